/* CPython provider: the probes python.function__entry and python.function__return for interpreters whose own markers are absent or broken.
 *
 * The way of an event: the constructor registers an audit hook (legal before Py_Initialize; 3.6 and 3.7 have none and are entered at their first frame) -> the
 * first audit event of an initialised interpreter installs the mechanism that suits its version -> the mechanism calls cpython_entry()/cpython_return() with the code object -> one record in the thread's stream.
 *
 *   3.6 and 3.7   evaluation hook of PEP 523 over PyFrameObject, put into the library's global offset table      cpython_frame36.c
 *   3.8 to 3.10   evaluation hook of PEP 523 over PyFrameObject           cpython_frame310.c
 *   3.11          the same over _PyInterpreterFrame                       cpython_frame311.c, made exact on 3.11.0 to 3.11.3 by cpython_getitem.c
 *   3.12 and on   sys.monitoring with callbacks in C                      cpython_monitoring.c
 *
 * Everything runs with the GIL held, except where a comment says so. */
#ifndef TAPSET_CPYTHON_H
#define TAPSET_CPYTHON_H
#include "agent.h"
#include <sys/types.h>

/* Python's own types, never looked into by name. */
typedef struct tapset_pyobject PyObject;
typedef PyObject *(*cpython_eval)(void *thread, void *frame, int throwing);
typedef int (*cpython_audit_hook)(const char *event, PyObject *args, void *data);

/* The functions that we use, found by dlsym. Those that a version does not have are NULL; each mechanism checks what it needs. */
struct cpython_api {
    int (*is_initialized)(void);
    const char *(*get_version)(void);
    int (*add_audit_hook)(cpython_audit_hook hook, void *data); /* 3.8 and on */
    void *(*thread_unchecked)(void);
    void *(*interpreter)(void); /* 3.8 and on */
    void (*set_eval)(void *interpreter, cpython_eval eval); /* 3.9 and on */
    cpython_eval (*get_eval)(void *interpreter);
    cpython_eval default_eval;
    ssize_t (*request_extra)(void (*free)(void *));
    int (*set_extra)(PyObject *code, ssize_t index, void *value);
    const char *(*utf8)(PyObject *string, ssize_t *length);
    PyObject *(*encode_filename)(PyObject *string);
    int (*bytes)(PyObject *bytes, char **start, ssize_t *length);
    void (*fetch_error)(PyObject **type, PyObject **value, PyObject **trace);
    void (*restore_error)(PyObject *type, PyObject *value, PyObject *trace);
    void (*clear_error)(void);
    int (*line_of)(PyObject *code, int offset);
    PyObject *(*get_attribute)(PyObject *object, const char *name);
    long (*as_long)(PyObject *number);
    void (*decref)(PyObject *object);
    void *(*symbol)(const char *name); /* any other, NULL if it is not there */
};

/* The interpreter of this process. */
struct cpython {
    struct cpython_api api;
    unsigned major, minor, micro;
    uint32_t module;
    const char *path;      /* of the object that holds the interpreter */
    const void *dynamic;   /* its dynamic section */
    uintptr_t bias;        /* its load address minus the file's own addresses */
    ssize_t extra;         /* our index among the extras of a code object; another one for each recording, since the ids belong to it */
    uint32_t extra_at;     /* where a code object points to its extras, in bytes; see cpython_find_extras() */
    bool extras_are_apart; /* 3.6: what it points to is a pointer to them */
};
extern struct cpython cpython;

/* Fills in cpython.api from the object behind `handle` (RTLD_DEFAULT: what is loaded). False if it is no CPython of 3.6 or later. Runs no Python code. */
bool cpython_find_api(void *handle);

/* ---- sites: what the plan asks of one of the two probes */

