#include "room.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

bool room_check(const struct launch_request *r, struct failure *f)
{
    if (strcmp(r->policy, "overwrite") != 0)
        return true;
    int fd = open(r->recording, O_RDWR | O_TMPFILE | O_CLOEXEC, 0600);
    struct text path = {0};
    if (fd < 0) { /* not every file system has unnamed files */
        text_printf(&path, "%s/hole", r->recording);
        fd = open(path.data, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (fd >= 0)
            unlink(path.data);
        text_free(&path);
    }
    bool good = fd >= 0 && posix_fallocate(fd, 0, 8192) == 0 && fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, 4096) == 0;
    int why = errno;
    if (fd >= 0)
        close(fd);
    return good || fail(f, "cannot-record", "the file system of %s cannot give up the oldest events of a file (%s); record elsewhere, or let the recording grow", r->recording, strerror(why));
}

void room_promise_reader(int switches)
{
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    fcntl(switches, F_OFD_SETLK, &lock);
}
