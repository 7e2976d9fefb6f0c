/* How to get from one frame to its caller at one address: what the unwind information says there. */
#ifndef TAPSET_UNWIND_RULE_H
#define TAPSET_UNWIND_RULE_H
#include "machine.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum rule_saved { RULE_SAME, RULE_AT_CFA, RULE_AT_FRAME_POINTER, RULE_LOST };

/* The frame's address (CFA) is register + offset, or what lies there; x86-64 keeps the return address in the 8 bytes below it. */
struct unwind_rule {
    uint8_t cfa_register;
    bool cfa_is_read;
    bool outermost;  /* there is no caller */
    bool is_signal;  /* the frame that the kernel made for a signal handler: registers are in it */
    int32_t cfa_offset;
    struct { uint8_t how; int32_t offset; } saved[MACHINE_REGISTERS];
};

/* The bytes that may be read: the mapped segment with the unwind information. */
struct unwind_space { const uint8_t *low, *high; };

/* Reads the rule for `pc` out of .eh_frame_hdr and the .eh_frame that it points to, both where the linker put them in relation to the code. False: nothing is known, it is said in a way
 * that no compiler uses for code, or it is not in this space. */
bool unwind_rule_find(const struct unwind_space *in, const uint8_t *eh_frame_hdr, uintptr_t pc, struct unwind_rule *rule);

#endif
