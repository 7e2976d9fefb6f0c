/* Tcl provider: the markers of procedures and commands for a Tcl 8.6 that was built without --enable-dtrace, as Debian's is.
 *
 * Tcl calls its own exported functions through the global offset table of its library. Two of them are led through here: TclNRInterpProcCore, which begins each procedure, lambda and method, and
 * Tcl_PkgProvideEx, by which each new interpreter declares the package Tcl, where we put a trace on its commands (only if the plan wants commands). What is to happen at the end of either is put on Tcl's own
 * stack of things to do (NRE), so tail calls, coroutines and errors end as they do without us.
 *
 * Differences from the markers: the code of a procedure is the one that its caller gets, so a `return` from within another command, or a tail call, is 0 and not 2. Commands that the compiler turned into instructions are
 * none, as with the markers. */
#include "got.h"
#include "provided.h"
#include <dlfcn.h>
#include <link.h>
#include <string.h>

typedef struct tcl_interp Interp;
typedef struct tcl_obj Obj;
typedef int (*post_proc)(void *data[], Interp *interp, int result);
typedef int (*proc_core)(Interp *interp, Obj *name, int skip, void *on_error);
typedef int (*obj_trace)(void *data, Interp *interp, int level, const char *command, void *token, int objc, Obj *const objv[]);
#define ALLOW_INLINE_COMPILATION 1 /* TCL_ALLOW_INLINE_COMPILATION: without it the trace would slow every loop */
#define FIRST_ARGUMENTS 9

/* The beginning of CallFrame in 8.6 (tclInt.h). */
struct call_frame {
    void *space;
    int is_procedure, objc;
    Obj *const *objv;
};

enum { ENTRY, RETURN, RESULT, ARGS, KINDS };
static struct provided procs[KINDS] = {
    {.provider = "tcl", .name = "proc__entry", .kinds = "sii"}, {.provider = "tcl", .name = "proc__return", .kinds = "si"},
    {.provider = "tcl", .name = "proc__result", .kinds = "sisi"}, {.provider = "tcl", .name = "proc__args", .kinds = "ssssssssss"},
};
static struct provided commands[KINDS] = {
    {.provider = "tcl", .name = "cmd__entry", .kinds = "sii"}, {.provider = "tcl", .name = "cmd__return", .kinds = "si"},
    {.provider = "tcl", .name = "cmd__result", .kinds = "sisi"}, {.provider = "tcl", .name = "cmd__args", .kinds = "ssssssssss"},
};

static struct {
    proc_core run_procedure;
    int (*provide)(Interp *, const char *, const char *, const void *);
    void (*add_callback)(Interp *, post_proc, void *, void *, void *, void *);
    void *(*create_trace)(Interp *, int, int, obj_trace, void *, void *);
    int (*frame)(Interp *, const char *, struct call_frame **);
    const char *(*text)(Obj *);
    Obj *(*result)(Interp *);
} tcl;

static void **procedure_entry, *procedure_before, **package_entry, *package_before;
static bool active;

static bool any(const struct provided *of)
{
    return of[ENTRY].count + of[RETURN].count + of[RESULT].count + of[ARGS].count > 0;
}

static uint64_t intern(Obj *object)
{
    const char *text = tcl.text(object);
    return tapset_intern(text, strlen(text));
}

static void begin(const struct provided *of, uint64_t name, int objc, Obj *const *objv)
{
    if (of[ARGS].count > 0) {
        uint64_t arguments[1 + FIRST_ARGUMENTS] = {name};
        for (int i = 1; i <= FIRST_ARGUMENTS && i < objc; i++)
            arguments[i] = intern(objv[i]);
        provided_emit(&of[ARGS], arguments);
    }
    PROVIDED_EMIT(&of[ENTRY], name, (uint64_t)(objc > 0 ? objc - 1 : 0), objv ? (uintptr_t)(objv + 1) : 0); /* the name does not count */
}

static int end(const struct provided *of, void *data[], Interp *interp, int result)
{
    uint64_t name = (uintptr_t)data[0];
    if (!active)
        return result; /* began in an earlier recording */
    PROVIDED_EMIT(&of[RETURN], name, (uint64_t)(int64_t)result);
    if (of[RESULT].count > 0) {
        Obj *value = tcl.result(interp);
        PROVIDED_EMIT(&of[RESULT], name, (uint64_t)(int64_t)result, intern(value), (uintptr_t)value);
    }
    return result;
}

static int procedure_ends(void *data[], Interp *interp, int result)
{
    return end(procs, data, interp, result);
}

static int command_ends(void *data[], Interp *interp, int result)
{
    return end(commands, data, interp, result);
}

static int run_procedure(Interp *interp, Obj *name, int skip, void *on_error)
{
    if (active && any(procs)) {
        struct call_frame *frame = NULL;
        bool known = tcl.frame(interp, "0", &frame) >= 0 && frame;
        uint64_t id = intern(name);
        begin(procs, id, known ? frame->objc : 0, known ? frame->objv : NULL);
        tcl.add_callback(interp, procedure_ends, (void *)(uintptr_t)id, NULL, NULL, NULL);
    }
    return tcl.run_procedure(interp, name, skip, on_error);
}

