/* near end --JSON lines--> standard input --> control socket --> a helper of the usual kind (`--control`) --> program
 *      <---- frames ------ standard output <-- its answers, what the program writes, the recording as it grows (shipping.c)
 * When the near end goes, in whatever way, nothing happens to the program: its probes are switched off, an attached program is left, and what it writes is read on, so that it gets no SIGPIPE. */
#include "remote.h"
#include "frames.h"
#include "shipping.h"
#include "text.h"
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PASS_MS 20
#define LAST_OUTPUT_MS 1000 /* for what the program left in its pipes */
#define START_MS 30000

enum { IN, CONTROL, OUT, ERR, ENDS };

struct remote {
    char *folder, *recording, *socket;
    int fds[ENDS]; /* -1: closed */
    pid_t helper;
    int status; /* of waitpid, when helper is 0 */
    bool near_gone, told_end;
    struct shipping shipping;
};

static bool complain(const char *what)
{
    fprintf(stderr, "tapset-helper: %s: %s\n", what, strerror(errno));
    return false;
}

static char *join(const char *folder, const char *name)
{
    struct text path = {0};
    text_printf(&path, "%s/%s", folder, name);
    return path.data;
}

static bool make_folder(struct remote *r)
{
    const char *temporary = getenv("TMPDIR");
    r->folder = join(temporary && temporary[0] == '/' ? temporary : "/tmp", "tapset-remote-XXXXXX");
    if (!mkdtemp(r->folder))
        return complain("cannot make a folder for the recording");
    r->recording = join(r->folder, "remote.taprec");
    r->socket = join(r->folder, "control");
    r->shipping = (struct shipping){.folder = r->recording, .to = STDOUT_FILENO};
    return true;
}

static int listen_at(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(address.sun_path, path, strlen(path));
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd >= 0 && bind(fd, (struct sockaddr *)&address, sizeof address) == 0 && listen(fd, 1) == 0)
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
}

static void become_helper(const struct remote *r, const int out[2], const int err[2])
{
    int nothing = open("/dev/null", O_RDONLY);
    if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 || dup2(out[1], STDOUT_FILENO) < 0 || dup2(err[1], STDERR_FILENO) < 0)
        _exit(127);
    if (nothing != STDIN_FILENO)
        close(nothing);
    signal(SIGPIPE, SIG_DFL);
    execl("/proc/self/exe", "tapset-helper", "--control", r->socket, (char *)NULL);
    _exit(127);
}

static bool accept_helper(struct remote *r, int listener)
{
    struct pollfd wait = {.fd = listener, .events = POLLIN};
    if (poll(&wait, 1, START_MS) != 1 || (r->fds[CONTROL] = accept4(listener, NULL, NULL, SOCK_CLOEXEC)) < 0)
        return complain("the helper does not answer");
    unlink(r->socket);
    return true;
}

static bool start_helper(struct remote *r)
{
    int out[2], err[2], listener = listen_at(r->socket);
    if (listener < 0)
        return complain(r->socket);
    if (pipe2(out, O_CLOEXEC) != 0 || pipe2(err, O_CLOEXEC) != 0 || (r->helper = fork()) < 0)
        return complain("cannot start the helper");
    if (r->helper == 0)
        become_helper(r, out, err);
    close(out[1]);
    close(err[1]);
    r->fds[OUT] = out[0];
    r->fds[ERR] = err[0];
    bool good = accept_helper(r, listener);
    close(listener);
    return good;
}

