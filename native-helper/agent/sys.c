#define _GNU_SOURCE
#include "sys.h"
#include <cpuid.h>
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

/* Components kept: x87, SSE, AVX, AVX-512. AMX tiles are left alone: libc does not use them. xsave_mask 0 means fxsave. */
__attribute__((visibility("hidden"))) uint32_t sys_xsave_mask;
__attribute__((visibility("hidden"))) uint64_t sys_xsave_size = 512 + 64;

void sys_init(void)
{
    unsigned a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_OSXSAVE) || !__get_cpuid_count(13, 0, &a, &b, &c, &d))
        return;
    uint32_t low, high;
    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    uint32_t mask = low & 0xE7;
    uint64_t size = 512 + 64;
    for (unsigned component = 2; component < 8; component++) {
        if (!(mask >> component & 1) || !__get_cpuid_count(13, component, &a, &b, &c, &d))
            continue;
        if (size < (uint64_t)a + b) /* standard format: size a at offset b */
            size = (uint64_t)a + b;
    }
    sys_xsave_size = (size + 63) & ~63ull;
    sys_xsave_mask = mask;
}

__asm__(
    ".text\n"
    ".globl sys_with_vectors_saved\n"
    ".hidden sys_with_vectors_saved\n"
    ".type sys_with_vectors_saved,@function\n"
    "sys_with_vectors_saved:\n"
    "  .cfi_startproc\n"
    "  push %rbp\n  .cfi_def_cfa_offset 16\n  .cfi_offset %rbp,-16\n"
    "  mov %rsp,%rbp\n  .cfi_def_cfa_register %rbp\n"
    "  push %rbx\n  push %r12\n"
    "  sub sys_xsave_size(%rip),%rsp\n"
    "  and $-64,%rsp\n"
    "  mov %rdx,%r10\n"
    "  mov sys_xsave_mask(%rip),%eax\n"
    "  test %eax,%eax\n"
    "  jz 1f\n"
    "  xor %edx,%edx\n"
    "  mov %rdx,512(%rsp)\n  mov %rdx,520(%rsp)\n  mov %rdx,528(%rsp)\n  mov %rdx,536(%rsp)\n"
    "  mov %rdx,544(%rsp)\n  mov %rdx,552(%rsp)\n  mov %rdx,560(%rsp)\n  mov %rdx,568(%rsp)\n"
    "  xsave64 (%rsp)\n"
    "  jmp 2f\n"
    "1: fxsave64 (%rsp)\n"
    "2: cld\n"
    "  mov %rdi,%rax\n  mov %rsi,%rdi\n  mov %r10,%rsi\n  mov %rcx,%rdx\n  mov %r8,%rcx\n"
    "  call *%rax\n"
    "  mov %rax,%rbx\n"
    "  mov sys_xsave_mask(%rip),%eax\n"
    "  test %eax,%eax\n"
    "  jz 3f\n"
    "  xor %edx,%edx\n"
    "  xrstor64 (%rsp)\n"
    "  jmp 4f\n"
    "3: fxrstor64 (%rsp)\n"
    "4: mov %rbx,%rax\n"
    "  lea -16(%rbp),%rsp\n"
    "  pop %r12\n  pop %rbx\n  pop %rbp\n"
    "  .cfi_def_cfa %rsp,8\n"
    "  ret\n"
    "  .cfi_endproc\n"
    ".size sys_with_vectors_saved,.-sys_with_vectors_saved\n");
