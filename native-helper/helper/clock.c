/* The time stamp counter costs a third of a clock_gettime call. It may be used when the processor says that it is invariant (constant rate, running
 * in every sleep state) and the kernel has not put it aside: a kernel that saw the counters of two cores disagree falls back to hpet or acpi_pm. */
#include "clock.h"
#include "machine.h"
#include <stdio.h>
#include <string.h>
#include <time.h>
#if defined(__x86_64__)
#include <cpuid.h>
#endif

static bool invariant(void)
{
#if defined(__x86_64__)
    unsigned a, b, c, d;
    return __get_cpuid(0x80000007, &a, &b, &c, &d) && (d & 1u << 8);
#else
    return true; /* aarch64's counter is, by its architecture */
#endif
}

static bool kernel_distrusts_it(void)
{
    char name[32] = "";
    FILE *file = fopen("/sys/devices/system/clocksource/clocksource0/current_clocksource", "re");
    if (!file)
        return false; /* a container without /sys */
    if (!fgets(name, sizeof name, file))
        name[0] = '\0';
    fclose(file);
    return strncmp(name, "hpet", 4) == 0 || strncmp(name, "acpi_pm", 7) == 0 || strncmp(name, "jiffies", 7) == 0;
}

static uint64_t mono(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

/* The tightest of a few readings, since the helper may be preempted between the two clocks. */
static void read_both(uint64_t *ticks, uint64_t *ns)
{
    uint64_t best = UINT64_MAX;
    for (int i = 0; i < 16; i++) {
        uint64_t before = machine_ticks(), now = mono(), after = machine_ticks();
        if (after - before < best) {
            best = after - before;
            *ticks = before + best / 2;
            *ns = now;
        }
    }
}

struct clock clock_calibrate(void)
{
    if (!invariant() || kernel_distrusts_it())
        return (struct clock){.tsc = false, .hz = 1000000000};
    uint64_t ticks0 = 0, ns0 = 0, ticks1 = 0, ns1 = 0;
    struct timespec pause = {.tv_nsec = 10000000};
    read_both(&ticks0, &ns0);
    nanosleep(&pause, NULL);
    read_both(&ticks1, &ns1);
    double hz = (double)(ticks1 - ticks0) * 1e9 / (double)(ns1 - ns0);
    return (struct clock){.tsc = true, .hz = (uint64_t)(hz + 0.5)};
}
