/* A recording's file, written from outside of the traced process: buffered, published by its header's `committed`. */
#ifndef TAPSET_UPROBE_OUT_FILE_H
#define TAPSET_UPROBE_OUT_FILE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <tapset/format.h>
#include <tapset/overwrite.h>

struct out_file {
    int fd; /* -1: closed, or there is no room on the disk */
    struct tapset_file_header header;
    uint8_t *buffer;
    size_t used, capacity;
    uint64_t room; /* of a stream that overwrites: bytes to keep at least; 0: all */
    struct tapset_pieces pieces;
    uint64_t events, stored; /* flushed since the last piece */
};

/* Makes the file (0600, must not exist). */
bool out_open(struct out_file *f, const char *path, const struct tapset_file_header *header);
/* Space for one record of `size` bytes (a multiple of 8) at the end, zeroed; it counts with the next out_flush(). */
void *out_reserve(struct out_file *f, size_t size);
/* Writes what was reserved. Where the disk is full, false; all of it stays in the buffer, to be tried again or dropped. */
bool out_flush(struct out_file *f);
void out_drop(struct out_file *f);
/* Flushes, marks it as closed. */
void out_close(struct out_file *f);

#endif
