/* Which places of an object the plan wants: markers that no provider serves itself, functions, and functions that stand in for markers. */
#define _GNU_SOURCE
#include "arm_job.h"
#include "functions.h"
#include "log.h"
#include "operands.h"
#include "providers.h"
#include <string.h>

/* One place that one probe wants, with the arguments that the plan adds. False: no room for more. */
static bool want(struct job *j, const struct elf_marker *m, const struct tapset_plan_probe *probe, bool code)
{
    size_t k = j->nplaces;
    struct elf_marker described = *m;
    if (j->nwanted == WANTED_MOST)
        return false;
    if (*probe->args && (!code || *m->args)) {
        unsigned own = code ? operands_count(m->args) : ELF_MARKER_MOST_ARGUMENTS;
        size_t size = operands_join(NULL, 0, m->args, probe->args, own) + 1;
        char *all = arm_keep(size);
        if (!all)
            return false;
        operands_join(all, size, m->args, probe->args, own);
        described.args = all;
    }
    j->wanted[j->nwanted++] = (struct wanted){ described, probe };
    while (k > 0 && j->places[k - 1].pc != m->pc)
        k--;
    if (k == 0) {
        j->places[j->nplaces].code = code;
        j->places[j->nplaces++].pc = m->pc;
    }
    return true;
}

static bool collect(void *context, const struct elf_marker *m)
{
    struct job *j = context;
    const struct tapset_plan *plan = tapset_plan();
    bool claimed = false, asked = false;
    for (uint32_t i = 0; i < plan->nprobes; i++) {
        if (!tapset_plan_wants(&plan->probes[i], j->object->path, m->provider, m->name))
            continue;
        if (!asked)
            claimed = providers_claim(j->object, m->provider, m->name);
        asked = true;
        if (claimed)
            break;
        if (!want(j, m, &plan->probes[i], false))
            return false;
    }
    return true;
}

static bool wants_value(const struct tapset_plan_probe *p)
{
    for (uint32_t i = 0; i < p->nslots; i++)
        if (p->slots[i].kind != TAPSET_SLOT_STACK && (elf_is_returned_value(p->slots[i].arg) || elf_is_returned_value(p->slots[i].arg2)))
            return true;
    return elf_reads_returned_value(p->args);
}

static bool collect_function(void *context, const struct elf_marker *m)
{
    struct job *j = context;
    if (m->valueless && wants_value(j->function_probe)) {
        arm_ready_module(j);
        arm_refuse(j, &(struct wanted){ *m, j->function_probe }, FUNCTION_VALUELESS);
        return true;
    }
    return want(j, m, j->function_probe, true);
}

static void collect_functions(struct job *j)
{
    const struct tapset_plan *plan = tapset_plan();
    for (uint32_t i = 0; i < plan->nprobes; i++) {
        const struct tapset_plan_probe *p = &plan->probes[i];
        if (!elf_is_function_provider(p->provider) || (*p->path && !tapset_plan_wants(p, j->object->path, p->provider, p->name)))
            continue;
        j->function_probe = p;
        elf_functions(j->file, j->debug.data ? &j->debug : NULL, p->provider, p->name, collect_function, j);
    }
}

static bool collect_stand_in(void *context, const struct elf_marker *m)
{
    struct job *j = context;
    struct elf_marker marker = *m;
    marker.provider = j->stand_in->provider;
    marker.name = j->stand_in->marker;
    marker.args = j->stand_in->arguments(j->file, m->name);
    return !marker.args || want(j, &marker, j->function_probe, true);
}

static void collect_stand_ins(struct job *j)
{
    const struct tapset_plan *plan = tapset_plan();
    for (unsigned k = 0; (j->stand_in = providers_stand_in(k)); k++) {
        size_t before = j->nwanted;
        bool wanted = false;
        for (uint32_t i = 0; i < plan->nprobes; i++) {
            if (!tapset_plan_wants(&plan->probes[i], j->object->path, j->stand_in->provider, j->stand_in->marker))
                continue;
            wanted = true;
            j->function_probe = &plan->probes[i];
            elf_functions(j->file, j->debug.data ? &j->debug : NULL, ".function", j->stand_in->function, collect_stand_in, j);
        }
        if (wanted && j->nwanted == before && elf_symbol(j->file, j->stand_in->beside))
            tapset_note(2, "%s: %s cannot be told, since the build keeps no symbol of the function that does it, or a form of it that is not known.", j->object->path, j->stand_in->what);
    }
}

bool wanted_functions(const char *path)
{
    const struct tapset_plan *plan = tapset_plan();
    for (uint32_t i = 0; i < plan->nprobes; i++)
        if (elf_is_function_provider(plan->probes[i].provider))
            return true;
    for (unsigned k = 0; providers_stand_in(k); k++)
        for (uint32_t i = 0; i < plan->nprobes; i++)
            if (tapset_plan_wants(&plan->probes[i], path, providers_stand_in(k)->provider, providers_stand_in(k)->marker))
                return true;
    return false;
}

void wanted_collect(struct job *j, bool functions)
{
    size_t malformed = elf_markers(j->file, collect, j);
    if (malformed)
        tapset_note(2, "%s: %lu marker notes are malformed and left out", j->object->path, (unsigned long)malformed);
    if (!functions)
        return;
    elf_open_debug(&j->debug, j->file);
    collect_functions(j);
    collect_stand_ins(j);
}
