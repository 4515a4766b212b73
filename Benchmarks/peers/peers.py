"""Peers of regroup on one generated class; prints one line of JSON, costs in points.

    peers.py cost instance.json plan.json
    peers.py naive --solver glpk|highs|cpsat [--seconds 60] instance.json
    peers.py columns --solver glpk|highs|cpsat|scip [--seconds 60] instance.json
    peers.py week --solver glpk|highs|cpsat [--seconds 60] week.json
    peers.py week-cost week.json

Of a week, measure after measure is printed, and what is proven of each.
"""

import argparse
import json

from columns import column_program, groups_of_columns
from naive import groups_of_assignment, naive_model
from rules import UNITS_PER_POINT, Rules, read_plan
from solvers import SOLVERS
from week import Week, solve_in_order


def main():
    arguments = parse()
    with open(arguments.instance) as file:
        instance = json.load(file)
    if arguments.action.startswith("week"):
        print(json.dumps(week(Week(instance), arguments)))
        return
    rules = Rules(instance)
    if arguments.action == "cost":
        groups = read_plan(arguments.plan, rules.learners)
        answer = {"status": "priced", "best": rules.cost(groups) / UNITS_PER_POINT}
    else:
        answer = solve(rules, arguments)
    print(json.dumps(answer))


def solve(rules, arguments):
    """Builds the model, which costs the peer nothing, and lets the solver run."""
    if arguments.action == "naive":
        model = naive_model(rules)
        groups_of = groups_of_assignment
    else:
        model = column_program(rules)
        groups_of = groups_of_columns
    result = SOLVERS[arguments.solver](model, arguments.seconds)
    best = None
    if result.values is not None:
        best = rules.cost(groups_of(model, result.values)) / UNITS_PER_POINT
    bound = None
    if result.bound is not None:
        bound = (result.bound + model.constant) / UNITS_PER_POINT
    return {
        "status": result.status,
        "best": best,
        "bound": bound,
        "wall": result.wall,
        "cpu": result.cpu,
    }


def week(week, arguments):
    if arguments.action == "week-cost":
        return {"measures": week.price(week.values(week.instance["openings"]))}
    values, bounds, wall, cpu = solve_in_order(
        week, SOLVERS[arguments.solver], arguments.seconds
    )
    measures = None if values is None else week.price(values)
    return {"measures": measures, "bounds": bounds, "wall": wall, "cpu": cpu}


def parse():
    parser = argparse.ArgumentParser()
    actions = parser.add_subparsers(dest="action", required=True)
    for name in ("naive", "columns", "week"):
        action = actions.add_parser(name)
        action.add_argument("--solver", choices=sorted(SOLVERS), required=True)
        action.add_argument("--seconds", type=float, default=60)
        action.add_argument("instance")
    cost = actions.add_parser("cost")
    cost.add_argument("instance")
    cost.add_argument("plan")
    actions.add_parser("week-cost").add_argument("instance")
    return parser.parse_args()


if __name__ == "__main__":
    main()
