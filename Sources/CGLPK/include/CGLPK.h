/* Guarded calls into GLPK 5.0.
 *
 * GLPK answers bad input, exhausted memory and some numerical trouble by calling abort().
 * Every function here that can meet such an error catches it by a jump, frees the thread's
 * whole GLPK environment and returns CGLPK_ABORTED; the problem, and every other problem made
 * on the same thread, is then gone and must not be touched, not even deleted.
 * `cglpk_epoch` tells: a problem is alive exactly where its epoch is the current one.
 *
 * The jump only ever crosses C frames. Indices are GLPK's own, counted from 1.
 */
#ifndef CGLPK_H
#define CGLPK_H

#include <glpk.h>
#include <stdint.h>

/* Codes beside GLPK's own, which are 0 (done) and positive. */
#define CGLPK_ABORTED (-1) /* a fatal error was caught; the environment has been freed */
#define CGLPK_NESTED (-2)  /* called from within an event of a search on the same thread */

/* Number of the calling thread's environment: 0 when there is none, never used twice. */
uint64_t cglpk_epoch(void);

/* Text of the last fatal error caught on this thread; "" when GLPK gave none. */
const char *cglpk_message(void);

/* Frees the calling thread's environment with every problem in it. Nothing inside a search. */
void cglpk_release_environment(void);

/* Caps the memory of the calling thread's environment; exceeding it is a fatal error. */
int cglpk_limit_memory(int megabytes);

/* Makes a problem; NULL, with the code in *code, when that failed. */
glp_prob *cglpk_create(int direction, int *code);

/* Deletes a problem; must be called on its own thread, under its own epoch. */
void cglpk_delete(glp_prob *problem);

/* -- Building. Entries are rows[starts[k] ..< starts[k + 1]] for the k-th new column. -- */
int cglpk_add_rows(glp_prob *problem, int count, int type, double lower, double upper);
int cglpk_add_columns(glp_prob *problem, int count, const double *costs, int type, double lower,
                      double upper, int kind, const intptr_t *starts, const int *rows,
                      const double *values);
int cglpk_set_row(glp_prob *problem, int row, int count, const int *columns,
                  const double *values);
int cglpk_set_column(glp_prob *problem, int column, int count, const int *rows,
                     const double *values);
int cglpk_set_row_bounds(glp_prob *problem, int row, int type, double lower, double upper);
int cglpk_set_column_bounds(glp_prob *problem, int column, int type, double lower, double upper);
int cglpk_set_cost(glp_prob *problem, int column, double cost);
int cglpk_set_kind(glp_prob *problem, int column, int kind);
int cglpk_delete_rows(glp_prob *problem, int count, const int *rows);
int cglpk_delete_columns(glp_prob *problem, int count, const int *columns);

/* -- Solving. -- */
typedef enum { CGLPK_STANDARD_BASIS, CGLPK_ADVANCED_BASIS } cglpk_basis;
int cglpk_reset_basis(glp_prob *problem, cglpk_basis basis);
int cglpk_scale(glp_prob *problem);

/* `method` is a GLP_ simplex method, or 0 for exact (rational) arithmetic. */
int cglpk_simplex(glp_prob *problem, int method, int presolve, int iterations, int milliseconds,
                  double objective_limit);

/* The interior point method: a primal-dual one from its own start, without a limit or a basis. */
int cglpk_interior(glp_prob *problem);

/* What an event of the integer search tells. */
typedef struct {
  int has_solution; /* 0 or 1 */
  double objective; /* of the best solution so far, when there is one */
  double bound;     /* on every solution; -DBL_MAX or DBL_MAX while there is none */
  int64_t nodes;    /* of the search tree, made so far */
} cglpk_progress;

/* Returns 0 to go on. Must not call GLPK. */
typedef int (*cglpk_event)(void *context, const cglpk_progress *progress);

/* Why this shim, not GLPK, ended a search. */
typedef enum {
  CGLPK_NOT_STOPPED,
  CGLPK_STOPPED_BY_EVENT,
  CGLPK_STOPPED_BY_TIME,
  CGLPK_STOPPED_BY_NODES,
  CGLPK_STOPPED_BY_CUTOFF
} cglpk_stop;

typedef struct {
  int presolve, gomory, mir, cover, clique; /* GLP_ON or GLP_OFF */
  int branching, backtracking;              /* GLP_BR_..., GLP_BT_... */
  double gap;                               /* relative */
  int milliseconds;
  int64_t node_limit;
  int has_cutoff;
  double cutoff;       /* stop once the bound is no better than this */
  const double *start; /* a feasible solution (one value a column) or NULL; not with presolve */
  cglpk_event event;   /* or NULL */
  void *context;
} cglpk_search_options;

typedef struct {
  cglpk_progress last; /* as of the last call back */
  cglpk_stop stop;
} cglpk_search_outcome;

int cglpk_search(glp_prob *problem, const cglpk_search_options *options,
                 cglpk_search_outcome *outcome);

/* Whether `values` (one a column) keeps every bound and row to the tolerance and is whole in
 * integer columns: 1 or 0, or a negative code. */
int cglpk_is_feasible(glp_prob *problem, const double *values, double tolerance);

/* -- Reading. These cannot fail on a living problem and indices in range. -- */
typedef enum {
  CGLPK_ROW_VALUE,
  CGLPK_ROW_DUAL,
  CGLPK_COLUMN_VALUE,
  CGLPK_REDUCED_COST
} cglpk_quantity;

/* One number of the given solution (GLP_SOL, GLP_IPT or GLP_MIP). */
double cglpk_get(glp_prob *problem, int solution, cglpk_quantity quantity, int index);

/* The objective of the given solution. That of an integer solution is summed up afresh: the
 * presolver's own is off by rounding even where all numbers are whole. */
double cglpk_objective(glp_prob *problem, int solution);

/* All numbers of a quantity, into as many places as there are rows or columns. */
void cglpk_get_all(glp_prob *problem, int solution, cglpk_quantity quantity, double *out);

#endif
