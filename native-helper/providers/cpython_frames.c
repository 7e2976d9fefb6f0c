/* What the entry and the return of some functions of the library mean: an import, a shown warning. And the depth of each thread's stack, which exceptions need.
 * Also keeps the names of code objects by frame id. */
#include "cpython_events.h"
#include "sys.h"
#include <string.h>

bool cpython_frames_are_watched;
PyObject *(*cpython_first_local)(void *frame, const char *name);

/* ---- code objects: a table of blocks that only grows, so that a reader needs no lock */

#define BLOCK 4096u
#define BLOCKS 1024u
static struct cpython_code *blocks[BLOCKS];

struct cpython_code *cpython_code(uint32_t id)
{
    struct cpython_code *block = id / BLOCK < BLOCKS ? __atomic_load_n(&blocks[id / BLOCK], __ATOMIC_ACQUIRE) : NULL;
    return block ? &block[id % BLOCK] : NULL;
}

static bool ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);
    return n >= m && strcmp(text + n - m, end) == 0;
}

static uint8_t kind_of(const char *file, const char *function)
{
    if (strcmp(function, "_find_and_load") == 0 && ends_with(file, "importlib._bootstrap>"))
        return CPYTHON_CODE_IMPORT;
    if (strcmp(function, "_showwarnmsg") == 0 && ends_with(file, "warnings.py"))
        return CPYTHON_CODE_WARNING;
    if (strcmp(function, "_bootstrap_inner") == 0 && ends_with(file, "threading.py"))
        return CPYTHON_CODE_THREAD;
    if (strcmp(function, "<module>") == 0 && *file != '<')
        return CPYTHON_CODE_MODULE;
    return CPYTHON_CODE_PLAIN;
}

void cpython_remember_code(uint32_t id, uint32_t file, uint32_t function, const char *file_name, const char *function_name)
{
    if (id / BLOCK >= BLOCKS)
        return;
    if (!blocks[id / BLOCK])
        __atomic_store_n(&blocks[id / BLOCK], sys_pages(BLOCK * sizeof(struct cpython_code)), __ATOMIC_RELEASE);
    struct cpython_code *c = cpython_code(id);
    if (c)
        *c = (struct cpython_code){.file = file, .function = function, .kind = kind_of(file_name, function_name)};
}

void cpython_forget_codes(void)
{
    for (size_t i = 0; i < BLOCKS; i++)
        if (blocks[i])
            memset(blocks[i], 0, BLOCK * sizeof(struct cpython_code));
}

/* ---- imports and warnings */

static uint64_t text_of(PyObject *object)
{
    const char *text = object ? cpython.api.utf8(object, NULL) : NULL;
    if (!text) {
        cpython.api.clear_error();
        return TAPSET_STRING_NULL;
    }
    return tapset_intern(text, strlen(text));
}

static uint64_t attribute_text(PyObject *object, const char *name, bool of_type)
{
    PyObject *value = object ? cpython.api.get_attribute(object, name) : NULL;
    uint64_t id = TAPSET_STRING_NULL;
    if (value && of_type) {
        PyObject *type_name = cpython.api.get_attribute(value, "__name__");
        id = text_of(type_name);
        if (type_name)
            cpython.api.decref(type_name);
    } else if (value) {
        id = text_of(value);
    }
    if (value)
        cpython.api.decref(value);
    cpython.api.clear_error();
    return id;
}

/* message.args[0], where that is text: str(message) could run anything. */
static uint64_t warning_text(PyObject *message)
{
    PyObject *(*item)(PyObject *, ssize_t) = (PyObject * (*)(PyObject *, ssize_t)) cpython.api.symbol("PySequence_GetItem");
    PyObject *arguments = message ? cpython.api.get_attribute(message, "args") : NULL;
    PyObject *first = arguments && item ? item(arguments, 0) : NULL;
    uint64_t id = text_of(first);
    if (first)
        cpython.api.decref(first);
    if (arguments)
        cpython.api.decref(arguments);
    cpython.api.clear_error();
    return id;
}

static void show_warning(PyObject *shown)
{
    const struct cpython_api *a = &cpython.api;
    PyObject *message = shown ? a->get_attribute(shown, "message") : NULL, *number = shown ? a->get_attribute(shown, "lineno") : NULL;
    long line = number ? a->as_long(number) : 0;
    PROVIDED_EMIT(&cpython_events[CPYTHON_WARNING], attribute_text(shown, "category", true), warning_text(message), attribute_text(shown, "filename", false), (uint64_t)line);
    if (message)
        a->decref(message);
    if (number)
        a->decref(number);
    a->clear_error();
}

static void begin_import(struct cpython_thread *t, PyObject *name)
{
    uint64_t id = text_of(name);
    if (t->nimports < CPYTHON_MOST_IMPORTS)
        t->imports[t->nimports] = (uint32_t)id;
    t->nimports++;
    PROVIDED_EMIT(&cpython_events[CPYTHON_IMPORT_START], id);
}

static void end_import(struct cpython_thread *t, bool found)
{
    if (t->nimports > 0 && --t->nimports < CPYTHON_MOST_IMPORTS)
        PROVIDED_EMIT(&cpython_events[CPYTHON_IMPORT_DONE], t->imports[t->nimports], found);
}

/* ---- every frame */

void cpython_frame_entered(uint32_t id, void *frame)
{
    struct cpython_thread *t = cpython_this_thread();
    const struct cpython_code *c = cpython_code(id);
    if (!t)
        return;
    t->depth++;
    if (__builtin_expect(!c || (c->kind != CPYTHON_CODE_IMPORT && c->kind != CPYTHON_CODE_WARNING), 1))
        return;
    PyObject *type, *value, *trace;
    cpython.api.fetch_error(&type, &value, &trace);
    if (c->kind == CPYTHON_CODE_IMPORT)
        begin_import(t, cpython_first_local ? cpython_first_local(frame, "name") : NULL);
    else
        show_warning(cpython_first_local ? cpython_first_local(frame, "msg") : NULL);
    cpython.api.restore_error(type, value, trace);
}

void cpython_frame_left(uint32_t id, PyObject *unwinding)
{
    struct cpython_thread *t = cpython_this_thread();
    if (!t || t->depth == 0)
        return; /* entered before we came */
    if (__builtin_expect(t->npending > 0, 0))
        cpython_exceptions_left(t, id, unwinding);
    t->depth--;
    const struct cpython_code *c = cpython_code(id);
    if (__builtin_expect(c && c->kind == CPYTHON_CODE_IMPORT, 0))
        end_import(t, !unwinding);
}

void cpython_frame_begins(uint32_t id, void *frame)
{
    struct cpython_thread *t = cpython_trace_is_wanted ? cpython_this_thread() : NULL;
    if (t && !t->traced)
        cpython_trace_this_thread(t);
    if (__builtin_expect(cpython_gc_waits, 0)) {
        const struct cpython_code *c = cpython_code(id);
        if (c && c->kind == CPYTHON_CODE_MODULE)
            cpython_gc_waits = !cpython_install_gc();
    }
    if (cpython_frames_are_watched)
        cpython_frame_entered(id, frame);
}

PyObject *cpython_current_exception(void)
{
    PyObject *type, *value, *trace;
    cpython.api.fetch_error(&type, &value, &trace);
    cpython.api.restore_error(type, value, trace);
    return value ? value : type;
}
