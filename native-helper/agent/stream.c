/* The slow way into a thread's stream: opening, growing, closing, and what follows a fork. */
#define _GNU_SOURCE
#include "stream.h"
#include "log.h"
#include "mapped_file.h"
#include "overflow.h"
#include "stream_life.h"
#include "sys.h"
#include "unwind.h"
#include <errno.h>
#include <linux/membarrier.h>
#include <pthread.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

__thread struct tapset_thread tapset_thread __attribute__((tls_model("initial-exec")));
static struct tapset_live before_start;
struct tapset_live *tapset_live = &before_start;
bool tapset_clock_is_tsc;
bool tapset_tells_cpu;

static bool started;     /* this image or an ancestor of it began to record */
static bool gave_up;     /* recording became impossible here: a fork child without a log */
static pthread_key_t key;
static bool have_key;
static struct tapset_thread *open_threads; /* under the log's lock */

uint64_t tapset_mono_ticks(void) { return sys_mono_ns(); }

static void close_thread(void *unused) { stream_close(true); }

bool stream_start(void)
{
    if (tapset_live == &before_start) {
        struct tapset_live *page = sys_pages(TAPSET_PAGE);
        if (!page)
            return false;
        if (madvise(page, TAPSET_PAGE, MADV_WIPEONFORK) != 0) {
            sys_complain("this kernel lacks MADV_WIPEONFORK (4.14): ", "not traced");
            return false;
        }
        tapset_live = page;
        /* only keys below 32 are stored without malloc */
        have_key = pthread_key_create(&key, close_thread) == 0 && key < 32;
        syscall(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0);
    }
    if (!log_start())
        return false;
    started = true;
    tapset_live->alive = 1;
    return true;
}

/* A fork child's first event: forget the parent's stream, start a log. Other threads do not exist yet. */
static bool enter_child(void)
{
    struct tapset_thread *t = &tapset_thread;
    if (!started || gave_up || t->vforked)
        return false;
    uint32_t busy = t->busy;
    t->busy = 1;
    if (!log_enter_child()) {
        gave_up = true;
        t->busy = busy;
        return false;
    }
    if (t->window)
        munmap(t->window, t->window_size);
    if (t->header)
        munmap(t->header, TAPSET_HEADER_SIZE);
    t->header = NULL;
    t->cursor = t->limit = t->window = NULL;
    t->pending_lost = 0;
    t->number = 0;
    t->next_open = NULL;
    open_threads = NULL;
    t->busy = busy;
    __atomic_store_n(&tapset_live->alive, 1, __ATOMIC_RELEASE);
    return true;
}

bool stream_ready(void) { return tapset_live->alive || enter_child(); }

static bool open_stream(struct tapset_thread *t)
{
    char path[TAPSET_PATH_MAX];
    struct tapset_file_header h = { .magic = "", .version = TAPSET_FORMAT_VERSION, .header_size = TAPSET_HEADER_SIZE, .pid = log_image.pid, .start = log_image.start, .first_ticks = tapset_ticks(), .state = TAPSET_FILE_OPEN };
    memcpy(h.magic, TAPSET_MAGIC_STREAM, 8);
    h.tid = t->tid = sys_tid();
    prctl(PR_GET_NAME, h.comm);
    do
        log_stream_path(path, t->tid, t->number++);
    while (!(t->header = mapped_file_create(path, &h)) && errno == EEXIST && t->number < 1000000); /* thread ids are reused */
    if (!t->header)
        return false;
    overflow_begin(t->header);
    t->committed = t->lost_written = 0;
    t->cursor = t->limit = t->window = NULL;
    t->window_size = 0;
    if (have_key && t->tid != log_image.pid)
        pthread_setspecific(key, t);
    uint32_t saved;
    if (log_lock(&saved)) {
        t->next_open = open_threads;
        open_threads = t;
        log_unlock(saved);
    }
    return true;
}

static void forget_open(const struct tapset_thread *t)
{
    uint32_t saved;
    if (!log_lock(&saved))
        return;
    for (struct tapset_thread **at = &open_threads; *at; at = &(*at)->next_open)
        if (*at == t) {
            *at = t->next_open;
            break;
        }
    log_unlock(saved);
}

static bool grow(struct tapset_thread *t, size_t need)
{
    char path[TAPSET_PATH_MAX];
    log_stream_path(path, t->tid, t->number - 1);
    overflow_window_full(t);
    struct mapped_window w = { t->window, t->cursor, t->window ? t->window + t->window_size : NULL };
    bool good = mapped_file_grow(path, t->committed, need, overflow_step(), &w);
    t->window = w.start;
    t->cursor = w.cursor;
    t->limit = w.limit;
    t->window_size = (size_t)(w.limit - w.start);
    if (good && t->committed >= (1u << 20))
        log_clock();
    if (good) {
        overflow_grown(t, path);
        prctl(PR_GET_NAME, t->header->comm);
    }
    return good;
}

