/* tapset-dump DIR: a recording as text, for tests and for people who debug the agent.
 * One line for each definition and each event, process by process; strings are resolved through the logs of the parents. */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <tapset/format.h>
#include <unistd.h>

struct file { const uint8_t *data; size_t size; const struct tapset_file_header *header; size_t committed; };

static bool with_addresses;
static struct file map(const char *path)
{
    struct file f = { 0 };
    int fd = open(path, O_RDONLY);
    struct stat st;
    if (fd < 0 || fstat(fd, &st) != 0 || st.st_size < (off_t)TAPSET_HEADER_SIZE) {
        fprintf(stderr, "tapset-dump: %s: unreadable or without a whole header\n", path);
        exit(1);
    }
    f.size = (size_t)st.st_size;
    f.data = mmap(NULL, f.size, PROT_READ, MAP_SHARED, fd, 0);
    close(fd);
    f.header = (const void *)f.data;
    f.committed = f.header->committed < f.size - TAPSET_HEADER_SIZE ? f.header->committed : f.size - TAPSET_HEADER_SIZE;
    return f;
}

/* ---- what the logs define, by (START, id) */

struct image {
    uint64_t start, parent_start, inherited;
    uint32_t pid;
    struct file log;
};
static struct image *images;
static size_t nimages;

static struct image *image_of(uint64_t start)
{
    for (size_t i = 0; i < nimages; i++)
        if (images[i].start == start)
            return &images[i];
    return NULL;
}

/* The first record of that type and id (the u32 behind the head) in the log or, before `inherited`, in the parents' logs. */
static const struct tapset_record *define(const struct image *m, uint16_t type, uint32_t id)
{
    size_t limit = m ? m->log.committed : 0;
    while (m) {
        const uint8_t *at = m->log.data + TAPSET_HEADER_SIZE, *end = at + limit;
        while (at + sizeof(struct tapset_record) <= end) {
            const struct tapset_record *r = (const void *)at;
            uint32_t first;
            if (r->size < sizeof *r || r->size > (size_t)(end - at))
                break;
            memcpy(&first, r + 1, 4);
            if (r->type == type && first == id)
                return r;
            at += r->size;
        }
        limit = m->inherited;
        m = m->parent_start ? image_of(m->parent_start) : NULL;
    }
    return NULL;
}

/* Strings are looked up often: a table per image, made at first use. */
struct strings { uint64_t start; uint32_t count; const struct tapset_string **by_id; };
static struct strings table;

static const struct tapset_string *string(const struct image *m, uint32_t id)
{
    if (table.start != m->start) {
        free(table.by_id);
        table = (struct strings){ .start = m->start, .count = 0 };
        table.by_id = NULL;
        size_t limit = m->log.committed;
        for (const struct image *i = m; i; limit = i->inherited, i = i->parent_start ? image_of(i->parent_start) : NULL) {
            const uint8_t *at = i->log.data + TAPSET_HEADER_SIZE, *end = at + limit;
            for (const struct tapset_record *r; at + sizeof *r <= end; at += r->size) {
                r = (const void *)at;
                if (r->size < sizeof *r || r->size > (size_t)(end - at))
                    break;
                const struct tapset_string *s = (const void *)r;
                if (r->type != TAPSET_STRING || s->id > 10000000)
                    continue;
                if (s->id >= table.count) {
                    uint32_t bigger = s->id * 2 + 64;
                    table.by_id = realloc(table.by_id, bigger * sizeof *table.by_id);
                    memset(table.by_id + table.count, 0, (bigger - table.count) * sizeof *table.by_id);
                    table.count = bigger;
                }
                if (!table.by_id[s->id])
                    table.by_id[s->id] = s;
            }
        }
    }
    return id < table.count ? table.by_id[id] : NULL;
}

static void print_string(const struct image *m, uint64_t id)
{
    if (id == TAPSET_STRING_NULL) {
        printf("NULL");
    } else if (id == TAPSET_STRING_UNREADABLE) {
        printf("UNREADABLE");
    } else {
        const struct tapset_string *s = string(m, (uint32_t)id);
        if (s)
            printf("\"%.*s\"", (int)s->length, (const char *)(s + 1));
        else
            printf("<string %" PRIu64 " undefined>", id);
    }
}

