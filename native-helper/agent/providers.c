#include "providers.h"
#include "objects.h"

extern const struct tapset_provider *const __start_tapset_providers[] __attribute__((weak, visibility("hidden")));
extern const struct tapset_provider *const __stop_tapset_providers[] __attribute__((weak, visibility("hidden")));

#define FOR_EACH(p) for (const struct tapset_provider *const *p = __start_tapset_providers; p && p < __stop_tapset_providers; p++)

void providers_start(void)
{
    FOR_EACH(p)
        if ((*p)->start)
            (*p)->start();
}

void providers_stop(void)
{
    FOR_EACH(p)
        if ((*p)->stop)
            (*p)->stop();
}

void providers_leave(void)
{
    FOR_EACH(p)
        if ((*p)->leave)
            (*p)->leave();
}

bool providers_wait_for(const char *name)
{
    FOR_EACH(p)
        if ((*p)->waits_for && (*p)->waits_for(name))
            return true;
    return false;
}

const struct tapset_stand_in *providers_stand_in(unsigned i)
{
    FOR_EACH(p)
        if ((*p)->stand_in && i-- == 0)
            return (*p)->stand_in;
    return NULL;
}

bool providers_claim(const struct tapset_object *object, const char *provider, const char *marker)
{
    FOR_EACH(p)
        if ((*p)->claims && (*p)->claims(object, provider, marker))
            return true;
    return false;
}

void providers_object_ready(const struct tapset_object *object)
{
    FOR_EACH(p)
        if ((*p)->object_ready)
            (*p)->object_ready(object);
}
