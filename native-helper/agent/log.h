/* The process log: definitions, in the order in which they become known. One per process image, made at the start, or in a fork child at its first event. */
#ifndef TAPSET_LOG_H
#define TAPSET_LOG_H
#include "agent.h"

#define TAPSET_PATH_MAX 1024 /* of a recording's file: such names are built on the stack at a hit, which may be a small signal stack */

/* The recording folder, absolute. Set once. */
extern char log_folder[TAPSET_PATH_MAX];

/* This process image; meaningless in a fork child until log_enter_child() ran. */
struct image { uint32_t pid; uint64_t start; };
extern struct image log_image;

/* Starts the log of a new program image. False: cannot record here. */
bool log_start(void);
/* Starts the log of a fork child. Called with the thread busy and tapset_live->alive == 0. */
bool log_enter_child(void);

/* True when definitions and events can be recorded; starts the log of a fork child that has none yet. */
bool stream_ready(void);

/* The one lock of the agent's slow paths. Recursive use by one thread (a signal handler on top of a holder) gives false. Marks the thread busy, so markers hit meanwhile are lost and counted. */
bool log_lock(uint32_t *saved);
void log_unlock(uint32_t saved);

/* Appends a record of `head_size` bytes followed by a tail, padded to 8. Sets its size. Under the lock. False when there is no room on the disk. */
bool log_append(struct tapset_record *head, size_t head_size, const void *tail, size_t tail_size);

/* Next id of a kind, under the lock. */
enum log_ids { LOG_MODULE, LOG_SITE, LOG_STRING, LOG_FRAME, LOG_KINDS };
uint32_t log_next_id(enum log_ids kind);
void log_take_id(enum log_ids kind);

uint32_t log_module(const char *path, const char *build_id, uint64_t bias, uint64_t inode);
void log_clock(void);
/* reason 1 exit, 2 exec, 3 detached. */
void log_exit(uint32_t reason);
/* The same as the last word, when no thread can record any more; the next log_start() begins anew. */
void log_stop(void);

/* NUL-terminated path of a stream or log file of this image. */
void log_stream_path(char path[TAPSET_PATH_MAX], uint32_t tid, uint32_t number);

#endif
