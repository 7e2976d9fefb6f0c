/* Warnings and errors, to standard error, a line each. Included in place of linux/io.c. */
static bool host_exiting;

static void host_message(const char *kind, const char *format, va_list arguments)
{
    char text[8192];
    int length = vsnprintf(text, sizeof(text), format, arguments);
    fprintf(stderr, "%s: %s%s", kind, text, length > 0 && text[length - 1] == '\n' ? "" : "\n");
}

static void _stp_exit(void)
{
    host_exiting = true;
}

static void _stp_warn(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    host_message("WARNING", format, arguments);
    va_end(arguments);
}

static void _stp_softerror(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    host_message("ERROR", format, arguments);
    va_end(arguments);
}

static void _stp_error(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    host_message("ERROR", format, arguments);
    va_end(arguments);
    _stp_exit();
}
