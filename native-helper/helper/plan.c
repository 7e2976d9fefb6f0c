#include "plan.h"
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static void add_field(struct text *out, const char *value)
{
    text_add(out, "\t");
    for (; *value; value++) {
        if (*value == '\t')
            text_add(out, "\\t");
        else if (*value == '\n')
            text_add(out, "\\n");
        else if (*value == '\\')
            text_add(out, "\\\\");
        else
            text_append(out, value, 1);
    }
}

static void add_slots(struct text *out, const struct probe_request *p)
{
    text_add(out, "\t");
    if (p->all_ints)
        text_add(out, "*");
    for (size_t i = 0; i < p->nslots; i++) {
        const struct slot_request *s = &p->slots[i];
        text_printf(out, s->kind == 'n' ? "%s%c%d:%d" : "%s%c%d", i ? "," : "", s->kind, s->arg, s->arg2);
    }
}

void plan_format(struct text *out, const struct launch_request *r, struct clock clock)
{
    text_printf(out, "tapset-plan\t1\nhz\t%" PRIu64 "\nclock\t%s\npython\t%s\npolicy\t%s\nroom\t%" PRIu64 "\n%s", clock.hz, clock.tsc ? "tsc" : "mono", r->python, r->policy, r->room, r->cpu ? "cpu\t1\n" : "");
    for (size_t i = 0; i < r->nprobes; i++) {
        text_printf(out, "probe\t%" PRIu32, r->probes[i].id);
        add_field(out, r->probes[i].path);
        add_field(out, r->probes[i].provider);
        add_field(out, r->probes[i].name);
        add_slots(out, &r->probes[i]);
        if (r->probes[i].when || r->probes[i].args)
            add_field(out, r->probes[i].when ? r->probes[i].when : "");
        if (r->probes[i].args)
            add_field(out, r->probes[i].args);
        text_add(out, "\n");
    }
}

static bool write_all(int fd, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t n = write(fd, bytes, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        bytes += n;
        length -= (size_t)n;
    }
    return true;
}

/* As long as this process lives the plan is locked: by that, programs that start later see that there is a session. The descriptor is never closed. */
static void add_session(struct text *out, int file)
{
    if (flock(file, LOCK_EX | LOCK_NB) == 0)
        text_printf(out, "session\t%ld\n", (long)getpid());
}

bool plan_write(const struct launch_request *r, struct clock clock, struct failure *f)
{
    struct text text = {0};
    bool ok = false;
    int file = -1, folder = -1;
    if (mkdir(r->recording, 0700) != 0 && errno != EEXIST)
        return fail(f, "cannot-record", "cannot make the recording's folder %s: %s", r->recording, strerror(errno));
    folder = open(r->recording, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) {
        fail(f, "cannot-record", "cannot open the recording's folder %s: %s", r->recording, strerror(errno));
        goto cleanup;
    }
    file = openat(folder, "plan", O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0) {
        if (errno == EEXIST)
            fail(f, "cannot-record", "there is a recording in %s already; name another folder", r->recording);
        else
            fail(f, "cannot-record", "cannot write the plan into %s: %s", r->recording, strerror(errno));
        goto cleanup;
    }
    plan_format(&text, r, clock);
    add_session(&text, file);
    ok = write_all(file, text.data, text.length);
    if (!ok) {
        fail(f, "cannot-record", "cannot write the plan into %s: %s", r->recording, strerror(errno));
        unlinkat(folder, "plan", 0);
    }
cleanup:
    text_free(&text);
    if (file >= 0 && !ok)
        close(file);
    if (folder >= 0)
        close(folder);
    return ok;
}
