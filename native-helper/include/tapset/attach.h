/* What tapset-helper and an agent inside a running process agree on. The helper makes a thread of the process call tapset_attach(), reads the table of changes from the
 * process' memory, stops all threads, makes the changes, and lets go. Undone, the same way back: docs/architecture.md. */
#ifndef TAPSET_ATTACH_H
#define TAPSET_ATTACH_H
#include <stdint.h>

#define TAPSET_ATTACH_VERSION 1u

enum tapset_patch_state {
    TAPSET_PATCH_NONE,    /* a free entry, or its object was unmapped */
    TAPSET_PATCH_WAITING, /* to be made by the helper */
    TAPSET_PATCH_APPLIED, /* in the text now; `was` brings the file's bytes back, and the semaphore is one higher */
};

/* One change of the program's text. */
struct tapset_patch {
    uint64_t at;
    uint64_t semaphore; /* address of a 16-bit counter, 0: none */
    uint32_t size;      /* of was and is, 1 to 5 */
    uint32_t state;
    uint8_t was[8], is[8];
};

enum tapset_attach_state {
    TAPSET_ATTACH_IDLE,   /* nothing is recorded: never was, or detached */
    TAPSET_ATTACH_ACTIVE, /* recording */
    TAPSET_ATTACH_BROKEN, /* a thread could not be taken off its stream: this process cannot be attached again */
};

/* The agent's symbol `tapset_attach_table`. */
struct tapset_attach_table {
    uint32_t version;
    uint32_t state;
    uint32_t owner;    /* pid of the helper of the session */
    uint32_t pending;  /* providers that are still busy getting in or out */
    uint64_t patches;  /* address of the table */
    uint32_t npatches; /* entries in use, also free ones in between */
    uint32_t reserved;
    char problem[256]; /* why the last call failed, a sentence */
};

/* Answer of the functions below: this thread is in the agent just now, ask another or later. */
#define TAPSET_ATTACH_BUSY 2

#ifdef TAPSET_AGENT_SIDE
#define TAPSET_ENTRY __attribute__((visibility("default")))
/* Starts recording into `folder`, which holds a plan, on behalf of process `owner`. 1, or 0 and a problem. Other threads run meanwhile. */
TAPSET_ENTRY long tapset_attach(const char *folder, uint32_t owner);
/* Begins the end: providers take their hooks out, some in a thread of their own (`pending`). */
TAPSET_ENTRY long tapset_detach_begin(void);
/* Ends the recording in this process. All changes of the text were undone before. 1, or 0 and a problem. */
TAPSET_ENTRY long tapset_detach(void);
extern TAPSET_ENTRY struct tapset_attach_table tapset_attach_table;
#endif
#endif