static void print_stack(const struct image *m, uint64_t id)
{
    const struct tapset_string *s = string(m, (uint32_t)id);
    const uint64_t *addresses = (const void *)(s + 1);
    for (size_t i = 0; s && i < s->length / 8; i++)
        printf("%s%" PRIx64, i ? " " : "", addresses[i]);
}

static const char *next(const char **text)
{
    const char *t = *text;
    *text += strlen(t) + 1;
    return t;
}

static void print_log(const struct image *m)
{
    static const char *const hows[] = { "?", "jmp", "int3", "hook", "refused", "uprobe" };
    const uint8_t *at = m->log.data + TAPSET_HEADER_SIZE, *end = at + m->log.committed;
    printf("log pid=%u start=%016" PRIx64 " state=%u\n", m->pid, m->start, m->log.header->state);
    for (const struct tapset_record *r; at + sizeof *r <= end; at += r->size) {
        r = (const void *)at;
        if (r->size < sizeof *r || r->size > (size_t)(end - at))
            break;
        switch (r->type) {
        case TAPSET_PROCESS: {
            const struct tapset_process *p = (const void *)r;
            const char *t = (const char *)(p + 1);
            printf("process pid=%u ppid=%u kind=%u parent=%016" PRIx64 " inherited=%" PRIu64 " uid=%u gid=%u", p->pid, p->ppid, p->kind, p->parent_start, p->inherited, p->uid, p->gid);
            printf(" exe=%s", next(&t));
            printf(" comm=%s", next(&t));
            printf(" cmd=[%s]", next(&t));
            printf(" cwd=%s\n", next(&t));
            break;
        }
        case TAPSET_MODULE: {
            const struct tapset_module *o = (const void *)r;
            const char *t = (const char *)(o + 1);
            printf("module %u bias=%" PRIx64 " path=%s", o->id, o->bias, next(&t));
            printf(" build=%s\n", next(&t));
            break;
        }
        case TAPSET_SITE: {
            const struct tapset_site *s = (const void *)r;
            const char *t = (const char *)(s->slots + s->nslots);
            printf("site %u probe=%u module=%u how=%s ", s->id, s->probe, s->module, hows[s->how < 6 ? s->how : 0]);
            if (with_addresses)
                printf("at=%" PRIx64 " ", s->address);
            printf("slots=");
            for (uint32_t i = 0; i < s->nslots; i++)
                printf("%s%c%u/%d", i ? "," : "", "?isnfu"[s->slots[i].kind < 6 ? s->slots[i].kind : 0], s->slots[i].arg, s->slots[i].size);
            printf(" %s", next(&t));
            printf(":%s", next(&t));
            printf(" args=[%s]", next(&t));
            printf(" reason=[%s]\n", next(&t));
            break;
        }
        case TAPSET_STRING: {
            const struct tapset_string *s = (const void *)r;
            printf("string %u \"%.*s\"\n", s->id, (int)s->length, (const char *)(s + 1));
            break;
        }
        case TAPSET_FRAME: {
            const struct tapset_frame *f = (const void *)r;
            printf("frame %u file=%u function=%u qualified=%u line=%u\n", f->id, f->file, f->function, f->qualified, f->first_line);
            break;
        }
        case TAPSET_CLOCK: {
            const struct tapset_clock *c = (const void *)r;
            printf("clock ticks=%" PRIu64 " mono=%" PRIu64 " hz=%" PRIu64 "\n", c->ticks, c->mono_ns, c->hz);
            break;
        }
        case TAPSET_NOTE:
            printf("note %u %s\n", ((const struct tapset_note *)r)->severity, (const char *)r + sizeof(struct tapset_note));
            break;
        case TAPSET_EXIT:
            printf("exit reason=%u\n", ((const struct tapset_exit *)r)->reason);
            break;
        case TAPSET_FORK: {
            const struct tapset_fork *f = (const void *)r;
            printf("fork tid=%u number=%u committed=%" PRIu64 "\n", f->tid, f->number, f->committed);
            break;
        }
        default:
            printf("record of unknown type %u\n", r->type);
        }
    }
}

/* The site of an id: cached, since events of one site follow each other. */
static const struct tapset_site *site_of(const struct image *m, uint32_t id)
{
    static struct { uint64_t start; const struct tapset_site *site; } cache[4096];
    if (id >= 4096)
        return (const void *)define(m, TAPSET_SITE, id);
    if (cache[id].start != m->start) {
        cache[id].start = m->start;
        cache[id].site = (const void *)define(m, TAPSET_SITE, id);
    }
    return cache[id].site;
}

