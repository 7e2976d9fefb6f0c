/* The environment of the traced program: an array that owns its "NAME=value" strings. */
#ifndef TAPSET_HELPER_ENVIRONMENT_H
#define TAPSET_HELPER_ENVIRONMENT_H
#include "request.h"

struct environment {
    size_t count;
    char **entries; /* NULL-terminated */
};

/* A copy of `from` (as environ). */
struct environment environment_copy(char *const *from);
const char *environment_get(const struct environment *e, const char *name);
/* value NULL: removes the variable. */
void environment_set(struct environment *e, const char *name, const char *value);
void environment_apply(struct environment *e, const struct env_change *changes, size_t count);
/* Puts `agent` behind whatever the user preloads already. */
void environment_preload(struct environment *e, const char *agent);
void environment_free(struct environment *e);

#endif
