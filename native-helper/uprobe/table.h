/* Numbers (not 0) to pointers. */
#ifndef TAPSET_UPROBE_TABLE_H
#define TAPSET_UPROBE_TABLE_H
#include <stddef.h>
#include <stdint.h>

struct table { struct table_entry { uint64_t key; void *value; } *entries; size_t used, room; };

void *table_get(const struct table *t, uint64_t key);
/* NULL removes. */
void table_put(struct table *t, uint64_t key, void *value);
void table_free(struct table *t);
/* Steps through the values: *at from 0; NULL at the end. What was got may be removed meanwhile, nothing added. */
void *table_next(const struct table *t, size_t *at);

#endif
