/* Problems and their rows and columns. */
#define _DEFAULT_SOURCE
#include "CGLPK.h"
#include "guard.h"

static int create(glp_prob **out, int direction) {
  GUARDED(*out = glp_create_prob(); glp_set_obj_dir(*out, direction));
  return 0;
}

glp_prob *cglpk_create(int direction, int *code) {
  glp_prob *problem = NULL;
  *code = create(&problem, direction);
  return *code == 0 ? problem : NULL;
}

void cglpk_delete(glp_prob *problem) { glp_delete_prob(problem); }

int cglpk_add_rows(glp_prob *problem, int count, int type, double lower, double upper) {
  GUARDED({
    int first = glp_add_rows(problem, count);
    for (int k = 0; k < count; k++) glp_set_row_bnds(problem, first + k, type, lower, upper);
  });
  return 0;
}

/* GLPK reads the entries from [1] on, hence every "- 1" below. */
int cglpk_add_columns(glp_prob *problem, int count, const double *costs, int type, double lower,
                      double upper, int kind, const intptr_t *starts, const int *rows,
                      const double *values) {
  GUARDED({
    int first = glp_add_cols(problem, count);
    for (int k = 0; k < count; k++) {
      int column = first + k;
      int length = (int)(starts[k + 1] - starts[k]);
      if (kind != GLP_CV) glp_set_col_kind(problem, column, kind);
      /* The binary kind brings its own bounds. */
      if (kind != GLP_BV) glp_set_col_bnds(problem, column, type, lower, upper);
      glp_set_obj_coef(problem, column, costs[k]);
      if (length > 0)
        glp_set_mat_col(problem, column, length, rows + starts[k] - 1, values + starts[k] - 1);
    }
  });
  return 0;
}

int cglpk_set_row(glp_prob *problem, int row, int count, const int *columns,
                  const double *values) {
  GUARDED(glp_set_mat_row(problem, row, count, columns - 1, values - 1));
  return 0;
}

int cglpk_set_column(glp_prob *problem, int column, int count, const int *rows,
                     const double *values) {
  GUARDED(glp_set_mat_col(problem, column, count, rows - 1, values - 1));
  return 0;
}

int cglpk_set_row_bounds(glp_prob *problem, int row, int type, double lower, double upper) {
  GUARDED(glp_set_row_bnds(problem, row, type, lower, upper));
  return 0;
}

int cglpk_set_column_bounds(glp_prob *problem, int column, int type, double lower, double upper) {
  GUARDED(glp_set_col_bnds(problem, column, type, lower, upper));
  return 0;
}

int cglpk_set_cost(glp_prob *problem, int column, double cost) {
  GUARDED(glp_set_obj_coef(problem, column, cost));
  return 0;
}

int cglpk_set_kind(glp_prob *problem, int column, int kind) {
  GUARDED(glp_set_col_kind(problem, column, kind));
  return 0;
}

int cglpk_delete_rows(glp_prob *problem, int count, const int *rows) {
  GUARDED(glp_del_rows(problem, count, rows - 1));
  return 0;
}

int cglpk_delete_columns(glp_prob *problem, int count, const int *columns) {
  GUARDED(glp_del_cols(problem, count, columns - 1));
  return 0;
}
