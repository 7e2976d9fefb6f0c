#include "table.h"
#include "../helper/text.h"
#include <stdlib.h>
#include <string.h>

static struct table_entry *find(const struct table *t, uint64_t key)
{
    size_t i = (key * 0x9E3779B97F4A7C15u) >> 20 & (t->room - 1);
    while (t->entries[i].key && t->entries[i].key != key)
        i = (i + 1) & (t->room - 1);
    return &t->entries[i];
}

void *table_get(const struct table *t, uint64_t key) { return t->room ? find(t, key)->value : NULL; }

/* Removed entries keep their key with no value; growing leaves them behind. */
static void grow(struct table *t)
{
    struct table old = *t;
    size_t live = 0;
    for (size_t i = 0; i < old.room; i++)
        live += old.entries[i].value != NULL;
    t->room = 64;
    while (t->room < 4 * (live + 1))
        t->room *= 2;
    t->entries = must_alloc(t->room * sizeof *t->entries);
    memset(t->entries, 0, t->room * sizeof *t->entries);
    t->used = live;
    for (size_t i = 0; i < old.room; i++)
        if (old.entries[i].value)
            *find(t, old.entries[i].key) = old.entries[i];
    free(old.entries);
}

void table_put(struct table *t, uint64_t key, void *value)
{
    if (2 * (t->used + 1) > t->room)
        grow(t);
    struct table_entry *e = find(t, key);
    t->used += e->key == 0;
    *e = (struct table_entry){key, value};
}

void table_free(struct table *t)
{
    free(t->entries);
    *t = (struct table){0};
}

void *table_next(const struct table *t, size_t *at)
{
    while (*at < t->room) {
        void *value = t->entries[(*at)++].value;
        if (value)
            return value;
    }
    return NULL;
}
