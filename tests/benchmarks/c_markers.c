/* A loop around one static marker with two strings and a number. Prints `hits nanoseconds-per-hit`, processor time of the thread, and
 * `undisturbed nanoseconds-per-hit`: what a hit takes in the tenth of pieces of 5,000 hits that other programs on the machine disturbed least. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/sdt.h>
#include <time.h>
#ifdef LTTNG
#define LTTNG_UST_TRACEPOINT_DEFINE
#define LTTNG_UST_TRACEPOINT_CREATE_PROBES
#include "lttng_hit.h"
#endif

static uint64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static __attribute__((noinline)) uint64_t work(uint64_t seed, const char *file, const char *function, int line)
{
#ifdef LTTNG
    lttng_ust_tracepoint(tapset_bench, hit, file, function, line);
#else
    STAP_PROBE3(bench, hit, file, function, line);
#endif
    return seed * 6364136223846793005u + 1442695040888963407u;
}

static int compare(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

int main(int argc, char **argv)
{
    enum { PIECE = 5000 };
    long n = argc > 1 ? atol(argv[1]) : 1000000, pieces = n / PIECE > 0 ? n / PIECE : 1;
    static const char file[] = "/usr/share/applications/package/file.ext", function[] = "a_function_or_so";
    uint64_t x = 1, spent = 0, *times = calloc((size_t)pieces, sizeof *times);
    if (!times)
        return 1;
    for (long i = 0; i < 1000; i++)
        x = work(x, file, function, (int)i);
    for (long piece = 0; piece < pieces; piece++) {
        uint64_t start = now();
        for (long i = 0; i < PIECE; i++)
            x = work(x, file, function, (int)i);
        spent += times[piece] = now() - start;
    }
    qsort(times, (size_t)pieces, sizeof *times, compare);
    printf("%ld %.3f\nundisturbed %.3f\n", pieces * PIECE, (double)spent / (double)(pieces * PIECE), (double)times[pieces / 10] / PIECE);
    return x == 0;
}
