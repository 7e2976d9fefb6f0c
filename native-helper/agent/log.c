#define _GNU_SOURCE
#include "log.h"
#include "mapped_file.h"
#include "sys.h"
#include <limits.h>
#include <sched.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

char log_folder[TAPSET_PATH_MAX];
struct image log_image;

static struct {
    struct tapset_file_header *header; /* NULL: no log */
    struct mapped_window window;
    uint64_t committed;
    uint32_t next[LOG_KINDS];
    char path[TAPSET_PATH_MAX];
} log = { .next = { 1, 1, 1, 1 } };

bool log_lock(uint32_t *saved)
{
    struct tapset_thread *t = &tapset_thread;
    if (t->holds_lock || t->vforked)
        return false;
    *saved = t->busy;
    t->busy = 1;
    t->holds_lock = 1;
    for (unsigned spins = 0; __atomic_exchange_n(&tapset_live->lock, 1, __ATOMIC_ACQUIRE) != 0; spins++) {
        if (spins < 100)
            sched_yield();
        else /* a real-time thread must let the holder run */
            nanosleep(&(struct timespec){ 0, 50000 }, NULL);
    }
    return true;
}

void log_unlock(uint32_t saved)
{
    __atomic_store_n(&tapset_live->lock, 0, __ATOMIC_RELEASE);
    tapset_thread.holds_lock = 0;
    tapset_thread.busy = saved;
}

uint32_t log_next_id(enum log_ids kind) { return log.next[kind]; }
void log_take_id(enum log_ids kind) { log.next[kind]++; }

bool log_append(struct tapset_record *head, size_t head_size, const void *tail, size_t tail_size)
{
    size_t size = (head_size + tail_size + 7) & ~(size_t)7;
    if (!log.header)
        return false;
    if ((size_t)(log.window.limit - log.window.cursor) < size && !mapped_file_grow(log.path, log.committed, size, SIZE_MAX, &log.window))
        return false;
    head->size = (uint32_t)size;
    uint8_t *at = log.window.cursor;
    memcpy(at, head, head_size);
    memcpy(at + head_size, tail, tail_size);
    memset(at + head_size + tail_size, 0, size - head_size - tail_size);
    log.window.cursor += size;
    log.committed += size;
    __atomic_store_n(&log.header->committed, log.committed, __ATOMIC_RELEASE);
    return true;
}

static void image_path(char *path, char letter)
{
    struct text t = text_in(path, TAPSET_PATH_MAX);
    text_put(&t, log_folder);
    text_put(&t, "/");
    text_put_bytes(&t, &letter, 1);
    text_number(&t, log_image.pid);
    text_put(&t, "-");
    text_hex(&t, log_image.start, 16);
    if (letter == 'p')
        text_put(&t, ".log");
}

void log_stream_path(char path[TAPSET_PATH_MAX], uint32_t tid, uint32_t number)
{
    image_path(path, 't');
    struct text t = { path, strlen(path), TAPSET_PATH_MAX };
    text_put(&t, "-");
    text_number(&t, tid);
    text_put(&t, "-");
    text_number(&t, number);
    text_put(&t, ".stream");
}

/* Arguments joined by blanks, quoted as a shell would need it. */
static void quote_command(struct text *out, const char *arguments, size_t length)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=./:,@%^";
    for (size_t at = 0; at < length;) {
        const char *a = arguments + at;
        size_t n = strnlen(a, length - at);
        if (at > 0)
            text_put(out, " ");
        size_t simple = 0;
        while (simple < n && ((a[simple] & 0x80) || strchr(plain, a[simple])))
            simple++;
        if (n > 0 && simple == n) {
            text_put_bytes(out, a, n);
        } else {
            text_put(out, "'");
            for (size_t i = 0; i < n; i++)
                if (a[i] == '\'')
                    text_put(out, "'\\''");
                else
                    text_put_bytes(out, a + i, 1);
            text_put(out, "'");
        }
        at += n + 1;
    }
}

