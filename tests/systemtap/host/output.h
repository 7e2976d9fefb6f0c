/* The print buffer, which goes to standard output. Included in place of linux/print.c. */
#include "stp_string.h"
#include "print.h"
#include "vsprintf.c"

static char host_buffer[STP_BUFFER_SIZE];
static int host_used;

static bool _stp_print_trylock_irqsave(unsigned long *flags)
{
    return true;
}

static void _stp_print_unlock_irqrestore(unsigned long *flags)
{
}

static void _stp_print_flush(void)
{
    fwrite(host_buffer, 1, host_used, stdout);
    fflush(stdout);
    host_used = 0;
}

static void *_stp_reserve_bytes(int n)
{
    if (n == 0 || n > STP_BUFFER_SIZE)
        return NULL;
    if (n > STP_BUFFER_SIZE - host_used)
        _stp_print_flush();
    host_used += n;
    return host_buffer + host_used - n;
}

static void _stp_unreserve_bytes(int n)
{
    host_used -= n <= host_used ? n : 0;
}

static void _stp_print_char(const char c)
{
    *(char *)_stp_reserve_bytes(1) = c;
}

static void _stp_print(const char *text)
{
    while (*text)
        _stp_print_char(*text++);
}

static void _stp_printf(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    _stp_vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
}

static void _stp_print_binary(int n, ...)
{
    va_list arguments;
    va_start(arguments, n);
    for (; n > 0; n--)
        *(int64_t *)_stp_reserve_bytes(8) = va_arg(arguments, int64_t);
    va_end(arguments);
}
