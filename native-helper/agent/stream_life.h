/* Start and end of streams; what happens at a hit is in stream.h. */
#ifndef TAPSET_STREAM_LIFE_H
#define TAPSET_STREAM_LIFE_H
#include <stdbool.h>

/* Starts the log of this program image and allows events. False: not possible here. */
bool stream_start(void);

/* Ends the calling thread's stream in order: marks it closed and gives back unused space. With for_good also unmaps it; else it can go on
 * (a later event of another library's destructor still counts). */
void stream_close(bool for_good);

/* Ends the streams of all threads, which may be running and hitting, and allows no more events until the next stream_start(). False: a thread did not come
 * out of the agent within a second, or ended unseen; its stream stays open. */
bool stream_stop(void);

#endif