static uint64_t nanoseconds(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static bool greet(const struct remote *r)
{
    uint64_t clocks[2] = {nanoseconds(CLOCK_MONOTONIC), nanoseconds(CLOCK_REALTIME)};
    return frame_send(STDOUT_FILENO, FRAME_READY, clocks, sizeof clocks, r->recording, strlen(r->recording));
}

static void shut(struct remote *r, int end)
{
    if (r->fds[end] >= 0)
        close(r->fds[end]);
    r->fds[end] = -1;
}

static void lose_near(struct remote *r)
{
    if (r->near_gone)
        return;
    r->near_gone = true;
    shipping_switch_off(&r->shipping);
    close(STDOUT_FILENO); /* who still reads, sees the end */
    shut(r, IN);
    shut(r, CONTROL); /* by which the helper leaves its program */
}

static bool pass_on(int control, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t n = send(control, bytes, size, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        bytes += n;
        size -= (size_t)n;
    }
    return true;
}

static void handle(struct remote *r, int end)
{
    static const enum frame kinds[ENDS] = {[CONTROL] = FRAME_CONTROL, [OUT] = FRAME_OUTPUT, [ERR] = FRAME_ERROR};
    static char buffer[64 << 10];
    ssize_t n = read(r->fds[end], buffer, sizeof buffer);
    if (n < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (n <= 0 && end == IN) {
        lose_near(r);
    } else if (n <= 0) {
        shut(r, end);
    } else if (end == IN) {
        if (r->fds[CONTROL] >= 0 && !pass_on(r->fds[CONTROL], buffer, (size_t)n))
            shut(r, CONTROL);
    } else if (!r->near_gone && !frame_send(STDOUT_FILENO, kinds[end], NULL, 0, buffer, (size_t)n)) {
        lose_near(r);
    }
}

static void handle_ready(struct remote *r, int milliseconds)
{
    struct pollfd wait[ENDS];
    for (int i = 0; i < ENDS; i++)
        wait[i] = (struct pollfd){.fd = r->fds[i], .events = POLLIN};
    if (poll(wait, ENDS, milliseconds) <= 0)
        return;
    for (int i = 0; i < ENDS; i++)
        if (wait[i].revents && r->fds[i] >= 0)
            handle(r, i);
}

static void reap(struct remote *r)
{
    if (r->helper > 0 && waitpid(r->helper, &r->status, WNOHANG) == r->helper)
        r->helper = 0;
}

/* The helper is done: the last output, the last events, and that these were the last. */
static void tell_end(struct remote *r)
{
    uint64_t until = nanoseconds(CLOCK_MONOTONIC) + LAST_OUTPUT_MS * 1000000ull;
    while (!r->near_gone && (r->fds[OUT] >= 0 || r->fds[ERR] >= 0) && nanoseconds(CLOCK_MONOTONIC) < until)
        handle_ready(r, PASS_MS);
    uint32_t status = (uint32_t)r->status;
    if (!r->near_gone && !(shipping_pass(&r->shipping) && frame_send(STDOUT_FILENO, FRAME_END, &status, sizeof status, NULL, 0)))
        lose_near(r);
    r->told_end = true;
}

static void serve(struct remote *r)
{
    uint64_t next = 0;
    while (r->helper > 0 || !r->near_gone || r->fds[OUT] >= 0 || r->fds[ERR] >= 0) {
        handle_ready(r, r->helper > 0 ? PASS_MS : -1);
        reap(r);
        if (r->helper > 0 && !r->near_gone && nanoseconds(CLOCK_MONOTONIC) >= next) {
            if (!shipping_pass(&r->shipping))
                lose_near(r);
            next = nanoseconds(CLOCK_MONOTONIC) + PASS_MS * 1000000ull;
        }
        if (r->helper == 0 && !r->told_end) {
            while (r->fds[CONTROL] >= 0) /* its last words */
                handle(r, CONTROL);
            tell_end(r);
        }
    }
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *where)
{
    (void)about, (void)kind, (void)where;
    remove(path);
    return 0;
}

int remote_run(void)
{
    struct remote r = {.fds = {STDIN_FILENO, -1, -1, -1}};
    signal(SIGPIPE, SIG_IGN);
    bool good = make_folder(&r) && start_helper(&r) && greet(&r);
    if (good)
        serve(&r);
    if (r.helper > 0 && !good)
        kill(r.helper, SIGTERM);
    if (r.recording)
        nftw(r.folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    shipping_free(&r.shipping);
    free(r.folder);
    free(r.recording);
    free(r.socket);
    return good ? 0 : 1;
}