static void write_lost(struct tapset_thread *t, uint64_t ticks)
{
    struct tapset_event *e = (struct tapset_event *)t->cursor;
    e->ticks = ticks;
    e->site = TAPSET_SITE_LOST;
    e->size = sizeof *e + 8;
    e->flags = 0;
    e->slots[0] = __atomic_exchange_n(&t->pending_lost, 0, __ATOMIC_RELAXED); /* a signal handler may lose one right now */
    t->lost_written += e->slots[0];
    t->cursor += e->size;
    t->committed += e->size;
    __atomic_store_n(&t->header->lost, t->lost_written, __ATOMIC_RELAXED);
    __atomic_store_n(&t->header->committed, t->committed, __ATOMIC_RELEASE);
}

static uint64_t make_room(uint64_t size, uint64_t ticks, uint64_t unused1, uint64_t unused2)
{
    struct tapset_thread *t = &tapset_thread;
    int saved_errno = errno;
    size_t need = size + sizeof(struct tapset_event) + 8; /* a LOST record may come first */
    bool good = stream_ready();
    if (good && (size_t)(t->limit - t->cursor) < need) {
        good = ticks >= t->retry_at && (t->header || open_stream(t)) && grow(t, need);
        if (!good && ticks >= t->retry_at) /* a full disk: ask again ten times a second, not at every hit */
            t->retry_at = ticks + tapset_plan()->hz / 10;
    }
    if (good && t->pending_lost)
        write_lost(t, ticks);
    errno = saved_errno;
    return good;
}

struct tapset_event *tapset_reserve_slow(uint32_t site, uint32_t nslots)
{
    struct tapset_thread *t = &tapset_thread;
    size_t size = sizeof(struct tapset_event) + 8u * nslots;
    uint64_t ticks = tapset_ticks();
    if (!started) { /* between two recordings */
        t->busy = 0;
        return NULL;
    }
    if (gave_up || !sys_with_vectors_saved(make_room, size, ticks, 0, 0)) {
        __atomic_fetch_add(&t->pending_lost, 1, __ATOMIC_RELAXED);
        if (t->header && tapset_live->alive)
            __atomic_store_n(&t->header->lost, t->lost_written + t->pending_lost, __ATOMIC_RELAXED);
        t->busy = 0;
        return NULL;
    }
    struct tapset_event *e = (struct tapset_event *)t->cursor;
    e->ticks = ticks;
    e->site = site;
    e->size = (uint16_t)size;
    e->flags = 0;
    return e;
}

static void close_stream(struct tapset_thread *t, bool for_good)
{
    if (t->pending_lost && (size_t)(t->limit - t->cursor) >= sizeof(struct tapset_event) + 8)
        write_lost(t, tapset_ticks());
    __atomic_store_n(&t->header->lost, t->lost_written + t->pending_lost, __ATOMIC_RELAXED);
    t->header->state = TAPSET_FILE_CLOSED;
    char path[TAPSET_PATH_MAX];
    log_stream_path(path, t->tid, t->number - 1);
    struct mapped_window w = { t->window, t->cursor, t->window ? t->window + t->window_size : NULL };
    mapped_file_trim(path, t->committed, &w);
    t->limit = w.limit;
    t->window_size = (size_t)(w.limit - w.start);
    if (for_good) {
        if (t->window)
            munmap(t->window, t->window_size);
        munmap(t->header, TAPSET_HEADER_SIZE);
        t->header = NULL;
        t->cursor = t->limit = t->window = NULL;
        if (t->cache)
            munmap(t->cache, TAPSET_PAGE);
        t->cache = NULL;
        unwind_end_thread(t);
    }
}

void stream_close(bool for_good)
{
    struct tapset_thread *t = &tapset_thread;
    if (t->vforked || !tapset_live->alive || !t->header || t->busy)
        return;
    t->busy = 1;
    if (for_good)
        forget_open(t);
    close_stream(t, for_good);
    if (for_good)
        log_clock();
    t->busy = 0;
}

/* Once `alive` is 0 everywhere, a thread that is not busy does not come near its stream any more. */
static bool wait_until_out(const struct tapset_thread *t)
{
    for (unsigned tries = 0; __atomic_load_n(&t->busy, __ATOMIC_ACQUIRE); tries++) {
        if (tries == 1000)
            return false;
        nanosleep(&(struct timespec){0, 1000000}, NULL);
    }
    return true;
}

bool stream_stop(void)
{
    bool clean = true;
    __atomic_store_n(&tapset_live->alive, 0, __ATOMIC_SEQ_CST);
    started = false; /* else a thread would take itself for a fork child */
    if (syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0) != 0)
        return false;
    for (struct tapset_thread *t = open_threads, *next; t; t = next) {
        next = t->next_open;
        if ((!have_key && t->tid != log_image.pid) || !wait_until_out(t)) {
            clean = false;
            continue;
        }
        close_stream(t, true);
        t->pending_lost = 0;
        t->number = 0;
        t->next_open = NULL;
    }
    open_threads = NULL;
    return clean;
}
