#include "plan.h"
#include "hit_filter.h"
#include "unwind.h"
#include "sys.h"
#include <fcntl.h>
#include <fnmatch.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define PLAN_MAX_BYTES (4u << 20)
#define PLAN_MAX_PROBES 4096u

static struct tapset_plan plan;
static struct tapset_plan_probe *probes;
static struct hit_filter *filters;
static size_t nfilters;
static const uint8_t always = 1;
static uint32_t probe_lines;

const struct tapset_plan *tapset_plan(void) { return &plan; }
bool plan_is_empty(void) { return plan.nprobes == 0; }

static bool number(const char **at, uint64_t limit, uint64_t *value)
{
    const char *first = *at;
    for (*value = 0; **at >= '0' && **at <= '9'; (*at)++) {
        *value = *value * 10 + (uint64_t)(**at - '0');
        if (*value > limit)
            return false;
    }
    return *at != first;
}

static bool whole_number(const char *text, uint64_t limit, uint64_t *value) { return number(&text, limit, value) && *text == 0; }

/* "i1,s2,n1:2,u32" or "*" or nothing */
static bool parse_slots(const char *at, struct tapset_plan_probe *p)
{
    p->all_ints = strcmp(at, "*") == 0;
    if (p->all_ints || *at == 0)
        return true;
    while (p->nslots < TAPSET_MAX_SLOTS) {
        struct tapset_slot *s = &p->slots[p->nslots];
        uint64_t arg, length = 0;
        s->kind = *at == 'i' ? TAPSET_SLOT_INT : *at == 's' ? TAPSET_SLOT_STRING : *at == 'n' ? TAPSET_SLOT_STRN : *at == 'u' ? TAPSET_SLOT_STACK : 0;
        if (s->kind == 0)
            return false;
        at++;
        if (!number(&at, 255, &arg) || arg == 0)
            return false;
        if (s->kind == TAPSET_SLOT_STRN && (*at++ != ':' || !number(&at, 255, &length) || length == 0))
            return false;
        if (s->kind == TAPSET_SLOT_STACK) {
            if (arg > UNWIND_MOST)
                return false;
            plan.stacks = true;
        }
        s->arg = (uint8_t)arg;
        s->arg2 = (uint8_t)length;
        p->nslots++;
        if (*at == 0)
            return true;
        if (*at++ != ',')
            return false;
    }
    return false;
}

/* Cuts the line into fields at tabs and undoes the escapes, in place. */
static unsigned split(char *line, char *fields[], unsigned limit)
{
    unsigned count = 0;
    char *to = line;
    fields[count++] = line;
    for (char *from = line; *from; from++) {
        if (*from == '\t') {
            *to++ = 0;
            if (count == limit)
                return limit + 1;
            fields[count++] = to;
        } else if (*from == '\\' && from[1]) {
            from++;
            *to++ = *from == 't' ? '\t' : *from == 'n' ? '\n' : *from;
        } else {
            *to++ = *from;
        }
    }
    *to = 0;
    return count;
}

/* Objects are known by their real paths: a plain path in the plan may go through links (/usr/bin/python3). */
static const char *real_pattern(const char *path)
{
    char *real = *path == '/' && !strpbrk(path, "*?[\\") ? sys_pages(PATH_MAX) : NULL;
    return real && realpath(path, real) ? real : path;
}

static bool parse_probe(char *fields[], unsigned count)
{
    uint64_t id;
    probe_lines++;
    if (count < 5 || plan.nprobes == PLAN_MAX_PROBES || !whole_number(fields[1], 0xFFFFFFFEu, &id) || !*fields[3] || !*fields[4])
        return false;
    struct tapset_plan_probe *p = &probes[plan.nprobes];
    memset(p, 0, sizeof *p);
    p->id = (uint32_t)id;
    p->place = probe_lines - 1;
    p->enabled = &always;
    p->path = real_pattern(fields[2]);
    p->provider = fields[3];
    p->name = fields[4];
    p->args = count > 7 ? fields[7] : "";
    if (!parse_slots(count > 5 ? fields[5] : "*", p))
        return false;
    if (count > 6 && *fields[6]) {
        struct hit_filter *filter = &filters[nfilters];
        if (!conditions_parse(fields[6], &filter->conditions))
            return false;
        p->filter = filter;
        nfilters++;
    }
    plan.nprobes++;
    return true;
}

static bool copy_word(char to[16], const char *word)
{
    if (strlen(word) >= 16)
        return false;
    strcpy(to, word);
    return true;
}

