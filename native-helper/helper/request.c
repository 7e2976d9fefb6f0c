#include "request.h"
#include "json.h"
#include "../agent/condition.h"
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_ARGUMENTS 100000
#define MAX_ENVIRONMENT 10000
#define MAX_PROBES 10000
#define MAX_SLOTS 64
#define STACK_MOST 64
#define MAX_STRING (1u << 20)

int signal_number(const char *name)
{
    if (strncmp(name, "SIG", 3) == 0)
        name += 3;
    for (int i = 1; i < NSIG; i++) {
        const char *known = sigabbrev_np(i);
        if (known && strcmp(known, name) == 0)
            return i;
    }
    return 0;
}

const char *signal_name(int number)
{
    return sigabbrev_np(number);
}

/* Strings end at the first NUL, so an escaped one would silently cut off what the caller said. */
static bool holds_nul(const char *line, size_t length)
{
    if (memchr(line, '\0', length))
        return true;
    for (size_t i = 0; i + 1 < length; i++) {
        if (line[i] != '\\')
            continue;
        if (strncmp(line + i, "\\u0000", 6) == 0)
            return true;
        i++;
    }
    return false;
}

static bool bad(struct failure *f, const char *field, const char *expected)
{
    return fail(f, "bad-request", "field %s of the message must be %s", field, expected);
}

static const char *get_string(const struct json *object, const char *field)
{
    const struct json *item = json_get(object, field);
    return json_is(item, JSON_STRING) && strlen(item->string) <= MAX_STRING ? item->string : NULL;
}

static bool has(const struct json *object, const char *field)
{
    return json_get(object, field) != NULL;
}

/* An integral number from `low` to `high`; -1 otherwise. */
static int64_t get_integer(const struct json *object, const char *field, int64_t low, int64_t high)
{
    const struct json *item = json_get(object, field);
    if (!json_is(item, JSON_NUMBER) || item->number != floor(item->number) || item->number < (double)low || item->number > (double)high)
        return -1;
    return (int64_t)item->number;
}

/* One of the words, "auto|exact|fast"; the first where the field is absent; NULL if it is something else. */
static const char *get_choice(const struct json *object, const char *field, const char *const *words)
{
    if (!has(object, field))
        return words[0];
    const char *value = get_string(object, field);
    for (; value && *words; words++)
        if (strcmp(value, *words) == 0)
            return *words;
    return NULL;
}

static bool parse_argv(struct launch_request *r, const struct json *message, struct failure *f)
{
    const struct json *argv = json_get(message, "argv"), *item;
    int n = json_is(argv, JSON_ARRAY) ? json_count(argv) : 0;
    if (n < 1 || n > MAX_ARGUMENTS)
        return bad(f, "argv", "an array of 1 to 100000 strings");
    r->argv = must_alloc(((size_t)n + 1) * sizeof *r->argv);
    n = 0;
    for (item = argv->child; item; item = item->next) {
        if (!json_is(item, JSON_STRING))
            return bad(f, "argv", "an array of strings");
        r->argv[n++] = must_copy(item->string);
    }
    if (!*r->argv[0])
        return bad(f, "argv", "an array whose first string names a program (it is empty)");
    return true;
}

static bool parse_env(struct launch_request *r, const struct json *message, struct failure *f)
{
    const struct json *env = json_get(message, "env"), *item;
    if (!env)
        return true;
    int n = json_is(env, JSON_OBJECT) ? json_count(env) : -1;
    if (n < 0 || n > MAX_ENVIRONMENT)
        return bad(f, "env", "an object of at most 10000 strings and nulls");
    r->env = must_alloc(((size_t)n + 1) * sizeof *r->env);
    for (item = env->child; item; item = item->next) {
        if (!json_is(item, JSON_STRING) && !json_is(item, JSON_NULL))
            return bad(f, "env", "an object of strings and nulls");
        if (!*item->name || strchr(item->name, '='))
            return bad(f, "env", "an object whose names are not empty and hold no '='");
        r->env[r->nenv].name = must_copy(item->name);
        r->env[r->nenv++].value = json_is(item, JSON_STRING) ? must_copy(item->string) : NULL;
    }
    return true;
}

