/* What becomes of a stream that has reached the room of the plan: it grows on, gives up its oldest events, or its thread waits for the reader. */
#ifndef TAPSET_OVERFLOW_H
#define TAPSET_OVERFLOW_H
#include "agent.h"

enum overflow_policy { OVERFLOW_GROW, OVERFLOW_BLOCK, OVERFLOW_OVERWRITE };
enum overflow_policy overflow_policy(void);

/* By how much a stream may grow at once. */
size_t overflow_step(void);

/* A stream's header is new. */
void overflow_begin(struct tapset_file_header *header);

/* The window is full, and is about to be replaced. May wait. */
void overflow_window_full(struct tapset_thread *thread);

/* The stream has grown. */
void overflow_grown(struct tapset_thread *thread, const char *path);

#endif
