#include "program.h"
#include "machine.h"
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#define REMEDY "trace it by kernel probes, which need root (or CAP_BPF and CAP_PERFMON)"

enum candidate { MISSING, FORBIDDEN, RUNNABLE };

static enum candidate look_at(const char *file)
{
    struct stat s;
    if (stat(file, &s) != 0)
        return errno == EACCES ? FORBIDDEN : MISSING;
    return S_ISREG(s.st_mode) && access(file, X_OK) == 0 ? RUNNABLE : FORBIDDEN;
}

static char *join(const char *folder, size_t length, const char *name)
{
    struct text t = {0};
    text_append(&t, folder, length);
    if (length > 0)
        text_add(&t, "/");
    text_add(&t, name);
    return t.data;
}

/* Relative names and relative PATH entries count from the directory in which the program will start. */
static char *from_directory(const char *cwd, char *file)
{
    if (!cwd || file[0] == '/')
        return file;
    char *full = join(cwd, strlen(cwd), file);
    free(file);
    return full;
}

static bool not_executable(struct failure *f, const char *file)
{
    struct stat s;
    if (stat(file, &s) == 0 && S_ISDIR(s.st_mode))
        return fail(f, "not-executable", "%s is a folder, not a program", file);
    return fail(f, "not-executable", "%s may not be executed; if it is a program, give it the permission: chmod +x %s", file, file);
}

static char *verdict(char *file, struct failure *f)
{
    enum candidate c = look_at(file);
    if (c == RUNNABLE)
        return file;
    if (c == FORBIDDEN)
        not_executable(f, file);
    else
        fail(f, "no-such-program", "there is no file %s", file);
    free(file);
    return NULL;
}

char *program_find(const char *name, const char *path, const char *cwd, struct failure *f)
{
    char *forbidden = NULL;
    if (strchr(name, '/'))
        return verdict(from_directory(cwd, must_copy(name)), f);
    if (!path)
        path = "/bin:/usr/bin";
    for (;;) {
        size_t length = strcspn(path, ":");
        char *file = from_directory(cwd, join(length ? path : ".", length ? length : 1, name));
        enum candidate c = look_at(file);
        if (c == RUNNABLE) {
            free(forbidden);
            return file;
        }
        if (c == FORBIDDEN && !forbidden)
            forbidden = file;
        else
            free(file);
        if (!path[length])
            break;
        path += length + 1;
    }
    if (forbidden) {
        not_executable(f, forbidden);
        free(forbidden);
    } else {
        fail(f, "no-such-program", "there is no program %s in any folder of PATH", name);
    }
    return NULL;
}

/* The loader drops LD_PRELOAD where the kernel says that the program gains rights its caller does not have. */
static bool check_rights(const char *file, int fd, struct failure *f)
{
    struct stat s;
    if (fstat(fd, &s) != 0)
        return fail(f, "not-executable", "cannot look at %s: %s", file, strerror(errno));
    if ((s.st_mode & S_ISUID && s.st_uid != getuid()) || (s.st_mode & S_ISGID && s.st_mode & S_IXGRP && s.st_gid != getgid()))
        return fail(f, "cannot-inject", "%s runs with the rights of another user (setuid or setgid), so the agent may not enter it; " REMEDY, file);
    if (getuid() != 0 && fgetxattr(fd, "security.capability", NULL, 0) > 0)
        return fail(f, "cannot-inject", "%s has file capabilities, so the agent may not enter it; " REMEDY ", or trace a copy without them", file);
    return true;
}

/* NULL if there is no PT_INTERP segment or it does not make sense. */
static const char *interpreter(int fd, const Elf64_Ehdr *header, char *buffer, size_t size)
{
    if (header->e_phentsize != sizeof(Elf64_Phdr))
        return NULL;
    for (unsigned i = 0; i < header->e_phnum; i++) {
        Elf64_Phdr p;
        if (pread(fd, &p, sizeof p, (off_t)(header->e_phoff + i * sizeof p)) != (ssize_t)sizeof p)
            return NULL;
        if (p.p_type != PT_INTERP)
            continue;
        if (p.p_filesz == 0 || p.p_filesz >= size || pread(fd, buffer, p.p_filesz, (off_t)p.p_offset) != (ssize_t)p.p_filesz)
            return NULL;
        buffer[p.p_filesz] = '\0';
        return buffer;
    }
    return NULL;
}

static bool check_elf(const char *file, int fd, const Elf64_Ehdr *header, struct failure *f)
{
    char buffer[4096];
    bool narrow = header->e_ident[EI_CLASS] == ELFCLASS32 && header->e_machine == MACHINE_ELF_NARROW;
    if (narrow)
        return fail(f, "cannot-inject", "%s is a 32-bit program, which the agent does not enter; " REMEDY ", or trace a 64-bit build", file);
    if (header->e_ident[EI_CLASS] != ELFCLASS64 || header->e_ident[EI_DATA] != ELFDATA2LSB || header->e_machine != MACHINE_ELF)
        return fail(f, "not-executable", "%s is a program for another processor; this machine's are those for " MACHINE_NAME, file);
    const char *loader = interpreter(fd, header, buffer, sizeof buffer);
    if (!loader)
        return fail(f, "cannot-inject", "%s is linked statically, so the agent cannot be loaded into it; link it dynamically, or " REMEDY, file);
    if (strstr(loader, "musl"))
        return fail(f, "cannot-inject", "%s uses the musl C library (%s); the agent needs glibc. Use a build for glibc, or " REMEDY, file, loader);
    return true;
}

/* depth: a script's interpreter may be a script itself; the kernel follows 4. */
static bool check(const char *file, int depth, struct failure *f)
{
    union {
        Elf64_Ehdr elf;
        char text[256];
    } start = {0};
    bool ok = false;
    int fd = open(file, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno == EACCES || fail(f, "not-executable", "cannot open %s: %s", file, strerror(errno)); /* executable without being readable: let the kernel try */
    ssize_t n = read(fd, &start, sizeof start - 1);
    if (n >= (ssize_t)sizeof start.elf && memcmp(start.elf.e_ident, ELFMAG, SELFMAG) == 0) {
        ok = check_rights(file, fd, f) && check_elf(file, fd, &start.elf, f);
    } else if (n > 2 && start.text[0] == '#' && start.text[1] == '!') {
        char *name = start.text + 2 + strspn(start.text + 2, " \t");
        name[strcspn(name, " \t\n")] = '\0';
        ok = depth > 4 || name[0] != '/' || check(name, depth + 1, f);
    } else {
        fail(f, "not-executable", "%s is neither an ELF program nor a script that starts with #!; name its interpreter in front of it", file);
    }
    close(fd);
    return ok;
}

bool program_check(const char *file, struct failure *f)
{
    return check(file, 0, f);
}
