/* Argument texts, as found in real files and as the assembler could write them, against what they mean. */
#include "check.h"
#include "fuzz.h"
#include "operands.h"
#include "operand_cases.h"
#include <inttypes.h>
#include <string.h>

static void describe(const struct operand *o, char *out, size_t size)
{
    switch (o->kind) {
    case OPERAND_REGISTER: snprintf(out, size, "%d reg %u>>%u", o->size, o->reg, o->shift); break;
    case OPERAND_CONSTANT: snprintf(out, size, "%d const %" PRId64, o->size, o->value); break;
    case OPERAND_MEMORY: snprintf(out, size, "%d mem %" PRId64 "+%d+%d*%u", o->size, o->value, (int8_t)o->reg, (int8_t)o->index, o->scale); if (o->narrow) strcat(out, " narrow"); break;
    case OPERAND_SYMBOL: snprintf(out, size, "%d sym %s+%" PRId64, o->size, o->symbol, o->value); if (o->narrow) snprintf(out + strlen(out), size - strlen(out), " from the table at %u", o->reg); break;
    default: snprintf(out, size, "refused: %s", o->reason); break;
    }
    for (unsigned i = 0; o->kind != OPERAND_REFUSED && i < o->nsteps; i++)
        snprintf(out + strlen(out), size - strlen(out), " -> %d at %d", o->steps[i].size, o->steps[i].offset);
}

int main(void)
{
    struct operand operands[OPERANDS_MAX];
    for (size_t t = 0; t < sizeof operand_cases / sizeof *operand_cases; t++) {
        char meaning[2048] = "", one[256];
        int n = operands_parse(operand_cases[t].text, operands);
        for (int i = 0; i < n; i++) {
            describe(&operands[i], one, sizeof one);
            strcat(strcat(meaning, i ? "|" : ""), one);
        }
        CHECK(strcmp(meaning, operand_cases[t].meaning) == 0, "\"%s\"\n  gives   %s\n  expects %s", operand_cases[t].text, meaning, operand_cases[t].meaning);
    }
    CHECK(operands_parse("-", operands) == 1 && operands[0].kind == OPERAND_REFUSED && operands[0].reason == OPERAND_ABSENT, "an absent argument");
    CHECK(operands_parse("8@4(-)", operands) == 1 && operands[0].reason == OPERAND_ABSENT, "behind an absent argument");
    CHECK(operands_parse("0@4(8@x)", operands) == 1 && operands[0].kind == OPERAND_SYMBOL && operands[0].nsteps == 1 && operands[0].steps[0].size == 0, "an address");
    CHECK(operands_parse("0@x", operands) == 1 && operands[0].kind == OPERAND_REFUSED, "no size");
    CHECK(operands_parse("0@.image+16", operands) == 1 && operands[0].kind == OPERAND_SYMBOL && operands[0].size == 0 && operands[0].value == 16, "the address of a variable");
    char all[128];
    size_t length = operands_join(all, sizeof all, " 8@%rdi  -4@-8( %rbp )", "8@8(#1) 4@0(8@0(#2)) 1@2(#7)", 3);
    CHECK(length == strlen(all) && strcmp(all, "8@%rdi -4@-8( %rbp ) - 8@8(8@%rdi) 4@0(8@0(-4@-8( %rbp ))) 1@2(-)") == 0, "joined: %s", all);
    CHECK(operands_join(all, 10, "8@%rdi", "8@8(#1)", 3) == strlen("8@%rdi - - 8@8(8@%rdi)") && strcmp(all, "8@%rdi - ") == 0, "cut: %s", all);
    char many[5 * (OPERANDS_MAX + 2) + 1] = "";
    for (int i = 0; i < OPERANDS_MAX + 2; i++)
        strcat(many, "4@x ");
    CHECK(operands_parse(many, operands) == OPERANDS_MAX, "too many arguments are cut off");
    CHECK(operand_extend(0xFFFF, 1) == 0xFF && operand_extend(0xFFFF, -1) == UINT64_MAX && operand_extend(0x180000000, -4) == 0xFFFFFFFF80000000 && operand_extend(0x180000000, 4) == 0x80000000, "extension");
    /* any bytes at all: must end, must not read outside (run with sanitizers) */
    static const char letters[] = OPERAND_LETTERS;
    for (unsigned round = 0, rounds = fuzz_rounds(200000); round < rounds; round++) {
        char text[40];
        size_t n = 0;
        for (; n < sizeof text - 1; n++)
            text[n] = fuzz_next(97) == 0 ? (char)fuzz_next(256) : letters[fuzz_next(sizeof letters - 1)];
        text[n] = 0;
        operands_parse(text, operands);
    }
    return CHECK_RESULT();
}
