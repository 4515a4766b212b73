"""The set-partitioning program with a column per possible group, handed over whole."""

from itertools import combinations

from model import Model


def column_program(rules):
    """Every group of the one size that keeps the required rules, priced beforehand."""
    if rules.size is None or rules.learners % rules.size:
        raise ValueError("the column program here is for equal groups")
    model = Model()
    containing = [[] for _ in range(rules.learners)]
    for group in combinations(range(rules.learners), rules.size):
        if rules.allows(group):
            column = model.variable(cost=rules.group_cost(group), meaning=group)
            for member in group:
                containing[member].append((column, 1))
    for columns in containing:
        model.row(columns, 1, 1)
    return model


def groups_of_columns(model, values):
    return [group for column, group in model.meaning.items() if values[column] > 0.5]