static void describe_process(uint32_t kind, uint64_t parent_start, uint64_t inherited)
{
    static char tail[24 << 10], scratch[12 << 10]; /* under the lock, or alone */
    struct tapset_process p = { .r.type = TAPSET_PROCESS, .pid = log_image.pid, .ppid = (uint32_t)getppid(), .uid = getuid(), .gid = getgid(), .parent_start = parent_start, .inherited = inherited, .kind = kind };
    struct text t = text_in(tail, sizeof tail);
    ssize_t n = readlink("/proc/self/exe", scratch, PATH_MAX - 1);
    text_put_bytes(&t, scratch, n > 0 ? (size_t)n : 0);
    t.length++;
    char comm[17] = "";
    prctl(PR_GET_NAME, comm);
    text_put(&t, comm);
    t.length++;
    size_t length = sys_read_file("/proc/self/cmdline", scratch, sizeof scratch);
    quote_command(&t, scratch, length);
    t.length += t.length + 1 < t.capacity;
    if (getcwd(scratch, PATH_MAX))
        text_put(&t, scratch);
    log_append(&p.r, sizeof p, tail, t.length + 1);
}

void log_clock(void)
{
    struct tapset_clock c = { .r.type = TAPSET_CLOCK, .hz = tapset_plan()->hz };
    uint64_t best = UINT64_MAX;
    for (int i = 0; i < 3; i++) { /* the tightest of three readings: an interruption in between spoils one */
        uint64_t before = tapset_ticks(), mono = sys_mono_ns(), real = sys_real_ns(), after = tapset_ticks();
        if (after - before < best) {
            best = after - before;
            c.ticks = tapset_clock_is_tsc ? before + (after - before) / 2 : mono;
            c.mono_ns = mono;
            c.real_ns = real;
        }
    }
    uint32_t saved;
    if (log_lock(&saved)) {
        log_append(&c.r, sizeof c, NULL, 0);
        log_unlock(saved);
    }
}

static bool create(void)
{
    struct tapset_file_header h = { .magic = "", .version = TAPSET_FORMAT_VERSION, .header_size = TAPSET_HEADER_SIZE, .pid = log_image.pid, .start = log_image.start, .first_ticks = tapset_ticks(), .state = TAPSET_FILE_OPEN };
    memcpy(h.magic, TAPSET_MAGIC_LOG, 8);
    prctl(PR_GET_NAME, h.comm);
    image_path(log.path, 'p');
    log.header = mapped_file_create(log.path, &h);
    log.committed = 0;
    memset(&log.window, 0, sizeof log.window);
    return log.header != NULL;
}

bool log_start(void)
{
    log_image = (struct image){ sys_pid(), sys_mono_ns() };
    if (!create())
        return false;
    describe_process(1, 0, 0);
    log_clock();
    return true;
}

bool log_enter_child(void)
{
    struct tapset_thread *t = &tapset_thread;
    struct image parent = log_image;
    uint64_t inherited = log.committed;
    log_image = (struct image){ sys_pid(), sys_mono_ns() };
    if (!create())
        return false;
    describe_process(2, parent.start, inherited);
    if (t->header) {
        struct tapset_fork f = { .r.type = TAPSET_FORK, .tid = t->tid, .number = t->number - 1, .committed = t->committed };
        log_append(&f.r, sizeof f, NULL, 0);
    }
    log_clock();
    return true;
}

uint32_t log_module(const char *path, const char *build_id, uint64_t bias, uint64_t inode)
{
    static char tail[PATH_MAX + 80];
    uint32_t saved, id = TAPSET_NO_ID;
    if (!stream_ready() || !log_lock(&saved))
        return id;
    struct tapset_module m = { .r.type = TAPSET_MODULE, .id = log.next[LOG_MODULE], .bias = bias, .inode = inode };
    struct text t = text_in(tail, sizeof tail);
    text_put(&t, path);
    t.length++;
    text_put(&t, build_id);
    if (log_append(&m.r, sizeof m, tail, t.length + 1))
        id = log.next[LOG_MODULE]++;
    log_unlock(saved);
    return id;
}

