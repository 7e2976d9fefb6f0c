/* Small things that libc offers only with malloc, locales or locks, which a hit may not touch. All async-signal-safe. */
#ifndef TAPSET_SYS_H
#define TAPSET_SYS_H
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TAPSET_PAGE 4096u

/* A text being built in the caller's buffer; what does not fit is cut off; always NUL-terminated. */
struct text { char *data; size_t length, capacity; };
struct text text_in(char *buffer, size_t capacity);
void text_put(struct text *t, const char *string);
void text_put_bytes(struct text *t, const char *bytes, size_t length);
void text_number(struct text *t, uint64_t value);
void text_hex(struct text *t, uint64_t value, int digits); /* digits 0: as many as needed */
void text_format(struct text *t, const char *format, va_list arguments); /* %s %d %u %x %lx %lu */

uint64_t sys_mono_ns(void);
uint64_t sys_real_ns(void);
uint32_t sys_tid(void);
uint32_t sys_pid(void); /* asks the kernel: right in every fork child */

/* Private zeroed memory that is never given back; NULL when there is none. */
void *sys_pages(size_t size);

/* Reads up to capacity bytes of a small file (proc). Returns the length, 0 on failure. */
size_t sys_read_file(const char *path, char *buffer, size_t capacity);

/* One line on standard error, for what cannot be said in the recording. */
void sys_complain(const char *what, const char *detail);

/* Calls f(a, b, c, d) with the vector and x87 registers of the interrupted program kept. The hit path itself touches none of them. */
uint64_t sys_with_vectors_saved(uint64_t (*f)(uint64_t, uint64_t, uint64_t, uint64_t), uint64_t a, uint64_t b, uint64_t c, uint64_t d);
void sys_init(void);

#endif
