/* Compiled with -mgeneral-regs-only: runs at every hit. */
#include "strings.h"
#include "guard.h"
#include "log.h"
#include "sys.h"
#include <sys/mman.h>

struct entry { uint64_t key; const struct interned *string; }; /* key: upper bits of the hash, never 0 once the entry is there */
struct table { uint64_t mask; struct table *older; struct entry entries[]; };
struct arena { struct arena *older; };
#define ARENA_SIZE (1u << 20)

static struct table *table;
static uint64_t used;
static uint8_t *arena, *arena_end;
static struct arena *newest_arena;

static struct table *new_table(uint64_t entries)
{
    struct table *t = sys_pages(sizeof *t + entries * sizeof(struct entry));
    if (t) {
        t->mask = entries - 1;
        t->older = table;
    }
    return t;
}

bool strings_init(void)
{
    table = new_table(4096);
    return table != NULL;
}

void strings_drop(void)
{
    struct table *t = table;
    struct arena *a = newest_arena;
    __atomic_store_n(&table, NULL, __ATOMIC_RELEASE);
    for (struct table *older; t; t = older) {
        older = t->older;
        munmap(t, sizeof *t + (t->mask + 1) * sizeof(struct entry));
    }
    for (struct arena *older; a; a = older) {
        older = a->older;
        munmap(a, ARENA_SIZE);
    }
    newest_arena = NULL;
    arena = arena_end = NULL;
    used = 0;
}

static inline uint64_t mix(uint64_t h, uint64_t word)
{
    h = (h ^ word) * 0x9E3779B97F4A7C15ull;
    return h ^ h >> 32;
}

static inline uint64_t finish(uint64_t h, uint64_t length) { return mix(h, length) | 1; }

static inline bool has_zero(uint64_t v, uint64_t *marks)
{
    *marks = (v - 0x0101010101010101ull) & ~v & 0x8080808080808080ull;
    return *marks != 0;
}

/* The last 0 to 7 bytes as a zero-padded word. */
static bool load_tail(uintptr_t at, size_t n, uint64_t *word)
{
    *word = 0;
    if (n == 0)
        return true;
    if ((at & 4095) <= 4088) {
        if (!guard_load64(at, word))
            return false;
        *word &= (1ull << 8 * n) - 1;
        return true;
    }
    for (size_t i = 0; i < n; i++) {
        uint8_t byte;
        if (!guard_load8(at + i, &byte))
            return false;
        *word |= (uint64_t)byte << 8 * i;
    }
    return true;
}

static bool hash_bytes(uintptr_t at, size_t length, uint64_t *hash)
{
    uint64_t h = 0, word;
    size_t n = length;
    for (; n >= 8; n -= 8, at += 8) {
        if (!guard_load64(at, &word))
            return false;
        h = mix(h, word);
    }
    if (!load_tail(at, n, &word))
        return false;
    *hash = finish(mix(h, word), length);
    return true;
}

/* Hash and length of a NUL-terminated string in one pass. Reads over the NUL only inside its page. */
static bool hash_cstring(uintptr_t start, uint64_t *hash, size_t *length)
{
    uint64_t h = 0, word, marks;
    uintptr_t at = start;
    while (at - start + 8 <= STRINGS_MAX_LENGTH) {
        if ((at & 4095) <= 4088) {
            if (!guard_load64(at, &word))
                return false;
            if (has_zero(word, &marks)) {
                unsigned n = (unsigned)__builtin_ctzll(marks) / 8;
                word = n ? word & ((1ull << 8 * n) - 1) : 0;
                *length = at - start + n;
                *hash = finish(mix(h, word), *length);
                return true;
            }
        } else {
            word = 0;
            for (unsigned i = 0; i < 8; i++) {
                uint8_t byte;
                if (!guard_load8(at + i, &byte))
                    return false;
                if (byte == 0) {
                    *length = at - start + i;
                    *hash = finish(mix(h, word), *length);
                    return true;
                }
                word |= (uint64_t)byte << 8 * i;
            }
        }
        h = mix(h, word);
        at += 8;
    }
    *length = at - start; /* longer than we keep: cut off */
    *hash = finish(mix(h, 0), *length);
    return true;
}

