#define _GNU_SOURCE
#include "sys.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

struct text text_in(char *buffer, size_t capacity)
{
    buffer[0] = 0;
    return (struct text){ buffer, 0, capacity };
}

void text_put_bytes(struct text *t, const char *bytes, size_t length)
{
    size_t room = t->capacity - t->length - 1;
    if (length > room)
        length = room;
    memcpy(t->data + t->length, bytes, length);
    t->length += length;
    t->data[t->length] = 0;
}

void text_put(struct text *t, const char *string) { text_put_bytes(t, string, strlen(string)); }

void text_number(struct text *t, uint64_t value)
{
    char digits[20];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + value % 10);
    while ((value /= 10) != 0);
    text_put_bytes(t, digits + at, sizeof digits - at);
}

void text_hex(struct text *t, uint64_t value, int digits)
{
    char out[16];
    int n = 0;
    do
        out[15 - n++] = "0123456789abcdef"[value & 15];
    while ((value >>= 4) != 0 || n < digits);
    text_put_bytes(t, out + 16 - n, (size_t)n);
}

void text_format(struct text *t, const char *format, va_list arguments)
{
    for (; *format; format++) {
        if (*format != '%') {
            text_put_bytes(t, format, 1);
            continue;
        }
        bool wide = *++format == 'l';
        if (wide)
            format++;
        switch (*format) {
        case 's': text_put(t, va_arg(arguments, const char *)); break;
        case 'd': {
            int64_t v = wide ? va_arg(arguments, long) : va_arg(arguments, int);
            if (v < 0)
                text_put(t, "-");
            text_number(t, v < 0 ? 0 - (uint64_t)v : (uint64_t)v);
            break;
        }
        case 'u': text_number(t, wide ? va_arg(arguments, unsigned long) : va_arg(arguments, unsigned)); break;
        case 'x': text_hex(t, wide ? va_arg(arguments, unsigned long) : va_arg(arguments, unsigned), 0); break;
        case '%': text_put(t, "%"); break;
        default: return;
        }
    }
}

static uint64_t now(clockid_t clock)
{
    struct timespec ts;
    clock_gettime(clock, &ts);
    return (uint64_t)ts.tv_sec * 1000000000u + (uint64_t)ts.tv_nsec;
}

uint64_t sys_mono_ns(void) { return now(CLOCK_MONOTONIC); }
uint64_t sys_real_ns(void) { return now(CLOCK_REALTIME); }
uint32_t sys_tid(void) { return (uint32_t)syscall(SYS_gettid); }
uint32_t sys_pid(void) { return (uint32_t)syscall(SYS_getpid); }

void *sys_pages(size_t size)
{
    void *p = mmap(NULL, (size + TAPSET_PAGE - 1) & ~(size_t)(TAPSET_PAGE - 1), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return p == MAP_FAILED ? NULL : p;
}

size_t sys_read_file(const char *path, char *buffer, size_t capacity)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return 0;
    size_t length = 0;
    ssize_t n;
    while (length < capacity && ((n = read(fd, buffer + length, capacity - length)) > 0 || (n < 0 && errno == EINTR)))
        length += n > 0 ? (size_t)n : 0;
    close(fd);
    return length;
}

void sys_complain(const char *what, const char *detail)
{
    char line[1024];
    struct text t = text_in(line, sizeof line);
    text_put(&t, "tapset: ");
    text_put(&t, what);
    text_put(&t, detail);
    text_put(&t, "\n");
    ssize_t ignored = write(2, t.data, t.length);
    (void)ignored;
}

