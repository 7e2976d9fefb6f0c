#include "environment.h"
#include <stdlib.h>
#include <string.h>

struct environment environment_copy(char *const *from)
{
    struct environment e = {0};
    while (from[e.count])
        e.count++;
    e.entries = must_alloc((e.count + 1) * sizeof *e.entries);
    for (size_t i = 0; i < e.count; i++)
        e.entries[i] = must_copy(from[i]);
    return e;
}

static size_t find(const struct environment *e, const char *name)
{
    size_t length = strlen(name), i = 0;
    while (i < e->count && !(strncmp(e->entries[i], name, length) == 0 && e->entries[i][length] == '='))
        i++;
    return i;
}

const char *environment_get(const struct environment *e, const char *name)
{
    size_t i = find(e, name);
    return i < e->count ? e->entries[i] + strlen(name) + 1 : NULL;
}

static void remove_all(struct environment *e, const char *name)
{
    size_t i;
    while ((i = find(e, name)) < e->count) {
        free(e->entries[i]);
        memmove(e->entries + i, e->entries + i + 1, (e->count - i) * sizeof *e->entries);
        e->count--;
    }
}

void environment_set(struct environment *e, const char *name, const char *value)
{
    struct text entry = {0};
    if (value) /* before the removal: `value` may point into the entry */
        text_printf(&entry, "%s=%s", name, value);
    remove_all(e, name);
    if (!value)
        return;
    char **entries = must_alloc((e->count + 2) * sizeof *entries);
    memcpy(entries, e->entries, e->count * sizeof *entries);
    entries[e->count++] = entry.data;
    free(e->entries);
    e->entries = entries;
}

void environment_apply(struct environment *e, const struct env_change *changes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        environment_set(e, changes[i].name, changes[i].value);
}

void environment_preload(struct environment *e, const char *agent)
{
    const char *own = environment_get(e, "LD_PRELOAD");
    struct text list = {0};
    if (own && *own)
        text_printf(&list, "%s:", own);
    text_add(&list, agent);
    environment_set(e, "LD_PRELOAD", list.data);
    text_free(&list);
}

void environment_free(struct environment *e)
{
    for (size_t i = 0; i < e->count; i++)
        free(e->entries[i]);
    free(e->entries);
    *e = (struct environment){0};
}
