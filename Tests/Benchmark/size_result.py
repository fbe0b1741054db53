"""What was measured of one size, and the ratios that are looked at."""

from dataclasses import dataclass

from measuring import median, ratio
from samples import COUNTS, words_for

PRODUCT, ONE_THREAD = "salesfunnel", "salesfunnel, one thread"


@dataclass
class SizeResult:
    """What was measured of one size."""

    size: str
    forms: list
    """The names of the engine's forms."""
    costs: dict
    """The costs of all runs, by order of the rows and by who was run."""
    same_bytes: dict
    """By order of the rows: whether one thread and two wrote the same file."""
    differing: int
    """How many of the product's figures are others when the rows are shuffled."""
    compared: int
    """How many figures the product and the engine agreed on."""

    @property
    def deals(self):
        """The number of deals in words."""
        return words_for(COUNTS[self.size])

    def cost(self, order, who):
        """The medians of one command."""
        return median(self.costs[order, who])

    def fastest(self, order):
        """The engine's form with the shortest wall time."""
        return min(self.forms, key=lambda form: self.cost(order, form).wall)

    def leanest(self, order):
        """The engine's form with the least memory."""
        return min(self.forms, key=lambda form: self.cost(order, form).peak)

    def wall_ratio(self, order):
        """The wall time of the product to that of the engine."""
        return self.ratio((order, PRODUCT), (order, self.fastest(order)), "wall")

    def processor_ratio(self, order):
        """The processor time of the product to that of the engine where it takes the shortest wall time."""
        return self.ratio((order, PRODUCT), (order, self.fastest(order)), "processor")

    def peak_ratio(self, order):
        """The memory of the product to the least of the engine."""
        return self.ratio((order, PRODUCT), (order, self.leanest(order)), "peak")

    def gain_of_threads(self, order):
        """How many times as long one thread takes as two."""
        return self.ratio((order, ONE_THREAD), (order, PRODUCT), "wall")

    @property
    def price_of_disorder(self):
        """How many times as long shuffled rows take as sorted ones."""
        return self.ratio(("shuffled", PRODUCT), ("sorted", PRODUCT), "wall")

    def ratio(self, run, other, part):
        """How a part of the cost of some runs is to that of others."""
        return ratio(self.costs[run], self.costs[other], part)
