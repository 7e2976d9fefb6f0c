/* tapset-helper: starts a program with the agent inside it, for an IDE or command line that speaks JSON lines over a socket (docs/helper-protocol.md).
 * It never runs user code itself and never has more rights than its caller. */
#include "control.h"
#include "markers.h"
#include "remote.h"
#include "session.h"
#include "watching.h"
#include "version.h"
#include <stdio.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

static const char usage[] =
    "usage: tapset-helper --control SOCKET   start and trace a program as the caller at SOCKET asks\n"
    "       tapset-helper --remote           do so for a caller on another machine, over standard input and output\n"
    "       tapset-helper --markers FILE     print the static markers of an executable or library as JSON\n"
    "       tapset-helper --kernel-probes    say as JSON whether kernel probes can be used, which kind, or why not\n"
    "       tapset-helper --version | --help\n"
    "\n"
    "The protocol is described in docs/helper-protocol.md. People use the command `tapset` instead:\n"
    "    tapset record -o run.taprec --preset python -- python3 script.py\n"
    "    tapset markers /usr/bin/python3.11\n";

static int usage_error(const char *what)
{
    fprintf(stderr, "tapset-helper: %s\n%s", what, usage);
    return 2;
}

static int control(const char *path)
{
    static struct inheritance inheritance;
    struct control c;
    struct failure f;
    inheritance_save(&inheritance);
    if (!control_connect(&c, path, &f)) {
        fprintf(stderr, "tapset-helper: %s\n", f.message);
        return 1;
    }
    int status = session_run(&c, &inheritance);
    text_free(&c.line);
    if (c.fd >= 0)
        close(c.fd);
    return status;
}

int main(int argc, char **argv)
{
    if (getauxval(AT_SECURE) || geteuid() != getuid() || getegid() != getgid()) {
        fputs("tapset-helper: refuses to run setuid, setgid or with file capabilities; install it as a plain program\n", stderr);
        return 1;
    }
    if (argc == 2 && strcmp(argv[1], "--version") == 0) {
        puts("tapset-helper " TAPSET_VERSION);
        return 0;
    }
    if (argc == 2 && strcmp(argv[1], "--help") == 0) {
        fputs(usage, stdout);
        return 0;
    }
    if (argc == 3 && strcmp(argv[1], "--control") == 0)
        return control(argv[2]);
    if (argc == 2 && strcmp(argv[1], "--remote") == 0)
        return remote_run();
    if (argc == 3 && strcmp(argv[1], "--markers") == 0)
        return markers_print(argv[2]);
    if (argc == 2 && strcmp(argv[1], "--kernel-probes") == 0)
        return watching_report();
    return usage_error(argc < 2 ? "what shall it do?" : "unknown option, or its value is missing");
}
