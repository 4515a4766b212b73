/* The integer search and its call back. */
#define _DEFAULT_SOURCE
#include "CGLPK.h"
#include "guard.h"

#include <float.h>
#include <limits.h>
#include <math.h>
#include <time.h>

typedef struct {
  const cglpk_search_options *options;
  cglpk_search_outcome *outcome;
  int64_t deadline; /* milliseconds of `now` */
  int start_offered;
} search;

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* GLPK does not announce solutions its rounding heuristic finds: so look at every call. */
static void observe(glp_tree *tree, cglpk_progress *progress) {
  glp_prob *problem = glp_ios_get_prob(tree);
  int best = glp_ios_best_node(tree);
  int total = 0;
  int status = glp_mip_status(problem);
  progress->has_solution = status == GLP_FEAS || status == GLP_OPT;
  if (progress->has_solution) progress->objective = glp_mip_obj_val(problem);
  /* Without an active node the last bound still holds. */
  if (best != 0) progress->bound = glp_ios_node_bound(tree, best);
  glp_ios_tree_size(tree, NULL, NULL, &total);
  progress->nodes = total;
}

static int bound_passed(glp_tree *tree, const search *search) {
  double bound = search->outcome->last.bound;
  if (!search->options->has_cutoff || fabs(bound) == DBL_MAX) return 0;
  return glp_get_obj_dir(glp_ios_get_prob(tree)) == GLP_MIN ? bound >= search->options->cutoff
                                                            : bound <= search->options->cutoff;
}

static cglpk_stop reason_to_stop(glp_tree *tree, const search *search) {
  const cglpk_search_options *options = search->options;
  const cglpk_progress *last = &search->outcome->last;
  if (options->event != NULL && options->event(options->context, last) != 0)
    return CGLPK_STOPPED_BY_EVENT;
  if (bound_passed(tree, search)) return CGLPK_STOPPED_BY_CUTOFF;
  if (last->nodes > options->node_limit) return CGLPK_STOPPED_BY_NODES;
  /* GLPK itself looks at the time between nodes only, not between rounds of cuts. */
  if (now() >= search->deadline) return CGLPK_STOPPED_BY_TIME;
  return CGLPK_NOT_STOPPED;
}

static void on_event(glp_tree *tree, void *info) {
  search *search = info;
  if (search->outcome->stop != CGLPK_NOT_STOPPED) return;
  if (search->options->start != NULL && !search->start_offered &&
      glp_ios_reason(tree) == GLP_IHEUR) {
    search->start_offered = 1;
    /* May meet a fatal error: no frame but C's is on the stack here. */
    glp_ios_heur_sol(tree, search->options->start - 1);
  }
  observe(tree, &search->outcome->last);
  search->outcome->stop = reason_to_stop(tree, search);
  if (search->outcome->stop != CGLPK_NOT_STOPPED) glp_ios_terminate(tree);
}

static void fill(glp_iocp *to, const cglpk_search_options *from, search *search) {
  glp_init_iocp(to);
  to->msg_lev = GLP_MSG_OFF;
  to->presolve = from->presolve;
  to->gmi_cuts = from->gomory;
  to->mir_cuts = from->mir;
  to->cov_cuts = from->cover;
  to->clq_cuts = from->clique;
  to->br_tech = from->branching;
  to->bt_tech = from->backtracking;
  to->mip_gap = from->gap;
  to->tm_lim = from->milliseconds;
  to->cb_func = on_event;
  to->cb_info = search;
}

int cglpk_search(glp_prob *problem, const cglpk_search_options *options,
                 cglpk_search_outcome *outcome) {
  int code;
  glp_iocp parameters;
  search state = {.options = options, .outcome = outcome, .deadline = INT64_MAX};
  if (options->milliseconds < INT_MAX) state.deadline = now() + options->milliseconds;
  outcome->stop = CGLPK_NOT_STOPPED;
  outcome->last = (cglpk_progress){
      .bound = glp_get_obj_dir(problem) == GLP_MIN ? -DBL_MAX : DBL_MAX};
  fill(&parameters, options, &state);
  GUARDED(code = glp_intopt(problem, &parameters));
  return code;
}

/* Whether a value keeps bounds; GLPK reports a missing one as the largest double. */
static int within(double value, double lower, double upper, double tolerance) {
  return value >= lower - tolerance && value <= upper + tolerance;
}

/* By conversion, as round() would need the mathematics library linked. */
static int is_whole(double value) {
  return fabs(value) < 0x1p62 && (double)(int64_t)value == value;
}

static int columns_feasible(glp_prob *problem, const double *values, double tolerance) {
  for (int j = 1; j <= glp_get_num_cols(problem); j++) {
    double value = values[j - 1];
    if (!within(value, glp_get_col_lb(problem, j), glp_get_col_ub(problem, j), tolerance))
      return 0;
    /* GLPK passes over a start that is not whole to the last bit. */
    if (glp_get_col_kind(problem, j) != GLP_CV && !is_whole(value)) return 0;
  }
  return 1;
}

static int rows_feasible(glp_prob *problem, const double *values, double tolerance) {
  int width = glp_get_num_cols(problem) + 1;
  /* GLPK's own allocator, so that a fatal error frees these too. */
  int *columns = glp_alloc(width, sizeof(int));
  double *entries = glp_alloc(width, sizeof(double));
  int feasible = 1;
  for (int i = 1; feasible && i <= glp_get_num_rows(problem); i++) {
    int length = glp_get_mat_row(problem, i, columns, entries);
    double sum = 0;
    for (int k = 1; k <= length; k++) sum += entries[k] * values[columns[k] - 1];
    feasible = within(sum, glp_get_row_lb(problem, i), glp_get_row_ub(problem, i), tolerance);
  }
  glp_free(columns);
  glp_free(entries);
  return feasible;
}

int cglpk_is_feasible(glp_prob *problem, const double *values, double tolerance) {
  int feasible;
  GUARDED(feasible = columns_feasible(problem, values, tolerance) &&
                     rows_feasible(problem, values, tolerance));
  return feasible;
}
