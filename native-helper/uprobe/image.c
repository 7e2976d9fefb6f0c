#include "image.h"
#include "process_facts.h"
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct known_string { struct known_string *next; uint32_t id, length; uint8_t bytes[]; };

static uint64_t now(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static struct tapset_file_header file_header(const struct image *i, const char *magic, uint32_t tid, uint64_t ns)
{
    struct tapset_file_header h = {.version = TAPSET_FORMAT_VERSION, .header_size = TAPSET_HEADER_SIZE, .pid = i->pid, .tid = tid, .start = i->start, .first_ticks = ns, .state = TAPSET_FILE_OPEN};
    memcpy(h.magic, magic, 8);
    memcpy(h.comm, i->comm, sizeof h.comm);
    h.flags = tid && i->room ? TAPSET_FILE_OVERWRITES : 0;
    return h;
}

/* A record of the log with room for `tail` bytes behind its head. */
static void *record(struct image *i, uint16_t type, size_t head, size_t tail)
{
    size_t size = (head + tail + 7) & ~(size_t)7;
    struct tapset_record *r = out_reserve(&i->log, size);
    r->size = (uint32_t)size;
    r->type = type;
    i->dirty = true;
    return r;
}

static void add_string(struct text *t, const char *s) { text_append(t, s ? s : "", s ? strlen(s) + 1 : 1); }

static void write_process(struct image *i, const struct image_facts *facts, const struct process_facts *p)
{
    struct text t = {0};
    add_string(&t, p->executable);
    add_string(&t, i->comm);
    add_string(&t, p->command.data);
    add_string(&t, p->folder);
    struct tapset_process *r = record(i, TAPSET_PROCESS, sizeof *r, t.length);
    r->pid = i->pid;
    r->ppid = p->found ? p->ppid : facts->ppid;
    r->uid = facts->told ? facts->uid : p->uid;
    r->gid = facts->told ? facts->gid : p->gid;
    r->parent_start = facts->parent_start;
    r->kind = facts->forked ? 2 : 1;
    memcpy(r + 1, t.data, t.length);
    text_free(&t);
}

static void write_clock(struct image *i)
{
    struct tapset_clock *r = record(i, TAPSET_CLOCK, sizeof *r, 0);
    r->mono_ns = r->ticks = now(CLOCK_MONOTONIC);
    r->real_ns = now(CLOCK_REALTIME);
    r->hz = 1000000000;
}

struct image *image_open(const char *folder, uint32_t pid, uint64_t start, const struct image_facts *facts)
{
    struct image *i = must_alloc(sizeof *i);
    struct process_facts p;
    struct text path = {0};
    *i = (struct image){.pid = pid, .start = start, .folder = must_copy(folder), .next_module = 1, .next_site = 1, .next_string = 1, .room = facts->room, .forked = facts->forked};
    process_facts_read(&p, (pid_t)pid);
    if (*p.comm || facts->comm)
        memcpy(i->comm, *p.comm ? p.comm : facts->comm, sizeof i->comm);
    text_printf(&path, "%s/p%" PRIu32 "-%016" PRIx64 ".log", folder, pid, start);
    struct tapset_file_header h = file_header(i, TAPSET_MAGIC_LOG, 0, start);
    bool good = out_open(&i->log, path.data, &h);
    text_free(&path);
    if (good) {
        write_process(i, facts, &p);
        write_clock(i);
    }
    process_facts_free(&p);
    if (good)
        return i;
    free(i->folder);
    free(i);
    return NULL;
}

static void define_site(struct image *i, const struct known_site *s, size_t index, uint32_t module, uint64_t bias)
{
    struct text t = {0};
    add_string(&t, s->provider);
    add_string(&t, s->name);
    add_string(&t, s->args);
    add_string(&t, s->reason);
    size_t slots = s->nslots * sizeof *s->slots;
    struct tapset_site *r = record(i, TAPSET_SITE, sizeof *r + slots, t.length);
    r->id = i->next_site++;
    r->probe = s->probe;
    r->module = module;
    r->how = s->how;
    r->address = s->pc + bias;
    r->nslots = s->nslots;
    if (slots)
        memcpy(r->slots, s->slots, slots);
    memcpy((uint8_t *)r->slots + slots, t.data, t.length);
    table_put(&i->site_ids, index + 1, (void *)(uintptr_t)r->id);
    text_free(&t);
}

void image_add_file(struct image *i, const struct catalogue *c, size_t file, uint64_t bias)
{
    const struct known_file *f = &c->files[file];
    if ((f->count == 0 && !c->stacks) || table_get(&i->modules, file + 1))
        return;
    struct text t = {0};
    add_string(&t, f->path);
    add_string(&t, f->build_id);
    struct tapset_module *r = record(i, TAPSET_MODULE, sizeof *r, t.length);
    uint32_t id = r->id = i->next_module++;
    r->bias = bias;
    r->inode = f->inode;
    memcpy(r + 1, t.data, t.length);
    text_free(&t);
    table_put(&i->modules, file + 1, (void *)(uintptr_t)id);
    for (size_t s = f->first; s < f->first + f->count; s++)
        define_site(i, &c->sites[s], s, id, bias);
}

static uint32_t intern(struct image *i, const uint8_t *bytes, size_t length)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t k = 0; k < length; k++)
        hash = (hash ^ bytes[k]) * 0x100000001B3u;
    hash |= 1;
    struct known_string *first = table_get(&i->strings, hash);
    for (struct known_string *s = first; s; s = s->next)
        if (s->length == length && memcmp(s->bytes, bytes, length) == 0)
            return s->id;
    struct known_string *s = must_alloc(sizeof *s + length);
    *s = (struct known_string){first, i->next_string++, (uint32_t)length};
    memcpy(s->bytes, bytes, length);
    table_put(&i->strings, hash, s);
    struct tapset_string *r = record(i, TAPSET_STRING, sizeof *r, length);
    r->id = s->id;
    r->length = (uint32_t)length;
    memcpy(r + 1, bytes, length);
    return s->id;
}

