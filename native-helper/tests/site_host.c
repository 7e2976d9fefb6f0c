/* Loads a library and stops, so that a test can look at its code: `site_host LIBRARY`. */
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    if (argc < 2 || !dlopen(argv[1], RTLD_LAZY | RTLD_LOCAL)) {
        fprintf(stderr, "%s\n", dlerror());
        return 1;
    }
    raise(SIGSTOP);
    return 0;
}
