/* Argument texts, as found in real files and as the assembler could write them, against what they mean. */
#include "check.h"
#include "operands.h"
#include <inttypes.h>
#include <string.h>

static void describe(const struct operand *o, char *out, size_t size)
{
    switch (o->kind) {
    case OPERAND_REGISTER: snprintf(out, size, "%d reg %u>>%u", o->size, o->reg, o->shift); break;
    case OPERAND_CONSTANT: snprintf(out, size, "%d const %" PRId64, o->size, o->value); break;
    case OPERAND_MEMORY: snprintf(out, size, "%d mem %" PRId64 "+%d+%d*%u", o->size, o->value, (int8_t)o->reg, (int8_t)o->index, o->scale); break;
    case OPERAND_SYMBOL: snprintf(out, size, "%d sym %s+%" PRId64, o->size, o->symbol, o->value); break;
    default: snprintf(out, size, "refused: %s", o->reason); break;
    }
    for (unsigned i = 0; o->kind != OPERAND_REFUSED && i < o->nsteps; i++)
        snprintf(out + strlen(out), size - strlen(out), " -> %d at %d", o->steps[i].size, o->steps[i].offset);
}

static const struct { const char *text, *meaning; } table[] = {
    { "", "" },
    { "   ", "" },
    { "8@%rbp", "8 reg 5>>0" },
    { "8@%rbp 8@%r12 -4@%eax", "8 reg 5>>0|8 reg 12>>0|-4 reg 0>>0" },
    { "1@%dil -1@%r15b 2@%ax -2@%r9w 4@%r8d -8@%rsp", "1 reg 7>>0|-1 reg 15>>0|2 reg 0>>0|-2 reg 9>>0|4 reg 8>>0|-8 reg 4>>0" },
    { "1@%ah 1@%bh -1@%ch 1@%dh 1@%cl 1@%spl", "1 reg 0>>8|1 reg 3>>8|-1 reg 1>>8|1 reg 2>>8|1 reg 1>>0|1 reg 4>>0" },
    { "-4@112(%rsp)", "-4 mem 112+4+-1*1" },
    { "8@(%r12) 4@0(%r13) -4@-144(%rbp)", "8 mem 0+12+-1*1|4 mem 0+13+-1*1|-4 mem -144+5+-1*1" },
    { "8@16(%rax,%rbx,8) 4@(%rcx,%r9,4) 8@-8(,%rdx,8) 8@0x10(%rax,%rbx)", "8 mem 16+0+3*8|4 mem 0+1+9*4|8 mem -8+-1+2*8|8 mem 16+0+3*1" },
    { "8@4(%rax, %rbx, 8) 1@%al", "8 mem 4+0+3*8|1 reg 0>>0" },
    { "-4@$-1 4@$42 8@$-140737488355328 4@$0xff", "-4 const -1|4 const 42|8 const -140737488355328|4 const 255" },
    { "8@$18446744073709551615", "8 const -1" },
    { "8@$18446744073709551616", "refused: constant is not a number" },
    { "-4@NBuffers(%rip) -4@40+CheckpointStats(%rip)", "-4 sym NBuffers+0|-4 sym CheckpointStats+40" },
    { "8@stderr@GLIBC_2.2.5(%rip)", "refused: rubbish behind the operand" },
    { "4@table.0+8(%rip) 4@-4+x(%rip) 8@plain_symbol", "4 sym table.0+8|4 sym x+-4|8 sym plain_symbol+0" },
    { "8f@%xmm0 4f@8(%rsp) 8@%xmm1", "refused: floating-point value|refused: floating-point value|refused: value in a floating-point register" },
    { "%rax $5 8(%rsp)", "8 reg 0>>0|8 const 5|refused: no @ after the size" },
    { "3@%rax 16@%rax 0@%rax", "refused: size is not 1, 2, 4 or 8|refused: size is not 1, 2, 4 or 8|refused: size is not 1, 2, 4 or 8" },
    { "8@%eax 8@4(%eax) 8@%nonsense 8@%r16", "8 reg 0>>0|refused: base register is not 64 bits wide|refused: unknown register|refused: unknown register" },
    { "8@(%rax,%rsp,8) 8@(%rax,%rbx,3) 8@() 8@(%rax", "refused: unusable index register|refused: scale is not 1, 2, 4 or 8|refused: no register in the parentheses|refused: missing )" },
    { "-4@16(8@8(%rdi)) 8@(8@%rsi) 1@-3(8@0(8@(8@%rax)))", "8 mem 8+7+-1*1 -> -4 at 16|8 reg 6>>0 -> 8 at 0|8 reg 0>>0 -> 8 at 0 -> 8 at 0 -> 1 at -3" },
    { "8@(8@(8@(8@(8@(8@%rax))))) 8@1(7@%rax) 8@99999999999(8@%rax) 8@(8@%rax 8@%rbx", "refused: too many steps, or too long ones|refused: size is not 1, 2, 4 or 8|refused: too many steps, or too long ones|refused: missing )" },
    { "8@ 8 @ 8@12 8@%rax) 8@x(%rbx)", "refused: not understood|refused: no @ after the size|refused: no size before @|refused: bare number|refused: rubbish behind the operand|refused: symbol relative to a register" },
};

int main(void)
{
    struct operand operands[OPERANDS_MAX];
    for (size_t t = 0; t < sizeof table / sizeof *table; t++) {
        char meaning[2048] = "", one[256];
        int n = operands_parse(table[t].text, operands);
        for (int i = 0; i < n; i++) {
            describe(&operands[i], one, sizeof one);
            strcat(strcat(meaning, i ? "|" : ""), one);
        }
        CHECK(strcmp(meaning, table[t].meaning) == 0, "\"%s\"\n  gives   %s\n  expects %s", table[t].text, meaning, table[t].meaning);
    }
    char many[6 * (OPERANDS_MAX + 2) + 1] = "";
    for (int i = 0; i < OPERANDS_MAX + 2; i++)
        strcat(many, "1@%al ");
    CHECK(operands_parse(many, operands) == OPERANDS_MAX, "too many arguments are cut off");
    CHECK(operand_extend(0xFFFF, 1) == 0xFF && operand_extend(0xFFFF, -1) == UINT64_MAX && operand_extend(0x180000000, -4) == 0xFFFFFFFF80000000 && operand_extend(0x180000000, 4) == 0x80000000, "extension");
    /* any bytes at all: must end, must not read outside (run with sanitizers) */
    unsigned seed = 1;
    static const char letters[] = "8-4@%$()+,. rabdexsplihc0123456789f\t";
    for (int round = 0; round < 200000; round++) {
        char text[40];
        size_t n = 0;
        for (; n < sizeof text - 1; n++) {
            seed = seed * 1103515245 + 12345;
            text[n] = (seed >> 16) % 97 == 0 ? (char)(seed >> 8) : letters[(seed >> 16) % (sizeof letters - 1)];
        }
        text[n] = 0;
        operands_parse(text, operands);
    }
    return CHECK_RESULT();
}
