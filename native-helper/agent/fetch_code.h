/* Machine code that reads the arguments of one site: written once, when the site is armed, so that a hit decides nothing any more. */
#ifndef TAPSET_FETCH_CODE_H
#define TAPSET_FETCH_CODE_H
#include "fetch.h"
#include <stddef.h>

#pragma GCC visibility push(hidden)

/* One value of a site. */
struct fetch_value {
    struct fetch arg;
    bool has_length;
    struct fetch length;
};

/* Reads all values: into slots[], and the lengths of those that have one into lengths[], by the same number. `registers` are those of the hit in the order of their encoding. Gives a bit for each
 * value that could not be read; it is 0 then. Neither vector registers nor the stack are touched. */
typedef uint64_t fetch_code(const uint64_t *registers, uint64_t *slots, uint64_t *lengths);

#define FETCH_VALUES_MAX 64u

/* Writes the code for `count` values, at most FETCH_VALUES_MAX. It must not run before fetch_code_seal(). NULL: no memory. Under the loader's lock. */
fetch_code *fetch_code_write(const struct fetch_value *values, uint32_t count);

/* Room for `most` bytes of other code; fetch_code_used() tells where it ended. It must not run before fetch_code_seal(). NULL: no memory. Under the loader's lock. */
uint8_t *fetch_code_room(size_t most);
void fetch_code_used(uint8_t *end);

/* Makes executable what was written since the last call. False: the system forbids it. */
bool fetch_code_seal(void);

/* The processor's part: writes the code from `at` on, where there is enough room. Gives its end; NULL: no memory for the table of guarded loads. */
uint8_t *fetch_emit(uint8_t *at, const struct fetch_value *values, uint32_t count);

#pragma GCC visibility pop

#endif
