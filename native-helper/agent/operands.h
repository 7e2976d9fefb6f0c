/* Parser of a marker note's argument text, e.g. "8@%rbp 8@%r12 -4@%eax": what to read where, decided once and never at a hit. */
#ifndef TAPSET_OPERANDS_H
#define TAPSET_OPERANDS_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum operand_kind {
    OPERAND_REFUSED, /* see `reason` */
    OPERAND_REGISTER,
    OPERAND_CONSTANT,
    OPERAND_MEMORY,  /* disp + base + index*scale */
    OPERAND_SYMBOL   /* symbol + disp, relative to rip or absolute: to be resolved against the object; with a register: as far from it as the symbol is from the global offset table */
};

/* Register numbers are those of the instruction encoding: rax (eax) 0, rcx 1, rdx 2, rbx 3, rsp 4, rbp 5, rsi 6, rdi 7, r8 to r15; on aarch64 x0 to x30, sp 31, xzr 32. */
#define OPERAND_NO_REGISTER 0xFF

/* "SIZE@OFFSET(INNER)", where INNER is an operand again: the value of INNER is a pointer, the value lies at OFFSET behind it; with SIZE 0 it is that address itself. No note has this;
   debug information and scripts that read memory need it. */
struct operand_step { int32_t offset; int8_t size; };
#define OPERAND_STEPS 4

struct operand {
    uint8_t kind;
    int8_t size;     /* 1, 2, 4, 8; negative: signed; of the innermost operand where there are steps; 0: see OPERAND_IMAGE */
    uint8_t nsteps;
    struct operand_step steps[OPERAND_STEPS]; /* from the inside out */
    uint8_t reg;     /* REGISTER: the register; MEMORY: base */
    uint8_t index;   /* MEMORY */
    uint8_t scale;   /* 1, 2, 4, 8 */
    uint8_t shift;   /* 8 for ah, bh, ch, dh */
    bool narrow;     /* MEMORY: the address has 32 bits, as in 32-bit programs */
    int64_t value;   /* CONSTANT: the value; MEMORY and SYMBOL: displacement */
    char symbol[64]; /* SYMBOL */
    const char *reason;
};

/* The symbol that stands for where the file was loaded: ".image+0x4010(%rip)" is a variable of which debug information gives the address; with SIZE 0 it is that
   address itself. No note has this. */
#define OPERAND_IMAGE ".image"

#define OPERANDS_MAX 48

/* Splits and parses `text`. Returns the number of arguments (at most OPERANDS_MAX; a longer list gives the first ones), each entry filled in, refused ones with a reason. */
int operands_parse(const char *text, struct operand operands[OPERANDS_MAX]);

/* The `reason` of "-", which stands where a site has no argument: nothing to tell the user. */
extern const char OPERAND_ABSENT[];

/* How many operands a text lists. */
unsigned operands_count(const char *text);

/* Writes the operands `own` of a marker or function, "-" up to the `place`th, and then those of `more`, in which #N stands for the Nth of `own`, so that these count from `place` + 1. Like
   snprintf, returns the length of the whole text, and writes at most `room` bytes with the closing NUL. */
size_t operands_join(char *to, size_t room, const char *own, const char *more, unsigned place);

/* Sign- or zero-extends by the operand's size. */
uint64_t operand_extend(uint64_t raw, int size);

#endif
