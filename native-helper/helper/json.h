/* JSON, as much as the control protocol needs: a tree of what was read, and objects written field by field. Nothing in what is read is trusted. */
#ifndef TAPSET_HELPER_JSON_H
#define TAPSET_HELPER_JSON_H
#include "text.h"
#include <stdint.h>

enum json_kind { JSON_NULL, JSON_BOOL, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json {
    enum json_kind kind;
    bool truth;         /* BOOL */
    double number;      /* NUMBER */
    char *string;       /* STRING; ends at the first NUL */
    char *name;         /* of a field, else NULL */
    struct json *child; /* first element or field */
    struct json *next;
};

/* The whole of a NUL-terminated text must be one value. NULL: it is not. */
struct json *json_parse(const char *text);
void json_free(struct json *value);

/* The first field of that name; NULL: none, or not an object. */
const struct json *json_get(const struct json *object, const char *name);
/* Elements or fields; 0 for everything else. */
int json_count(const struct json *value);
static inline bool json_is(const struct json *value, enum json_kind kind) { return value && value->kind == kind; }

/* Writing: json_begin(), fields, json_end(). `name` NULL in an array. */
void json_begin(struct text *t);
void json_end(struct text *t);
void json_begin_array(struct text *t, const char *name);
void json_end_array(struct text *t);
void json_put_string(struct text *t, const char *name, const char *value); /* UTF-8 */
void json_put_number(struct text *t, const char *name, int64_t value);
void json_put_bool(struct text *t, const char *name, bool value);

#endif
