/* Runs the session that the translated script before this text makes up. */
#include "timer.h"
#define HOST_LONGEST (3 * NSEC_PER_SEC)

static int64_t host_due(struct timer_list *timer)
{
    return (int64_t)timer->expires * NSEC_PER_MSEC;
}

/* Fires the timer that is due first. False if there is none within the longest time. */
static bool host_tick(void)
{
    struct hrtimer *exact = NULL;
    for (struct hrtimer *t = host_hrtimers; t; t = t->next)
        if (t->active && (!exact || t->expires < exact->expires))
            exact = t;
    struct timer_list *coarse = NULL;
    for (struct timer_list *t = host_timers; t; t = t->next)
        if (t->active && (!coarse || t->expires < coarse->expires))
            coarse = t;
    int64_t due = exact ? exact->expires : INT64_MAX;
    if (coarse && host_due(coarse) < due)
        due = host_due(coarse);
    if (due > HOST_LONGEST)
        return false;
    host_now = due;
    if (exact && exact->expires == due) {
        exact->function(exact);
    } else {
        coarse->active = false;
        coarse->function((stp_timer_callback_parameter_t)coarse);
    }
    return true;
}

int main(void)
{
    if (systemtap_kernel_module_init() || systemtap_module_init())
        return 1;
    while (!host_exiting && host_tick())
        ;
    systemtap_module_exit();
    _stp_print_flush();
    return atomic_read(error_count()) > MAXERRORS;
}