static void print_stream(const struct file *f)
{
    const struct image *m = image_of(f->header->start);
    const uint8_t *at = f->data + TAPSET_HEADER_SIZE, *end = at + f->committed;
    printf("stream pid=%u tid=%u comm=%.16s state=%u lost=%" PRIu64 " committed=%zu waited=%" PRIu64 "\n", f->header->pid, f->header->tid, f->header->comm, f->header->state, f->header->lost, f->committed, f->header->waited_ns);
    uint64_t before = 0;
    if (f->header->first && f->header->first <= f->committed) {
        printf("LOST %" PRIu64 " overwritten\n", f->header->overwritten);
        at += f->header->first;
    }
    for (const struct tapset_event *e; at + sizeof *e <= end; at += e->size) {
        e = (const void *)at;
        if (e->size < sizeof *e || e->size % 8 || e->size > (size_t)(end - at)) {
            printf("CORRUPT record at %zu\n", (size_t)(at - f->data));
            break;
        }
        if (e->ticks < before)
            printf("BACKWARDS in time\n");
        before = e->ticks;
        if (e->site == TAPSET_SITE_LOST) {
            printf("LOST %" PRIu64 "\n", e->slots[0]);
            continue;
        }
        const struct tapset_site *s = m ? site_of(m, e->site) : NULL;
        if (!s) {
            printf("event of undefined site %u\n", e->site);
            continue;
        }
        const char *text = (const char *)(s->slots + s->nslots);
        const char *provider = next(&text);
        printf("%s:%s#%u(", provider, next(&text), s->probe);
        for (uint32_t i = 0; i < (e->size - sizeof *e) / 8; i++) {
            if (i)
                printf(", ");
            if (i < s->nslots && (s->slots[i].kind == TAPSET_SLOT_STRING || s->slots[i].kind == TAPSET_SLOT_STRN))
                print_string(m, e->slots[i]);
            else if (i < s->nslots && s->slots[i].kind == TAPSET_SLOT_STACK)
                print_stack(m, e->slots[i]);
            else if (i < s->nslots && s->slots[i].kind == TAPSET_SLOT_FRAME)
                printf("frame %u", (uint32_t)e->slots[i]);
            else if (e->flags & TAPSET_FAULT && e->slots[i] == TAPSET_INT_UNREADABLE)
                printf("UNREADABLE");
            else if (i < s->nslots && s->slots[i].size > 0)
                printf("%" PRIu64, e->slots[i]);
            else
                printf("%" PRId64, (int64_t)e->slots[i]);
        }
        printf(")%s%s%s%s\n", e->flags & TAPSET_FAULT ? " FAULT" : "", e->flags & TAPSET_UNWOUND ? " UNWOUND" : "", e->flags & TAPSET_RESUME ? " RESUME" : "", e->flags & TAPSET_YIELD ? " YIELD" : "");
    }
    if (!m)
        printf("stream WITHOUT LOG\n");
}

int main(int argc, char **argv)
{
    struct dirent **names;
    with_addresses = argc == 3 && strcmp(argv[2], "--addresses") == 0;
    if (argc != 2 + with_addresses || chdir(argv[1]) != 0) {
        fprintf(stderr, "usage: tapset-dump RECORDING\n");
        return 2;
    }
    int n = scandir(".", &names, NULL, alphasort);
    images = calloc((size_t)(n > 0 ? n : 0) + 1, sizeof *images);
    for (int i = 0; i < n; i++) {
        if (names[i]->d_name[0] != 'p' || !strstr(names[i]->d_name, ".log"))
            continue;
        struct image *m = &images[nimages++];
        m->log = map(names[i]->d_name);
        m->start = m->log.header->start;
        m->pid = m->log.header->pid;
        const struct tapset_process *p = (const void *)(m->log.data + TAPSET_HEADER_SIZE);
        if (m->log.committed >= sizeof *p && p->r.type == TAPSET_PROCESS) {
            m->parent_start = p->parent_start;
            m->inherited = p->inherited;
        }
    }
    for (size_t i = 0; i < nimages; i++)
        print_log(&images[i]);
    for (int i = 0; i < n; i++)
        if (strstr(names[i]->d_name, ".stream")) {
            struct file f = map(names[i]->d_name);
            print_stream(&f);
            munmap((void *)f.data, f.size);
        }
    return 0;
}
