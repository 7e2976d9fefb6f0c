/* Arms the markers of one object that the plan wants. */
#ifndef TAPSET_ARM_H
#define TAPSET_ARM_H
#include "agent.h"
#include "elf_notes.h"

/* `alone`: no other thread can be executing the object's code (it was just mapped, or the process has one thread): the code may be rewritten in any way.
 * Otherwise only single-byte patches are made. Returns the number of sites armed. `object->module` is set if anything was wanted. */
unsigned arm_object(struct tapset_object *object, const struct elf_file *file, bool alone);

/* Forgets the sites in a range of addresses that was unmapped. */
void arm_forget(uintptr_t low, uintptr_t high);

#endif
