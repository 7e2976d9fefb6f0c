/* Conditions on a hit: what a script decides by comparing arguments with constants is decided where the marker is hit, so that a discarded event never leaves the thread.
 * They stand in the plan as text: alternatives separated by '|', each of conditions separated by '&', all of which must hold. One condition is
 *     i3>1000        argument 3: = ! < > { }  for  == != < > <= >=, and a decimal number
 *     s1=6d61696e    the string at argument 1, or n1:2= of the length that argument 2 gives: = ! ^ ~  for  equal, unequal, begins with, does not begin with, and the bytes in hexadecimal digits
 *     p!42, t=42     process and thread
 * What cannot be decided (an unreadable string, an argument that a site does not have) counts as true: the script decides again what it gets. Shared by agent and helper. */
#ifndef TAPSET_CONDITION_H
#define TAPSET_CONDITION_H
#include <stdbool.h>
#include <stdint.h>

#define CONDITIONS_MAX 16u
#define CONDITION_TEXT_MAX 64u

enum condition_subject { CONDITION_INT = 'i', CONDITION_STRING = 's', CONDITION_STRN = 'n', CONDITION_PROCESS = 'p', CONDITION_THREAD = 't' };
enum condition_operator {
    CONDITION_EQUAL = '=', CONDITION_UNEQUAL = '!', CONDITION_LESS = '<', CONDITION_GREATER = '>', CONDITION_AT_MOST = '{', CONDITION_AT_LEAST = '}',
    CONDITION_BEGINS = '^', CONDITION_BEGINS_NOT = '~',
};

struct condition {
    uint8_t subject, operator; /* as above */
    uint8_t arg, length_arg;   /* from 1; length_arg of CONDITION_STRN */
    bool last;                 /* of its alternative */
    uint8_t size;              /* bytes of text */
    int64_t number;            /* what integers are compared with */
    uint8_t text[CONDITION_TEXT_MAX]; /* what strings are compared with; zeros behind it */
};

struct conditions {
    uint32_t count;
    struct condition items[CONDITIONS_MAX];
};

/* False: this is no such text, or it says more than fits. */
bool conditions_parse(const char *text, struct conditions *c);

static inline bool condition_of_text(const struct condition *c) { return c->subject == CONDITION_STRING || c->subject == CONDITION_STRN; }
static inline bool condition_of_argument(const struct condition *c) { return c->subject == CONDITION_INT || condition_of_text(c); }
static inline bool condition_negative(const struct condition *c) { return c->operator == CONDITION_UNEQUAL || c->operator == CONDITION_BEGINS_NOT; }

#endif
