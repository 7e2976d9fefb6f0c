/* Finding the interpreter, and the moment to install. */
#include "cpython_events.h"
#include <dlfcn.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>

struct cpython cpython;

enum { ABSENT, FOUND, WAITING, INSTALLED, GIVEN_UP };
static int state = ABSENT;

struct mechanism {
    unsigned first, last; /* minor versions */
    bool (*install)(void);
    bool (*install_subinterpreter)(void);
    void (*remove)(void); /* NULL: has to stay */
    const char *how;
};
static const struct mechanism mechanisms[] = {
    {6, 7, cpython_install_frame36, NULL, NULL, "evaluation hook (PEP 523)"},
    {8, 10, cpython_install_frame310, cpython_install_subinterpreter310, cpython_remove_frame310, "evaluation hook (PEP 523)"},
    {11, 11, cpython_install_frame311, cpython_install_subinterpreter311, cpython_remove_frame311, "evaluation hook (PEP 523)"},
    {12, 99, cpython_install_monitoring, cpython_install_subinterpreter_monitoring, cpython_remove_monitoring, "sys.monitoring"},
};
static const struct mechanism *mechanism;

/* Interpreters that were dealt with, whether they could be hooked or not. */
#define MAX_INTERPRETERS 64
static void *interpreters[MAX_INTERPRETERS];
static unsigned ninterpreters;

static const struct mechanism *choose(void)
{
    for (size_t i = 0; i < sizeof mechanisms / sizeof *mechanisms; i++)
        if (cpython.minor >= mechanisms[i].first && cpython.minor <= mechanisms[i].last)
            return &mechanisms[i];
    return NULL;
}

static void install(void)
{
    const struct cpython_api *a = &cpython.api;
    state = GIVEN_UP; /* until we know better; also keeps audit events of our own calls out */
    bool good = cpython_find_extras();
    cpython_define_sites(mechanism->how);
    cpython_define_events();
    if (!good || !mechanism->install()) {
        a->clear_error();
        tapset_note(3, "Python %s: its calls cannot be recorded, since this build lacks the functions that the agent needs.", a->get_version());
        return;
    }
    if (a->interpreter)
        interpreters[ninterpreters++] = a->interpreter();
    state = INSTALLED;
}

static void look_at_subinterpreter(void)
{
    void *current = cpython.api.interpreter();
    for (unsigned i = 0; i < ninterpreters; i++)
        if (interpreters[i] == current)
            return;
    if (ninterpreters == MAX_INTERPRETERS)
        return;
    interpreters[ninterpreters++] = current;
    if (!mechanism->install_subinterpreter()) {
        cpython.api.clear_error();
        tapset_note(2, "The program made another Python interpreter in this process; calls in it are not recorded.");
    }
}

static bool may_have_subinterpreters;

static int on_audit(const char *event, PyObject *arguments, void *data)
{
    (void)data;
    if (state == INSTALLED) {
        if (__builtin_expect(cpython_wants(CPYTHON_AUDIT), 0))
            PROVIDED_EMIT(&cpython_events[CPYTHON_AUDIT], tapset_intern(event, strlen(event)), (uintptr_t)arguments);
        if (__builtin_expect(may_have_subinterpreters, 0) && cpython.api.thread_unchecked())
            look_at_subinterpreter();
        if (strcmp(event, "cpython.PyInterpreterState_New") == 0)
            may_have_subinterpreters = true;
    } else if (state == WAITING && cpython.api.is_initialized() && cpython.api.thread_unchecked()) {
        install();
    }
    return 0;
}

static bool is_exact_asked(void)
{
    return strcmp(tapset_plan()->python, "fast") != 0;
}

static void prepare_311(void)
{
    if (cpython.minor != 11 || cpython.micro > 3)
        return;
    if (tapset_attached) {
        tapset_note(2, "Python 3.11.%u: calls of a Python __getitem__ by obj[i] that ran often before are not recorded, since the program runs already; start it under tapset to see them.", cpython.micro);
        return;
    }
    if (!is_exact_asked())
        tapset_note(1, "Python 3.11.%u in fast mode: calls of a Python __getitem__ by obj[i] are not recorded (cpython issue 104405).", cpython.micro);
    else if (!cpython_make_getitem_exact())
        tapset_note(2, "Python 3.11.%u: this build does not let the agent see calls of a Python __getitem__ by obj[i]; they are missing from the recording. 3.11.4 and later are complete.",
                    cpython.micro);
}

