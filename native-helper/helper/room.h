/* The policies block and overwrite: what they need of the file system and of the helper. */
#ifndef TAPSET_HELPER_ROOM_H
#define TAPSET_HELPER_ROOM_H
#include "request.h"

/* Whether the recording's folder, which exists, allows for the policy. "cannot-record". */
bool room_check(const struct launch_request *r, struct failure *f);

/* Tells the threads of the policy block that there is a reader, until the descriptor is closed or the helper ends, however it ends. */
void room_promise_reader(int switches);

#endif
