/* An object of Python's that calls a function in C directly: a type of our own with the protocol of PEP 590, by the stable ABI. */
#include "cpython.h"
#include <string.h>

/* PyMemberDef, PyType_Slot, PyType_Spec */
struct member {
    const char *name;
    int type;
    ssize_t offset;
    int flags;
    const char *doc;
};
struct slot {
    int slot;
    const void *value;
};
struct spec {
    const char *name;
    int size, item_size;
    unsigned flags;
    const struct slot *slots;
};
#define TYPE_SSIZE 19
#define READ_ONLY 1
#define SLOT_CALL 50
#define SLOT_MEMBERS 72
#define FLAG_NO_INSTANCES_BY_CALL (1u << 7)
#define FLAG_HAS_VECTORCALL (1u << 11)

uint32_t cpython_size_of_object(void)
{
    const struct cpython_api *a = &cpython.api;
    PyObject *base = a->symbol("PyBaseObject_Type"), *value = base ? a->get_attribute(base, "__basicsize__") : NULL;
    long size = value ? a->as_long(value) : 0;
    if (value)
        a->decref(value);
    return size >= 16 && size <= 64 ? (uint32_t)size : 0;
}

PyObject *cpython_new_callable_type(void)
{
    PyObject *(*from_spec)(const struct spec *) = (PyObject * (*)(const struct spec *)) cpython.api.symbol("PyType_FromSpec");
    uint32_t at = cpython_size_of_object();
    const void *call = cpython.api.symbol("PyVectorcall_Call");
    static struct member members[2];
    if (!from_spec || !at || !call)
        return NULL;
    members[0] = (struct member){"__vectorcalloffset__", TYPE_SSIZE, at, READ_ONLY, NULL};
    const struct slot slots[] = {{SLOT_CALL, call}, {SLOT_MEMBERS, members}, {0, NULL}};
    return from_spec(&(struct spec){"tapset.callback", (int)(at + sizeof(cpython_function)), 0, FLAG_NO_INSTANCES_BY_CALL | FLAG_HAS_VECTORCALL, slots});
}

PyObject *cpython_new_callable(PyObject *type, cpython_function function)
{
    PyObject *(*allocate)(PyObject *, ssize_t) = (PyObject * (*)(PyObject *, ssize_t)) cpython.api.symbol("PyType_GenericAlloc");
    PyObject *object = allocate ? allocate(type, 0) : NULL;
    if (object)
        memcpy((uint8_t *)object + cpython_size_of_object(), &function, sizeof function);
    return object;
}
