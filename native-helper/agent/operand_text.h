/* Pieces of an operand's text, for the parser (operands.c) and the processor's part of it (operand_place.c). Each reads at `at` and goes on behind what it took; nothing is read from `end` on. */
#ifndef TAPSET_OPERAND_TEXT_H
#define TAPSET_OPERAND_TEXT_H
#include "operands.h"

/* Blanks separate arguments, but not inside brackets: the assembler allows "8@4(%rax, %rbx, 8)" and "8@[sp, 12]". */
struct cursor { const char *at, *end; };

bool operand_accept(struct cursor *c, char wanted);
void operand_blanks(struct cursor *c);
bool operand_digit(char c);
/* Decimal or 0x…, with a sign or without. */
bool operand_number(struct cursor *c, int64_t *value);

/* These give NULL, or a static sentence saying what is wrong. */

/* "INNER)" behind "SIZE@OFFSET(". */
const char *operand_nested(struct cursor *c, struct operand *o);
/* "name" or "name+8": becomes an OPERAND_SYMBOL. */
const char *operand_symbol(struct cursor *c, struct operand *o);

/* ---- the processor's part */

/* What follows the '@'. */
const char *operand_place(struct cursor *c, struct operand *o);
/* True where a place begins without a size in front. */
bool operand_has_no_size(const struct cursor *c);

#endif
