#include "value_program.h"
#include "machine.h"

#define R(n) BPF_REG_##n

/* From a processor's registers, by number. */
static void load_register(struct bpf_code *c, uint8_t to, uint8_t number)
{
    if (number < MACHINE_REGISTERS)
        bpf_load(c, BPF_DW, to, R(6), machine_pt_registers[number]);
    else
        bpf_move_imm(c, to, 0); /* the register that is always zero */
}

static void extend(struct bpf_code *c, uint8_t reg, int size)
{
    int bits = 64 - 8 * (size < 0 ? -size : size);
    if (bits == 0)
        return;
    bpf_put(c, BPF_ALU64 | BPF_LSH | BPF_K, reg, 0, 0, bits);
    bpf_put(c, BPF_ALU64 | (size < 0 ? BPF_ARSH : BPF_RSH) | BPF_K, reg, 0, 0, bits);
}

/* r3 = where the value lies. */
static void address(struct bpf_code *c, const struct fetch *f, uint64_t pc)
{
    bpf_put64(c, R(3), (uint64_t)f->value);
    if (f->reg == OPERAND_NO_REGISTER && f->index == OPERAND_NO_REGISTER) {
        bpf_load(c, BPF_DW, R(1), R(6), MACHINE_PT_PC);
        bpf_put(c, BPF_ALU64 | BPF_ADD | BPF_X, R(3), R(1), 0, 0);
        bpf_put64(c, R(1), 0 - pc);
        bpf_put(c, BPF_ALU64 | BPF_ADD | BPF_X, R(3), R(1), 0, 0);
    }
    if (f->reg != OPERAND_NO_REGISTER) {
        load_register(c, R(1), f->reg);
        bpf_put(c, BPF_ALU64 | BPF_ADD | BPF_X, R(3), R(1), 0, 0);
    }
    if (f->index != OPERAND_NO_REGISTER) {
        load_register(c, R(1), f->index);
        bpf_put(c, BPF_ALU64 | BPF_MUL | BPF_K, R(1), 0, 0, f->scale);
        bpf_put(c, BPF_ALU64 | BPF_ADD | BPF_X, R(3), R(1), 0, 0);
    }
    if (f->narrow)
        extend(c, R(3), 4);
}

/* r3 = the extended value of `size` at r3. */
static void load(struct bpf_code *c, int size, size_t bad)
{
    if (size == 0)
        return; /* the address itself is wanted */
    bpf_store_imm(c, BPF_DW, R(10), -16, 0);
    bpf_move(c, R(1), R(10));
    bpf_add_imm(c, R(1), -16);
    bpf_move_imm(c, R(2), size < 0 ? -size : size);
    bpf_call(c, BPF_FUNC_probe_read_user);
    bpf_jump(c, BPF_JNE, R(0), 0, bad);
    bpf_load(c, BPF_DW, R(3), R(10), -16);
    extend(c, R(3), size);
}

void value_program(struct bpf_code *c, const struct fetch *f, uint64_t pc, size_t bad)
{
    if (f->from == FETCH_CONSTANT) {
        bpf_put64(c, R(3), operand_extend((uint64_t)f->value, f->size));
    } else if (f->from == FETCH_REGISTER) {
        load_register(c, R(3), f->reg);
        if (f->shift)
            bpf_put(c, BPF_ALU64 | BPF_RSH | BPF_K, R(3), 0, 0, f->shift);
        extend(c, R(3), f->size);
    } else {
        address(c, f, pc);
        load(c, f->size, bad);
    }
    for (unsigned i = 0; i < f->nsteps; i++) {
        bpf_add_imm(c, R(3), f->steps[i].offset);
        load(c, f->steps[i].size, bad);
    }
}
