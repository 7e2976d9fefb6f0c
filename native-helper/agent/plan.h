/* Reads TAPSET_RECORDING/plan. A line that cannot be understood is left out and named. */
#ifndef TAPSET_PLAN_H
#define TAPSET_PLAN_H
#include "agent.h"

/* False: there is no usable plan; *problem is a static sentence. `bad_lines` counts lines left out. */
bool plan_load(const char *path, const char **problem, unsigned *bad_lines);
/* The same for text in memory (tests). The text is not kept. */
bool plan_parse(const char *text, size_t length, const char **problem, unsigned *bad_lines);
/* True if any probe could match in any object: nothing to do otherwise. */
bool plan_is_empty(void);

/* True if the session of the plan at `path`, which was loaded, has ended: a program that starts now is none of it. */
bool plan_is_over(const char *path);

/* Maps the recording's file `discarded`, where hits are counted that a probe's conditions turn away. Without it every hit is wanted: none is discarded uncounted. */
void plan_use_counters(const char *path);

/* Maps the recording's file `switches`, where there is one. Without it every probe is on for good. */
void plan_use_switches(const char *path);

#endif