static inline __attribute__((always_inline)) bool same_bytes(const struct interned *s, uintptr_t at, size_t length)
{
    if (s->length != length)
        return false;
    const uint8_t *mine = s->bytes;
    size_t n = length;
    uint64_t word;
    for (; n >= 8; n -= 8, at += 8, mine += 8)
        if (!guard_load64(at, &word) || word != *(const uint64_t *)mine)
            return false;
    return load_tail(at, n, &word) && word == *(const uint64_t *)mine;
}

/* True if the NUL-terminated bytes at `at` are still those of `s`. */
static inline bool same_cstring(const struct interned *s, uintptr_t at)
{
    size_t n = s->length;
    const uint8_t *mine = s->bytes;
    uint64_t word;
    if ((at & 4095) + ((n + 8) & ~(size_t)7) > 4096)
        return false; /* near the end of a page: the careful way */
    for (; n >= 8; n -= 8, at += 8, mine += 8)
        if (!guard_load64(at, &word) || word != *(const uint64_t *)mine)
            return false;
    if (!guard_load64(at, &word))
        return false;
    uint64_t keep = n == 7 ? ~0ull : (1ull << 8 * (n + 1)) - 1; /* with the NUL */
    return (word & keep) == *(const uint64_t *)mine;
}

static const struct interned *find(uint64_t hash, uintptr_t at, size_t length)
{
    const struct table *t = __atomic_load_n(&table, __ATOMIC_ACQUIRE);
    if (__builtin_expect(!t, 0))
        return NULL; /* between two recordings */
    for (uint64_t i = hash >> 20;; i++) {
        const struct entry *e = &t->entries[i & t->mask];
        uint64_t key = __atomic_load_n(&e->key, __ATOMIC_ACQUIRE);
        if (key == 0)
            return NULL;
        if (key == hash && same_bytes(e->string, at, length))
            return e->string;
    }
}

static void place(struct table *t, uint64_t hash, const struct interned *s)
{
    uint64_t i = hash >> 20;
    while (t->entries[i & t->mask].key != 0)
        i++;
    t->entries[i & t->mask].string = s;
    __atomic_store_n(&t->entries[i & t->mask].key, hash, __ATOMIC_RELEASE);
}

static struct interned *allocate(size_t length)
{
    size_t size = (sizeof(struct interned) + length + 8) & ~(size_t)7;
    if ((size_t)(arena_end - arena) < size) {
        struct arena *a = sys_pages(ARENA_SIZE);
        arena = arena_end = NULL;
        if (!a)
            return NULL;
        a->older = newest_arena;
        newest_arena = a;
        arena = (uint8_t *)(a + 1);
        arena_end = (uint8_t *)a + ARENA_SIZE;
    }
    struct interned *s = (struct interned *)arena;
    arena += size;
    return s;
}

static const struct interned *insert_locked(uint64_t hash, uintptr_t at, size_t length)
{
    if ((used + 1) * 2 > table->mask) {
        struct table *bigger = new_table((table->mask + 1) * 4); /* the old one stays: others may be reading it */
        if (!bigger)
            return NULL;
        for (uint64_t i = 0; i <= table->mask; i++)
            if (table->entries[i].key)
                place(bigger, table->entries[i].key, table->entries[i].string);
        __atomic_store_n(&table, bigger, __ATOMIC_RELEASE);
    }
    struct interned *s = allocate(length);
    if (!s || !tapset_read_memory(s->bytes, at, length))
        return NULL;
    s->length = (uint32_t)length;
    s->id = log_next_id(LOG_STRING);
    /* another thread may have changed the bytes since they were hashed: then the copy has its own hash */
    uint64_t copied;
    hash_bytes((uintptr_t)s->bytes, length, &copied);
    struct tapset_string record = { .r.type = TAPSET_STRING, .id = s->id, .length = (uint32_t)length };
    if (!log_append(&record.r, sizeof record, s->bytes, length))
        return NULL;
    log_take_id(LOG_STRING);
    place(table, length < STRINGS_MAX_LENGTH - 8 ? copied : hash, s);
    used++;
    return s;
}

