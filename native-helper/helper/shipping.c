/* Whatever a reader at the near end can see must be complete there: the bytes of a file are sent before the header that says they are committed, and the definitions of the logs before the events
 * that use them. So a pass first notes how far each stream is, then sends the logs, which are at least as far, then the streams as far as noted. */
#include "shipping.h"
#include "frames.h"
#include "text.h"
#include <dirent.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <tapset/format.h>
#include <time.h>
#include <unistd.h>

#define LONGEST_NAME 96
#define LARGEST_PLAN (16u << 20)

struct shipped {
    char name[LONGEST_NAME];
    bool is_log;
    const struct tapset_file_header *live; /* mapped */
    uint8_t header[TAPSET_HEADER_SIZE];    /* as it was when `upto` was noted */
    uint8_t told[TAPSET_HEADER_SIZE];      /* as the other end has it */
    uint64_t upto, sent;                   /* bytes behind the header */
};

static int open_file(const struct shipping *s, const char *name, int flags)
{
    struct text path = {0};
    text_printf(&path, "%s/%s", s->folder, name);
    int fd = open(path.data, flags | O_NOFOLLOW | O_CLOEXEC);
    text_free(&path);
    return fd;
}

static bool send_part(const struct shipping *s, const char *name, uint64_t offset, const void *bytes, size_t size)
{
    uint8_t head[2 + LONGEST_NAME + 8];
    size_t length = strlen(name);
    head[0] = (uint8_t)length;
    head[1] = (uint8_t)(length >> 8);
    memcpy(head + 2, name, length);
    for (unsigned i = 0; i < 8; i++)
        head[2 + length + i] = (uint8_t)(offset >> 8 * i);
    return frame_send(s->to, FRAME_FILE, head, 2 + length + 8, bytes, size);
}

static bool ends_with(const char *name, const char *end)
{
    size_t length = strlen(name), tail = strlen(end);
    return length > tail && length < LONGEST_NAME && strcmp(name + length - tail, end) == 0;
}

static bool is_known(const struct shipping *s, const char *name)
{
    for (size_t i = 0; i < s->count; i++)
        if (strcmp(s->files[i].name, name) == 0)
            return true;
    return false;
}

static void add(struct shipping *s, const char *name, bool is_log)
{
    struct stat about;
    int fd = open_file(s, name, O_RDONLY);
    if (fd < 0)
        return;
    void *live = fstat(fd, &about) == 0 && about.st_size >= TAPSET_HEADER_SIZE ? mmap(NULL, TAPSET_HEADER_SIZE, PROT_READ, MAP_SHARED, fd, 0) : MAP_FAILED;
    close(fd);
    if (live == MAP_FAILED)
        return; /* it is only being made: the next pass finds it */
    if (s->count == s->capacity) {
        s->capacity = s->capacity ? s->capacity * 2 : 16;
        struct shipped *grown = must_alloc(s->capacity * sizeof *grown);
        if (s->count)
            memcpy(grown, s->files, s->count * sizeof *grown);
        free(s->files);
        s->files = grown;
    }
    struct shipped *f = &s->files[s->count++];
    memcpy(f->name, name, strlen(name) + 1); /* find_files saw to its length */
    f->is_log = is_log;
    f->live = live;
}

static void find_files(struct shipping *s)
{
    DIR *folder = opendir(s->folder);
    for (struct dirent *e; folder && (e = readdir(folder));) {
        bool is_log = ends_with(e->d_name, ".log");
        if ((is_log || ends_with(e->d_name, ".stream")) && !is_known(s, e->d_name))
            add(s, e->d_name, is_log);
    }
    if (folder)
        closedir(folder);
}

/* The copy first: a state `closed` in it then goes with the last `committed`. */
static void note(struct shipped *f)
{
    memcpy(f->header, f->live, sizeof f->header);
    f->upto = __atomic_load_n(&f->live->committed, __ATOMIC_ACQUIRE);
}

static bool send_bytes(const struct shipping *s, struct shipped *f)
{
    static uint8_t buffer[FRAME_MAX];
    int fd = f->sent < f->upto ? open_file(s, f->name, O_RDONLY) : -1;
    bool open = true;
    while (fd >= 0 && open && f->sent < f->upto) {
        size_t wanted = f->upto - f->sent < sizeof buffer ? (size_t)(f->upto - f->sent) : sizeof buffer;
        ssize_t n = pread(fd, buffer, wanted, (off_t)(TAPSET_HEADER_SIZE + f->sent));
        if (n <= 0)
            break;
        open = send_part(s, f->name, TAPSET_HEADER_SIZE + f->sent, buffer, (size_t)n);
        f->sent += (uint64_t)n;
    }
    if (fd >= 0)
        close(fd);
    return open;
}

