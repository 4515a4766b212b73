"""The peers: each takes a model and seconds. HiGHS and CP-SAT use every core, GLPK and SCIP one."""

import os
import re
import resource
import subprocess
import tempfile
import time
from dataclasses import dataclass


# Steps of a cost unit in CP-SAT, which reckons in whole numbers.
CPSAT_STEPS = 1_000


@dataclass
class Result:
    """Costs in units. `values` per variable, None if no plan was found."""

    status: str
    values: list | None
    bound: float | None
    wall: float
    cpu: float


class Stopwatch:
    def __init__(self):
        self.started, self.used = time.monotonic(), self._cpu()

    def result(self, proven, values, bound):
        status = "optimal" if proven else "feasible" if values is not None else "unknown"
        if bound is not None and abs(bound) > 1e18:
            bound = None
        wall = time.monotonic() - self.started
        return Result(status, values, bound, wall, self._cpu() - self.used)

    def _cpu(self):
        own = resource.getrusage(resource.RUSAGE_SELF)
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def highs_model(model):
    import highspy
    import numpy

    infinity = highspy.kHighsInf
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(model.cost), len(model.rows)
    program.col_cost_ = numpy.array(model.cost, dtype=float)
    program.col_lower_ = numpy.array(model.lower, dtype=float)
    program.col_upper_ = numpy.array(model.upper, dtype=float)
    program.row_lower_ = numpy.array([-infinity if r[1] is None else r[1] for r in model.rows])
    program.row_upper_ = numpy.array([infinity if r[2] is None else r[2] for r in model.rows])
    starts, indices, values = [0], [], []
    for coefficients, _, _ in model.rows:
        indices += [variable for variable, _ in coefficients]
        values += [float(value) for _, value in coefficients]
        starts.append(len(indices))
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.start_ = numpy.array(starts)
    program.a_matrix_.index_ = numpy.array(indices)
    program.a_matrix_.value_ = numpy.array(values)
    program.integrality_ = [highspy.HighsVarType.kInteger] * len(model.cost)
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.passModel(program)
    return highs


def highs(model, seconds):
    import highspy

    solver = highs_model(model)
    watch = Stopwatch()
    solver.setOptionValue("time_limit", seconds)
    solver.setOptionValue("threads", os.cpu_count())
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.run()
    proven = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    info = solver.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    values = list(solver.getSolution().col_value) if found else None
    return watch.result(proven, values, info.mip_dual_bound)


def cpsat(model, seconds):
    from ortools.sat.python import cp_model

    program = cp_model.CpModel()
    variables = [program.new_int_var(0, upper, "") for upper in model.upper]
    for coefficients, lower, upper in model.rows:
        chosen = [variables[variable] for variable, _ in coefficients]
        if lower == upper == 1 and all(value == 1 for _, value in coefficients):
            program.add_exactly_one(chosen)
            continue
        expression = cp_model.LinearExpr.weighted_sum(chosen, [v for _, v in coefficients])
        if lower is not None:
            program.add(expression >= lower)
        if upper is not None:
            program.add(expression <= upper)
    # Whole prices: with fractions in the objective its bound comes back wrong.
    prices = [round(cost * CPSAT_STEPS) for cost in model.cost]
    program.minimize(cp_model.LinearExpr.weighted_sum(variables, prices))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 8  # fewer leave its best bounding strategies out, cores or not
    solver.parameters.relative_gap_limit = 0.0
    watch = Stopwatch()
    status = solver.solve(program)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    values = [solver.value(variable) for variable in variables] if found else None
    bound = solver.best_objective_bound / CPSAT_STEPS
    return watch.result(status == cp_model.OPTIMAL, values, bound)


def scip(model, seconds):
    from pyscipopt import Model as Program, quicksum

    program = Program()
    program.hideOutput()
    variables = [
        program.addVar(vtype="I", lb=0, ub=upper, obj=cost)
        for upper, cost in zip(model.upper, model.cost)
    ]
    for coefficients, lower, upper in model.rows:
        expression = quicksum(value * variables[variable] for variable, value in coefficients)
        if lower == upper:
            program.addCons(expression == lower)
            continue
        if lower is not None:
            program.addCons(expression >= lower)
        if upper is not None:
            program.addCons(expression <= upper)
    program.setParam("limits/time", seconds)
    watch = Stopwatch()
    program.optimize()
    solution = program.getBestSol() if program.getNSols() else None
    values = None if solution is None else [solution[variable] for variable in variables]
    return watch.result(program.getStatus() == "optimal", values, program.getDualbound())


def glpk(model, seconds):
    """GLPK's own command, with its cuts and presolver on. It looks at the clock between nodes."""
    with tempfile.TemporaryDirectory() as folder:
        program, answer = f"{folder}/model.mps", f"{folder}/answer.txt"
        highs_model(model).writeModel(program)
        watch = Stopwatch()
        command = ["glpsol", "--freemps", program, "--cuts", "--tmlim", str(int(seconds))]
        run = subprocess.run(
            command + ["--write", answer], capture_output=True, text=True, timeout=5 * seconds
        )
        proven = "INTEGER OPTIMAL SOLUTION FOUND" in run.stdout
        values, objective = read_glpk(answer, len(model.cost))
        bound = objective if proven else glpk_bound(run.stdout)
        return watch.result(proven, values, bound)


def read_glpk(answer, count):
    """Values and objective of glpsol's solution file; (None, None) without a plan."""
    if not os.path.exists(answer):
        return None, None
    values, status, objective = [0.0] * count, "u", None
    with open(answer) as file:
        for line in file:
            words = line.split()
            if words[:2] == ["s", "mip"]:
                status, objective = words[4], float(words[5])
            elif words[:1] == ["j"]:
                values[int(words[1]) - 1] = float(words[2])
    return (values, objective) if status in "of" else (None, None)


def glpk_bound(log):
    """The last bound in lines such as `+123: mip = 9e+03 >= 4.5e+03  50.0% (2; 0)`."""
    bounds = re.findall(r"^\+\s*\d+:\s+mip =\s+.*?>=\s+(\S+)", log, re.MULTILINE)
    numbers = [float(b) for b in bounds if b not in ("-inf", "tree")]
    if numbers:
        return numbers[-1]
    roots = re.findall(r"OPTIMAL LP SOLUTION FOUND", log)
    relaxations = re.findall(r"^\*\s*\d+: obj =\s+(\S+)", log, re.MULTILINE)
    return float(relaxations[-1]) if roots and relaxations else None


SOLVERS = {"cpsat": cpsat, "glpk": glpk, "highs": highs, "scip": scip}
