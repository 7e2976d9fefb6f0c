/* What the ways into the evaluation hook over PyFrameObject share (3.6 to 3.10). */
#ifndef TAPSET_CPYTHON_FRAME310_H
#define TAPSET_CPYTHON_FRAME310_H
#include "cpython.h"

/* Chooses the layout of this version, and the default function as the one to run. Until then cpython_record38 records nothing. */
bool cpython_use_frames38(void);

/* Runs a frame of 3.6 to 3.8, whose evaluation function gets no thread, and records its entry and its return. */
PyObject *cpython_record38(void *frame, int throwing);

/* Borrowed; of a PyFrameObject of 3.6 to 3.10. */
PyObject *cpython_code_of_frame310(void *frame);

#endif