static void hold_back(const struct shipping *s, const struct shipped *f)
{
    uint64_t read = f->sent + 1;
    int fd = open_file(s, f->name, O_WRONLY);
    if (fd >= 0) {
        if (pwrite(fd, &read, sizeof read, offsetof(struct tapset_file_header, read)) < 0)
            perror("tapset-helper: the writers cannot be held back");
        close(fd);
    }
}

static bool send_file(const struct shipping *s, struct shipped *f)
{
    struct tapset_file_header *header = (struct tapset_file_header *)f->header;
    if (!send_bytes(s, f))
        return false;
    header->committed = f->sent;
    header->read = 0; /* the near end's own */
    header->first = __atomic_load_n(&f->live->first, __ATOMIC_ACQUIRE);
    header->overwritten = __atomic_load_n(&f->live->overwritten, __ATOMIC_ACQUIRE);
    if (header->first > f->sent) { /* overtaken: what was sent may be zeros already */
        f->sent = header->first;
        return true;
    }
    if (memcmp(f->header, f->told, sizeof f->told) == 0)
        return true;
    memcpy(f->told, f->header, sizeof f->told);
    if (s->holds_back && !f->is_log)
        hold_back(s, f);
    return send_part(s, f->name, 0, f->header, sizeof f->header);
}

static bool send_kind(struct shipping *s, bool logs)
{
    for (size_t i = 0; i < s->count; i++) {
        if (s->files[i].is_log != logs)
            continue;
        if (logs)
            note(&s->files[i]);
        if (!send_file(s, &s->files[i]))
            return false;
    }
    return true;
}

/* A small file as a whole. NULL if it cannot be read. */
static uint8_t *read_whole(const struct shipping *s, const char *name, size_t *size)
{
    struct stat about;
    uint8_t *bytes = NULL;
    int fd = open_file(s, name, O_RDONLY);
    if (fd < 0)
        return NULL;
    if (fstat(fd, &about) == 0 && about.st_size > 0 && about.st_size <= LARGEST_PLAN) {
        *size = (size_t)about.st_size;
        bytes = must_alloc(*size + 1);
        if (pread(fd, bytes, *size, 0) != about.st_size) {
            free(bytes);
            bytes = NULL;
        }
    }
    close(fd);
    return bytes;
}

static bool send_whole(const struct shipping *s, const char *name, const uint8_t *bytes, size_t size)
{
    bool open = true;
    for (size_t at = 0; open && at < size; at += FRAME_MAX)
        open = send_part(s, name, at, bytes + at, size - at < FRAME_MAX ? size - at : FRAME_MAX);
    return open;
}

static bool send_plan(struct shipping *s)
{
    size_t size = 0;
    uint8_t *plan = s->plan_sent ? NULL : read_whole(s, "plan", &size);
    if (!plan)
        return true;
    s->plan_sent = true;
    s->holds_back = strstr((char *)plan, "\npolicy\tblock\n") != NULL;
    bool open = send_whole(s, "plan", plan, size);
    free(plan);
    return open;
}

static bool send_discarded(struct shipping *s)
{
    size_t size = 0;
    uint8_t *now = read_whole(s, "discarded", &size);
    if (!now || (size == s->discarded_size && memcmp(now, s->discarded, size) == 0)) {
        free(now);
        return true;
    }
    free(s->discarded);
    s->discarded = now;
    s->discarded_size = size;
    return send_whole(s, "discarded", now, size);
}

static bool send_moment(const struct shipping *s, const struct timespec *t)
{
    uint64_t ns = (uint64_t)t->tv_sec * 1000000000u + (uint64_t)t->tv_nsec;
    return frame_send(s->to, FRAME_SEEN, &ns, sizeof ns, NULL, 0);
}

bool shipping_pass(struct shipping *s)
{
    struct timespec before;
    clock_gettime(CLOCK_MONOTONIC, &before);
    find_files(s);
    for (size_t i = 0; i < s->count; i++)
        if (!s->files[i].is_log)
            note(&s->files[i]);
    return send_plan(s) && send_discarded(s) && send_kind(s, true) && send_kind(s, false) && send_moment(s, &before);
}

void shipping_switch_off(const struct shipping *s)
{
    static const uint8_t off[4096];
    struct stat about;
    int fd = open_file(s, "switches", O_WRONLY);
    if (fd < 0)
        return;
    if (fstat(fd, &about) == 0)
        for (off_t at = 0; at < about.st_size; at += (off_t)sizeof off) {
            size_t size = about.st_size - at < (off_t)sizeof off ? (size_t)(about.st_size - at) : sizeof off;
            if (pwrite(fd, off, size, at) < 0)
                break;
        }
    close(fd);
}

void shipping_free(struct shipping *s)
{
    for (size_t i = 0; i < s->count; i++)
        munmap((void *)(uintptr_t)s->files[i].live, TAPSET_HEADER_SIZE);
    free(s->files);
    free(s->discarded);
    *s = (struct shipping){0};
}
