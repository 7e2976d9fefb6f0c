/* Which files the traced processes have mapped: they are looked at, and probed. Part of a session of kernel probes (watch.h); one thread. */
#ifndef TAPSET_UPROBE_WATCH_FILES_H
#define TAPSET_UPROBE_WATCH_FILES_H
#include "watch.h"

/* Looks at the files that a process has mapped. False if it has none any more: it has ended. */
bool watch_look_at(struct watch *w, uint32_t pid);
/* From now on the process is looked at again and again. `inode`, `device`: the file that it executes, as stat(2) numbers it; 0: unknown. */
void watch_schedule(struct watch *w, uint32_t pid, uint64_t inode, uint64_t device);
/* The same for one whose beginning was not seen. */
void watch_schedule_running(struct watch *w, uint32_t pid);
/* It has ended. Counts it in `unseen` if nobody could look at it, and something might have been wanted there. */
void watch_unschedule(struct watch *w, uint32_t pid);
/* Looks at those whose time has come. */
void watch_scan_due(struct watch *w);
/* Whether a probe's path is that of one file: no pattern, and not NULL. */
bool watch_names_one_file(const char *path);
void watch_files_free(struct watch *w);
/* CLOCK_MONOTONIC, in nanoseconds. */
uint64_t watch_now(void);

#endif
