/* Preloaded into a program: from the FAULT_AT-th on, writes into FAULT_FOLDER fail with errno FAULT_ERROR, or
   only that one when FAULT_ONCE is set. The number of writes is kept in the file FAULT_COUNT. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static long writes;

static int is_watched(int descriptor) {
    const char* folder = getenv("FAULT_FOLDER");
    char link[64];
    char path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t size = readlink(link, path, sizeof path - 1);
    if (!folder || size < 0)
        return 0;
    path[size] = '\0';
    return strncmp(path, folder, strlen(folder)) == 0;
}

/* Whether this one has to fail. */
static int fails(void) {
    const char* at = getenv("FAULT_AT");
    const char* count = getenv("FAULT_COUNT");
    const long number = __sync_add_and_fetch(&writes, 1);
    if (count) {
        FILE* file = fopen(count, "w");
        if (file) {
            fprintf(file, "%ld\n", number);
            fclose(file);
        }
    }
    if (!at || number < atol(at) || (getenv("FAULT_ONCE") && number > atol(at)))
        return 0;
    errno = atoi(getenv("FAULT_ERROR"));
    return 1;
}

#define FAULTY(type, name, parameters, arguments, watched) \
    type name parameters {                                 \
        static type(*real) parameters;                     \
        if (!real)                                         \
            *(void**)&real = dlsym(RTLD_NEXT, #name);      \
        if ((watched) && fails())                          \
            return -1;                                     \
        return real arguments;                             \
    }

FAULTY(ssize_t, write, (int file, const void* bytes, size_t size), (file, bytes, size), is_watched(file))
FAULTY(ssize_t, writev, (int file, const struct iovec* pieces, int count), (file, pieces, count),
       is_watched(file))
FAULTY(ssize_t, pwrite, (int file, const void* bytes, size_t size, off_t at), (file, bytes, size, at),
       is_watched(file))
FAULTY(ssize_t, pwrite64, (int file, const void* bytes, size_t size, off64_t at), (file, bytes, size, at),
       is_watched(file))
FAULTY(int, fsync, (int file), (file), is_watched(file))
FAULTY(int, fdatasync, (int file), (file), is_watched(file))
