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

/* Reads the rule for `pc` out of a mapped .eh_frame_hdr and the .eh_frame that it points to. Both must be as mapped into a process, where the linker put them. False: nothing is known, or it is said in a way
 * that no compiler uses for code. */
bool unwind_rule_find(const uint8_t *eh_frame_hdr, uintptr_t pc, struct unwind_rule *rule);

#endif