/* Finds the object that holds the interpreter. */
static void find_holder(void)
{
    Dl_info info;
    struct link_map *map = NULL;
    if (dladdr1((const void *)cpython.api.get_version, &info, (void **)&map, RTLD_DL_LINKMAP) != 0 && map) {
        cpython.dynamic = map->l_ld;
        cpython.bias = map->l_addr;
    }
}

/* Sees to it that install() is called. False if this interpreter does not let us. */
static bool wait_for_interpreter(void)
{
    if (tapset_attached) {
        if (mechanism->remove && cpython_with_gil(install))
            return true;
        tapset_note(3, "Python %u.%u cannot be entered while it runs; start the program under tapset.", cpython.major, cpython.minor);
        return false;
    }
    if (cpython.minor < 8) {
        if (cpython_prepare_frame36(install))
            return true;
        tapset_note(3, "Python %u.%u without a shared libpython: its calls cannot be recorded. A build with --enable-shared, or Python 3.8 and later, can.", cpython.major, cpython.minor);
        return false;
    }
    if (cpython.api.add_audit_hook(on_audit, NULL) == 0)
        return true;
    tapset_note(3, "Python %u.%u: the agent may not observe it, another audit hook forbids it. Its calls are not recorded.", cpython.major, cpython.minor);
    return false;
}

static void object_ready(const struct tapset_object *o)
{
    void *handle = o->handle ? o->handle : RTLD_DEFAULT;
    if (state != ABSENT || !cpython_find_api(handle))
        return;
    find_holder();
    if (!o->handle && cpython.dynamic != o->dynamic)
        return; /* another object of the program has it, whose turn will come */
    cpython.path = o->path;
    state = FOUND;
    mechanism = choose();
    bool more = cpython_any_event_is_wanted(o->path);
    if (!cpython_is_wanted(o->path) && !more)
        return;
    cpython.module = tapset_object_module(o->dynamic);
    prepare_311();
    state = WAITING; /* already, since an audit hook is told of itself */
    if (!wait_for_interpreter())
        state = GIVEN_UP;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* libpython itself, and modules that bring it along (plpython3.so, mod_python). */
static bool waits_for(const char *name)
{
    return state == ABSENT && strstr(base_name(name), "python") != NULL;
}

/* Markers of versions that have a mechanism. Called before the object can be asked for its version, so its name has to do. */
static bool claims(const struct tapset_object *o, const char *provider, const char *marker)
{
    if (strcmp(provider, "python") != 0 || (strncmp(marker, "function__", 10) != 0 && cpython_leave_to_marker(marker)))
        return false;
    const char *base = base_name(o->path), *version = strstr(base, "python3.");
    if (!version)
        return dlsym(RTLD_DEFAULT, "PySys_AddAuditHook") != NULL;
    int minor = atoi(version + 8);
    return minor >= 8 || (!tapset_attached && minor >= 6 && strncmp(base, "libpython", 9) == 0); /* 3.6 and 3.7 without a shared library: their markers, where they have them, are all there is */
}

static void remove_hooks(void)
{
    mechanism->remove();
    cpython_remove_gc();
    cpython_remove_arenas();
    cpython_forget_events();
    cpython.api.clear_error();
}

/* Back to the beginning, for another recording of this process. */
static void leave(void)
{
    if (state == INSTALLED && (!mechanism->remove || !cpython_with_gil(remove_hooks)))
        return; /* stays; without a recording it does nothing */
    state = ABSENT;
    ninterpreters = 0;
    cpython_entry_sites.count = cpython_return_sites.count = 0;
    cpython_entry_sites.simple = cpython_return_sites.simple = false;
}

static const struct tapset_provider provider = {
    .name = "cpython", .stand_in = &cpython_dict_resize, .claims = claims, .waits_for = waits_for, .object_ready = object_ready, .leave = leave,
};
TAPSET_PROVIDER(provider);
