/* Machine code that records a hit of one site from the trampoline to the published event, for the usual case: one probe at the place, no conditions, no stack, room in the stream, a constant TSC.
 * It saves what it uses and nothing else, and knows the site's numbers. Whatever is unusual goes to site_enter(), as if this code had not been there. */
#ifndef TAPSET_HIT_CODE_H
#define TAPSET_HIT_CODE_H
#include "site.h"

/* What a trampoline calls for `site`, whose values are these: code of its own, or site_enter. It must not run before fetch_code_seal(). Under the loader's lock. */
void (*hit_code_write(const struct site *site, const struct fetch_value *values))(void);

#endif
