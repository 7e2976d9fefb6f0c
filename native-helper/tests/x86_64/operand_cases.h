/* What the operands of markers in programs for x86-64, and in 32-bit ones mean. */
static const struct { const char *text, *meaning; } operand_cases[] = {
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
    { "8@%eax 8@%nonsense 8@%r16", "8 reg 0>>0|refused: unknown register|refused: unknown register" },
    /* of 32-bit programs: addresses have 32 bits */
    { "-4@%eax 4@8(%ebp) -4@12(%esp) 4@(%ebx) -4@-20(%ebp,%esi,4)", "-4 reg 0>>0|4 mem 8+5+-1*1 narrow|-4 mem 12+4+-1*1 narrow|4 mem 0+3+-1*1 narrow|-4 mem -20+5+6*4 narrow" },
    { "4@$5 -1@%al 4@4(,%ecx,8) 4@counter 4@counter+4", "4 const 5|-1 reg 0>>0|4 mem 4+-1+1*8 narrow|4 sym counter+0|4 sym counter+4" },
    { "4@4(%ax) 4@(%eax,%rbx,4)", "refused: base register is not an address|refused: unusable index register" },
    { "8@(%rax,%rsp,8) 8@(%rax,%rbx,3) 8@() 8@(%rax", "refused: unusable index register|refused: scale is not 1, 2, 4 or 8|refused: no register in the parentheses|refused: missing )" },
    { "-4@16(8@8(%rdi)) 8@(8@%rsi) 1@-3(8@0(8@(8@%rax)))", "8 mem 8+7+-1*1 -> -4 at 16|8 reg 6>>0 -> 8 at 0|8 reg 0>>0 -> 8 at 0 -> 8 at 0 -> 1 at -3" },
    { "8@(8@(8@(8@(8@(8@%rax))))) 8@1(7@%rax) 8@99999999999(8@%rax) 8@(8@%rax 8@%rbx", "refused: too many steps, or too long ones|refused: size is not 1, 2, 4 or 8|refused: too many steps, or too long ones|refused: missing )" },
    { "8@ 8 @ 8@12 8@%rax) 8@x(%rbx)", "refused: not understood|refused: no @ after the size|refused: no size before @|refused: bare number|refused: rubbish behind the operand|refused: symbol relative to a register" },
};

#define OPERAND_LETTERS "8-4@%$()+,. rabdexsplihc0123456789f\t"
