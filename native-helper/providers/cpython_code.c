/* A code object gets its frame id when it is first entered. The id lives in the code object itself (its "extra" value), so it goes when the code goes, and
 * memory that is used again for another function cannot be mistaken for the old one. */
#include "cpython_events.h"
#include <string.h>

#define TABLE_311 311

/* ---- where code objects keep their extra values. The function that reads one checks a type and an index, and looks for the interpreter; that would be a tenth of what an event costs. */

#define MOST_WORDS 64

/* The words of a code object up to its instructions; 0: unknown. */
static uint32_t count_words(void)
{
    const struct cpython_api *a = &cpython.api;
    PyObject *type = a->symbol("PyCode_Type"), *size = type ? a->get_attribute(type, "__basicsize__") : NULL;
    long bytes = size ? a->as_long(size) : 0;
    if (size)
        a->decref(size);
    return bytes > 0 && (size_t)bytes <= MOST_WORDS * sizeof(void *) ? (uint32_t)((size_t)bytes / sizeof(void *)) : 0;
}

static bool holds(const struct cpython_extras *extras, const void *mark)
{
    return extras->size > cpython.extra && cpython_extra_values(extras)[cpython.extra] == mark;
}

/* Attaches a mark to a code object that has nothing attached, and looks which word of it changes. */
bool cpython_find_extras(void)
{
    static const char mark;
    const struct cpython_api *a = &cpython.api;
    PyObject *(*new_code)(const char *, const char *, int) = (PyObject * (*)(const char *, const char *, int)) a->symbol("PyCode_NewEmpty");
    uint32_t words = count_words(), changed = 0;
    cpython.extra = a->request_extra(NULL);
    cpython.extra_at = 0;
    cpython.extras_are_apart = cpython.minor == 6;
    PyObject *code = new_code && words > 0 && cpython.extra >= 0 ? new_code("tapset", "tapset", 1) : NULL;
    void *before[MOST_WORDS], *after[MOST_WORDS];
    if (!code)
        return false;
    memcpy(before, code, words * sizeof *before);
    bool good = a->set_extra(code, cpython.extra, (void *)(uintptr_t)&mark) == 0;
    memcpy(after, code, words * sizeof *after);
    for (uint32_t i = 0; good && i < words; i++)
        if (before[i] != after[i]) {
            good = changed == 0 && before[i] == NULL;
            changed = i;
        }
    if (good && changed > 0 && holds(after[changed], &mark))
        cpython.extra_at = changed * (uint32_t)sizeof *after;
    a->set_extra(code, cpython.extra, NULL);
    a->decref(code);
    return cpython.extra_at != 0;
}

/* ---- */

static void remember(PyObject *code, uint32_t id, uint32_t file, uint32_t function)
{
    const struct cpython_api *a = &cpython.api;
    PyObject *file_name = a->get_attribute(code, "co_filename"), *function_name = a->get_attribute(code, "co_name");
    const char *f = file_name ? a->utf8(file_name, NULL) : NULL, *n = function_name ? a->utf8(function_name, NULL) : NULL;
    cpython_remember_code(id, file, function, f ? f : "", n ? n : "");
    if (file_name)
        a->decref(file_name);
    if (function_name)
        a->decref(function_name);
    a->clear_error();
}

/* A name that is no UTF-8 (a file name with undecodable bytes) is given as the bytes of the file system. */
static uint32_t intern_string(PyObject *string)
{
    const struct cpython_api *a = &cpython.api;
    ssize_t length;
    const char *text = a->utf8(string, &length);
    if (text)
        return tapset_intern(text, (size_t)length);
    a->clear_error();
    char *bytes;
    uint32_t id = TAPSET_STRING_UNREADABLE;
    PyObject *encoded = a->encode_filename(string);
    if (encoded && a->bytes(encoded, &bytes, &length) == 0)
        id = tapset_intern(bytes, (size_t)length);
    if (encoded)
        a->decref(encoded);
    a->clear_error();
    return id;
}

static uint32_t intern_attribute(PyObject *code, const char *name)
{
    PyObject *value = cpython.api.get_attribute(code, name);
    if (!value) {
        cpython.api.clear_error();
        return TAPSET_STRING_UNREADABLE;
    }
    uint32_t id = intern_string(value);
    cpython.api.decref(value);
    return id;
}

static uint32_t first_line(PyObject *code)
{
    PyObject *value = cpython.api.get_attribute(code, "co_firstlineno");
    long line = value ? cpython.api.as_long(value) : 0;
    if (value)
        cpython.api.decref(value);
    cpython.api.clear_error();
    return line > 0 ? (uint32_t)line : 0;
}

static uint32_t define(PyObject *code)
{
    const struct cpython_api *a = &cpython.api;
    bool is_311 = cpython.minor >= 11;
    char *table = NULL;
    ssize_t length = 0;
    PyObject *lines = is_311 ? a->get_attribute(code, "co_linetable") : NULL;
    if (lines && a->bytes(lines, &table, &length) != 0)
        length = 0;
    a->clear_error();
    uint32_t file = intern_attribute(code, "co_filename"), function = intern_attribute(code, "co_name");
    uint32_t qualified = is_311 ? intern_attribute(code, "co_qualname") : function;
    uint32_t id = tapset_define_frame(file, function, qualified, first_line(code), length > 0 ? TABLE_311 : 0, table, (uint32_t)length);
    if (lines)
        a->decref(lines);
    if (id == TAPSET_NO_ID)
        return 0;
    if (cpython_any_event)
        remember(code, id, file, function);
    return id;
}

uint32_t cpython_new_code(PyObject *code)
{
    const struct cpython_api *a = &cpython.api;
    PyObject *type, *value, *trace;
    a->fetch_error(&type, &value, &trace); /* a generator's throw() enters with the exception set */
    uint32_t id = define(code);
    if (id != 0 && a->set_extra(code, cpython.extra, (void *)(uintptr_t)id) != 0)
        a->clear_error();
    a->restore_error(type, value, trace);
    return id;
}
