/* Virtual time: nanoseconds since the start of the session, which is midnight of 1 January 2025, UTC. */
static int64_t host_now;
#define HOST_START (1735689600ll * 1000000000)
#define HZ 1000
#define NSEC_PER_SEC 1000000000l
#define NSEC_PER_MSEC 1000000l
#define NSEC_PER_USEC 1000l
#define USEC_PER_SEC 1000000l
#define jiffies ((unsigned long)(host_now / NSEC_PER_MSEC))
#define jiffies_to_msecs(n) (n)
#define jiffies_to_usecs(n) ((n)*1000)
#define msecs_to_jiffies(n) (n)
#define ktime_set(seconds, nanos) ((seconds)*NSEC_PER_SEC + (nanos))
#define ktime_add(a, b) ((a) + (b))
#define ktime_get_ns() ((u64)host_now)
#define local_clock() ((u64)host_now)
#define cpu_clock(cpu) ((u64)host_now)
#define get_cycles() ((cycles_t)host_now)
static long tz_gmtoff;
static char tz_name[] = "UTC";

/* A fixed sequence: two runs print the same. */
static void get_random_bytes(void *to, int size)
{
    for (unsigned char *at = to; size > 0; size--)
        *at++ = (unsigned char)(random() >> 16);
}
