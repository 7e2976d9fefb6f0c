/* Every hit goes the common way: what it would save was measured on x86-64 only. */
#include "hit_code.h"

void (*hit_code_write(const struct site *site, const struct fetch_value *values))(void) { return site_enter; }
