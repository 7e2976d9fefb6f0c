/* Files are found by looking at what each traced process has mapped, soon after it began and then ever more seldom: a program maps its libraries in the first milliseconds, and others when it likes. */
#include "watch_files.h"
#include "../helper/maps.h"
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define MS 1000000u

struct scan {
    uint32_t pid, looks; /* how often its mapped files were looked at */
    uint64_t next, pause;
    uint64_t inode, device; /* of the file that it executes; 0: unknown */
    bool known;             /* what it executes had been shown before it began */
};

uint64_t watch_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

/* Looks at a file, and probes it, through one descriptor: whatever its owner puts in its place meanwhile, what was looked at is what is probed. */
static long new_file(struct watch *w, const char *path, const char *here)
{
    struct stat s;
    char opened[32];
    int fd = open(here, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    long file = -1;
    if (fstat(fd, &s) == 0 && S_ISREG(s.st_mode) && (file = catalogue_find(&w->catalogue, s.st_dev, s.st_ino)) < 0) {
        snprintf(opened, sizeof opened, "/proc/self/fd/%d", fd);
        file = (long)catalogue_add(&w->catalogue, w->request, path, opened, s.st_dev, s.st_ino);
        kernel_probes_arm(&w->probes, &w->catalogue, (size_t)file, opened);
    }
    close(fd);
    return file;
}

/* Index of a file in the catalogue; -1: there is none at the path `here`. */
static long known_file(struct watch *w, const char *path, const char *here)
{
    struct stat s;
    if (stat(here, &s) != 0 || !S_ISREG(s.st_mode))
        return -1;
    long found = catalogue_find(&w->catalogue, s.st_dev, s.st_ino);
    return found >= 0 ? found : new_file(w, path, here);
}

/* A path that opens the mapped file from here. What /proc shows is how we would reach it (a process in a chroot), or, in another mount namespace, how the process does. */
static bool opens(const struct mapping *m, uint32_t pid, char path[PATH_MAX + 32])
{
    struct stat s;
    snprintf(path, PATH_MAX + 32, "%s", m->path);
    if (stat(path, &s) == 0 && s.st_ino == m->inode && s.st_dev == m->device)
        return true;
    snprintf(path, PATH_MAX + 32, "/proc/%u/root%s", pid, m->path);
    if (stat(path, &s) == 0 && s.st_ino == m->inode)
        return true;
    snprintf(path, PATH_MAX + 32, "/proc/%u/map_files/%" PRIx64 "-%" PRIx64, pid, m->start, m->end); /* replaced or deleted since */
    return stat(path, &s) == 0 && s.st_ino == m->inode;
}

static void add_mapping(struct watch *w, struct image *image, uint32_t pid, const struct mapping *m)
{
    char path[PATH_MAX + 32];
    uint64_t bias = 0;
    if (!opens(m, pid, path))
        return;
    long file = known_file(w, m->path, path);
    if (file < 0 || !image || (w->catalogue.files[file].count == 0 && !w->catalogue.stacks) || table_get(&image->modules, (uint64_t)file + 1))
        return;
    mapping_bias(m, path, &bias);
    image_add_file(image, &w->catalogue, (size_t)file, bias);
}

bool watch_look_at(struct watch *w, uint32_t pid)
{
    struct maps maps;
    if (!maps_read(&maps, (pid_t)pid))
        return false;
    struct image *image = table_get(&w->images, pid);
    for (size_t i = 0; i < maps.count; i++)
        if (maps.items[i].executable && maps.items[i].inode && maps.items[i].path[0] == '/')
            add_mapping(w, image, pid, &maps.items[i]);
    bool alive = maps.count > 0;
    maps_free(&maps);
    return alive;
}

void watch_schedule(struct watch *w, uint32_t pid, uint64_t inode, uint64_t device)
{
    long file = inode ? catalogue_find(&w->catalogue, device, inode) : -1;
    struct scan *s = table_get(&w->scans, pid);
    if (!s) {
        s = must_alloc(sizeof *s);
        table_put(&w->scans, pid, s);
    }
    *s = (struct scan){.pid = pid, .pause = MS / 2, .inode = inode, .device = device, .known = file >= 0 && w->catalogue.files[file].shown};
}

bool watch_names_one_file(const char *path) { return path && path[0] == '/' && !strpbrk(path, "*?["); }

static bool wants_unnamed_files(const struct watch *w)
{
    for (size_t i = 0; i < w->request->nprobes; i++)
        if (!watch_names_one_file(w->request->probes[i].path))
            return true;
    return false;
}

void watch_unschedule(struct watch *w, uint32_t pid)
{
    struct scan *s = table_get(&w->scans, pid);
    w->unseen += s && s->looks == 0 && !s->known && wants_unnamed_files(w);
    free(s);
    table_put(&w->scans, pid, NULL);
}

void watch_schedule_running(struct watch *w, uint32_t pid)
{
    char path[32];
    struct stat s;
    snprintf(path, sizeof path, "/proc/%u/exe", pid);
    bool known = stat(path, &s) == 0;
    watch_schedule(w, pid, known ? s.st_ino : 0, known ? s.st_dev : 0);
}

/* By the second look a program has mapped what it is linked with. */
static void look_again(struct watch *w, struct scan *s)
{
    if (!watch_look_at(w, s->pid))
        return;
    long file = ++s->looks >= 2 && s->inode ? catalogue_find(&w->catalogue, s->device, s->inode) : -1;
    if (file >= 0)
        w->catalogue.files[file].shown = true;
}

void watch_scan_due(struct watch *w)
{
    uint64_t time = watch_now(), longest = w->probes.maps.scope == SCOPE_TREE ? 500u * MS : 5000u * (uint64_t)MS;
    size_t at = 0;
    for (struct scan *s; (s = table_next(&w->scans, &at));) {
        if (time < s->next)
            continue;
        look_again(w, s);
        s->pause = s->pause * 2 < longest ? s->pause * 2 : longest;
        s->next = time + s->pause;
    }
}

void watch_program(struct watch *w, const char *file)
{
    char real[PATH_MAX];
    if (realpath(file, real))
        known_file(w, real, real);
}

void watch_files_free(struct watch *w)
{
    size_t at = 0;
    for (struct scan *s; (s = table_next(&w->scans, &at));)
        free(s);
    table_free(&w->scans);
}
