#include "control.h"
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

bool control_connect(struct control *c, const char *path, struct failure *f)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    *c = (struct control){.fd = -1};
    if (strlen(path) >= sizeof address.sun_path)
        return fail(f, "bad-request", "the path of the control socket is longer than %zu bytes: %s", sizeof address.sun_path - 1, path);
    memcpy(address.sun_path, path, strlen(path));
    c->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (c->fd < 0)
        return fail(f, "internal", "cannot make a socket: %s", strerror(errno));
    if (connect(c->fd, (struct sockaddr *)&address, sizeof address) != 0) {
        fail(f, "internal", "cannot connect to the control socket %s: %s", path, strerror(errno));
        close(c->fd);
        c->fd = -1;
        return false;
    }
    return true;
}

bool control_read(struct control *c, struct failure *f)
{
    static char buffer[65536];
    f->code = NULL;
    ssize_t n = recv(c->fd, buffer, sizeof buffer, MSG_DONTWAIT);
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return true;
    if (n <= 0)
        return false;
    text_append(&c->line, buffer, (size_t)n);
    if (c->line.length > CONTROL_MAX_LINE && !memchr(c->line.data, '\n', c->line.length))
        return fail(f, "bad-request", "a message is longer than 16 MiB");
    return true;
}

char *control_take_line(struct control *c, size_t *length)
{
    if (!c->line.data)
        return NULL;
    char *end = memchr(c->line.data + c->searched, '\n', c->line.length - c->searched);
    if (!end) {
        c->searched = c->line.length;
        return NULL;
    }
    *length = (size_t)(end - c->line.data);
    char *line = must_alloc(*length + 1);
    memcpy(line, c->line.data, *length);
    c->line.length -= *length + 1;
    memmove(c->line.data, end + 1, c->line.length + 1);
    c->searched = 0;
    return line;
}

void control_send(struct control *c, struct text *object)
{
    json_end(object);
    text_add(object, "\n");
    size_t length = c->fd < 0 ? 0 : object->length, sent = 0;
    while (sent < length) {
        ssize_t n = send(c->fd, object->data + sent, length - sent, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            close(c->fd);
            c->fd = -1;
            break;
        }
        sent += (size_t)n;
    }
    text_free(object);
}

void control_send_failure(struct control *c, const struct failure *f)
{
    struct text o = {0};
    json_begin(&o);
    json_put_string(&o, "type", "error");
    json_put_string(&o, "code", f->code);
    json_put_string(&o, "message", f->message);
    control_send(c, &o);
}

void control_send_warning(struct control *c, const char *message)
{
    struct text o = {0};
    json_begin(&o);
    json_put_string(&o, "type", "warning");
    json_put_string(&o, "message", message);
    control_send(c, &o);
}
