/* What the agent's core offers to a provider (code that stands in for missing or broken markers, see docs/design: "provider").
 *
 * Order of calls in one process image, all on the thread named:
 *   1. start()               main thread, in the agent's constructor, after the plan was read
 *   2. for each object of the program: claims() for each of its markers that the plan wants, then object_ready()
 *   3. later, for a library that the program loads: claims() as it is mapped (before relocation: do not call into it), and, where waits_for()
 *      said yes to the name given to dlopen, object_ready() after dlopen is complete, before it returns to its caller, on the loading thread
 *   4. stop()                at exit() and _exit(), other threads may still run and hit
 *      leave()               when the program is let go; start() and the others may follow for another recording
 * In a program that was attached to (tapset_attached) all of it happens on some thread in the middle of anything but the loader and malloc: no lock of the program's may be waited for.
 * A provider that is not concerned does nothing in each of them, cheaply: the agent enters every child of the program (shells, compilers, …).
 *
 * After fork nothing has to be done: ids of sites, strings and frames stay valid in the child (its log inherits the definitions).
 * Events: tapset_reserve()/tapset_commit() in stream.h. */
#ifndef TAPSET_AGENT_H
#define TAPSET_AGENT_H
#include "stream.h"

#pragma GCC visibility push(hidden) /* no symbol of ours leaves the agent, and none is reached through its GOT */

#define TAPSET_MAX_SLOTS 64
#define TAPSET_NO_ID 0xFFFFFFFFu

/* One line of the plan. `path` is an fnmatch(3) pattern on the object's real path ("" matches all); provider and name are patterns too. */
struct hit_filter;
struct tapset_plan_probe {
    uint32_t id;
    const char *path, *provider, *name;
    const char *args; /* of a function's entry: more arguments, counted on from those of the calling convention, as in a note; or "" */
    uint32_t place;  /* among the probe lines of the plan, from 0 */
    const uint8_t *enabled; /* never NULL; 0 while the user has the probe switched off */
    const struct hit_filter *filter; /* NULL: every hit is wanted */
    bool all_ints;   /* the plan said `*`: every argument as INT; nslots is 0 then */
    uint32_t nslots;
    struct tapset_slot slots[TAPSET_MAX_SLOTS]; /* kind, arg (of a STACK: how many addresses at most), arg2; size is 0 */
};

struct tapset_plan {
    uint64_t hz;
    bool tsc;
    char python[16]; /* auto, exact or fast */
    char policy[16]; /* grow, block or overwrite */
    uint64_t room;   /* bytes that a stream may hold (overwrite) or be ahead of its reader (block) */
    uint32_t session; /* pid of the helper, which holds a lock on the plan as long as the session lasts; 0: nobody does */
    bool cpu;    /* events tell their processor */
    bool stacks; /* some probe wants the callers */
    uint32_t nprobes;
    const struct tapset_plan_probe *probes;
};

/* True where the agent came into a program that ran already. */
extern bool tapset_attached;

/* The plan of this recording; constant after start(). */
const struct tapset_plan *tapset_plan(void);

/* True if `probe` wants marker provider:name in the object at `path` (a real path). */
bool tapset_plan_wants(const struct tapset_plan_probe *probe, const char *path, const char *provider, const char *name);

/* A mapped executable or library. Lives as long as the process, also after dlclose. */
struct tapset_object {
    uint32_t module;     /* module id in the log; 0: it has none yet, see tapset_object_module() */
    const char *path;    /* real path */
    uintptr_t bias;      /* load address minus the file's own addresses */
    const void *dynamic; /* its dynamic section in memory (ElfW(Dyn)*) */
    bool is_program;     /* the main program itself */
    const char *requested; /* dlopen's file name when object_ready() comes from dlopen, else NULL */
    void *handle;        /* dlopen's result then, else NULL */
};

/* The module id of the object with this dynamic section, which is put into the log now if it is not there: for the sites of hooks in it. 0: there is none.
 * Under the loader's lock, or from object_ready(). */
uint32_t tapset_object_module(const void *dynamic);

/* ---- definitions; thread-safe, callable from any context, no malloc inside. TAPSET_NO_ID: recording is off or out of space. */

/* A source of events that is not a patched marker (how = HOOK). slots as they will be recorded: kind, arg, arg2, size;
 * a function entry or return is one FRAME slot {TAPSET_SLOT_FRAME, 1, 0, 8} in place of args 1 to 3. `args` is shown to people (may be ""). Keep the id: one call per probe. */
uint32_t tapset_define_site(uint32_t probe, uint32_t module, uint32_t how, uintptr_t address, uint32_t nslots, const struct tapset_slot *slots,
                            const char *provider, const char *name, const char *args, const char *reason);

/* The id of a byte string (up to 65,535 bytes, the rest is cut off); the same bytes give the same id. 0 only for bytes == NULL.
 * Reads memory that is known to be good. Fast when it is known already (hash and compare). */
uint32_t tapset_intern(const void *bytes, size_t length);

/* The same for memory that nobody vouches for: TAPSET_STRING_UNREADABLE instead of a crash. */
uint32_t tapset_intern_cstring_at(uintptr_t pointer);
uint32_t tapset_intern_bytes_at(uintptr_t pointer, uint64_t length);

/* Copies `size` bytes from memory that nobody vouches for. False if any of it is unreadable. */
bool tapset_read_memory(void *to, uintptr_t from, size_t size);

/* A function of a language: string ids from tapset_intern. table_kind as in docs/recording-format.md (0: none). Not deduplicated: keep the id. */
uint32_t tapset_define_frame(uint32_t file, uint32_t function, uint32_t qualified, uint32_t first_line, uint32_t table_kind, const void *table, uint32_t table_length);

/* A sentence for the user. severity 1 info, 2 warning, 3 error. Supports %s %d %u %x %lx only. */
void tapset_note(uint32_t severity, const char *format, ...) __attribute__((format(printf, 2, 3)));

#pragma GCC visibility pop

struct elf_file;

/* A function of a runtime that stands in for a marker that no build of it has: it is patched like one. */
struct tapset_stand_in {
    const char *provider, *marker; /* of the marker, as a plan names it */
    const char *function;          /* a pattern for the function's names in the symbol table */
    const char *beside;            /* an exported function that each file exports that ought to have it */
    const char *what;              /* for the sentence that says that it is not there: "resized dictionaries" */
    const char *(*arguments)(const struct elf_file *file, const char *function); /* the marker's arguments in the words of a note, by the function's exact name; NULL: not known for this build */
};

/* ---- registration: one TAPSET_PROVIDER(p) at file level in an object of the CMake OBJECT library `tapset_providers`. Null members are skipped. */
struct tapset_provider {
    const char *name;
    void (*start)(void);
    bool (*claims)(const struct tapset_object *object, const char *provider, const char *marker); /* true: I do this one, do not patch it */
    bool (*waits_for)(const char *dlopen_name); /* e.g. basename starts with "libpython"; called for every dlopen with a name: be quick */
    void (*object_ready)(const struct tapset_object *object);
    const struct tapset_stand_in *stand_in;
    void (*stop)(void);
    void (*leave)(void); /* take all hooks out of a program that goes on without us; what takes longer counts in `pending` (tapset/attach.h) */
};
#define TAPSET_PROVIDER(p) \
    static const struct tapset_provider *const tapset_provider_##p __attribute__((section("tapset_providers"), used)) = &(p)

#endif
