#include "cpython.h"
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

static void *scope;

static void *find(const char *name)
{
    return dlsym(scope, name);
}

/* The name that newer versions use, or the older one. */
static void *either(const char *newer, const char *older)
{
    void *p = find(newer);
    return p ? p : find(older);
}

bool cpython_find_api(void *handle)
{
    struct cpython_api *a = &cpython.api;
    scope = handle;
    a->get_version = (const char *(*)(void))find("Py_GetVersion");
    if (!a->get_version)
        return false;
    a->symbol = find;
    a->add_audit_hook = (int (*)(cpython_audit_hook, void *))find("PySys_AddAuditHook");
    a->is_initialized = (int (*)(void))find("Py_IsInitialized");
    a->thread_unchecked = (void *(*)(void))either("PyThreadState_GetUnchecked", "_PyThreadState_UncheckedGet");
    a->interpreter = (void *(*)(void))either("PyInterpreterState_Get", "_PyInterpreterState_Get");
    a->set_eval = (void (*)(void *, cpython_eval))find("_PyInterpreterState_SetEvalFrameFunc");
    a->get_eval = (cpython_eval (*)(void *))find("_PyInterpreterState_GetEvalFrameFunc");
    a->default_eval = (cpython_eval)find("_PyEval_EvalFrameDefault");
    a->request_extra = (ssize_t(*)(void (*)(void *)))either("PyUnstable_Eval_RequestCodeExtraIndex", "_PyEval_RequestCodeExtraIndex");
    a->set_extra = (int (*)(PyObject *, ssize_t, void *))either("PyUnstable_Code_SetExtra", "_PyCode_SetExtra");
    a->utf8 = (const char *(*)(PyObject *, ssize_t *))find("PyUnicode_AsUTF8AndSize");
    a->encode_filename = (PyObject * (*)(PyObject *)) find("PyUnicode_EncodeFSDefault");
    a->bytes = (int (*)(PyObject *, char **, ssize_t *))find("PyBytes_AsStringAndSize");
    a->fetch_error = (void (*)(PyObject **, PyObject **, PyObject **))find("PyErr_Fetch");
    a->restore_error = (void (*)(PyObject *, PyObject *, PyObject *))find("PyErr_Restore");
    a->clear_error = (void (*)(void))find("PyErr_Clear");
    a->line_of = (int (*)(PyObject *, int))find("PyCode_Addr2Line");
    a->get_attribute = (PyObject * (*)(PyObject *, const char *)) find("PyObject_GetAttrString");
    a->as_long = (long (*)(PyObject *))find("PyLong_AsLong");
    a->decref = (void (*)(PyObject *))find("Py_DecRef");
    if (!a->is_initialized || !a->thread_unchecked || !a->request_extra || !a->set_extra || !a->utf8 || !a->encode_filename ||
        !a->bytes || !a->fetch_error || !a->restore_error || !a->clear_error || !a->get_attribute || !a->as_long || !a->decref)
        return false;
    char *rest;
    cpython.major = (unsigned)strtoul(a->get_version(), &rest, 10);
    cpython.minor = *rest == '.' ? (unsigned)strtoul(rest + 1, &rest, 10) : 0;
    cpython.micro = *rest == '.' ? (unsigned)strtoul(rest + 1, &rest, 10) : 0;
    return cpython.major == 3 && (cpython.minor >= 8 ? a->add_audit_hook && a->interpreter : cpython.minor >= 6);
}
