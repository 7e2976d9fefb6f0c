/* Included in place of time.c. */
static int64_t _stp_gettimeofday_ns(void)
{
    return HOST_START + host_now;
}
