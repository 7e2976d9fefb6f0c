/* Places in a file that are no markers but can be probed like ones: functions by symbol. They look like markers whose provider begins with a dot, which no note's does:
 *   .function   a function's first instruction; arguments are what the calling convention passes as integers
 *   .return     each instruction by which it returns to its caller; argument 1 is the value (rax), 2 the second half (rdx)
 *   .plt        the stub by which this file calls a function of another one
 *   .statement  the instruction at an address, the name being 0x…
 * A return address is never replaced: exceptions, longjmp and unwinders see the stack as it is. Where a function ends by jumping into another one the place is given, but has no values. */
#ifndef TAPSET_FUNCTIONS_H
#define TAPSET_FUNCTIONS_H
#include "elf_notes.h"

#define FUNCTION_VALUELESS "the function ends there by jumping into another one (a tail call): its value is not known"

/* As many as sys/sdt.h knows. What a plan adds to a marker's arguments counts from the next one, whatever the site has. */
#define ELF_MARKER_MOST_ARGUMENTS 12u

/* Whether a provider's name is one of these. */
bool elf_is_function_provider(const char *provider);

/* Whether a probe on a return reads the value: by the numbers of an argument (0: none), or by what its plan adds to the arguments ("" or NULL: nothing). */
bool elf_is_returned_value(unsigned arg);
bool elf_reads_returned_value(const char *args);

/* Debian keeps the symbols of stripped files under their build id. False if there are none, or the file has its own. */
bool elf_open_debug(struct elf_file *debug, const struct elf_file *file);

/* Calls visit for each place of this provider whose name matches the pattern (fnmatch); several names of one place give one visit. The names point into the file, or into `debug` (NULL: none). */
void elf_functions(const struct elf_file *file, const struct elf_file *debug, const char *provider, const char *pattern, bool (*visit)(void *context, const struct elf_marker *marker), void *context);

#endif
