#include "process_facts.h"
#include "../helper/maps.h"
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void link_of(pid_t pid, const char *name, char *to, size_t room)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%ld/%s", (long)pid, name);
    ssize_t n = readlink(path, to, room - 1);
    to[n > 0 ? n : 0] = '\0';
}

static void read_status(struct process_facts *p, pid_t pid)
{
    char path[64], line[256];
    snprintf(path, sizeof path, "/proc/%ld/status", (long)pid);
    FILE *file = fopen(path, "re");
    while (file && fgets(line, sizeof line, file)) {
        p->found = true;
        if (strncmp(line, "Name:\t", 6) == 0)
            memcpy(p->comm, line + 6, strcspn(line + 6, "\n") < 15 ? strcspn(line + 6, "\n") : 15);
        sscanf(line, "PPid: %" SCNu32, &p->ppid);
        sscanf(line, "Uid: %" SCNu32, &p->uid);
        sscanf(line, "Gid: %" SCNu32, &p->gid);
    }
    if (file)
        fclose(file);
}

static void quote(struct text *t, const char *word)
{
    if (*word && word[strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=./:,@%^")] == '\0') {
        text_add(t, word);
        return;
    }
    text_add(t, "'");
    for (; *word; word++)
        if (*word == '\'')
            text_add(t, "'\\''");
        else
            text_append(t, word, 1);
    text_add(t, "'");
}

static void read_command(struct process_facts *p, pid_t pid)
{
    char path[64], words[12 << 10];
    snprintf(path, sizeof path, "/proc/%ld/cmdline", (long)pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd >= 0 ? read(fd, words, sizeof words - 1) : 0;
    if (fd >= 0)
        close(fd);
    words[n > 0 ? n : 0] = '\0';
    for (ssize_t at = 0; at < n; at += (ssize_t)strlen(words + at) + 1) {
        text_add(&p->command, at ? " " : "");
        quote(&p->command, words + at);
    }
}

void process_facts_read(struct process_facts *p, pid_t pid)
{
    *p = (struct process_facts){0};
    read_status(p, pid);
    link_of(pid, "exe", p->executable, sizeof p->executable);
    link_of(pid, "cwd", p->folder, sizeof p->folder);
    read_command(p, pid);
}

void process_facts_free(struct process_facts *p) { text_free(&p->command); }

size_t read_constant(pid_t pid, uint64_t at, uint8_t *bytes, size_t size)
{
    char path[64];
    struct maps maps;
    size_t got = 0;
    if (!maps_read(&maps, pid))
        return 0;
    const struct mapping *m = maps_at(&maps, at);
    if (m && m->inode && !m->writable) {
        snprintf(path, sizeof path, "/proc/%ld/mem", (long)pid);
        int fd = open(path, O_RDONLY | O_CLOEXEC);
        size_t most = m->end - at < size ? (size_t)(m->end - at) : size;
        ssize_t n = fd >= 0 ? pread(fd, bytes, most, (off_t)at) : -1;
        got = n > 0 ? (size_t)n : 0;
        if (fd >= 0)
            close(fd);
    }
    maps_free(&maps);
    return got;
}