static bool parse_line(char *line)
{
    char *fields[8];
    unsigned count = split(line, fields, 8);
    if (count < 2 || count > 8)
        return false;
    if (strcmp(fields[0], "hz") == 0)
        return whole_number(fields[1], 1000000000000u, &plan.hz);
    if (strcmp(fields[0], "clock") == 0) {
        plan.tsc = strcmp(fields[1], "tsc") == 0;
        return plan.tsc || strcmp(fields[1], "mono") == 0;
    }
    if (strcmp(fields[0], "cpu") == 0) {
        plan.cpu = strcmp(fields[1], "1") == 0;
        return true;
    }
    if (strcmp(fields[0], "session") == 0) {
        uint64_t pid;
        bool good = whole_number(fields[1], INT32_MAX, &pid);
        plan.session = good ? (uint32_t)pid : 0;
        return good;
    }
    if (strcmp(fields[0], "python") == 0)
        return copy_word(plan.python, fields[1]);
    if (strcmp(fields[0], "policy") == 0)
        return copy_word(plan.policy, fields[1]);
    if (strcmp(fields[0], "room") == 0)
        return whole_number(fields[1], (uint64_t)1 << 50, &plan.room) && plan.room >= TAPSET_ROOM_LEAST;
    return strcmp(fields[0], "probe") == 0 && parse_probe(fields, count);
}

bool plan_parse(const char *text, size_t length, const char **problem, unsigned *bad_lines)
{
    static const char first[] = "tapset-plan\t1\n";
    *bad_lines = 0;
    memset(&plan, 0, sizeof plan);
    probe_lines = 0;
    if (length < sizeof first - 1 || memcmp(text, first, sizeof first - 1) != 0) {
        *problem = "is not a plan of version 1";
        return false;
    }
    size_t lines = 0;
    for (size_t i = 0; i < length; i++)
        lines += text[i] == '\n';
    char *copy = sys_pages(length + 1);
    size_t room = lines < PLAN_MAX_PROBES ? lines + 1 : PLAN_MAX_PROBES;
    probes = sys_pages(room * sizeof *probes);
    filters = sys_pages((room + 1) * sizeof *filters); /* one more than can be used, for a line that is left out */
    nfilters = 0;
    if (!copy || !probes || !filters) {
        *problem = "does not fit into memory";
        return false;
    }
    memcpy(copy, text, length);
    strcpy(plan.python, "auto");
    strcpy(plan.policy, "grow");
    plan.room = TAPSET_ROOM_USUAL;
    for (char *line = copy + sizeof first - 1, *end; line < copy + length; line = end + 1) {
        end = memchr(line, '\n', (size_t)(copy + length - line));
        if (!end)
            end = copy + length;
        *end = 0;
        *bad_lines += *line && !parse_line(line);
    }
    plan.probes = probes;
    if (!plan.tsc)
        plan.hz = 1000000000u;
    if (plan.hz == 0) {
        *problem = "names the clock tsc without its frequency";
        return false;
    }
    return true;
}

bool plan_load(const char *path, const char **problem, unsigned *bad_lines)
{
    char *text = sys_pages(PLAN_MAX_BYTES);
    size_t length = text ? sys_read_file(path, text, PLAN_MAX_BYTES) : 0;
    if (length == 0) {
        *problem = "cannot be read";
        return false;
    }
    return plan_parse(text, length, problem, bad_lines);
}

bool plan_is_over(const char *path)
{
    int fd = plan.session ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    bool over = fd >= 0 && flock(fd, LOCK_SH | LOCK_NB) == 0;
    if (fd >= 0)
        close(fd);
    return over;
}

void plan_use_switches(const char *path)
{
    int fd = plan.nprobes ? open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) : -1;
    struct stat s;
    if (fd < 0)
        return;
    const uint8_t *bytes = fstat(fd, &s) == 0 && s.st_size >= (off_t)probe_lines ? mmap(NULL, probe_lines, PROT_READ, MAP_SHARED, fd, 0) : MAP_FAILED;
    close(fd);
    for (uint32_t i = 0; bytes != MAP_FAILED && i < plan.nprobes; i++)
        probes[i].enabled = bytes + probes[i].place;
}

void plan_use_counters(const char *path)
{
    size_t size = (size_t)probe_lines * HIT_FILTER_STRIPES * sizeof(uint64_t);
    int fd = nfilters ? open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW) : -1;
    struct stat s;
    uint64_t *counters = fd >= 0 && fstat(fd, &s) == 0 && s.st_size >= (off_t)size ? mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) : MAP_FAILED;
    if (fd >= 0)
        close(fd);
    for (uint32_t i = 0; i < plan.nprobes; i++) {
        struct hit_filter *filter = (struct hit_filter *)probes[i].filter;
        if (!filter)
            continue;
        filter->discarded = counters + probes[i].place;
        filter->stride = probe_lines;
        if (counters == MAP_FAILED)
            probes[i].filter = NULL;
    }
}

bool tapset_plan_wants(const struct tapset_plan_probe *p, const char *path, const char *provider, const char *name)
{
    return (!*p->path || fnmatch(p->path, path, 0) == 0) && fnmatch(p->provider, provider, 0) == 0 && fnmatch(p->name, name, 0) == 0;
}
