/* CPython 3.6 and 3.7 have no audit hooks and no function that sets the evaluation hook of PEP 523. But each new interpreter takes its evaluation function from
 * the library's own reference to _PyEval_EvalFrameDefault, which a build with a shared libpython makes through its global offset table. The agent comes after the
 * library was relocated and before Py_Initialize, and puts the hook into that entry of the table: so every interpreter has it from its first frame on.
 * Where there is no shared library the reference is an address in the code, and nothing is touched. */
#include "cpython.h"
#include "cpython_frame310.h"
#include "got.h"

static void (*first_frame)(void);

static PyObject *hook(void *frame, int throwing)
{
    if (__builtin_expect(first_frame != NULL, 0)) {
        void (*install)(void) = first_frame;
        first_frame = NULL;
        install();
    }
    return cpython_record38(frame, throwing);
}

bool cpython_prepare_frame36(void (*at_first_frame)(void))
{
    void *evaluate = (void *)cpython.api.default_eval;
    void **entry = evaluate ? got_entry(cpython.dynamic, cpython.bias, "_PyEval_EvalFrameDefault", evaluate) : NULL;
    if (!entry)
        return false;
    first_frame = at_first_frame;
    return got_replace(entry, (void *)hook);
}

bool cpython_install_frame36(void)
{
    return cpython_use_frames38();
}
