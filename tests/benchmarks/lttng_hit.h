/* The benchmark's marker as LTTng-UST wants it. */
#undef LTTNG_UST_TRACEPOINT_PROVIDER
#define LTTNG_UST_TRACEPOINT_PROVIDER tapset_bench
#undef LTTNG_UST_TRACEPOINT_INCLUDE
#define LTTNG_UST_TRACEPOINT_INCLUDE "lttng_hit.h"
#if !defined(LTTNG_HIT_H) || defined(LTTNG_UST_TRACEPOINT_HEADER_MULTI_READ)
#define LTTNG_HIT_H
#include <lttng/tracepoint.h>
LTTNG_UST_TRACEPOINT_EVENT(tapset_bench, hit, LTTNG_UST_TP_ARGS(const char *, file, const char *, function, int, line),
                           LTTNG_UST_TP_FIELDS(lttng_ust_field_string(file, file) lttng_ust_field_string(function, function) lttng_ust_field_integer(int, line, line)))
#endif
#include <lttng/tracepoint-event.h>
