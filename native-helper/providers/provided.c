#include "provided.h"
#include <string.h>

static bool wants(const struct provided *p, const struct tapset_plan_probe *probe, const char *path)
{
    return !p->native && tapset_plan_wants(probe, path, p->provider, p->name);
}

bool provided_is_wanted(const struct provided *p, const char *path)
{
    const struct tapset_plan *plan = tapset_plan();
    for (uint32_t i = 0; i < plan->nprobes; i++)
        if (wants(p, &plan->probes[i], path))
            return true;
    return false;
}

/* A text asked for as a number is left out: the runtime's own memory is not given away. */
static bool add_slot(struct provided_site *s, struct tapset_slot slots[], const char *kinds, uint8_t kind, uint32_t argument)
{
    if (argument < 1 || argument > strlen(kinds) || s->nslots == PROVIDED_MAX_ARGUMENTS)
        return false;
    bool text = kinds[argument - 1] == 's';
    if (text != (kind == TAPSET_SLOT_STRING))
        return false;
    slots[s->nslots] = (struct tapset_slot){.kind = kind, .arg = (uint8_t)argument, .size = 8};
    s->arguments[s->nslots++] = (uint8_t)(argument - 1);
    return true;
}

void provided_define(struct provided *p, const char *path, uint32_t module, const char *reason)
{
    const struct tapset_plan *plan = tapset_plan();
    for (uint32_t i = 0; i < plan->nprobes && p->count < PROVIDED_MAX_SITES; i++) {
        const struct tapset_plan_probe *probe = &plan->probes[i];
        if (!wants(p, probe, path))
            continue;
        struct provided_site *s = &p->sites[p->count];
        struct tapset_slot slots[PROVIDED_MAX_ARGUMENTS];
        memset(s, 0, sizeof *s);
        memset(slots, 0, sizeof slots);
        s->enabled = probe->enabled;
        if (probe->all_ints) {
            for (uint32_t a = 1; a <= strlen(p->kinds); a++)
                add_slot(s, slots, p->kinds, TAPSET_SLOT_INT, a);
        }
        for (uint32_t k = 0; k < probe->nslots; k++)
            add_slot(s, slots, p->kinds, probe->slots[k].kind, probe->slots[k].arg);
        s->id = tapset_define_site(probe->id, module, TAPSET_HOOK, 0, s->nslots, slots, p->provider, p->name, "", reason);
        if (s->id != TAPSET_NO_ID)
            p->count++;
    }
}

void provided_forget(struct provided *p)
{
    p->count = 0;
    p->native = false;
}

void provided_emit(const struct provided *p, const uint64_t *arguments)
{
    for (uint32_t i = 0; i < p->count; i++) {
        const struct provided_site *s = &p->sites[i];
        if (!__atomic_load_n(s->enabled, __ATOMIC_RELAXED))
            continue;
        struct tapset_event *e = tapset_reserve(s->id, s->nslots);
        if (!e)
            continue;
        for (uint32_t k = 0; k < s->nslots; k++)
            e->slots[k] = arguments[s->arguments[k]];
        tapset_commit(e, 0);
    }
}
