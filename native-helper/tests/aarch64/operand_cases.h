/* What the operands of markers in programs for aarch64 mean. */
static const struct { const char *text, *meaning; } operand_cases[] = {
    { "", "" },
    { "8@x0 -4@w1 4@w30 8@sp 8@x29 1@w9 -2@w10", "8 reg 0>>0|-4 reg 1>>0|4 reg 30>>0|8 reg 31>>0|8 reg 29>>0|1 reg 9>>0|-2 reg 10>>0" },
    { "8@xzr 4@wzr 8@fp 8@lr", "8 reg 32>>0|4 reg 32>>0|8 reg 29>>0|8 reg 30>>0" },
    { "-4@[sp, 12] 8@[x0] 8@[x29,-16] 4@[ x19 , 0x20 ] 8@[sp, #40]", "-4 mem 12+31+-1*1|8 mem 0+0+-1*1|8 mem -16+29+-1*1|4 mem 32+19+-1*1|8 mem 40+31+-1*1" },
    { "8@[x0, x1] 8@[x2, x3, lsl 3] -4@[x2, x3, lsl #2]", "8 mem 0+0+1*1|8 mem 0+2+3*8|-4 mem 0+2+3*4" },
    { "4@5 -4@-1 8@0xff 8@18446744073709551615 4@#7", "4 const 5|-4 const -1|8 const 255|8 const -1|4 const 7" },
    { "8@[x0, w1, sxtw 3] 8@[x0, x1, sxtx] 8@[x0, x1, lsl 4]", "refused: unusable index register|refused: an index that is extended|refused: scale is not 1, 2, 4 or 8" },
    { "8@[w0] 8@[xzr] 8@[x31] 8@[x0 8@[x1", "refused: unknown base register|refused: unknown base register|refused: unknown base register|refused: missing ]" },
    { "8@d0 4f@s1 8@v3", "refused: value in a floating-point register|refused: floating-point value|refused: value in a floating-point register" },
    { "8@counter 4@table.0+8 8@x31", "8 sym counter+0|4 sym table.0+8|8 sym x31+0" },
    { "3@x0 x0 8 @ 8@ 8@x0]", "refused: size is not 1, 2, 4 or 8|refused: no size before @|refused: no @ after the size|refused: no size before @|refused: not understood|refused: rubbish behind the operand" },
    { "-4@16(8@[x1, 8]) 8@(8@x2) 1@-3(8@0(8@x0))", "8 mem 8+1+-1*1 -> -4 at 16|8 reg 2>>0 -> 8 at 0|8 reg 0>>0 -> 8 at 0 -> 1 at -3" },
};

#define OPERAND_LETTERS "8-4@#[]()+,. xwspzrlt0123456789dsv\t"