uint32_t tapset_define_site(uint32_t probe, uint32_t module, uint32_t how, uintptr_t address, uint32_t nslots, const struct tapset_slot *slots,
                            const char *provider, const char *name, const char *args, const char *reason)
{
    static char tail[TAPSET_MAX_SLOTS * sizeof(struct tapset_slot) + 4096];
    uint32_t saved, id = TAPSET_NO_ID;
    if (nslots > TAPSET_MAX_SLOTS || !stream_ready() || !log_lock(&saved))
        return id;
    struct tapset_site s = { .r.type = TAPSET_SITE, .id = log.next[LOG_SITE], .probe = probe, .module = module, .how = how, .address = address, .nslots = nslots };
    struct text t = text_in(tail, sizeof tail);
    if (nslots)
        text_put_bytes(&t, (const char *)slots, nslots * sizeof *slots);
    const char *strings[] = { provider, name, args, reason };
    for (int i = 0; i < 4; i++) {
        text_put(&t, strings[i] ? strings[i] : "");
        t.length += t.length + 1 < t.capacity;
    }
    if (log_append(&s.r, sizeof s, tail, t.length))
        id = log.next[LOG_SITE]++;
    log_unlock(saved);
    return id;
}

uint32_t tapset_define_frame(uint32_t file, uint32_t function, uint32_t qualified, uint32_t first_line, uint32_t table_kind, const void *table, uint32_t table_length)
{
    uint32_t saved, id = TAPSET_NO_ID;
    if (!stream_ready() || !log_lock(&saved))
        return id;
    struct tapset_frame f = { .r.type = TAPSET_FRAME, .id = log.next[LOG_FRAME], .file = file, .function = function, .qualified = qualified, .first_line = first_line, .table_kind = table_kind, .table_length = table_length };
    if (log_append(&f.r, sizeof f, table, table_length))
        id = log.next[LOG_FRAME]++;
    log_unlock(saved);
    return id;
}

void tapset_note(uint32_t severity, const char *format, ...)
{
    char line[1024];
    struct text t = text_in(line, sizeof line);
    va_list arguments;
    va_start(arguments, format);
    text_format(&t, format, arguments);
    va_end(arguments);
    struct tapset_note n = { .r.type = TAPSET_NOTE, .severity = severity };
    uint32_t saved;
    if (stream_ready() && log_lock(&saved)) {
        log_append(&n.r, sizeof n, line, t.length + 1);
        log_unlock(saved);
    }
}

static void write_exit(uint32_t reason)
{
    struct tapset_exit e = { .r.type = TAPSET_EXIT, .reason = reason, .ticks = tapset_ticks() };
    uint32_t saved;
    if (!log_lock(&saved))
        return;
    log_append(&e.r, sizeof e, NULL, 0);
    if (log.header) {
        log.header->state = TAPSET_FILE_CLOSED;
        mapped_file_trim(log.path, log.committed, &log.window);
    }
    log_unlock(saved);
}

void log_exit(uint32_t reason)
{
    log_clock();
    if (tapset_live->alive)
        write_exit(reason);
}

void log_stop(void)
{
    log_clock();
    write_exit(3);
    uint32_t saved;
    if (!log_lock(&saved))
        return;
    if (log.window.start)
        munmap(log.window.start, (size_t)(log.window.limit - log.window.start));
    if (log.header)
        munmap(log.header, TAPSET_HEADER_SIZE);
    memset(&log.window, 0, sizeof log.window);
    log.header = NULL;
    for (int i = 0; i < LOG_KINDS; i++)
        log.next[i] = 1;
    log_unlock(saved);
}