static bool parse_slot(struct slot_request *s, const struct json *item, struct failure *f)
{
    const char *kind = get_string(item, "kind");
    int64_t arg = get_integer(item, "arg", 1, 255);
    if (!kind || arg < 0)
        return bad(f, "probes.slots", "objects with a kind and an arg from 1 to 255");
    s->arg = (int)arg;
    if (strcmp(kind, "int") == 0)
        s->kind = 'i';
    else if (strcmp(kind, "string") == 0)
        s->kind = 's';
    else if (strcmp(kind, "strn") == 0)
        s->kind = 'n';
    else if (strcmp(kind, "stack") == 0)
        s->kind = 'u';
    else
        return bad(f, "probes.slots.kind", "int, string, strn or stack");
    if (s->kind == 'u' && s->arg > STACK_MOST)
        return bad(f, "probes.slots.arg", "at most 64 where the kind is stack");
    if (s->kind == 'n') {
        int64_t arg2 = get_integer(item, "arg2", 1, 255);
        if (arg2 < 0)
            return bad(f, "probes.slots.arg2", "a number from 1 to 255 where the kind is strn");
        s->arg2 = (int)arg2;
    }
    return true;
}

static bool parse_when(struct probe_request *p, const struct json *item, struct failure *f)
{
    struct conditions checked;
    const char *when = get_string(item, "when");
    if (!has(item, "when"))
        return true;
    if (!when || !conditions_parse(when, &checked))
        return bad(f, "probes.when", "conditions as docs/helper-protocol.md tells, at most 16, texts of at most 64 bytes");
    p->when = must_copy(when);
    return true;
}

static bool parse_probe(struct probe_request *p, const struct json *item, struct failure *f)
{
    int64_t id = get_integer(item, "id", 0, UINT32_MAX - 1);
    const char *path = has(item, "path") ? get_string(item, "path") : "";
    const char *provider = get_string(item, "provider"), *name = get_string(item, "name");
    if (id < 0 || !path || !provider || !*provider || !name || !*name)
        return bad(f, "probes", "objects with an id, a provider and a name (and a path where wanted)");
    p->id = (uint32_t)id;
    p->path = must_copy(path);
    p->provider = must_copy(provider);
    p->name = must_copy(name);
    if (!parse_when(p, item, f))
        return false;
    const char *args = get_string(item, "args");
    if (has(item, "args") && !args)
        return bad(f, "probes.args", "a string: more arguments of a function, as a marker's note says it");
    p->args = args ? must_copy(args) : NULL;
    const struct json *slots = json_get(item, "slots"), *slot;
    p->all_ints = slots == NULL;
    if (!slots)
        return true;
    int n = json_is(slots, JSON_ARRAY) ? json_count(slots) : -1;
    if (n < 0 || n > MAX_SLOTS)
        return bad(f, "probes.slots", "an array of at most 64 objects");
    p->slots = must_alloc(((size_t)n + 1) * sizeof *p->slots);
    for (slot = slots->child; slot; slot = slot->next)
        if (!parse_slot(&p->slots[p->nslots++], slot, f))
            return false;
    return true;
}

static bool parse_probes(struct launch_request *r, const struct json *message, struct failure *f)
{
    const struct json *probes = json_get(message, "probes"), *item;
    int n = json_is(probes, JSON_ARRAY) ? json_count(probes) : -1;
    if (n < 0 || n > MAX_PROBES)
        return bad(f, "probes", "an array of at most 10000 objects");
    r->probes = must_alloc(((size_t)n + 1) * sizeof *r->probes);
    for (item = probes->child; item; item = item->next)
        if (!parse_probe(&r->probes[r->nprobes++], item, f))
            return false;
    return true;
}

static bool parse_launch(struct launch_request *r, const struct json *message, struct failure *f)
{
    static const char *const pythons[] = {"auto", "exact", "fast", NULL};
    static const char *const policies[] = {"grow", "block", "overwrite", NULL};
    static const char *const backends[] = {"auto", "agent", "uprobe", NULL};
    const char *recording = get_string(message, "recording"), *cwd = get_string(message, "cwd");
    const struct json *cpu = json_get(message, "cpu"), *hold = json_get(message, "hold");
    if (get_integer(message, "v", 1, 1) < 0)
        return fail(f, "bad-request", "the message is not of protocol version 1, which is all that this helper speaks");
    if (!recording || recording[0] != '/')
        return bad(f, "recording", "an absolute path");
    if (has(message, "cwd") && (!cwd || cwd[0] != '/'))
        return bad(f, "cwd", "an absolute path");
    r->recording = must_copy(recording);
    r->cwd = cwd ? must_copy(cwd) : NULL;
    if (cpu && !json_is(cpu, JSON_BOOL))
        return bad(f, "cpu", "true or false");
    r->cpu = cpu && cpu->truth;
    if (hold && !json_is(hold, JSON_BOOL))
        return bad(f, "hold", "true or false");
    r->hold = hold && hold->truth;
    r->python = get_choice(message, "python", pythons);
    r->policy = get_choice(message, "policy", policies);
    if (!r->python)
        return bad(f, "python", "auto, exact or fast");
    if (!r->policy)
        return bad(f, "policy", "grow, block or overwrite");
    int64_t room = has(message, "room") ? get_integer(message, "room", TAPSET_ROOM_LEAST, (int64_t)1 << 50) : TAPSET_ROOM_USUAL;
    if (room < 0)
        return bad(f, "room", "a number of bytes, at least 1 MiB");
    r->room = (uint64_t)room;
    r->backend = get_choice(message, "backend", backends);
    if (!r->backend)
        return bad(f, "backend", "auto, agent or uprobe");
    return parse_probes(r, message, f);
}

