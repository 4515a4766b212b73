"""The model one writes first: a binary per learner and group, every rule linearised.

Its cost differs from the rules' by the rounding of each group's balance, half a unit (0.0005
points) at most per group.
"""

from model import Model


def naive_model(rules):
    """The class in groups of one size, which must divide it."""
    if rules.size is None or rules.learners % rules.size:
        raise ValueError("the naive model here is for equal groups")
    groups = rules.learners // rules.size
    model = Model()
    place = assignment(model, rules, groups)
    add_pairs(model, rules, place, groups)
    for group in range(groups):
        add_balance(model, rules, place, group)
        add_alone(model, rules, place, group)
    add_wishes(model, rules, place, groups)
    return model


def assignment(model, rules, groups):
    """Everyone in one group, groups of equal size; learner i only in the first i + 1 groups, which
    cuts away most of the ways to number the same groups."""
    place = [
        [
            model.variable(upper=1 if group <= learner else 0, meaning=(learner, group))
            for group in range(groups)
        ]
        for learner in range(rules.learners)
    ]
    for row in place:
        model.row([(x, 1) for x in row], 1, 1)
    for group in range(groups):
        model.row([(row[group], 1) for row in place], rules.size, rules.size)
    return place


def add_pairs(model, rules, place, groups):
    """A pair that costs has a variable that is 1 if they share any group."""
    for (one, other), price in sorted(rules.pairs.items()):
        together = model.variable(cost=price)
        for group in range(groups):
            terms = [(place[one][group], 1), (place[other][group], 1), (together, -1)]
            model.row(terms, upper=1)
    for one, other in sorted(rules.apart):
        for group in range(groups):
            model.row([(place[one][group], 1), (place[other][group], 1)], upper=1)


def add_balance(model, rules, place, group):
    """The distance is at least the sum of deviations and at least its opposite."""
    for balance in rules.balances:
        largest = rules.size * max(map(abs, balance.deviations))
        distance = model.variable(cost=balance.price_per_step(rules.size), upper=largest)
        for sign in (1, -1):
            terms = [(row[group], sign * d) for row, d in zip(place, balance.deviations) if d]
            model.row(terms + [(distance, -1)], upper=0)


def add_alone(model, rules, place, group):
    """`present` is 1 if the category is in the group; then two are there, or one is alone."""
    for category, price in rules.alone:
        present, alone = model.variable(), model.variable(cost=price)
        for learner in sorted(category):
            model.row([(place[learner][group], 1), (present, -1)], upper=0)
        members = [(place[learner][group], 1) for learner in sorted(category)]
        model.row(members + [(present, -2), (alone, 1)], lower=0)


def add_wishes(model, rules, place, groups):
    """A learner is met in a group if there, and someone wished is there."""
    for learner, wished, price in rules.wishes:
        model.constant += price
        for group in range(groups):
            met = model.variable(cost=-price)
            model.row([(met, 1), (place[learner][group], -1)], upper=0)
            others = [(place[other][group], -1) for other in sorted(wished)]
            model.row([(met, 1)] + others, upper=0)


def groups_of_assignment(model, values):
    groups = {}
    for variable, (learner, group) in model.meaning.items():
        if values[variable] > 0.5:
            groups.setdefault(group, []).append(learner)
    return [tuple(sorted(members)) for members in groups.values()]
