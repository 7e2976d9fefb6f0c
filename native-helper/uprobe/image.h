/* One process image of a session of kernel probes: its log, its strings, its threads' streams. */
#ifndef TAPSET_UPROBE_IMAGE_H
#define TAPSET_UPROBE_IMAGE_H
#include "catalogue.h"
#include "event.h"
#include "out_file.h"
#include "table.h"

struct image_thread {
    uint32_t tid;
    struct out_file file;
    uint64_t pending_lost; /* since the last LOST record */
    uint64_t unflushed;    /* events in the buffer */
    bool dirty;
};

struct image {
    uint32_t pid;
    uint64_t start;
    char *folder;
    char comm[16];
    struct out_file log;
    struct table site_ids; /* catalogue index + 1 -> id */
    struct table modules;  /* file index + 1 -> id */
    struct table threads;  /* tid */
    struct table strings;  /* hash -> struct known_string */
    uint32_t next_module, next_site, next_string;
    uint64_t room;         /* see out_file.h */
    bool forked;           /* and not exec'd since */
    bool dirty;
};

/* What is known of a process without /proc, which may be asked too late: the process has ended by then, or become another program or user. */
struct image_facts {
    uint32_t ppid; /* 0: unknown */
    uint64_t parent_start;
    bool told;         /* the kernel told the next two */
    uint32_t uid, gid;
    const char *comm; /* 16 bytes, or NULL */
    bool forked;
    uint64_t room; /* see out_file.h */
};

/* Begins the image's log with what /proc knows, or `facts` where the process is gone. NULL: it cannot be recorded. */
struct image *image_open(const char *folder, uint32_t pid, uint64_t start, const struct image_facts *facts);
/* The sites of a file that the process has mapped become known in the log. */
void image_add_file(struct image *i, const struct catalogue *c, size_t file, uint64_t bias);
void image_take(struct image *i, const struct catalogue *c, const struct uevent *e, size_t size);
void image_lose(struct image *i, uint32_t tid, uint64_t ns, uint64_t count);
void image_note(struct image *i, uint32_t severity, const char *sentence);
/* To the disk, the log first. */
void image_flush(struct image *i);
void image_end_thread(struct image *i, uint32_t tid);
/* reason as in an EXIT record. Frees it. */
void image_close(struct image *i, uint32_t reason, uint64_t ns);

#endif
