/* One context serves all probes: none of them interrupts another one. Included in place of linux/runtime_context.h. */
static struct context *host_context;

static int _stp_runtime_contexts_alloc(void)
{
    host_context = calloc(1, sizeof(struct context));
    return 0;
}

static void _stp_runtime_contexts_free(void)
{
}

static struct context *_stp_runtime_get_context(void)
{
    return host_context;
}

static struct context *_stp_runtime_entryfn_get_context(void)
{
    return host_context;
}

static void _stp_runtime_entryfn_put_context(struct context *c)
{
}

static void _stp_runtime_context_wait(void)
{
}