static struct image_thread *thread_of(struct image *i, uint32_t tid, uint64_t ns, const char *comm)
{
    struct image_thread *t = table_get(&i->threads, tid);
    if (t)
        return t;
    t = must_alloc(sizeof *t);
    *t = (struct image_thread){.tid = tid};
    struct tapset_file_header h = file_header(i, TAPSET_MAGIC_STREAM, tid, ns);
    if (comm)
        memcpy(h.comm, comm, sizeof h.comm);
    struct text path = {0};
    for (unsigned n = 0; n < 1000; n++) { /* numbers of threads are reused */
        path.length = 0;
        text_printf(&path, "%s/t%" PRIu32 "-%016" PRIx64 "-%" PRIu32 "-%u.stream", i->folder, i->pid, i->start, tid, n);
        if (access(path.data, F_OK) != 0)
            break;
    }
    out_open(&t->file, path.data, &h); /* where it fails, flushing fails, and that counts what is lost */
    text_free(&path);
    t->file.room = i->room;
    table_put(&i->threads, tid, t);
    return t;
}

static void write_lost(struct image_thread *t, uint64_t ns)
{
    struct tapset_event *e = out_reserve(&t->file, sizeof *e + 8);
    e->ticks = ns;
    e->site = TAPSET_SITE_LOST;
    e->size = sizeof *e + 8;
    e->slots[0] = t->pending_lost;
    t->file.header.lost += t->pending_lost;
    t->pending_lost = 0;
}

void image_lose(struct image *i, uint32_t tid, uint64_t ns, uint64_t count)
{
    struct image_thread *t = thread_of(i, tid, ns, NULL);
    t->pending_lost += count;
    write_lost(t, ns);
    t->dirty = i->dirty = true;
}

/* A page that was never touched cannot be read by the kernel program. If it belongs to a file and nobody can write to it, what it holds now is what it held then. */
static uint32_t late_string(struct image *i, const struct tapset_slot *slot, uint64_t at)
{
    uint8_t bytes[4096];
    size_t length = slot->kind == TAPSET_SLOT_STRING ? read_constant((pid_t)i->pid, at, bytes, sizeof bytes) : 0;
    uint8_t *end = length ? memchr(bytes, 0, length) : NULL;
    return end ? intern(i, bytes, (size_t)(end - bytes)) : TAPSET_STRING_UNREADABLE;
}