static bool parse_pid(struct launch_request *r, const struct json *message, struct failure *f)
{
    r->pid = (int)get_integer(message, "pid", 1, INT32_MAX);
    return r->pid > 0 || bad(f, "pid", "the number of a process");
}

static bool parse_user(struct launch_request *r, const struct json *message, struct failure *f)
{
    int64_t uid = get_integer(message, "uid", 0, UINT32_MAX - 1);
    r->all_users = !has(message, "uid");
    r->uid = (uint32_t)uid;
    return r->all_users || uid >= 0 || bad(f, "uid", "the number of a user");
}

static bool parse_signal(struct request *r, const struct json *message, struct failure *f)
{
    const char *name = get_string(message, "signal");
    r->signal = name ? signal_number(name) : 0;
    return r->signal != 0 || bad(f, "signal", "the name of a signal, such as TERM or INT");
}

static bool parse_switch(struct request *r, const struct json *message, struct failure *f)
{
    int64_t id = get_integer(message, "id", 0, UINT32_MAX - 1);
    const struct json *enabled = json_get(message, "enabled");
    if (id < 0)
        return bad(f, "id", "the number of a probe");
    if (!json_is(enabled, JSON_BOOL))
        return bad(f, "enabled", "true or false");
    r->probe = (uint32_t)id;
    r->enabled = (json_is(enabled, JSON_BOOL) && enabled->truth);
    return true;
}

static bool parse_message(struct request *r, const struct json *message, struct failure *f)
{
    const char *type = json_is(message, JSON_OBJECT) ? get_string(message, "type") : NULL;
    if (!type)
        return fail(f, "bad-request", "the message is not a JSON object with a type");
    if (strcmp(type, "launch") == 0) {
        r->type = REQUEST_LAUNCH;
        return parse_launch(&r->launch, message, f) && parse_argv(&r->launch, message, f) && parse_env(&r->launch, message, f);
    }
    if (strcmp(type, "attach") == 0) {
        r->type = REQUEST_ATTACH;
        return parse_launch(&r->launch, message, f) && parse_pid(&r->launch, message, f);
    }
    if (strcmp(type, "watch") == 0) {
        r->type = REQUEST_WATCH;
        return parse_launch(&r->launch, message, f) && parse_user(&r->launch, message, f);
    }
    if (strcmp(type, "detach") == 0) {
        r->type = REQUEST_DETACH;
        return true;
    }
    if (strcmp(type, "go") == 0) {
        r->type = REQUEST_GO;
        return true;
    }
    if (strcmp(type, "probe") == 0) {
        r->type = REQUEST_PROBE;
        return parse_switch(r, message, f);
    }
    if (strcmp(type, "signal") == 0) {
        r->type = REQUEST_SIGNAL;
        return parse_signal(r, message, f);
    }
    return fail(f, "bad-request", "unknown type of message: %.60s", type);
}

bool request_parse(struct request *r, const char *line, size_t length, struct failure *f)
{
    *r = (struct request){0};
    if (utf8_prefix(line, length) < length)
        return fail(f, "bad-request", "the message is not UTF-8");
    if (holds_nul(line, length))
        return fail(f, "bad-request", "the message holds a NUL character, which no argument of a program can hold");
    struct json *message = json_parse(line);
    if (!message)
        return fail(f, "bad-request", "the message is not JSON");
    bool ok = parse_message(r, message, f);
    json_free(message);
    if (!ok)
        request_free(r);
    return ok;
}

void launch_request_free(struct launch_request *l)
{
    for (char **a = l->argv; a && *a; a++)
        free(*a);
    for (size_t i = 0; i < l->nenv; i++) {
        free(l->env[i].name);
        free(l->env[i].value);
    }
    for (size_t i = 0; i < l->nprobes; i++) {
        free(l->probes[i].path);
        free(l->probes[i].provider);
        free(l->probes[i].name);
        free(l->probes[i].args);
        free(l->probes[i].slots);
        free(l->probes[i].when);
    }
    free(l->argv);
    free(l->env);
    free(l->probes);
    free(l->recording);
    free(l->cwd);
    *l = (struct launch_request){0};
}

void request_free(struct request *r)
{
    launch_request_free(&r->launch);
    *r = (struct request){0};
}
