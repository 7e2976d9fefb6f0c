/* Timers on virtual time; main() fires the one that is due first. Included in place of timer.h and timer.c. */
#ifndef HOST_TIMERS_H
#define HOST_TIMERS_H
typedef enum hrtimer_restart { HRTIMER_NORESTART, HRTIMER_RESTART } hrtimer_return_t;
typedef unsigned long stp_timer_callback_parameter_t;

struct hrtimer { ktime_t expires; hrtimer_return_t (*function)(struct hrtimer *); bool active; struct hrtimer *next; };
struct timer_list { unsigned long expires; void (*function)(stp_timer_callback_parameter_t); bool active; struct timer_list *next; };
struct stap_hrtimer_probe { struct hrtimer hrtimer; const struct stap_probe *probe; int64_t intrv, rnd; unsigned enabled; };
static struct hrtimer *host_hrtimers;
static struct timer_list *host_timers;

/* Puts a timer behind those that are there: of two that are due together the one that was started first fires first. */
#define host_start(list, timer)                                                                                                                    \
    do {                                                                                                                                           \
        __typeof__(timer) *at_ = &(list);                                                                                                          \
        while (*at_ && *at_ != (timer))                                                                                                            \
            at_ = &(*at_)->next;                                                                                                                   \
        *at_ = (timer);                                                                                                                            \
        (timer)->active = true;                                                                                                                    \
    } while (0)

#define CLOCK_MONOTONIC 1
#define HRTIMER_MODE_REL 1
#define hrtimer_init(timer, clock, mode) ((void)(timer))
#define hrtimer_get_expires(timer) ((timer)->expires)
#define hrtimer_set_expires(timer, when) ((timer)->expires = (when))
#define hrtimer_cancel(timer) ((timer)->active = false)

static void hrtimer_start(struct hrtimer *timer, ktime_t in, int mode)
{
    timer->expires = host_now + in;
    host_start(host_hrtimers, timer);
}

static int64_t host_interval(struct stap_hrtimer_probe *probe)
{
    return probe->intrv + (probe->rnd ? (int64_t)(random() % (2 * probe->rnd + 1)) - probe->rnd : 0);
}

static void _stp_hrtimer_init(void)
{
}

static int _stp_hrtimer_create(struct stap_hrtimer_probe *probe, hrtimer_return_t (*function)(struct hrtimer *))
{
    probe->hrtimer.function = function;
    return 0;
}

static int _stp_hrtimer_start(struct stap_hrtimer_probe *probe)
{
    hrtimer_start(&probe->hrtimer, host_interval(probe), HRTIMER_MODE_REL);
    return 0;
}

static void _stp_hrtimer_update(struct stap_hrtimer_probe *probe)
{
    probe->hrtimer.expires += host_interval(probe);
}

#define _stp_hrtimer_cancel(probe) hrtimer_cancel(&(probe)->hrtimer)
#define _stp_hrtimer_delete(probe) hrtimer_cancel(&(probe)->hrtimer)

static void mod_timer(struct timer_list *timer, unsigned long expires)
{
    timer->expires = expires;
    host_start(host_timers, timer);
}

#define add_timer(timer) mod_timer(timer, (timer)->expires)
#define init_timer(timer) ((void)(timer))
#define del_timer_sync(timer) ((timer)->active = false)
#define timer_setup(timer, f, flags) ((timer)->function = (void *)(f))
#define from_timer(at, timer, m) container_of((void *)(timer), __typeof__(*at), m)
#endif
