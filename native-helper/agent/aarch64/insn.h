/* What moving one aarch64 instruction elsewhere needs to know of it, nothing more. Instructions are 4 bytes long and little-endian. */
#ifndef TAPSET_INSN_H
#define TAPSET_INSN_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum insn_flow {
    INSN_PLAIN, /* goes on with the next instruction */
    INSN_JMP,   /* b */
    INSN_JCC,   /* b.cond, cbz, cbnz, tbz, tbnz */
    INSN_CALL,  /* bl */
    INSN_CALL_INDIRECT,
    INSN_JMP_INDIRECT,
    INSN_RET,
    INSN_STOP,  /* udf, brk, hlt: does not go on */
    INSN_SYSTEM /* svc and others that must not be moved, exclusive loads and stores among them */
};

/* How an instruction depends on where it stands. */
enum insn_relative { INSN_ANYWHERE, INSN_ADR, INSN_ADRP, INSN_LOAD_LITERAL, INSN_BRANCH };

struct insn {
    uint8_t length;   /* 4 */
    uint8_t flow;     /* enum insn_flow */
    uint8_t relative; /* enum insn_relative */
    uint8_t bits;     /* width of a branch's displacement, in instructions: 26, 19 or 14 */
    uint32_t word;
};

/* Decodes at `code`, of which `available` bytes may be read. False: cut off, or an encoding that nobody has assigned. */
bool insn_decode(const uint8_t *code, size_t available, struct insn *insn);

/* Where a direct branch at `address` goes. */
uintptr_t insn_target(const struct insn *insn, const uint8_t *code, uintptr_t address);

/* The address that adr, adrp or the load of a literal means. */
uintptr_t insn_address(const struct insn *insn, uintptr_t address);

/* ---- what compilers do with several of them */

/* Part of a switch: reads a table. */
bool insn_reads_table(const struct insn *insn);
/* An indirect jump, `since_table` instructions behind the last that reads a table: does it stay in its function? */
bool insn_is_switch(const struct insn *insn, const uint8_t *code, unsigned since_table);
/* Are these `size` bytes at `address` a stub that jumps through the pointer at `slot`? */
bool insn_is_stub(const uint8_t *code, uint64_t size, uint64_t address, uint64_t slot);

#endif
