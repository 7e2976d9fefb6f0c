/* The kernel's string functions that the C library lacks, or has otherwise. */
#undef isdigit
#define isdigit(c) ((c) >= '0' && (c) <= '9')

static size_t host_strlcpy(char *to, const char *from, size_t size)
{
    size_t length = strlen(from);
    if (size > 0) {
        size_t kept = length < size ? length : size - 1;
        memmove(to, from, kept);
        to[kept] = 0;
    }
    return length;
}

static size_t host_strlcat(char *to, const char *from, size_t size)
{
    size_t used = strnlen(to, size);
    return used == size ? size + strlen(from) : used + host_strlcpy(to + used, from, size - used);
}

#define strlcpy host_strlcpy
#define strlcat host_strlcat

/* As the kernel's: digits up to f only, no check for overflow, base 0 for 0x and 0. */
static unsigned long simple_strtoul(const char *text, char **end, unsigned base)
{
    bool hex = text[0] == '0' && (text[1] | 32) == 'x';
    if (base == 0)
        base = hex && isxdigit((unsigned char)text[2]) ? 16 : text[0] == '0' ? 8 : 10;
    if (base == 16 && hex)
        text += 2;
    unsigned long value = 0;
    for (; isxdigit((unsigned char)*text); text++) {
        unsigned digit = isdigit(*text) ? *text - '0' : (*text | 32) - 'a' + 10;
        if (digit >= base)
            break;
        value = value * base + digit;
    }
    if (end)
        *end = (char *)text;
    return value;
}

static long simple_strtol(const char *text, char **end, unsigned base)
{
    return *text == '-' ? -simple_strtoul(text + 1, end, base) : simple_strtoul(text, end, base);
}
