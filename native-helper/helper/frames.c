#include "frames.h"
#include <errno.h>
#include <sys/uio.h>
#include <unistd.h>

static bool write_parts(int fd, struct iovec *part, int parts)
{
    while (parts > 0) {
        ssize_t n = writev(fd, part, parts);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        for (; parts > 0 && (size_t)n >= part->iov_len; part++, parts--)
            n -= (ssize_t)part->iov_len;
        if (parts > 0) {
            part->iov_base = (char *)part->iov_base + n;
            part->iov_len -= (size_t)n;
        }
    }
    return true;
}

bool frame_send(int fd, enum frame kind, const void *head, size_t head_size, const void *bytes, size_t size)
{
    uint32_t length = (uint32_t)(head_size + size);
    uint8_t start[5] = {(uint8_t)kind, (uint8_t)length, (uint8_t)(length >> 8), (uint8_t)(length >> 16), (uint8_t)(length >> 24)};
    struct iovec parts[3] = {{start, sizeof start}, {(void *)(uintptr_t)head, head_size}, {(void *)(uintptr_t)bytes, size}};
    return write_parts(fd, parts, 3);
}
