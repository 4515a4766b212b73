/* The guard around calls that may end in GLPK's fatal error. Private to this target. */
#ifndef CGLPK_GUARD_H
#define CGLPK_GUARD_H

#include <setjmp.h>
#include <stddef.h>

/* Where the error hook jumps to; NULL outside a guarded call. */
extern _Thread_local jmp_buf *cglpk_landing;

/* Sets up the thread's environment (quiet, hooked) when there is none. */
void cglpk_prepare(void);

/* Frees the broken environment and returns CGLPK_ABORTED. */
int cglpk_recover(void);

/* Runs the statements; returns from the enclosing function on a fatal error. Nothing that
 * changes after the setjmp may be read on the way out, and nothing may be owned meanwhile:
 * the jump frees GLPK's memory only. */
#define GUARDED(...)                                                                           \
  do {                                                                                         \
    jmp_buf spot;                                                                              \
    if (cglpk_landing != NULL) return CGLPK_NESTED;                                            \
    cglpk_prepare();                                                                           \
    cglpk_landing = &spot;                                                                     \
    if (_setjmp(spot) != 0) return cglpk_recover();                                            \
    __VA_ARGS__;                                                                               \
    cglpk_landing = NULL;                                                                      \
  } while (0)

#endif
