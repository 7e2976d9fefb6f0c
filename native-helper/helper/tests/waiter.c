/* Linked statically. Waits for the end of its input; with an argument it hits a marker once instead. */
#include <sys/sdt.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    char byte;
    if (argc > 1) {
        STAP_PROBE1(waiter, hit, 7);
        return 0;
    }
    if (write(1, "ready\n", 6) != 6)
        return 1;
    while (read(0, &byte, 1) > 0)
        ;
    return 0;
}
