#include "text.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void out_of_memory(void)
{
    fputs("tapset-helper: out of memory\n", stderr);
    exit(70);
}

void *must_alloc(size_t size)
{
    void *p = calloc(1, size ? size : 1);
    if (!p)
        out_of_memory();
    return p;
}

char *must_copy(const char *string)
{
    size_t size = strlen(string) + 1;
    return memcpy(must_alloc(size), string, size);
}

static void reserve(struct text *t, size_t more)
{
    if (t->capacity - t->length > more)
        return;
    size_t capacity = t->capacity ? t->capacity : 256;
    while (capacity - t->length <= more)
        capacity *= 2;
    t->data = realloc(t->data, capacity);
    if (!t->data)
        out_of_memory();
    t->capacity = capacity;
}

void text_append(struct text *t, const char *bytes, size_t length)
{
    reserve(t, length);
    memcpy(t->data + t->length, bytes, length);
    t->length += length;
    t->data[t->length] = '\0';
}

void text_add(struct text *t, const char *string)
{
    text_append(t, string, strlen(string));
}

void text_printf(struct text *t, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    char none[1];
    int length = vsnprintf(none, 0, format, list);
    va_end(list);
    if (length < 0)
        return;
    reserve(t, (size_t)length);
    va_start(list, format);
    vsnprintf(t->data + t->length, (size_t)length + 1, format, list);
    va_end(list);
    t->length += (size_t)length;
}

void text_free(struct text *t)
{
    free(t->data);
    *t = (struct text){0};
}

/* Bytes of the well-formed character at `s`, 0 if there is none (Unicode, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF). */
static size_t character(const unsigned char *s, size_t length)
{
    if (s[0] < 0x80)
        return 1;
    size_t n = s[0] >= 0xC2 && s[0] <= 0xDF ? 2 : (s[0] & 0xF0) == 0xE0 ? 3 : s[0] >= 0xF0 && s[0] <= 0xF4 ? 4 : 0;
    if (n == 0 || n > length)
        return 0;
    unsigned char low = s[0] == 0xE0 ? 0xA0 : s[0] == 0xF0 ? 0x90 : 0x80, high = s[0] == 0xED ? 0x9F : s[0] == 0xF4 ? 0x8F : 0xBF;
    if (s[1] < low || s[1] > high)
        return 0;
    for (size_t i = 2; i < n; i++)
        if ((s[i] & 0xC0) != 0x80)
            return 0;
    return n;
}

size_t utf8_prefix(const char *bytes, size_t length)
{
    size_t at = 0, n;
    while (at < length && (n = character((const unsigned char *)bytes + at, length - at)) > 0)
        at += n;
    return at;
}

bool fail(struct failure *f, const char *code, const char *format, ...)
{
    va_list list;
    f->code = code;
    va_start(list, format);
    vsnprintf(f->message, sizeof f->message, format, list);
    va_end(list);
    f->message[utf8_prefix(f->message, strlen(f->message))] = '\0'; /* vsnprintf may have cut a character in two */
    return false;
}
