"""The rules of the generated classes, written from their definitions and not from regroup's code.

Costs are whole units, a thousand to the point. A group is a sorted tuple of learners' positions.
"""

import json
import math
from itertools import combinations

UNITS_PER_POINT = 1000


def units(points):
    return math.floor(points * UNITS_PER_POINT + 0.5)


class Rules:
    """A class with its rules, ready to price groups.

    `pairs`: units per unordered pair in one group. `apart`: pairs that may not be.
    `alone`: (members of the category, units). `wishes`: (learner, wished, units).
    `balances`: Balance per balanced column.
    """

    def __init__(self, instance):
        self.learners = instance["learners"]
        self.size = instance["sizes"].get("near")
        self.columns = {c["name"]: c["cells"] for c in instance["columns"]}
        self.history = instance["history"]
        self.pairs, self.apart = {}, set()
        self.alone, self.wishes, self.balances = [], [], []
        readers = {
            "balance": self._balance,
            "not-alone": self._not_alone,
            "new-teammates": self._new_teammates,
            "wishes": self._wishes,
            "avoid": self._avoid,
            "apart": self._apart,
        }
        for rule in instance["rules"]:
            readers[rule["rule"]](rule)

    def cost(self, groups):
        """Units of a plan; fails if it is none."""
        members = sorted(m for group in groups for m in group)
        if members != list(range(self.learners)):
            raise ValueError("the groups do not cover the class once")
        if not all(self.allows(group) for group in groups):
            raise ValueError("a pair that must be apart is together")
        return sum(self.group_cost(group) for group in groups)

    def allows(self, group):
        return not any(pair in self.apart for pair in combinations(group, 2))

    def group_cost(self, group):
        inside = set(group)
        total = sum(self.pairs.get(pair, 0) for pair in combinations(group, 2))
        total += sum(balance.cost(group) for balance in self.balances)
        for category, price in self.alone:
            if len(group) > 1 and len(inside & category) == 1:
                total += price
        for learner, wished, price in self.wishes:
            if learner in inside and not inside & wished:
                total += price
        return total

    def _balance(self, rule):
        self.balances.append(Balance(self.columns[rule["subject"]], rule["weight"]))

    def _not_alone(self, rule):
        cells = self.columns[rule["subject"]]
        for value in sorted(set(cells) - {""}):
            category = {i for i, cell in enumerate(cells) if cell == value}
            self.alone.append((category, units(rule["weight"])))

    def _new_teammates(self, rule, half_life=4):
        ages = {}
        for position, groups in enumerate(self.history):
            for group in groups:
                for pair in combinations(sorted(group), 2):
                    ages.setdefault(pair, []).append(len(self.history) - position)
        for pair, met in ages.items():
            debt = sum(0.5 ** ((age - 1) / half_life) for age in met)
            self._add(pair, units(rule["weight"] * debt))

    def _wishes(self, rule):
        wished = {}
        for asker, other in rule["links"]:
            wished.setdefault(asker, set()).add(other)
        for asker, others in sorted(wished.items()):
            self.wishes.append((asker, others, units(rule["weight"])))

    def _avoid(self, rule):
        for asker, other in {tuple(link) for link in rule["links"]}:
            self._add((min(asker, other), max(asker, other)), units(rule["weight"]))

    def _apart(self, rule):
        self.apart |= {tuple(sorted(link)) for link in rule["links"]}

    def _add(self, pair, price):
        self.pairs[pair] = self.pairs.get(pair, 0) + price


class Balance:
    """Distance of a group's mean from the class's, in tenths of the standard deviation.

    Per group of size s: round(rate * |sum of deviations| / s), where a learner's deviation is
    learners x value - total, in steps of a thousandth of the rate.
    """

    def __init__(self, cells, weight):
        decimals = max((len(c.partition(".")[2]) for c in cells), default=0)
        values = [round(float(c) * 10**decimals) for c in cells]
        count, total = len(values), sum(values)
        variance = count * sum(v * v for v in values) - total * total
        deviation = math.sqrt(variance) / count
        self.count = count
        self.rate = weight * UNITS_PER_POINT / (deviation / 10) if deviation else 0.0
        self.deviations = [count * v - total for v in values]

    def price_per_step(self, size):
        return self.rate / (self.count * size)

    def cost(self, group):
        distance = abs(sum(self.deviations[m] for m in group))
        return math.floor(self.price_per_step(len(group)) * distance + 0.5) if distance else 0


def read_plan(path, learners):
    """Groups of a plan.json as positions; identifiers are L1, L2, ..."""
    position = {f"L{i + 1}": i for i in range(learners)}
    with open(path) as file:
        plan = json.load(file)
    return [tuple(sorted(position[m] for m in group["members"])) for group in plan["groups"]]
