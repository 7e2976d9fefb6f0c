/* From the plan's slots and the note's operands to what a hit reads. */
#define _GNU_SOURCE
#include "arm_job.h"
#include "hit_code.h"
#include "log.h"
#include "site.h"
#include "sys.h"
#include <sys/stat.h>

void *arm_keep(size_t size)
{
    static uint8_t *at, *end;
    size = (size + 15) & ~(size_t)15;
    if ((size_t)(end - at) < size) {
        at = sys_pages(1u << 16);
        end = at ? at + (1u << 16) : NULL;
        if (!at || size > 1u << 16)
            return NULL;
    }
    void *p = at;
    at += size;
    return p;
}

_Static_assert(TAPSET_MAX_SLOTS <= FETCH_VALUES_MAX, "every slot has a value");

static uint32_t make_values(const struct job *j, const struct wanted *w, struct fetch_value *values, struct tapset_slot *slots, struct text *reason)
{
    struct operand operands[OPERANDS_MAX];
    int nargs = operands_parse(w->marker.args, operands);
    uint32_t count = w->probe->all_ints ? (uint32_t)nargs : w->probe->nslots, made = 0;
    for (uint32_t i = 0; i < count; i++) {
        struct tapset_slot s = { .kind = TAPSET_SLOT_INT, .arg = (uint8_t)(i + 1) };
        if (!w->probe->all_ints)
            s = w->probe->slots[i];
        if (s.kind == TAPSET_SLOT_STACK) { /* filled in at the hit */
            slots[made] = s;
            values[made++] = (struct fetch_value){ .arg = { .from = FETCH_CONSTANT, .size = 8 } };
            continue;
        }
        if (s.arg > nargs || s.arg2 > nargs)
            continue;
        struct fetch_value v = { .has_length = s.kind == TAPSET_SLOT_STRN };
        const char *problem = fetch_resolve(&v.arg, &operands[s.arg - 1], j->file, j->object->bias);
        if (!problem && v.has_length)
            problem = fetch_resolve(&v.length, &operands[s.arg2 - 1], j->file, j->object->bias);
        if (problem == OPERAND_ABSENT)
            continue;
        if (problem) {
            text_put(reason, reason->length ? "; argument " : "argument ");
            text_number(reason, s.arg);
            text_put(reason, " is left out: ");
            text_put(reason, problem);
            continue;
        }
        s.size = fetch_size(&v.arg);
        s.reserved = 0;
        slots[made] = s;
        values[made++] = v;
    }
    return made;
}

/* What the conditions of the probe compare, by number of the condition. Gives a bit for each that the site does not have. */
static uint64_t make_compared(const struct job *j, const struct wanted *w, struct fetch_value *values)
{
    const struct conditions *c = &w->probe->filter->conditions;
    struct operand operands[OPERANDS_MAX];
    int nargs = operands_parse(w->marker.args, operands);
    uint64_t unknown = 0;
    for (uint32_t i = 0; i < c->count; i++) {
        const struct condition *item = &c->items[i];
        bool has_length = item->subject == CONDITION_STRN;
        values[i] = (struct fetch_value){ .arg = { .from = FETCH_CONSTANT, .size = 8 } };
        if (!condition_of_argument(item))
            continue;
        struct fetch_value v = { .has_length = has_length };
        if (item->arg > nargs || item->length_arg > nargs || fetch_resolve(&v.arg, &operands[item->arg - 1], j->file, j->object->bias) ||
            (has_length && fetch_resolve(&v.length, &operands[item->length_arg - 1], j->file, j->object->bias)))
            unknown |= 1ull << i;
        else
            values[i] = v;
    }
    return unknown;
}

void arm_ready_module(struct job *j)
{
    struct stat st;
    if (!j->has_module)
        j->object->module = log_module(j->object->path, j->file->build_id, j->object->bias, stat(j->object->path, &st) == 0 ? st.st_ino : 0);
    j->has_module = true;
}

static void say_site(const struct job *j, const struct wanted *w, uint32_t how, uint32_t nslots, const struct tapset_slot *slots, const char *reason, uint32_t *id)
{
    *id = tapset_define_site(w->probe->id, j->object->module, how, w->marker.pc + j->object->bias, nslots, slots, w->marker.provider, w->marker.name, w->marker.args, reason);
}

struct site *make_site(const struct job *j, const struct wanted *w, uint32_t how, const char *place_reason)
{
    struct fetch_value values[TAPSET_MAX_SLOTS];
    struct tapset_slot slots[TAPSET_MAX_SLOTS];
    char buffer[512];
    struct text reason = text_in(buffer, sizeof buffer);
    if (place_reason)
        text_put(&reason, place_reason);
    uint32_t nslots = make_values(j, w, values, slots, &reason), id;
    struct site *s = arm_keep(sizeof *s + nslots);
    fetch_code *read = fetch_code_write(values, nslots);
    if (!s || !read)
        return NULL;
    s->filter = w->probe->filter;
    struct fetch_value compared[CONDITIONS_MAX];
    s->unknown = s->filter ? make_compared(j, w, compared) : 0;
    s->read_filter = s->filter ? fetch_code_write(compared, s->filter->conditions.count) : NULL;
    if (s->filter && !s->read_filter)
        return NULL;
    say_site(j, w, how, nslots, slots, buffer, &id);
    if (id == TAPSET_NO_ID)
        return NULL;
    s->id = id;
    s->nslots = nslots;
    s->also = NULL;
    s->resume = 0;
    s->enabled = w->probe->enabled;
    s->address = w->marker.pc + j->object->bias;
    s->read = read;
    s->has_strings = false;
    for (uint32_t i = 0; i < nslots; i++) {
        s->kinds[i] = slots[i].kind;
        s->has_strings |= slots[i].kind != TAPSET_SLOT_INT;
        if (slots[i].kind == TAPSET_SLOT_STACK)
            s->stack_most = slots[i].arg;
    }
    s->enter = how == TAPSET_JMP ? hit_code_write(s, values) : site_enter;
    return s;
}

void arm_refuse(const struct job *j, const struct wanted *w, const char *reason)
{
    uint32_t id;
    say_site(j, w, TAPSET_REFUSED, 0, NULL, reason, &id);
}
