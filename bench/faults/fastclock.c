// A clock that is fast: preloaded into a host, it adds FASTCLOCK_SECONDS to the time of day that the runtime asks for. The clocks by which
// waiting is measured, and the clock of the database, stay as they are.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

int clock_gettime(clockid_t which, struct timespec *now)
{
    static int (*real)(clockid_t, struct timespec *);
    if (!real)
        real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    int failed = real(which, now);
    const char *ahead = getenv("FASTCLOCK_SECONDS");
    if (!failed && ahead && (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE))
        now->tv_sec += atol(ahead);
    return failed;
}
