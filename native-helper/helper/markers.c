#include "markers.h"
#include "elf_notes.h"
#include "placement.h"
#include "text.h"
#include <cjson/cJSON.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The file's strings are whatever its author wrote; JSON takes UTF-8 only. */
static void add_string(cJSON *object, const char *name, const char *value)
{
    struct text t = {0};
    text_append(&t, value, utf8_prefix(value, strlen(value)));
    cJSON_AddStringToObject(object, name, t.data);
    text_free(&t);
}

static void add_address(cJSON *object, const char *name, uint64_t value)
{
    char text[32];
    snprintf(text, sizeof text, "0x%" PRIx64, value); /* JSON numbers are exact to 2^53 only */
    cJSON_AddStringToObject(object, name, text);
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

static void add_place(cJSON *object, const struct places *p, uint64_t pc)
{
    static const char *const words[] = { [PLACE_JMP] = "jump", [PLACE_INT3] = "trap", [PLACE_NOT] = "refused" };
    for (size_t i = 0; i < p->count; i++)
        if (p->items[i].pc == pc) {
            cJSON_AddStringToObject(object, "arming", words[p->items[i].kind]);
            if (p->items[i].reason)
                cJSON_AddStringToObject(object, "why", p->items[i].reason);
            return;
        }
}

struct listing { cJSON *markers; struct places places; };

static bool add_marker(void *context, const struct elf_marker *m)
{
    struct listing *l = context;
    cJSON *o = cJSON_CreateObject();
    add_string(o, "provider", m->provider);
    add_string(o, "name", m->name);
    add_string(o, "args", m->args);
    add_address(o, "pc", m->pc);
    if (m->semaphore)
        add_address(o, "semaphore", m->semaphore);
    add_place(o, &l->places, m->pc);
    cJSON_AddItemToArray(l->markers, o);
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
    cJSON *o = cJSON_CreateObject();
    add_string(o, "path", path);
    cJSON_AddStringToObject(o, "buildId", file.build_id);
    struct listing l = { .markers = cJSON_AddArrayToObject(o, "markers") };
    size_t count = 0;
    elf_markers(&file, count_marker, &count);
    l.places.items = must_alloc((count + 1) * sizeof *l.places.items);
    elf_markers(&file, collect_place, &l.places);
    if (l.places.count)
        placement_decide(&file, l.places.items, l.places.count);
    size_t malformed = elf_markers(&file, add_marker, &l);
    free(l.places.items);
    cJSON_AddNumberToObject(o, "malformed", (double)malformed);
    char *json = cJSON_Print(o);
    cJSON_Delete(o);
    elf_close(&file);
    if (!json)
        return 70;
    puts(json);
    free(json);
    return 0;
}
