/* Length and control flow of one x86-64 instruction: what moving it elsewhere needs, nothing more.
 * Unknown or odd encodings are refused (length 0); the caller then leaves the code alone. Tested against Zydis on whole libraries. */
#ifndef TAPSET_INSN_H
#define TAPSET_INSN_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum insn_flow {
    INSN_PLAIN,  /* goes on with the next instruction */
    INSN_JMP,    /* direct jmp: displacement at `disp_at`, `disp_size` 1 or 4 */
    INSN_JCC,    /* direct conditional jump, condition in `condition` */
    INSN_LOOP,   /* loop, jrcxz: 1-byte displacement, no long form */
    INSN_CALL,   /* direct call */
    INSN_CALL_INDIRECT,
    INSN_JMP_INDIRECT,
    INSN_RET,
    INSN_STOP,   /* ud2, hlt, int3: does not go on */
    INSN_SYSTEM  /* syscall, int n, xbegin and others that must not be moved */
};

struct insn {
    uint8_t length;
    uint8_t flow;      /* enum insn_flow */
    uint8_t condition; /* low nibble of a Jcc opcode */
    uint8_t disp_at;   /* offset of the branch displacement, or of the RIP-relative displacement */
    uint8_t disp_size;
    uint8_t modrm_at;  /* offset of ModRM; 0: none */
    uint8_t opcode;    /* last opcode byte */
    uint8_t rex;
    bool rip_relative; /* memory operand is disp32(%rip) */
};

/* Decodes at `code`, of which `available` bytes may be read. False: unknown, or cut off. */
bool insn_decode(const uint8_t *code, size_t available, struct insn *insn);

/* Where a direct branch at `address` goes. */
uintptr_t insn_target(const struct insn *insn, const uint8_t *code, uintptr_t address);

/* Address that a RIP-relative memory operand means. */
uintptr_t insn_rip_address(const struct insn *insn, const uint8_t *code, uintptr_t address);

/* ---- what compilers do with several of them */

/* Part of a switch: reads a table, or takes its address. */
bool insn_reads_table(const struct insn *insn);
/* An indirect jump, `since_table` instructions behind the last that reads a table: does it stay in its function? */
bool insn_is_switch(const struct insn *insn, const uint8_t *code, unsigned since_table);
/* Are these `size` bytes at `address` a stub that jumps through the pointer at `slot`? */
bool insn_is_stub(const uint8_t *code, uint64_t size, uint64_t address, uint64_t slot);

#endif
