/* Keeps the agent in children whose environment was made anew, tells the log of exec and exit, and keeps a vfork child, which runs on our memory, from writing. */
#define _GNU_SOURCE
#include "process.h"
#include "log.h"
#include "machine.h"
#include "providers.h"
#include "stream_life.h"
#include "sys.h"
#include <alloca.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define EXPORT __attribute__((visibility("default")))
#define REAL(name) ((__typeof__(&name))real(#name))

extern char **environ;
static char preload[PATH_MAX + 16], recording[TAPSET_PATH_MAX + 24];
static const char *agent; /* inside preload; NULL: this program was never traced */
static bool stopped;      /* nothing is kept up any more */

static void *real(const char *name)
{
    void *p = dlsym(RTLD_NEXT, name);
    if (!p)
        __builtin_trap();
    return p;
}

/* ---- fork */

static __thread struct { uint32_t saved; bool locked; } forking __attribute__((tls_model("initial-exec")));

static void before_fork(void) { forking.locked = tapset_live->alive && log_lock(&forking.saved); }

static void after_fork(void)
{
    if (forking.locked)
        log_unlock(forking.saved); /* in the child the lock word is zero already */
    forking.locked = false;
}

/* ---- environment of children */

static bool names_agent(const char *list)
{
    size_t n = strlen(agent);
    for (const char *at = list; (at = strstr(at, agent)); at += n)
        if ((at == list || at[-1] == ':' || at[-1] == ' ') && (at[n] == 0 || at[n] == ':' || at[n] == ' '))
            return true;
    return false;
}

static size_t count(char *const *list)
{
    size_t n = 0;
    while (list && list[n])
        n++;
    return n;
}

/* Bytes needed for keep_environment()'s room. */
static size_t room_for(char *const *env)
{
    size_t size = (count(env) + 3) * sizeof *env;
    for (size_t i = 0; env && env[i]; i++)
        if (strncmp(env[i], "LD_PRELOAD=", 11) == 0)
            size += strlen(env[i]) + sizeof preload;
    return size;
}

/* A copy of env, in `room`, that has the agent and the recording in it. */
static char **keep_environment(char *const *env, void *room)
{
    char **out = room;
    size_t n = count(env), to = 0;
    char *text = (char *)(out + n + 3);
    bool has_preload = false, has_recording = false;
    for (size_t i = 0; i < n; i++) {
        out[to++] = env[i];
        if (strncmp(env[i], "TAPSET_RECORDING=", 17) == 0)
            has_recording = true;
        if (strncmp(env[i], "LD_PRELOAD=", 11) == 0) {
            has_preload = true;
            if (!names_agent(env[i] + 11)) {
                out[to - 1] = text;
                text = stpcpy(stpcpy(stpcpy(text, preload), ":"), env[i] + 11) + 1;
            }
        }
    }
    if (!has_preload)
        out[to++] = preload;
    if (!has_recording)
        out[to++] = recording;
    out[to] = NULL;
    return out;
}

/* In another root (chroot) the loader would not find the agent, and would complain on the program's standard error: such a program runs without it. `room` as for keep_environment(). */
static char **drop_environment(char *const *env, void *room)
{
    char **out = room;
    size_t n = count(env), to = 0, length = strlen(agent);
    char *text = (char *)(out + n + 3);
    for (size_t i = 0; i < n; i++) {
        if (strncmp(env[i], "TAPSET_RECORDING=", 17) == 0)
            continue;
        if (strncmp(env[i], "LD_PRELOAD=", 11) != 0 || !names_agent(env[i] + 11)) {
            out[to++] = env[i];
            continue;
        }
        char *start = text;
        for (const char *at = env[i] + 11, *end; *at; at = *end ? end + 1 : end) {
            end = at + strcspn(at, ": ");
            if ((size_t)(end - at) == length && memcmp(at, agent, length) == 0)
                continue;
            text = stpcpy(text, text == start ? "LD_PRELOAD=" : ":");
            memcpy(text, at, (size_t)(end - at));
            text += end - at;
            *text = 0;
        }
        if (text != start) {
            out[to++] = start;
            text++;
        }
    }
    out[to] = NULL;
    return out;
}

/* Where exec finds a program; NULL: nowhere. */
static const char *find(const char *file, bool search, char path[PATH_MAX])
{
    if (strchr(file, '/') || !search)
        return access(file, X_OK) == 0 ? file : NULL;
    const char *list = getenv("PATH");
    for (const char *at = list ? list : "/bin:/usr/bin"; *at; at += *at == ':') {
        size_t n = strcspn(at, ":");
        struct text t = text_in(path, PATH_MAX);
        text_put_bytes(&t, at, n);
        text_put(&t, "/");
        text_put(&t, file);
        if (access(path, X_OK) == 0)
            return path;
        at += n;
    }
    return NULL;
}

/* A 32-bit program, or one for an emulator: their loaders would complain about the agent. `fd` -1: the file is at `path`. */
static bool is_foreign(const char *path, int fd)
{
    Elf64_Ehdr header;
    int file = fd < 0 && path ? open(path, O_RDONLY | O_CLOEXEC) : fd;
    bool read = file >= 0 && pread(file, &header, sizeof header, 0) >= (ssize_t)offsetof(Elf64_Ehdr, e_version);
    if (fd < 0 && file >= 0)
        close(file);
    return read && memcmp(header.e_ident, ELFMAG, SELFMAG) == 0 && (header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_machine != MACHINE_ELF);
}

