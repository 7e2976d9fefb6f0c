/* LD_PRELOAD separates its paths by colons and blanks and knows no quoting. An agent that is installed under such a path is reached through a link. */
#include "agent_file.h"
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NAME "libtapset-agent.so"

static bool own_folder(char *folder, size_t size, struct failure *f)
{
    ssize_t n = readlink("/proc/self/exe", folder, size - 1);
    if (n <= 0)
        return fail(f, "internal", "cannot find the helper's own file: %s", strerror(errno));
    folder[n] = '\0';
    *strrchr(folder, '/') = '\0';
    return true;
}

static bool make_link(struct agent_file *a, struct failure *f)
{
    char folder[] = "/tmp/tapset-agent-XXXXXX";
    struct text link = {0};
    if (!mkdtemp(folder))
        return fail(f, "cannot-inject", "the path of the agent holds a blank or a colon (%s), and a link to it in /tmp cannot be made: %s", a->path, strerror(errno));
    text_printf(&link, "%s/" NAME, folder);
    if (symlink(a->path, link.data) != 0) {
        fail(f, "cannot-inject", "cannot make the link %s: %s", link.data, strerror(errno));
        rmdir(folder);
        text_free(&link);
        return false;
    }
    free(a->path);
    a->path = link.data;
    a->folder = must_copy(folder);
    return true;
}

bool agent_file_find(struct agent_file *a, struct failure *f)
{
    static const char *const places[] = {"", "/../lib", "/../agent"};
    char folder[PATH_MAX];
    *a = (struct agent_file){0};
    if (!own_folder(folder, sizeof folder, f))
        return false;
    for (size_t i = 0; i < sizeof places / sizeof *places && !a->path; i++) {
        struct text candidate = {0};
        text_printf(&candidate, "%s%s/" NAME, folder, places[i]);
        a->path = realpath(candidate.data, NULL);
        text_free(&candidate);
    }
    if (!a->path)
        return fail(f, "cannot-inject", "there is no " NAME " in %s or in its sister folder lib; install Tapset Studio again", folder);
    return !strpbrk(a->path, " \t\n:") || make_link(a, f);
}

void agent_file_release(struct agent_file *a)
{
    if (a->folder) {
        unlink(a->path);
        rmdir(a->folder);
    }
    free(a->path);
    free(a->folder);
    *a = (struct agent_file){0};
}
