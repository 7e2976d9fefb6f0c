#include "markers.h"
#include "elf_notes.h"
#include "json.h"
#include "placement.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The file's strings are whatever its author wrote; JSON takes UTF-8 only. */
static void add_string(struct text *object, const char *name, const char *value)
{
    struct text t = {0};
    text_append(&t, value, utf8_prefix(value, strlen(value)));
    json_put_string(object, name, t.data);
    text_free(&t);
}

static void add_address(struct text *object, const char *name, uint64_t value)
{
    char text[32];
    snprintf(text, sizeof text, "0x%" PRIx64, value); /* JSON numbers are exact to 2^53 only */
    json_put_string(object, name, text);
}

/* What the agent would do at each place; only its memory near the text, and threads that run already, are not known beforehand. */
struct places { struct placement *items; size_t count; };

static bool count_marker(void *context, const struct elf_marker *m)
{
    ++*(size_t *)context;
    return true;
}

static bool collect_place(void *context, const struct elf_marker *m)
{
    struct places *p = context;
    for (size_t i = p->count; i > 0; i--)
        if (p->items[i - 1].pc == m->pc)
            return true;
    p->items[p->count++] = (struct placement){ .pc = m->pc };
    return true;
}

static void add_place(struct text *object, const struct places *p, uint64_t pc)
{
    static const char *const words[] = { [PLACE_JMP] = "jump", [PLACE_INT3] = "trap", [PLACE_NOT] = "refused" };
    for (size_t i = 0; i < p->count; i++)
        if (p->items[i].pc == pc) {
            json_put_string(object, "arming", words[p->items[i].kind]);
            if (p->items[i].reason)
                json_put_string(object, "why", p->items[i].reason);
            return;
        }
}

static void refuse_all(const struct places *p, const char *reason)
{
    for (size_t i = 0; i < p->count; i++) {
        p->items[i].kind = PLACE_NOT;
        p->items[i].reason = reason;
    }
}

struct listing { struct text out; struct places places; };

static bool add_marker(void *context, const struct elf_marker *m)
{
    struct listing *l = context;
    struct text *o = &l->out;
    json_begin(o);
    add_string(o, "provider", m->provider);
    add_string(o, "name", m->name);
    add_string(o, "args", m->args);
    add_address(o, "pc", m->pc);
    if (m->semaphore)
        add_address(o, "semaphore", m->semaphore);
    add_place(o, &l->places, m->pc);
    json_end(o);
    return true;
}

int markers_print(const char *path)
{
    struct elf_file file;
    const char *complaint = elf_open(&file, path);
    if (complaint) {
        fprintf(stderr, "tapset-helper: %s: %s\n", path, complaint);
        return 1;
    }
    struct listing l = {0};
    json_begin(&l.out);
    add_string(&l.out, "path", path);
    json_put_string(&l.out, "buildId", file.build_id);
    json_begin_array(&l.out, "markers");
    size_t count = 0;
    elf_markers(&file, count_marker, &count);
    l.places.items = must_alloc((count + 1) * sizeof *l.places.items);
    elf_markers(&file, collect_place, &l.places);
    if (file.narrow)
        refuse_all(&l.places, "it is in a 32-bit program, which the agent does not enter; kernel probes arm it");
    else if (l.places.count)
        placement_decide(&file, l.places.items, l.places.count);
    size_t malformed = elf_markers(&file, add_marker, &l);
    free(l.places.items);
    json_end_array(&l.out);
    json_put_number(&l.out, "malformed", (int64_t)malformed);
    json_end(&l.out);
    elf_close(&file);
    puts(l.out.data);
    text_free(&l.out);
    return 0;
}
