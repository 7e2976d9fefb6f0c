/* The program's mapped objects: those at the start, and each one mapped later, before any of its code runs. */
#ifndef TAPSET_OBJECTS_H
#define TAPSET_OBJECTS_H
#include "agent.h"

/* Arms what is mapped now, and hooks the loader's "the list of objects has changed" function, so that later ones are armed as they are mapped:
 * in every namespace, whoever loads them, before their constructors. `standing`: all threads will stand still when the code is changed. */
void objects_start(bool standing);

/* After a dlopen that a provider waits for. */
void objects_dlopened(const char *name, void *handle);

/* Calls each provider's member for every object that is there at the start. */
void objects_ready_at_start(void);

/* True where every dlopen must be followed by objects_dlopened(): the loader could not be hooked. */
bool objects_need_dlopen(void);

/* Provider iteration (agent.c). */
void providers_object_ready(const struct tapset_object *object);

#endif
