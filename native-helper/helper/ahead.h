/* Room in the files of busy streams, made before their threads ask for it.
 *
 * Making a page of a file costs a traced thread ten times what filling it does. So whenever the agent has mapped the next window of a stream (it closes the file then, which inotify tells),
 * a thread of the helper lengthens the file by zeros, by several times what is in it, and at most by AHEAD_MOST and a window. The agent finds its room there, or makes it itself as ever:
 * nothing depends on the helper being quick, or alive.
 * Zeros are appended, by O_APPEND, so they never come over what a thread has mapped and written: that lies before the end of its file. */
#ifndef TAPSET_HELPER_AHEAD_H
#define TAPSET_HELPER_AHEAD_H
#include <pthread.h>
#include <stdbool.h>

struct ahead {
    int told;   /* inotify; -1: nothing is watched */
    int stop;   /* an eventfd */
    int folder; /* the recording's */
    pthread_t thread;
};

#define AHEAD_NONE ((struct ahead){ .told = -1, .stop = -1, .folder = -1 })

/* Begins to look after the streams in this folder. Where that cannot be, nothing is said: only speed is lost. */
void ahead_start(struct ahead *a, const char *recording);
void ahead_stop(struct ahead *a);

#endif
