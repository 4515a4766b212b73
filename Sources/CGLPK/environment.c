/* The thread's GLPK environment: made quiet and hooked, replaced after a fatal error. */
#define _DEFAULT_SOURCE
#include "CGLPK.h"
#include "guard.h"

#include <stdatomic.h>
#include <string.h>

_Thread_local jmp_buf *cglpk_landing = NULL;

static _Atomic uint64_t environments_made = 0;
static _Thread_local uint64_t epoch = 0;
static _Thread_local char message[512];
static _Thread_local size_t message_length = 0;

uint64_t cglpk_epoch(void) { return epoch; }

const char *cglpk_message(void) { return message; }

/* Keeps what GLPK would print, as far as there is room; 1 means "do not print it". */
static int keep_text(void *info, const char *text) {
  (void)info;
  size_t room = sizeof message - 1 - message_length;
  size_t length = strlen(text);
  if (length > room) length = room;
  memcpy(message + message_length, text, length);
  message_length += length;
  message[message_length] = '\0';
  return 1;
}

/* GLPK calls abort() when this returns, so without a landing it is a crash as ever. */
static void on_fatal_error(void *info) {
  (void)info;
  if (cglpk_landing != NULL) _longjmp(*cglpk_landing, 1);
}

void cglpk_prepare(void) {
  message_length = 0;
  message[0] = '\0';
  if (epoch != 0) return;
  glp_term_out(GLP_OFF);
  glp_term_hook(keep_text, NULL);
  glp_error_hook(on_fatal_error, NULL);
  epoch = atomic_fetch_add(&environments_made, 1) + 1;
}

int cglpk_recover(void) {
  cglpk_landing = NULL;
  epoch = 0;
  /* Frees every block of the environment, so no problem of it may be deleted afterwards. */
  glp_free_env();
  while (message_length > 0 && message[message_length - 1] == '\n')
    message[--message_length] = '\0';
  return CGLPK_ABORTED;
}

void cglpk_release_environment(void) {
  if (cglpk_landing != NULL) return;
  epoch = 0;
  glp_free_env();
}

int cglpk_limit_memory(int megabytes) {
  GUARDED(glp_mem_limit(megabytes));
  return 0;
}
