/* Where CPython 3.11 (all of 3.11.x, not a debug build with Py_TRACE_REFS) keeps what the evaluation hook reads on each call. tests/layout311.c compares
 * this with Python's own headers where they are installed. */
#ifndef TAPSET_CPYTHON_LAYOUT311_H
#define TAPSET_CPYTHON_LAYOUT311_H
#include <stdint.h>
#include <sys/types.h>

struct code311 {
    uint8_t object[48]; /* header, constants, names, exception table */
    int32_t flags;
    uint8_t more[132];
    uint8_t instructions[];
};

struct frame311 {
    void *function, *globals, *builtins, *locals;
    struct code311 *code;
    void *frame_object;
    struct frame311 *previous;
    uint8_t *instruction; /* the current one; before the first: two bytes before the code */
    int32_t stack_top;
    uint8_t is_entry;
    int8_t owner;
    struct tapset_pyobject *values[]; /* arguments and locals */
};

/* Generators, coroutines, async generators. */
#define CODE311_GENERATOR_FLAGS 0x2a0
#define FRAME311_OWNED_BY_THREAD 0
#define FRAME311_OWNED_BY_GENERATOR 1
#define OPCODE311_RETURN_GENERATOR 75
#define OPCODE311_YIELD_VALUE 86

#endif
