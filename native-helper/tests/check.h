/* The smallest thing that serves as a test framework here. */
#ifndef TAPSET_CHECK_H
#define TAPSET_CHECK_H
#include <stdio.h>
static int check_failures;
#define CHECK(condition, ...) \
    do { \
        if (!(condition)) { \
            check_failures++; \
            printf("%s:%d: %s: ", __FILE__, __LINE__, #condition); \
            printf(__VA_ARGS__); \
            printf("\n"); \
        } \
    } while (0)
#define CHECK_RESULT() (check_failures ? (printf("%d failed\n", check_failures), 1) : 0)
#endif
