/* The simplex method and reading solutions. */
#define _DEFAULT_SOURCE
#include "CGLPK.h"
#include "guard.h"

int cglpk_reset_basis(glp_prob *problem, cglpk_basis basis) {
  GUARDED({
    if (basis == CGLPK_ADVANCED_BASIS)
      glp_adv_basis(problem, 0);
    else
      glp_std_basis(problem);
  });
  return 0;
}

int cglpk_scale(glp_prob *problem) {
  GUARDED(glp_scale_prob(problem, GLP_SF_AUTO));
  return 0;
}

int cglpk_simplex(glp_prob *problem, int method, int presolve, int iterations, int milliseconds,
                  double objective_limit) {
  int code;
  glp_smcp options;
  glp_init_smcp(&options);
  options.msg_lev = GLP_MSG_OFF;
  options.presolve = presolve;
  options.it_lim = iterations;
  options.tm_lim = milliseconds;
  if (method != 0) options.meth = method;
  /* Only the limit on the side the dual simplex walks towards has a meaning. */
  if (glp_get_obj_dir(problem) == GLP_MIN)
    options.obj_ul = objective_limit;
  else
    options.obj_ll = objective_limit;
  GUARDED(code = method == 0 ? glp_exact(problem, &options) : glp_simplex(problem, &options));
  return code;
}

int cglpk_interior(glp_prob *problem) {
  int code;
  glp_iptcp options;
  glp_init_iptcp(&options);
  options.msg_lev = GLP_MSG_OFF;
  options.ord_alg = GLP_ORD_AMD;
  GUARDED(code = glp_interior(problem, &options));
  return code;
}

typedef double (*getter)(glp_prob *, int);

/* The integer solution has no duals; its dual quantities are never asked for. */
static getter getter_for(int solution, cglpk_quantity quantity) {
  static const getter simplex[] = {glp_get_row_prim, glp_get_row_dual, glp_get_col_prim,
                                   glp_get_col_dual};
  static const getter interior[] = {glp_ipt_row_prim, glp_ipt_row_dual, glp_ipt_col_prim,
                                    glp_ipt_col_dual};
  if (solution == GLP_IPT) return interior[quantity];
  if (solution == GLP_MIP)
    return quantity == CGLPK_ROW_VALUE ? glp_mip_row_val : glp_mip_col_val;
  return simplex[quantity];
}

double cglpk_get(glp_prob *problem, int solution, cglpk_quantity quantity, int index) {
  return getter_for(solution, quantity)(problem, index);
}

double cglpk_objective(glp_prob *problem, int solution) {
  if (solution == GLP_SOL) return glp_get_obj_val(problem);
  if (solution == GLP_IPT) return glp_ipt_obj_val(problem);
  double sum = glp_get_obj_coef(problem, 0);
  for (int j = 1; j <= glp_get_num_cols(problem); j++)
    sum += glp_get_obj_coef(problem, j) * glp_mip_col_val(problem, j);
  return sum;
}

void cglpk_get_all(glp_prob *problem, int solution, cglpk_quantity quantity, double *out) {
  int of_rows = quantity == CGLPK_ROW_VALUE || quantity == CGLPK_ROW_DUAL;
  int count = of_rows ? glp_get_num_rows(problem) : glp_get_num_cols(problem);
  getter get = getter_for(solution, quantity);
  for (int k = 0; k < count; k++) out[k] = get(problem, k + 1);
}