struct cpython_site {
    uint32_t site;
    uint32_t nslots;
    const uint8_t *enabled; /* 0: switched off */
    const struct hit_filter *filter; /* NULL: every call is wanted */
    uint8_t *verdicts;      /* what it says of a function, by frame id: 0 not asked yet, 1 unwanted, 2 wanted */
    uint8_t kinds[8]; /* SLOT_FRAME, or SLOT_INT for the pointers 1 and 2 */
    uint8_t args[8];
};
#define CPYTHON_MAX_SITES 16
struct cpython_sites {
    uint32_t count;
    bool simple; /* one site that takes the frame and nothing else: the usual case */
    struct cpython_site sites[CPYTHON_MAX_SITES];
};
extern struct cpython_sites cpython_entry_sites, cpython_return_sites;

/* True if a probe of the plan wants either of the two in this process; defines nothing. */
bool cpython_is_wanted(const char *path);
/* Defines the sites in the log. `reason`: where the events come from. */
void cpython_define_sites(const char *reason);
void cpython_emit_all(const struct cpython_sites *sites, PyObject *code, uint64_t frame, unsigned flags);

/* ---- code objects */

/* Asks for an index among the extras of code objects, and finds out where they are. False: this build is not as we know them. */
bool cpython_find_extras(void);
/* Frame id of a code object that has none yet; 0 when it cannot be had. */
uint32_t cpython_new_code(PyObject *code);

#define CPYTHON_NO_OFFSET 0xFFFFFFFFu

/* `id` from the code object, `offset` in bytes of the current instruction or CPYTHON_NO_OFFSET. */
static inline __attribute__((always_inline)) void cpython_emit(const struct cpython_sites *s, PyObject *code, uint32_t id, uint32_t offset, unsigned flags)
{
    uint64_t frame = (uint64_t)offset << 32 | id;
    if (__builtin_expect(!s->simple, 0)) {
        cpython_emit_all(s, code, frame, flags);
        return;
    }
    if (__builtin_expect(!__atomic_load_n(s->sites[0].enabled, __ATOMIC_RELAXED), 0))
        return;
    struct tapset_event *e = tapset_reserve(s->sites[0].site, 1);
    if (e) {
        e->slots[0] = frame;
        tapset_commit(e, flags);
    }
}

/* ---- functions in C that the interpreter calls as objects */

typedef PyObject *(*cpython_function)(PyObject *self, PyObject *const *arguments, size_t count, PyObject *keywords);
/* The type of such objects, for one interpreter. Their call costs little more than the function's own: a function object of Python counts the depth of calls besides. 3.12 and on.
 * Both give a new reference; NULL, and maybe a Python error left, if that fails. */
PyObject *cpython_new_callable_type(void);
/* `count` may have its highest bit set besides. */
PyObject *cpython_new_callable(PyObject *type, cpython_function function);
/* Bytes of an object that has nothing but what every object has, the last of them being the pointer to its type; 0: unknown. */
uint32_t cpython_size_of_object(void);

/* ---- mechanisms: true when calls of this interpreter are recorded from now on */
bool cpython_install_frame36(void);
bool cpython_install_frame310(void);
bool cpython_install_frame311(void);
bool cpython_install_monitoring(void);
/* The same for one more interpreter of the process. False: its calls are not recorded. */
bool cpython_install_subinterpreter310(void);
bool cpython_install_subinterpreter311(void);
bool cpython_install_subinterpreter_monitoring(void);

/* Takes the hooks out of the main interpreter; calls that run go on without a return event. */
void cpython_remove_frame310(void);
void cpython_remove_frame311(void);
void cpython_remove_monitoring(void);

/* Has `job` called with the GIL held, by a thread of its own, as soon as the interpreter gives it. False: it will not be called. */
bool cpython_with_gil(void (*job)(void));

/* 3.6 and 3.7: has `at_first_frame` called when the first frame of the process is about to run, and the hook in place from then on. False if this build has no
 * global offset table to change. Before Py_Initialize. */
bool cpython_prepare_frame36(void (*at_first_frame)(void));

/* 3.11.0 to 3.11.3: keeps obj[i] from calling a Python __getitem__ behind the evaluation hook's back. False if this build does not let us. Before any Python code runs. */
bool cpython_make_getitem_exact(void);

#endif