static uint64_t insert(uint64_t hash, uint64_t at, uint64_t length, uint64_t unused)
{
    uint32_t saved;
    if (!stream_ready() || !log_lock(&saved))
        return 0;
    const struct interned *s = find(hash, at, length);
    if (!s)
        s = insert_locked(hash, at, length);
    log_unlock(saved);
    return (uint64_t)(uintptr_t)s;
}

static const struct interned *intern(uint64_t hash, uintptr_t at, size_t length)
{
    const struct interned *s = find(hash, at, length);
    return s ? s : (const struct interned *)(uintptr_t)sys_with_vectors_saved(insert, hash, at, length, 0);
}

/* ---- in front of it the thread's cache. What is found there needs no register to be saved, so the rest is kept out of line. */

static uint64_t make_cache(uint64_t a, uint64_t b, uint64_t c, uint64_t d)
{
    tapset_thread.cache = sys_pages(sizeof *tapset_thread.cache);
    return 0;
}

static inline unsigned cache_slot(uintptr_t pointer) { return (unsigned)(pointer >> 3 ^ pointer >> 11) % STRING_CACHE_SLOTS; }

/* The string that was last seen at the pointer; NULL: none, or another pointer took its place. */
static inline const struct interned *last_seen(uintptr_t pointer)
{
    const struct tapset_string_cache *cache = tapset_thread.cache;
    unsigned slot = cache_slot(pointer);
    return cache && cache->slot[slot].pointer == pointer ? cache->slot[slot].string : NULL;
}

static uint32_t see(uintptr_t pointer, const struct interned *s)
{
    if (!s)
        return TAPSET_STRING_UNREADABLE;
    if (!tapset_thread.cache)
        sys_with_vectors_saved(make_cache, 0, 0, 0, 0);
    struct tapset_string_cache *cache = tapset_thread.cache;
    if (cache && s->length < 4000) {
        cache->slot[cache_slot(pointer)].pointer = pointer;
        cache->slot[cache_slot(pointer)].string = s;
    }
    return s->id;
}

static __attribute__((noinline)) uint32_t intern_cstring(uintptr_t pointer)
{
    uint64_t hash;
    size_t length;
    return hash_cstring(pointer, &hash, &length) ? see(pointer, intern(hash, pointer, length)) : TAPSET_STRING_UNREADABLE;
}

/* NULL: unreadable, a negative or nonsense length, or no room. */
static const struct interned *find_bytes(uintptr_t pointer, uint64_t length)
{
    uint64_t hash;
    if (length > 0xFFFFFFFFu)
        return NULL;
    if (length > STRINGS_MAX_LENGTH)
        length = STRINGS_MAX_LENGTH;
    return hash_bytes(pointer, length, &hash) ? intern(hash, pointer, length) : NULL;
}

static __attribute__((noinline)) uint32_t intern_bytes(uintptr_t pointer, uint64_t length) { return see(pointer, find_bytes(pointer, length)); }

uint32_t tapset_intern_cstring_at(uintptr_t pointer)
{
    if (pointer == 0)
        return TAPSET_STRING_NULL;
    const struct interned *s = last_seen(pointer);
    return __builtin_expect(s && same_cstring(s, pointer), 1) ? s->id : intern_cstring(pointer);
}

uint32_t tapset_intern_bytes_at(uintptr_t pointer, uint64_t length)
{
    if (pointer == 0)
        return TAPSET_STRING_NULL;
    const struct interned *s = last_seen(pointer);
    return __builtin_expect(s && same_bytes(s, pointer, length), 1) ? s->id : intern_bytes(pointer, length);
}

/* Without the cache, which belongs to threads with a stream: this may be called before there is one. */
uint32_t tapset_intern(const void *bytes, size_t length)
{
    const struct interned *s = bytes ? find_bytes((uintptr_t)bytes, length) : NULL;
    return s ? s->id : bytes ? TAPSET_STRING_UNREADABLE : TAPSET_STRING_NULL;
}
