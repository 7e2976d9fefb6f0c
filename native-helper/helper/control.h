/* The control connection: JSON lines over a Unix stream socket (docs/helper-protocol.md). */
#ifndef TAPSET_HELPER_CONTROL_H
#define TAPSET_HELPER_CONTROL_H
#include "json.h"

#define CONTROL_MAX_LINE (16u << 20)

struct control {
    int fd;           /* -1 once the connection is closed or broken */
    struct text line; /* what was read and not yet taken */
    size_t searched;  /* bytes of `line` known to hold no newline */
};

/* Connects to the socket at `path`. */
bool control_connect(struct control *c, const char *path, struct failure *f);

/* Reads what is there, without waiting when `fd` is readable. False: the caller closed the connection, it broke, or a line is longer than
 * CONTROL_MAX_LINE (then `f->code` is set, else it is NULL). */
bool control_read(struct control *c, struct failure *f);

/* The next whole line, without its newline, to be freed by the caller; NULL when there is none. `length` may exceed strlen: the line is untrusted. */
char *control_take_line(struct control *c, size_t *length);

/* Ends the object that json_begin() began, sends it as a line and frees it. A connection that does not take it is closed. */
void control_send(struct control *c, struct text *object);
void control_send_failure(struct control *c, const struct failure *f);
void control_send_warning(struct control *c, const char *message);

#endif
