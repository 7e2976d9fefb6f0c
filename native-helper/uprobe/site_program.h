/* The kernel programs of marker sites. All sites of a file are one link, since taking a link away costs the kernel tens of ms; so what runs first is the same everywhere: it looks whether
 * the process is traced, and goes on in the program of the site's recipe. */
#ifndef TAPSET_UPROBE_SITE_PROGRAM_H
#define TAPSET_UPROBE_SITE_PROGRAM_H
#include "../agent/condition.h"
#include "../agent/fetch.h"
#include "bpf.h"
#include "event.h"
#include <tapset/format.h>

struct recipe_value {
    uint8_t kind; /* enum tapset_slot_kind */
    struct fetch arg, length;
};

struct recipe_condition {
    struct condition condition;
    struct fetch arg, length;
    bool unknown; /* the site has no such argument: it counts as true */
};

/* What is read at a hit. Sites with equal recipes share a program. */
struct recipe {
    uint32_t place; /* of the probe among the switches */
    uint32_t nvalues;
    uint32_t nconditions;
    uint64_t pc;    /* link-time address of the site where a value is at a symbol's address, else 0 */
    struct recipe_value values[64];
    struct recipe_condition conditions[CONDITIONS_MAX];
};

bool recipe_equal(const struct recipe *a, const struct recipe *b);
void entry_program(struct bpf_code *c, const struct kernel_maps *maps);
/* Writes the program of a recipe. False: too long. */
bool site_program(struct bpf_code *c, const struct recipe *r, const struct kernel_maps *maps);

#endif
