#define _GNU_SOURCE
#include "overflow.h"
#include "log.h"
#include "sys.h"
#include <fcntl.h>
#include <string.h>
#include <tapset/overwrite.h>
#include <time.h>
#include <unistd.h>

#define PIECES_AT 256u /* in the header's page, which nobody else uses behind the header */
#define GROWTH_MOST (4u << 20)
#define PATIENCE_NS 30000000000ull /* how long a thread waits for a reader that has never come, once */

enum overflow_policy overflow_policy(void)
{
    const char *policy = tapset_plan()->policy;
    return *policy == 'b' ? OVERFLOW_BLOCK : *policy == 'o' ? OVERFLOW_OVERWRITE : OVERFLOW_GROW;
}

size_t overflow_step(void)
{
    uint64_t piece = tapset_piece_size(tapset_plan()->room);
    return overflow_policy() == OVERFLOW_GROW || piece > GROWTH_MOST ? GROWTH_MOST : (size_t)piece;
}

void overflow_begin(struct tapset_file_header *header)
{
    if (overflow_policy() == OVERFLOW_OVERWRITE)
        header->flags |= TAPSET_FILE_OVERWRITES;
}

static struct tapset_pieces *pieces_of(struct tapset_file_header *header) { return (struct tapset_pieces *)((uint8_t *)header + PIECES_AT); }

/* ---- overwrite */

static void take_piece(struct tapset_thread *t)
{
    struct tapset_pieces *p = pieces_of(t->header);
    uint64_t stored, size = t->committed - p->seen, events = tapset_count_events(t->cursor - size, size, &stored);
    tapset_add_piece(p, t->committed, events, stored);
}

/* ---- block */

/* The helper holds a lock on the switches as long as somebody is there to read. */
static bool reader_lives(void)
{
    char path[TAPSET_PATH_MAX];
    struct text text = text_in(path, sizeof path);
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    text_put(&text, log_folder);
    text_put(&text, "/switches");
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool lives = fd >= 0 && fcntl(fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    if (fd >= 0)
        close(fd);
    return lives;
}

static uint64_t read_until(const struct tapset_thread *t) { return __atomic_load_n(&t->header->read, __ATOMIC_ACQUIRE); }

/* A reader that has not come yet has read nothing. */
static bool too_far_ahead(const struct tapset_thread *t, uint64_t room)
{
    uint64_t read = read_until(t);
    return t->committed > read && t->committed - read > room;
}

/* Until the reader is half as far behind as it may be, so that the thread does not stop at every window. */
static void wait_for_reader(struct tapset_thread *t)
{
    uint64_t room = tapset_plan()->room, begin = sys_mono_ns();
    bool waited_in_vain = read_until(t) == 0 && t->header->waited_ns != 0;
    if (waited_in_vain || !too_far_ahead(t, room))
        return;
    for (unsigned i = 0; tapset_live->alive && too_far_ahead(t, room / 2) && (i % 16 != 0 || reader_lives()); i++) {
        if (read_until(t) == 0 && sys_mono_ns() - begin > PATIENCE_NS)
            break;
        nanosleep(&(struct timespec){ 0, 1000000 }, NULL);
    }
    t->header->waited_ns += sys_mono_ns() - begin;
}

/* ---- */

void overflow_window_full(struct tapset_thread *t)
{
    if (overflow_policy() == OVERFLOW_BLOCK)
        wait_for_reader(t);
    else if (overflow_policy() == OVERFLOW_OVERWRITE && t->window)
        take_piece(t);
}

void overflow_grown(struct tapset_thread *t, const char *path)
{
    if (overflow_policy() != OVERFLOW_OVERWRITE)
        return;
    struct tapset_pieces *p = pieces_of(t->header);
    uint64_t gone = TAPSET_HEADER_SIZE + t->header->first, from = p->punched ? p->punched : TAPSET_HEADER_SIZE;
    if (gone / TAPSET_PAGE > from / TAPSET_PAGE) { /* what was announced the last time */
        int fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
        gone = gone / TAPSET_PAGE * TAPSET_PAGE;
        if (fd >= 0 && fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, (off_t)from, (off_t)(gone - from)) == 0)
            p->punched = gone;
        if (fd >= 0)
            close(fd);
    }
    t->lost_written += tapset_give_up(t->header, p, tapset_plan()->room);
    __atomic_store_n(&t->header->lost, t->lost_written, __ATOMIC_RELAXED);
}
