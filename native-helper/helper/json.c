#include "json.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_DEPTH 32

/* ---- reading. `at` NULL: the text is malformed. */

struct reader { const char *at; unsigned depth; };

static void blanks(struct reader *r)
{
    while (r->at && *r->at && strchr(" \t\r\n", *r->at))
        r->at++;
}

static bool take(struct reader *r, const char *token)
{
    size_t length = strlen(token);
    if (!r->at || strncmp(r->at, token, length) != 0)
        return false;
    r->at += length;
    return true;
}

static void expect(struct reader *r, const char *token)
{
    blanks(r);
    if (!take(r, token))
        r->at = NULL;
}

static uint32_t hex4(struct reader *r)
{
    uint32_t v = 0;
    for (int i = 0; i < 4; i++) {
        char c = *r->at, lower = (char)(c | 32);
        int digit = c >= '0' && c <= '9' ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
        if (digit < 0) {
            r->at = NULL;
            return 0;
        }
        v = v << 4 | (uint32_t)digit;
        r->at++;
    }
    return v;
}

static void put_utf8(struct text *t, uint32_t c)
{
    char bytes[4];
    size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const uint8_t lead[5] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = n; i-- > 1; c >>= 6)
        bytes[i] = (char)(0x80 | (c & 0x3F));
    bytes[0] = (char)(lead[n] | c);
    text_append(t, bytes, n);
}

/* Behind "\u". Two escapes may make one character. */
static void unicode(struct reader *r, struct text *t)
{
    uint32_t c = hex4(r), low = 0;
    if (r->at && c >= 0xD800 && c < 0xDC00 && take(r, "\\u"))
        low = hex4(r);
    if (c >= 0xD800 && c < 0xE000) {
        if (!r->at || c >= 0xDC00 || low < 0xDC00 || low >= 0xE000) {
            r->at = NULL;
            return;
        }
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    }
    if (r->at)
        put_utf8(t, c);
}

static char *string(struct reader *r)
{
    static const char escapes[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    struct text t = {0};
    expect(r, "\"");
    text_add(&t, "");
    while (r->at && *r->at != '"') {
        size_t plain = strcspn(r->at, "\"\\");
        for (size_t i = 0; i < plain; i++)
            if ((unsigned char)r->at[i] < 0x20) {
                r->at = NULL;
                break;
            }
        if (!r->at)
            break;
        text_append(&t, r->at, plain);
        r->at += plain;
        if (*r->at == '\0') {
            r->at = NULL;
        } else if (*r->at == '\\') {
            const char *found = r->at[1] ? strchr(escapes, r->at[1]) : NULL;
            bool is_unicode = r->at[1] == 'u';
            r->at += found || is_unicode ? 2 : 0;
            if (found)
                text_append(&t, &meanings[found - escapes], 1);
            else if (is_unicode)
                unicode(r, &t);
            else
                r->at = NULL;
        }
    }
    if (r->at)
        r->at++;
    return t.data;
}

static void number(struct reader *r, struct json *v)
{
    const char *digits = r->at + (*r->at == '-');
    char *end;
    v->kind = JSON_NUMBER;
    if (*digits < '0' || *digits > '9' || (digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9') || (digits[0] == '0' && (digits[1] | 32) == 'x')) {
        r->at = NULL;
        return;
    }
    v->number = strtod(r->at, &end);
    r->at = isfinite(v->number) ? end : NULL;
}

static struct json *value(struct reader *r);

/* Behind the opening bracket. */
static void members(struct reader *r, struct json *v, const char *close)
{
    struct json **last = &v->child;
    bool is_object = v->kind == JSON_OBJECT;
    blanks(r);
    if (r->depth++ == MAX_DEPTH)
        r->at = NULL;
    bool more = !take(r, close);
    while (r->at && more) {
        char *name = is_object ? string(r) : NULL;
        if (is_object)
            expect(r, ":");
        struct json *member = value(r);
        member->name = name;
        *last = member;
        last = &member->next;
        blanks(r);
        more = take(r, ",");
        if (!more)
            expect(r, close);
    }
    r->depth--;
}

/* Never NULL: the caller frees what there is when all ends. */
static struct json *value(struct reader *r)
{
    struct json *v = must_alloc(sizeof *v);
    *v = (struct json){.kind = JSON_NULL};
    blanks(r);
    if (!r->at)
        return v;
    if (*r->at == '"') {
        v->kind = JSON_STRING;
        v->string = string(r);
    } else if (take(r, "{")) {
        v->kind = JSON_OBJECT;
        members(r, v, "}");
    } else if (take(r, "[")) {
        v->kind = JSON_ARRAY;
        members(r, v, "]");
    } else if (take(r, "true")) {
        v->kind = JSON_BOOL;
        v->truth = true;
    } else if (take(r, "false")) {
        v->kind = JSON_BOOL;
    } else if (!take(r, "null")) {
        number(r, v);
    }
    return v;
}

struct json *json_parse(const char *text)
{
    struct reader r = {text, 0};
    struct json *v = value(&r);
    blanks(&r);
    if (r.at && *r.at == '\0')
        return v;
    json_free(v);
    return NULL;
}

void json_free(struct json *v)
{
    while (v) {
        struct json *next = v->next;
        json_free(v->child);
        free(v->name);
        free(v->string);
        free(v);
        v = next;
    }
}

const struct json *json_get(const struct json *object, const char *name)
{
    if (json_is(object, JSON_OBJECT))
        for (const struct json *field = object->child; field; field = field->next)
            if (strcmp(field->name, name) == 0)
                return field;
    return NULL;
}

int json_count(const struct json *v)
{
    int n = 0;
    for (const struct json *member = v ? v->child : NULL; member; member = member->next)
        n++;
    return n;
}

/* ---- writing */

static void quoted(struct text *t, const char *s)
{
    text_add(t, "\"");
    for (; *s; s++) {
        if (*s == '"' || *s == '\\')
            text_add(t, "\\");
        if ((unsigned char)*s < 0x20)
            text_printf(t, "\\u%04x", *s);
        else
            text_append(t, s, 1);
    }
    text_add(t, "\"");
}

static void next(struct text *t, const char *name)
{
    if (t->length && !strchr("{[", t->data[t->length - 1]))
        text_add(t, ",");
    if (name) {
        quoted(t, name);
        text_add(t, ":");
    }
}

void json_begin(struct text *t)
{
    next(t, NULL);
    text_add(t, "{");
}

void json_end(struct text *t) { text_add(t, "}"); }

void json_begin_array(struct text *t, const char *name)
{
    next(t, name);
    text_add(t, "[");
}

void json_end_array(struct text *t) { text_add(t, "]"); }

void json_put_string(struct text *t, const char *name, const char *string_value)
{
    next(t, name);
    quoted(t, string_value);
}

void json_put_number(struct text *t, const char *name, int64_t number_value)
{
    next(t, name);
    text_printf(t, "%lld", (long long)number_value);
}

void json_put_bool(struct text *t, const char *name, bool truth)
{
    next(t, name);
    text_add(t, truth ? "true" : "false");
}