static char **kept(char *const *env, bool foreign, void *room)
{
    bool seen = access(agent, R_OK) == 0;
    int error = errno;
    if (seen && !foreign)
        return keep_environment(env, room);
    if (!tapset_thread.vforked)
        tapset_note(2, "a program that it starts is not traced, since it %s; kernel probes can trace it (--backend uprobe)",
                    seen              ? "is not of the kind that the agent can enter (a 32-bit one, say)"
                    : error == EACCES ? "runs as a user who may not read the agent's file"
                                      : "runs in another root, from which the agent's file cannot be seen");
    return drop_environment(env, room);
}

/* Once the session is over, programs run without what it put into their environment. */
#define KEPT(env, foreign) \
    (!agent ? (char **)(uintptr_t)(env) : stopped ? drop_environment((env), alloca(room_for(env))) : kept((env), (foreign), alloca(room_for(env))))

/* ---- exec */

/* If the exec fails nevertheless, events simply follow the EXIT record. */
static void leaving(bool will_run)
{
    if (!agent || stopped || !will_run || tapset_thread.vforked || !tapset_live->alive)
        return;
    log_exit(2);
    stream_close(false);
}

EXPORT int execve(const char *path, char *const argv[], char *const env[])
{
    leaving(access(path, X_OK) == 0);
    return REAL(execve)(path, argv, KEPT(env, is_foreign(path, -1)));
}

EXPORT int execv(const char *path, char *const argv[]) { return execve(path, argv, environ); }

EXPORT int execvpe(const char *file, char *const argv[], char *const env[])
{
    char path[PATH_MAX];
    const char *found = find(file, true, path);
    leaving(found != NULL);
    return REAL(execvpe)(file, argv, KEPT(env, is_foreign(found, -1)));
}

EXPORT int execvp(const char *file, char *const argv[]) { return execvpe(file, argv, environ); }

EXPORT int fexecve(int fd, char *const argv[], char *const env[])
{
    leaving(true);
    return REAL(fexecve)(fd, argv, KEPT(env, is_foreign(NULL, fd)));
}

#define COLLECT(first, list, argv) \
    va_start(list, first); \
    size_t argc = 1; \
    while (va_arg(list, char *)) \
        argc++; \
    va_end(list); \
    char **argv = alloca((argc + 1) * sizeof *argv); \
    va_start(list, first); \
    argv[0] = (char *)(uintptr_t)first; \
    for (size_t i = 1; i <= argc; i++) \
        argv[i] = va_arg(list, char *)

EXPORT int execl(const char *path, const char *arg, ...)
{
    va_list list;
    COLLECT(arg, list, argv);
    va_end(list);
    return execve(path, argv, environ);
}

EXPORT int execlp(const char *file, const char *arg, ...)
{
    va_list list;
    COLLECT(arg, list, argv);
    va_end(list);
    return execvpe(file, argv, environ);
}

EXPORT int execle(const char *path, const char *arg, ...)
{
    va_list list;
    COLLECT(arg, list, argv);
    char **env = va_arg(list, char **);
    va_end(list);
    return execve(path, argv, env);
}

EXPORT int posix_spawn(pid_t *pid, const char *path, const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attributes, char *const argv[], char *const env[])
{
    return REAL(posix_spawn)(pid, path, actions, attributes, argv, KEPT(env, is_foreign(path, -1)));
}

EXPORT int posix_spawnp(pid_t *pid, const char *file, const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attributes, char *const argv[], char *const env[])
{
    char found[PATH_MAX];
    return REAL(posix_spawnp)(pid, file, actions, attributes, argv, KEPT(env, is_foreign(find(file, true, found), -1)));
}

/* ---- vfork: the child shares memory and this thread's variables, the parent stands still. Marked, the child records nothing. */

__attribute__((visibility("hidden"))) pid_t process_vfork_failed(long error)
{
    extern int *__errno_location(void);
    *__errno_location() = (int)-error;
    return -1;
}

/* ---- exit */

static void finish(bool for_good)
{
    if (!agent || stopped || tapset_thread.vforked)
        return;
    providers_stop();
    if (!tapset_live->alive)
        return; /* a fork child without events has nothing to say */
    stream_close(for_good);
    log_exit(1);
}

EXPORT void _exit(int status)
{
    finish(false);
    REAL(_exit)(status);
    __builtin_unreachable();
}

EXPORT void _Exit(int status) { _exit(status); }

__attribute__((destructor)) static void at_exit(void) { finish(false); }

void process_start(const char *agent_path)
{
    struct text t = text_in(preload, sizeof preload);
    text_put(&t, "LD_PRELOAD=");
    text_put(&t, agent_path);
    t = text_in(recording, sizeof recording);
    text_put(&t, "TAPSET_RECORDING=");
    text_put(&t, log_folder);
    agent = preload + 11;
    stopped = false;
    static bool registered;
    if (!registered)
        pthread_atfork(before_fork, after_fork, after_fork);
    registered = true;
}

void process_stop(void) { stopped = true; }
