/* One session: from the connection to the end of the last traced process. */
#ifndef TAPSET_HELPER_SESSION_H
#define TAPSET_HELPER_SESSION_H
#include "control.h"
#include "target.h"

/* Speaks the protocol on `control` until the caller closes it or the traced program has ended. Returns the helper's exit status. */
int session_run(struct control *control, const struct inheritance *inheritance);

#endif
