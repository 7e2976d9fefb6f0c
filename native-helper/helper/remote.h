/* The far end of a session over a connection such as SSH's. */
#ifndef TAPSET_HELPER_REMOTE_H
#define TAPSET_HELPER_REMOTE_H

/* Serves the near end over standard input and output until it goes. The exit status. */
int remote_run(void);

#endif