static int command_begins(void *data, Interp *interp, int level, const char *command, void *token, int objc, Obj *const objv[])
{
    if (active && objc > 0) {
        uint64_t id = intern(objv[0]);
        begin(commands, id, objc, objv);
        tcl.add_callback(interp, command_ends, (void *)(uintptr_t)id, NULL, NULL, NULL);
    }
    return 0;
}

/* Scripts that provide a package have no table of functions to give. */
static int provide(Interp *interp, const char *package, const char *version, const void *functions)
{
    if (active && any(commands) && functions && strcmp(package, "Tcl") == 0)
        tcl.create_trace(interp, 0, ALLOW_INLINE_COMPILATION, command_begins, NULL, NULL);
    return tcl.provide(interp, package, version, functions);
}

/* ---- finding Tcl */

static bool find_all(void *handle)
{
    tcl.run_procedure = (proc_core)dlsym(handle, "TclNRInterpProcCore");
    tcl.provide = (int (*)(Interp *, const char *, const char *, const void *))dlsym(handle, "Tcl_PkgProvideEx");
    tcl.add_callback = (void (*)(Interp *, post_proc, void *, void *, void *, void *))dlsym(handle, "Tcl_NRAddCallback");
    tcl.create_trace = (void *(*)(Interp *, int, int, obj_trace, void *, void *))dlsym(handle, "Tcl_CreateObjTrace");
    tcl.frame = (int (*)(Interp *, const char *, struct call_frame **))dlsym(handle, "TclGetFrame");
    tcl.text = (const char *(*)(Obj *))dlsym(handle, "Tcl_GetString");
    tcl.result = (Obj * (*)(Interp *)) dlsym(handle, "Tcl_GetObjResult");
    void (*version)(int *, int *, int *, int *) = (void (*)(int *, int *, int *, int *))dlsym(handle, "Tcl_GetVersion");
    int major = 0, minor = 0;
    if (!tcl.run_procedure || !tcl.provide || !tcl.add_callback || !tcl.create_trace || !tcl.frame || !tcl.text || !tcl.result || !version)
        return false;
    version(&major, &minor, NULL, NULL);
    return major == 8 && minor == 6;
}

static bool wanted(struct provided *of, const char *path)
{
    bool yes = false;
    for (int i = 0; i < KINDS; i++)
        yes |= provided_is_wanted(&of[i], path);
    return yes;
}

static void define(struct provided *of, const struct link_map *map, const char *path, const char *how)
{
    for (int i = 0; i < KINDS; i++)
        provided_define(&of[i], path, tapset_object_module(map->l_ld), how);
}

static bool lead(const struct link_map *map, const char *name, void *to, void ***entry, void **before)
{
    *entry = got_entry(map->l_ld, map->l_addr, name, NULL);
    if (!*entry)
        return false;
    *before = **entry;
    return got_replace(*entry, to);
}

static void object_ready(const struct tapset_object *o)
{
    void *handle = o->handle ? o->handle : RTLD_DEFAULT;
    Dl_info info;
    struct link_map *map = NULL;
    if (active || !dlsym(handle, "TclNRInterpProcCore") || !find_all(handle) || dladdr1((void *)tcl.run_procedure, &info, (void **)&map, RTLD_DL_LINKMAP) == 0 || !map)
        return;
    const char *path = o->handle || map->l_ld != o->dynamic ? map->l_name : o->path;
    if (!o->handle && map->l_ld != o->dynamic)
        return; /* its turn will come */
    if (wanted(procs, path) && lead(map, "TclNRInterpProcCore", (void *)run_procedure, &procedure_entry, &procedure_before))
        define(procs, map, path, "Tcl's call of its own procedures");
    if (wanted(commands, path) && tapset_attached)
        tapset_note(2, "Tcl: commands are seen in interpreters that are made from now on; start the program under tapset to see all.");
    if (wanted(commands, path) && lead(map, "Tcl_PkgProvideEx", (void *)provide, &package_entry, &package_before))
        define(commands, map, path, "trace of the interpreter's commands");
    active = any(procs) || any(commands);
}

static bool waits_for(const char *name)
{
    return !active && (strstr(name, "libtcl") || strstr(name, "tkinter"));
}

static bool claims(const struct tapset_object *o, const char *provider, const char *marker)
{
    for (int i = 0; i < KINDS && strcmp(provider, "tcl") == 0; i++) {
        procs[i].native |= strcmp(marker, procs[i].name) == 0;
        commands[i].native |= strcmp(marker, commands[i].name) == 0;
    }
    return false;
}

/* Traces stay on their interpreters and say nothing any more. */
static void leave(void)
{
    active = false;
    if (procedure_entry && procedure_before)
        __atomic_store_n(procedure_entry, procedure_before, __ATOMIC_RELEASE);
    if (package_entry && package_before)
        __atomic_store_n(package_entry, package_before, __ATOMIC_RELEASE);
    procedure_before = package_before = NULL;
    for (int i = 0; i < KINDS; i++) {
        provided_forget(&procs[i]);
        provided_forget(&commands[i]);
    }
}

static const struct tapset_provider provider = {.name = "tcl", .claims = claims, .waits_for = waits_for, .object_ready = object_ready, .leave = leave};
TAPSET_PROVIDER(provider);
