/* A growing, mapped recording file: its header stays mapped, a window of its end moves along. No descriptor is kept open, so a program that closes
 * all its descriptors, or runs out of them, does no harm. */
#ifndef TAPSET_MAPPED_FILE_H
#define TAPSET_MAPPED_FILE_H
#include <tapset/format.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct mapped_window { uint8_t *start, *cursor, *limit; };

/* Makes the file (0600, must not exist) with its header page and maps that. NULL on failure. */
struct tapset_file_header *mapped_file_create(const char *path, const struct tapset_file_header *header);

/* Reserves room for `need` more bytes behind `committed`, in steps of 64 KiB to `largest` (at most 4 MiB count), and maps it. On failure the window is empty and nothing is reserved. */
bool mapped_file_grow(const char *path, uint64_t committed, size_t need, size_t largest, struct mapped_window *window);

/* Gives reserved but unused whole pages back to the file system. The window stays mapped but must not be used past its new limit. */
void mapped_file_trim(const char *path, uint64_t committed, struct mapped_window *window);

#endif
