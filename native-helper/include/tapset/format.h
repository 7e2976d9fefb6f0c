/* The recording format, version 1: what the agent writes and every reader maps.
 * Meaning, ranges and rules of each field: docs/recording-format.md. Little-endian; records are 8-byte aligned. */
#ifndef TAPSET_FORMAT_H
#define TAPSET_FORMAT_H
#include <stdint.h>

#define TAPSET_FORMAT_VERSION 1u
#define TAPSET_MAGIC_STREAM "TAPSETST"
#define TAPSET_MAGIC_LOG "TAPSETPL"
#define TAPSET_HEADER_SIZE 4096u
#define TAPSET_ROOM_LEAST (1u << 20)  /* bytes, of a stream under the policies block and overwrite */
#define TAPSET_ROOM_USUAL (64u << 20)
#define TAPSET_SITE_LOST 0xFFFFFFFFu
#define TAPSET_STRING_NULL 0u
#define TAPSET_STRING_UNREADABLE 0xFFFFFFFFu
#define TAPSET_INT_UNREADABLE 0xFA17EDB1DEAD0B5Eull /* of an event with TAPSET_FAULT; no value of a smaller size and no address looks like it */

enum tapset_file_state { TAPSET_FILE_OPEN = 1, TAPSET_FILE_CLOSED = 2 };

enum tapset_file_flag { TAPSET_FILE_OVERWRITES = 1 };

/* First 120 bytes of the 4096-byte header of both kinds of file. */
struct tapset_file_header {
    uint8_t magic[8];
    uint32_t version;
    uint32_t header_size;
    uint32_t pid;
    uint32_t tid;
    uint64_t start;
    uint64_t first_ticks;
    uint64_t committed; /* atomic, release-stored after each whole record */
    uint64_t lost;      /* atomic */
    uint32_t state;
    uint32_t flags; /* enum tapset_file_flag */
    char comm[16];
    uint64_t first;       /* of a stream that overwrites: bytes behind the header that are gone */
    uint64_t overwritten; /* events in them */
    uint64_t read;        /* written by the reader that the policy `block` waits for: bytes it is done with, and 1; 0: there is none */
    uint64_t waited_ns;   /* how long the thread was held back for it */
    uint32_t changing;    /* odd while `first` and `overwritten` are changed */
    uint32_t reserved;
};

enum tapset_event_flag { TAPSET_FAULT = 1, TAPSET_UNWOUND = 2, TAPSET_RESUME = 4, TAPSET_YIELD = 8 };
/* Above the flags: the number of the processor and 1; 0 where it is not recorded or does not fit. */
#define TAPSET_CPU_SHIFT 4
#define TAPSET_CPU_MOST 4094u
static inline uint16_t tapset_cpu_flags(uint32_t cpu) { return cpu > TAPSET_CPU_MOST ? 0 : (uint16_t)((cpu + 1) << TAPSET_CPU_SHIFT); }

struct tapset_event {
    uint64_t ticks;
    uint32_t site;
    uint16_t size;
    uint16_t flags;
    uint64_t slots[];
};

enum tapset_slot_kind { TAPSET_SLOT_INT = 1, TAPSET_SLOT_STRING = 2, TAPSET_SLOT_STRN = 3, TAPSET_SLOT_FRAME = 4, TAPSET_SLOT_STACK = 5 };

struct tapset_slot {
    uint8_t kind;
    uint8_t arg;
    uint8_t arg2;
    int8_t size;
    uint32_t reserved;
};

enum tapset_record_type {
    TAPSET_PROCESS = 1, TAPSET_MODULE = 2, TAPSET_SITE = 3, TAPSET_STRING = 4,
    TAPSET_FRAME = 5, TAPSET_CLOCK = 6, TAPSET_NOTE = 7, TAPSET_EXIT = 8, TAPSET_FORK = 9
};
enum tapset_how { TAPSET_JMP = 1, TAPSET_INT3 = 2, TAPSET_HOOK = 3, TAPSET_REFUSED = 4, TAPSET_UPROBE = 5 };

struct tapset_record { uint32_t size; uint16_t type; uint16_t reserved; };
struct tapset_process { struct tapset_record r; uint32_t pid, ppid, uid, gid; uint64_t parent_start, inherited; uint32_t kind, reserved; };
struct tapset_module { struct tapset_record r; uint32_t id, reserved; uint64_t bias, inode; };
struct tapset_site { struct tapset_record r; uint32_t id, probe, module, how; uint64_t address; uint32_t nslots, reserved; struct tapset_slot slots[]; };
struct tapset_string { struct tapset_record r; uint32_t id, length; };
struct tapset_frame { struct tapset_record r; uint32_t id, file, function, qualified, first_line, table_kind, table_length, reserved; };
struct tapset_clock { struct tapset_record r; uint64_t ticks, mono_ns, real_ns, hz; };
struct tapset_note { struct tapset_record r; uint32_t severity, reserved; };
struct tapset_exit { struct tapset_record r; uint32_t reason, reserved; uint64_t ticks; };
struct tapset_fork { struct tapset_record r; uint32_t tid, number; uint64_t committed; };

#endif
