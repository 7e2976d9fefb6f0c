/* Growing text, and the outcome of an operation that can fail with a sentence for the user. */
#ifndef TAPSET_HELPER_TEXT_H
#define TAPSET_HELPER_TEXT_H
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

/* NUL-terminated at every moment; `data` is never NULL after the first append. Out of memory ends the helper. */
struct text {
    char *data;
    size_t length, capacity;
};
void text_append(struct text *t, const char *bytes, size_t length);
void text_add(struct text *t, const char *string);
void text_printf(struct text *t, const char *format, ...) __attribute__((format(printf, 2, 3)));
void text_free(struct text *t);

/* The length of the longest prefix of `bytes` that is UTF-8. */
size_t utf8_prefix(const char *bytes, size_t length);

/* malloc, strdup that end the helper instead of returning NULL. */
void *must_alloc(size_t size);
char *must_copy(const char *string);

/* Why something could not be done: `code` as in docs/helper-protocol.md, `message` what is wrong and what to do. */
struct failure {
    const char *code;
    char message[1024];
};
/* Fills in `f` and returns false, so that a caller can `return fail(...)`. */
bool fail(struct failure *f, const char *code, const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
