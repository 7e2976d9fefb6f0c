#include "cpython.h"
#include "hit_filter.h"
#include "sys.h"
#include <string.h>

#define VERDICTS (1u << 20) /* functions whose verdicts are kept; the pages are used as they are needed */

struct cpython_sites cpython_entry_sites, cpython_return_sites;

static bool wants(const struct tapset_plan_probe *p, const char *path, const char *name)
{
    return tapset_plan_wants(p, path, "python", name);
}

bool cpython_is_wanted(const char *path)
{
    const struct tapset_plan *plan = tapset_plan();
    for (uint32_t i = 0; i < plan->nprobes; i++)
        if (wants(&plan->probes[i], path, "function__entry") || wants(&plan->probes[i], path, "function__return"))
            return true;
    return false;
}

static void add_slot(struct cpython_site *s, uint8_t kind, uint8_t arg)
{
    for (uint32_t i = 0; i < s->nslots; i++)
        if (s->kinds[i] == kind && s->args[i] == arg)
            return;
    if (s->nslots < sizeof s->kinds) {
        s->kinds[s->nslots] = kind;
        s->args[s->nslots++] = arg;
    }
}

/* File and function as strings and the line come as one FRAME; the pointers 1 and 2, asked for as numbers, as themselves. */
static void choose_slots(struct cpython_site *s, const struct tapset_plan_probe *p)
{
    static const struct tapset_slot all[] = {{TAPSET_SLOT_INT, 1, 0, 0, 0}, {TAPSET_SLOT_INT, 2, 0, 0, 0}, {TAPSET_SLOT_INT, 3, 0, 0, 0}};
    const struct tapset_slot *slots = p->all_ints ? all : p->slots;
    uint32_t n = p->all_ints ? 3 : p->nslots;
    for (uint32_t i = 0; i < n; i++) {
        if (slots[i].arg < 1 || slots[i].arg > 3)
            continue;
        if (slots[i].kind == TAPSET_SLOT_INT && slots[i].arg < 3)
            add_slot(s, TAPSET_SLOT_INT, slots[i].arg);
        else
            add_slot(s, TAPSET_SLOT_FRAME, 1);
    }
}

static void define(struct cpython_sites *sites, const char *name, const char *reason)
{
    const struct tapset_plan *plan = tapset_plan();
    for (uint32_t i = 0; i < plan->nprobes && sites->count < CPYTHON_MAX_SITES; i++) {
        const struct tapset_plan_probe *p = &plan->probes[i];
        if (!wants(p, cpython.path, name))
            continue;
        struct cpython_site *s = &sites->sites[sites->count];
        struct tapset_slot slots[sizeof s->kinds] = {{0}};
        s->enabled = p->enabled;
        s->filter = p->filter;
        s->verdicts = s->filter ? sys_pages(VERDICTS) : NULL;
        choose_slots(s, p);
        for (uint32_t k = 0; k < s->nslots; k++)
            slots[k] = (struct tapset_slot){.kind = s->kinds[k], .arg = s->args[k], .size = 8};
        s->site = tapset_define_site(p->id, cpython.module, TAPSET_HOOK, 0, s->nslots, slots, "python", name, "", reason);
        if (s->site != TAPSET_NO_ID)
            sites->count++;
    }
    sites->simple = sites->count == 1 && sites->sites[0].nslots == 1 && !sites->sites[0].filter && sites->sites[0].kinds[0] == TAPSET_SLOT_FRAME;
}

void cpython_define_sites(const char *reason)
{
    define(&cpython_entry_sites, "function__entry", reason);
    define(&cpython_return_sites, "function__return", reason);
}

/* The pointer that the marker would have given: the string's own UTF-8 form, which lives as long as the code. */
static uint64_t pointer_argument(PyObject *code, unsigned arg)
{
    const struct cpython_api *a = &cpython.api;
    PyObject *type, *value, *trace;
    const char *text = NULL;
    a->fetch_error(&type, &value, &trace);
    PyObject *string = a->get_attribute(code, arg == 1 ? "co_filename" : "co_name");
    if (string) {
        text = a->utf8(string, NULL);
        a->decref(string);
    }
    a->restore_error(type, value, trace);
    return (uint64_t)(uintptr_t)text;
}

/* By the names; the line depends on where in the function we are, and is left to the script. */
static bool decide(const struct cpython_site *s, PyObject *code)
{
    const struct conditions *c = &s->filter->conditions;
    uint64_t values[CONDITIONS_MAX], lengths[CONDITIONS_MAX] = {0}, unknown = 0;
    for (uint32_t i = 0; i < c->count; i++) {
        values[i] = c->items[i].subject == CONDITION_STRING && c->items[i].arg < 3 ? pointer_argument(code, c->items[i].arg) : 0;
        if (condition_of_argument(&c->items[i]) && !values[i])
            unknown |= 1ull << i;
    }
    return hit_filter_holds(s->filter, values, lengths, unknown);
}

/* What was decided for a function holds for all its calls, unless threads and processes are asked for. */
static bool wanted(const struct cpython_site *s, PyObject *code, uint32_t id)
{
    bool known = s->verdicts && id > 0 && id < VERDICTS, yes;
    if (known && s->verdicts[id]) {
        yes = s->verdicts[id] == 2;
    } else {
        yes = decide(s, code);
        for (uint32_t i = 0; i < s->filter->conditions.count; i++)
            known &= condition_of_argument(&s->filter->conditions.items[i]);
        if (known)
            s->verdicts[id] = yes ? 2 : 1;
    }
    if (!yes)
        hit_filter_count(s->filter);
    return yes;
}

void cpython_emit_all(const struct cpython_sites *sites, PyObject *code, uint64_t frame, unsigned flags)
{
    for (uint32_t i = 0; i < sites->count; i++) {
        const struct cpython_site *s = &sites->sites[i];
        if (!__atomic_load_n(s->enabled, __ATOMIC_RELAXED))
            continue;
        if (s->filter && !wanted(s, code, (uint32_t)frame))
            continue;
        uint64_t values[sizeof s->kinds];
        for (uint32_t k = 0; k < s->nslots; k++)
            values[k] = s->kinds[k] == TAPSET_SLOT_FRAME ? frame : pointer_argument(code, s->args[k]);
        struct tapset_event *e = tapset_reserve(s->site, s->nslots);
        if (!e)
            continue;
        memcpy(e->slots, values, 8u * s->nslots);
        tapset_commit(e, flags);
    }
}
