"""A linear integer program that every peer can be given."""

from dataclasses import dataclass, field


@dataclass
class Model:
    """Minimise cost x over rows lower <= coefficients x <= upper; every x is whole."""

    lower: list = field(default_factory=list)
    upper: list = field(default_factory=list)
    cost: list = field(default_factory=list)
    # Added to every plan's cost; solvers are not told, since formats differ on its sign.
    constant: int = 0
    rows: list = field(default_factory=list)
    # What a variable stands for, for those that the answer is read from.
    meaning: dict = field(default_factory=dict)

    def variable(self, cost=0.0, upper=1, meaning=None):
        self.lower.append(0)
        self.upper.append(upper)
        self.cost.append(cost)
        if meaning is not None:
            self.meaning[len(self.cost) - 1] = meaning
        return len(self.cost) - 1

    def row(self, coefficients, lower=None, upper=None):
        """`coefficients`: (variable, whole number) pairs, each variable once."""
        self.rows.append((coefficients, lower, upper))