void image_take(struct image *i, const struct catalogue *c, const struct uevent *e, size_t size)
{
    if (e->site >= c->nsites)
        return;
    const struct known_site *s = &c->sites[e->site];
    if (e->nslots != s->nslots || size < sizeof *e + 8u * e->nslots)
        return;
    uintptr_t id = (uintptr_t)table_get(&i->site_ids, e->site + 1u);
    if (!id) { /* its process was gone before anybody could look */
        image_add_file(i, c, s->file, 0);
        id = (uintptr_t)table_get(&i->site_ids, e->site + 1u);
    }
    struct image_thread *t = thread_of(i, e->tid, e->ns, e->comm);
    if (t->pending_lost)
        write_lost(t, e->ns);
    const uint8_t *strings = (const uint8_t *)(e->slots + e->nslots);
    size_t left = size - sizeof *e - 8u * e->nslots;
    struct tapset_event *to = out_reserve(&t->file, sizeof *to + 8u * s->nslots);
    size_t place = (size_t)((uint8_t *)to - t->file.buffer);
    to->ticks = e->ns;
    to->site = (uint32_t)id;
    to->size = (uint16_t)(sizeof *to + 8u * s->nslots);
    to->flags = tapset_cpu_flags(e->cpu);
    for (uint32_t k = 0; k < s->nslots; k++) {
        uint64_t value = e->slots[k];
        bool missing = e->faults >> k & 1;
        if (s->slots[k].kind != TAPSET_SLOT_INT) {
            if (missing) {
                value = late_string(i, &s->slots[k], value);
                missing = value == TAPSET_STRING_UNREADABLE;
            } else if (value == UEVENT_NULL) {
                value = TAPSET_STRING_NULL;
            } else {
                size_t length = value <= left ? (size_t)value : left;
                bool ended = s->slots[k].kind == TAPSET_SLOT_STRING && length > 0;
                value = intern(i, strings, length - ended);
                strings += length;
                left -= length;
            }
        }
        to = (struct tapset_event *)(t->file.buffer + place);
        to->slots[k] = missing && s->slots[k].kind == TAPSET_SLOT_INT ? TAPSET_INT_UNREADABLE : value;
        to->flags |= missing ? TAPSET_FAULT : 0;
    }
    t->unflushed++;
    t->dirty = i->dirty = true;
}

void image_note(struct image *i, uint32_t severity, const char *sentence)
{
    struct tapset_note *r = record(i, TAPSET_NOTE, sizeof *r, strlen(sentence) + 1);
    r->severity = severity;
    strcpy((char *)(r + 1), sentence);
}

static void flush_thread(struct image_thread *t, bool log_is_good)
{
    if (!t->dirty)
        return;
    t->dirty = false;
    if (log_is_good && out_flush(&t->file)) {
        t->unflushed = 0;
        return;
    }
    out_drop(&t->file);
    t->pending_lost += t->unflushed;
    t->unflushed = 0;
}

void image_flush(struct image *i)
{
    size_t at = 0;
    if (!i->dirty)
        return;
    i->dirty = false;
    bool good = out_flush(&i->log);
    for (struct image_thread *t; (t = table_next(&i->threads, &at));)
        flush_thread(t, good);
}

static void end_thread(struct image *i, struct image_thread *t)
{
    flush_thread(t, out_flush(&i->log));
    t->file.header.lost += t->pending_lost;
    out_close(&t->file);
    free(t);
}

void image_end_thread(struct image *i, uint32_t tid)
{
    struct image_thread *t = table_get(&i->threads, tid);
    if (t) {
        table_put(&i->threads, tid, NULL);
        end_thread(i, t);
    }
}

void image_close(struct image *i, uint32_t reason, uint64_t ns)
{
    size_t at = 0;
    write_clock(i);
    struct tapset_exit *e = record(i, TAPSET_EXIT, sizeof *e, 0);
    e->reason = reason;
    e->ticks = ns;
    for (struct image_thread *t; (t = table_next(&i->threads, &at));)
        end_thread(i, t);
    out_close(&i->log);
    at = 0;
    for (struct known_string *s, *next; (s = table_next(&i->strings, &at));)
        for (; s; s = next) {
            next = s->next;
            free(s);
        }
    table_free(&i->site_ids);
    table_free(&i->modules);
    table_free(&i->threads);
    table_free(&i->strings);
    free(i->folder);
    free(i);
}
