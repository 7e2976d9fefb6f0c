#include "filter_program.h"
#include "value_program.h"
#include <string.h>

#define R(n) BPF_REG_##n
#define TEXT (-104)
#define TEXT_WORDS ((CONDITION_TEXT_MAX + 8) / 8)

/* Goes to `no` unless r3 compares with the number as asked. */
static void compare(struct bpf_code *c, const struct condition *k, size_t no)
{
    uint8_t operation = k->operator == CONDITION_EQUAL ? BPF_JEQ : k->operator == CONDITION_UNEQUAL ? BPF_JNE : k->operator == CONDITION_LESS ? BPF_JSLT :
                        k->operator == CONDITION_GREATER ? BPF_JSGT : k->operator == CONDITION_AT_MOST ? BPF_JSLE : BPF_JSGE;
    bpf_put64(c, R(1), (uint64_t)k->number);
    bpf_put(c, BPF_JMP | operation | BPF_X, R(3), R(1), 1, 0);
    bpf_jump(c, BPF_JA, 0, 0, no);
}

/* r7 = 1 if the words on the stack are the text with zeros behind it, else 0. */
static void compare_words(struct bpf_code *c, const struct condition *k, size_t differs)
{
    for (unsigned i = 0; i <= k->size / 8u; i++) {
        uint64_t word = 0;
        memcpy(&word, k->text + 8 * i, 8u * i < CONDITION_TEXT_MAX ? 8 : 0);
        bpf_load(c, BPF_DW, R(1), R(10), (int16_t)(TEXT + 8 * (int)i));
        bpf_put64(c, R(2), word);
        bpf_put(c, BPF_JMP | BPF_JEQ | BPF_X, R(1), R(2), 1, 0);
        bpf_jump(c, BPF_JA, 0, 0, differs);
    }
}

/* Of a string with a length the first bytes are compared, where it has as many; more of them than asked for are undecided, since a NUL may end it. */
static void counted(struct bpf_code *c, const struct recipe_condition *k, uint64_t pc, size_t differs, size_t unknown)
{
    bool begins = k->condition.operator == CONDITION_BEGINS || k->condition.operator == CONDITION_BEGINS_NOT;
    value_program(c, &k->length, pc, unknown);
    bpf_jump(c, BPF_JLT, R(3), k->condition.size, differs);
    if (!begins)
        bpf_jump(c, BPF_JNE, R(3), k->condition.size, unknown);
}

/* Goes to `no` unless the string is as asked. */
static void compare_text(struct bpf_code *c, const struct recipe_condition *k, uint64_t pc, size_t no)
{
    const struct condition *text = &k->condition;
    size_t differs = bpf_label_new(c), same = bpf_label_new(c), yes = bpf_label_new(c), matched = condition_negative(text) ? no : yes, unmatched = condition_negative(text) ? yes : no;
    bool has_length = text->subject == CONDITION_STRN, begins = text->operator == CONDITION_BEGINS || text->operator == CONDITION_BEGINS_NOT;
    if (has_length)
        counted(c, k, pc, differs, yes);
    value_program(c, &k->arg, pc, yes);
    bpf_jump(c, BPF_JEQ, R(3), 0, yes); /* undecided, like all that cannot be read */
    for (int i = 0; i <= text->size / 8; i++)
        bpf_store_imm(c, BPF_DW, R(10), (int16_t)(TEXT + 8 * i), 0);
    if (text->size == 0 && (begins || has_length)) {
        bpf_jump(c, BPF_JA, 0, 0, same);
    } else {
        bpf_move(c, R(1), R(10));
        bpf_add_imm(c, R(1), TEXT);
        bpf_move_imm(c, R(2), has_length ? text->size : text->size + (begins ? 1 : 2));
        bpf_call(c, has_length ? BPF_FUNC_probe_read_user : BPF_FUNC_probe_read_user_str);
        if (has_length)
            bpf_jump(c, BPF_JNE, R(0), 0, yes);
        else
            bpf_jump(c, BPF_JSLT, R(0), 0, yes);
        if (!has_length)
            bpf_jump(c, BPF_JNE, R(0), text->size + 1, differs);
        compare_words(c, text, differs);
    }
    bpf_label(c, same);
    bpf_jump(c, BPF_JA, 0, 0, matched);
    bpf_label(c, differs);
    bpf_jump(c, BPF_JA, 0, 0, unmatched);
    bpf_label(c, yes);
}

static void condition(struct bpf_code *c, const struct recipe_condition *k, uint64_t pc, size_t no)
{
    if (k->unknown)
        return;
    if (condition_of_text(&k->condition)) {
        compare_text(c, k, pc, no);
        return;
    }
    size_t yes = bpf_label_new(c);
    if (k->condition.subject == CONDITION_INT)
        value_program(c, &k->arg, pc, yes);
    else
        bpf_load(c, BPF_W, R(3), R(10), k->condition.subject == CONDITION_THREAD ? -8 : -4);
    compare(c, &k->condition, no);
    bpf_label(c, yes);
}

static void count(struct bpf_code *c, const struct recipe *r, const struct kernel_maps *m, size_t done)
{
    bpf_store_imm(c, BPF_W, R(10), -24, (int32_t)r->place);
    bpf_put_map(c, R(1), m->discarded);
    bpf_move(c, R(2), R(10));
    bpf_add_imm(c, R(2), -24);
    bpf_call(c, BPF_FUNC_map_lookup_elem);
    bpf_jump(c, BPF_JEQ, R(0), 0, done);
    bpf_move_imm(c, R(1), 1);
    bpf_put(c, BPF_STX | BPF_ATOMIC | BPF_DW, R(0), R(1), 0, BPF_ADD);
    bpf_jump(c, BPF_JA, 0, 0, done);
}

void filter_program(struct bpf_code *c, const struct recipe *r, const struct kernel_maps *m, size_t done)
{
    if (r->nconditions == 0)
        return;
    size_t wanted = bpf_label_new(c), next = bpf_label_new(c);
    for (uint32_t i = 0; i < r->nconditions; i++) {
        condition(c, &r->conditions[i], r->pc, next);
        if (r->conditions[i].condition.last) {
            bpf_jump(c, BPF_JA, 0, 0, wanted);
            bpf_label(c, next);
            next = bpf_label_new(c);
        }
    }
    count(c, r, m, done);
    bpf_label(c, next); /* nothing leads here */
    bpf_label(c, wanted);
}
