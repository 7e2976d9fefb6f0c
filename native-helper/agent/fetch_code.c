#define _GNU_SOURCE
#include "fetch_code.h"
#include "sys.h"
#include <sys/mman.h>

#define BLOCK (64u << 10)
#define VALUE_MOST 640u /* bytes of code that one value can take, with its length and all repairs */

static uint8_t *block, *block_at;

uint8_t *fetch_code_room(size_t most)
{
    if (!block || (size_t)(block + BLOCK - block_at) < most) {
        if (!fetch_code_seal() || !(block = block_at = sys_pages(BLOCK)))
            return NULL;
    }
    return block_at;
}

void fetch_code_used(uint8_t *end) { block_at += (size_t)(end - block_at + 15) & ~(size_t)15; }

fetch_code *fetch_code_write(const struct fetch_value *values, uint32_t count)
{
    uint8_t *at = fetch_code_room(16 + (size_t)count * VALUE_MOST), *end = at ? fetch_emit(at, values, count) : NULL;
    if (!end)
        return NULL;
    fetch_code *code = (fetch_code *)(uintptr_t)at;
    fetch_code_used(end);
    return code;
}

bool fetch_code_seal(void)
{
    uint8_t *sealed = block;
    block = NULL; /* what is left of its last page stays unused: nothing is ever writable and executable */
    if (!sealed)
        return true;
    __builtin___clear_cache((char *)sealed, (char *)sealed + BLOCK);
    return mprotect(sealed, BLOCK, PROT_READ | PROT_EXEC) == 0;
}
