/* The code that reads arguments: written for operands of every form and size, run on registers made up here, against what the operands mean. */
#include "check.h"
#include "fetch_code.h"
#include "guard.h"
#include "machine.h"
#include <string.h>

static unsigned guards;
bool guard_add(uintptr_t load, uintptr_t fixup)
{
    guards += fixup > load;
    return true;
}

static uint64_t registers[MACHINE_REGISTERS], slots[FETCH_VALUES_MAX], lengths[FETCH_VALUES_MAX];
static struct { uint64_t first; int32_t number; int16_t half; int8_t byte; uint8_t unsigned_byte; uint64_t *pointer; uint64_t row[8]; } memory;

static const struct { const char *operand; uint64_t expected; } cases[] = {
    { "8@x3", 0xFEDCBA9876543210 }, { "-4@w3", 0x0000000076543210 }, { "4@w3", 0x76543210 }, { "-4@w4", 0xFFFFFFFF80000001 }, { "4@w4", 0x80000001 }, { "2@w4", 1 }, { "-2@w5", (uint64_t)-3 }, { "1@w5", 0xFD },
    { "-1@w5", (uint64_t)-3 }, { "8@xzr", 0 }, { "8@sp", 0x7FFF12345670 }, { "8@x30", 0x30303030 },
    { "8@5", 5 }, { "-4@-1", UINT64_MAX }, { "4@-1", 0xFFFFFFFF }, { "8@0x123456789abcdef0", 0x123456789ABCDEF0 }, { "-1@200", (uint64_t)(int8_t)200 }, { "8@0", 0 },
    { "8@[x1]", 0x1122334455667788 }, { "-4@[x1, 8]", (uint64_t)-70000 }, { "4@[x1, 8]", (uint32_t)-70000 }, { "-2@[x1, 12]", (uint64_t)-300 }, { "2@[x1, 12]", (uint16_t)-300 },
    { "-1@[x1, 14]", (uint64_t)-5 }, { "1@[x1, 15]", 200 }, { "8@[x2, -8]", 0x1122334455667788 }, { "8@[x6, 70000]", 0x1122334455667788 },
    { "8@[x7, x8, lsl 3]", 103 }, { "8@[x7, x9]", 101 }, { "8@8(8@[x1, 16])", 101 }, { "-4@0(8@x1)", 0x55667788 }, { "8@-8(8@x2)", 0x1122334455667788 },
};
enum { CASES = sizeof cases / sizeof *cases };

int main(void)
{
    struct fetch_value values[FETCH_VALUES_MAX] = {0};
    memory.first = 0x1122334455667788;
    memory.number = -70000;
    memory.half = -300;
    memory.byte = -5;
    memory.unsigned_byte = 200;
    memory.pointer = memory.row;
    for (unsigned i = 0; i < 8; i++)
        memory.row[i] = 100 + i;
    registers[1] = (uintptr_t)&memory;
    registers[2] = (uintptr_t)&memory + 8;
    registers[3] = 0xFEDCBA9876543210;
    registers[4] = 0x80000001;
    registers[5] = (uint32_t)-3;
    registers[6] = (uintptr_t)&memory - 70000;
    registers[7] = (uintptr_t)memory.row;
    registers[8] = 3;
    registers[9] = 8;
    registers[30] = 0x30303030;
    registers[MACHINE_STACK_POINTER] = 0x7FFF12345670;
    for (int i = 0; i < CASES; i++) {
        struct operand operands[OPERANDS_MAX];
        int n = operands_parse(cases[i].operand, operands);
        CHECK(n == 1 && operands[0].kind != OPERAND_REFUSED, "%s", cases[i].operand);
        values[i].has_length = i % 2;
        CHECK(!fetch_resolve(&values[i].arg, &operands[0], NULL, 0), "%s", cases[i].operand);
        values[i].length = values[i].arg;
    }
    fetch_code *code = fetch_code_write(values, CASES);
    CHECK(code && fetch_code_seal(), "executable memory");
    CHECK(guards > 10, "%u guarded loads", guards);
    memset(slots, 0xAA, sizeof slots);
    memset(lengths, 0xAA, sizeof lengths);
    CHECK(code(registers, slots, lengths) == 0, "all can be read");
    for (int i = 0; i < CASES; i++) {
        CHECK(slots[i] == cases[i].expected, "%s gives %lx, not %lx", cases[i].operand, (unsigned long)slots[i], (unsigned long)cases[i].expected);
        CHECK(lengths[i] == (i % 2 ? cases[i].expected : 0xAAAAAAAAAAAAAAAA), "the length %d is %lx", i, (unsigned long)lengths[i]);
    }
    return CHECK_RESULT();
}
