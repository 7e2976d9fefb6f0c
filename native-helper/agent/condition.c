#include "condition.h"
#include <string.h>

static bool small(const char **at, uint8_t *value)
{
    unsigned v = 0;
    const char *first = *at;
    for (; **at >= '0' && **at <= '9' && v < 256; (*at)++)
        v = v * 10 + (unsigned)(**at - '0');
    *value = (uint8_t)v;
    return *at != first && v > 0 && v < 256;
}

static bool whole(const char **at, int64_t *value)
{
    bool negative = **at == '-';
    const char *first = *at += negative;
    uint64_t v = 0, most = (uint64_t)INT64_MAX + negative;
    for (; **at >= '0' && **at <= '9'; (*at)++) {
        if (__builtin_mul_overflow(v, 10u, &v) || __builtin_add_overflow(v, (uint64_t)(**at - '0'), &v) || v > most)
            return false;
    }
    *value = (int64_t)(negative ? 0 - v : v);
    return *at != first;
}

static int digit(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

/* A string of the language holds no NUL. */
static bool bytes(const char **at, struct condition *c)
{
    for (; digit(**at) >= 0; *at += 2) {
        int high = digit((*at)[0]), low = digit((*at)[1]);
        if (low < 0 || high + low == 0 || c->size == CONDITION_TEXT_MAX)
            return false;
        c->text[c->size++] = (uint8_t)(high << 4 | low);
    }
    return true;
}

static bool one(const char **at, struct condition *c)
{
    memset(c, 0, sizeof *c);
    c->subject = (uint8_t)*(*at);
    if (!c->subject || !strchr("isnpt", c->subject))
        return false;
    (*at)++;
    if (condition_of_argument(c) && !small(at, &c->arg))
        return false;
    if (c->subject == CONDITION_STRN && (*(*at)++ != ':' || !small(at, &c->length_arg)))
        return false;
    c->operator = (uint8_t)**at;
    if (!c->operator || !strchr(condition_of_text(c) ? "=!^~" : "=!<>{}", c->operator))
        return false;
    (*at)++;
    return condition_of_text(c) ? bytes(at, c) : whole(at, &c->number);
}

bool conditions_parse(const char *text, struct conditions *c)
{
    for (c->count = 0; c->count < CONDITIONS_MAX;) {
        struct condition *item = &c->items[c->count++];
        if (!one(&text, item))
            return false;
        item->last = *text != '&';
        if (*text == 0)
            return true;
        if (*text != '&' && *text != '|')
            return false;
        text++;
    }
    return false;
}
