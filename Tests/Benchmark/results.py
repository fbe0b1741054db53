"""Writes what was measured as RESULTS.md."""

from dataclasses import dataclass

from measuring import median
from samples import ORDERS, words_for
from size_result import ONE_THREAD, PRODUCT
from tables import cost_row, limit_row, mebibytes, seconds, table, yes_or_no

# The limits of README.md, by size.
WALL_LIMITS = {"small": 0.50, "medium": 0.50, "large": 0.50}
PEAK_LIMITS = {"large": 0.35}
SHUFFLED_LIMIT = 1.3
THREADS_LIMIT = 1.6
# At the small size there is too little work to be shared.
THREADS_SIZES = ("medium", "large")


@dataclass
class Results:
    """All that was measured."""

    command: str
    machine: dict
    other_work: float
    repeats: int
    sizes: list
    by_count: dict
    """The product's costs by number of deals."""
    others: dict
    """The costs of what is measured once, by what it is."""
    least_peak: int
    micro_benchmarks: list
    """Rows of a table; None if there is no such program."""

    def write(self, path):
        """Writes the file."""
        parts = [
            [f"Written by `{self.command}`; change nothing by hand. [README.md](README.md) says what it means."],
            ["# Results of the benchmark"],
            ["## Machine and versions", "", *self.machine_table()],
            ["## Against DuckDB", "", *self.ratio_table()],
            ["## Against the limits", "", *self.limit_table()],
            ["## Threads and order of the rows", "", *self.threads_table()],
            ["## Cost of a deal", "", *self.deal_table()],
            ["## Start-up and all formats", "", *self.others_table()],
            ["## All medians", "", *self.median_table()],
            ["## Micro benchmarks", "", *self.micro_table()],
        ]
        path.write_text("\n\n".join("\n".join(part) for part in parts) + "\n", "utf-8")

    def machine_table(self):
        """The machine, the versions and how the runs were made."""
        others = f"{self.other_work:.1%} of the machine's processor time"
        rows = [*self.machine.items(), ("turns", str(self.repeats)), ("other work while measuring", others)]
        return table(["what", "which"], rows, "ll")

    def ratio_table(self):
        """The product beside the engine at its best."""
        heading = ["deals", "rows", "time", "DuckDB", "form", "ratio", "processor", "DuckDB", "ratio"]
        heading += ["peak", "DuckDB", "form", "ratio"]
        rows = []
        for result, order in self.sets():
            product, engine = result.cost(order, PRODUCT), result.cost(order, result.fastest(order))
            least = result.cost(order, result.leanest(order))
            row = [result.deals, order, seconds(product.wall), seconds(engine.wall), result.fastest(order)]
            row += [f"**{result.wall_ratio(order):.2f}**", seconds(product.processor), seconds(engine.processor)]
            row += [f"{result.processor_ratio(order):.2f}", mebibytes(product.peak), mebibytes(least.peak)]
            row += [result.leanest(order), f"**{result.peak_ratio(order):.2f}**"]
            rows.append(row)
        figures = ", ".join(f"{result.compared} figures of the {result.deals}" for result in self.sizes)
        return [
            *table(heading, rows, "llrrlrrrrrrlr"),
            "",
            "Medians; *ratio* is the median of the turns' ratios, the product's ÷ DuckDB's, less is better. DuckDB's times",
            "are of its fastest form, its peak is of its leanest.",
            "",
            f"In both orders and all forms both gave the same answer: {figures} deals.",
        ]

    def limit_table(self):
        """What is aimed for, and what came of it."""
        rows = []
        for result, order in self.sets():
            where = f"{result.deals}, {order}"
            if result.size in WALL_LIMITS:
                ratio = result.wall_ratio(order)
                rows.append(limit_row(f"wall time ÷ DuckDB's, {where}", ratio, at_most=WALL_LIMITS[result.size]))
            if result.size in PEAK_LIMITS:
                ratio = result.peak_ratio(order)
                rows.append(limit_row(f"peak memory ÷ DuckDB's, {where}", ratio, at_most=PEAK_LIMITS[result.size]))
        for result in self.sizes:
            ratio = result.price_of_disorder
            rows.append(limit_row(f"shuffled ÷ sorted, {result.deals}", ratio, at_most=SHUFFLED_LIMIT))
        for result, order in self.sets():
            if result.size in THREADS_SIZES:
                what = f"one thread ÷ two, {result.deals}, {order}"
                rows.append(limit_row(what, result.gain_of_threads(order), at_least=THREADS_LIMIT))
        return table(["what", "limit", "measured", "kept"], rows, "lrrl")

    def threads_table(self):
        """What a second thread saves, and what disorder costs."""
        rows = []
        for result, order in self.sets():
            row = [result.deals, order, seconds(result.cost(order, ONE_THREAD).wall)]
            row += [seconds(result.cost(order, PRODUCT).wall), f"{result.gain_of_threads(order):.2f}"]
            row += [yes_or_no(result.same_bytes[order])]
            disorder = [f"{result.price_of_disorder:.2f}", str(result.differing)]
            rows.append(row + (disorder if order == "shuffled" else ["", ""]))
        heading = ["deals", "rows", "one thread", "two", "one ÷ two", "same bytes", "shuffled ÷ sorted"]
        return table([*heading, "figures changed"], rows, "llrrrlrr")

    def deal_table(self):
        """Whether a deal costs as much among many as among few."""
        rows = []
        for count, costs in sorted(self.by_count.items()):
            cost = median(costs)
            row = [words_for(count), f"{cost.wall / count * 1e6:.2f} µs", f"{cost.processor / count * 1e6:.2f} µs"]
            rows.append([*row, f"{cost.peak / count:,.0f} bytes"])
        return [
            *table(["deals", "wall time", "processor time", "peak memory"], rows, "lrrr"),
            "",
            "Each is the whole, with the start-up, divided by the number of deals; rows in order of time.",
        ]

    def others_table(self):
        """What has nothing to be compared with."""
        return [
            *table(["what", "wall time", "processor time", "peak memory"], map(cost_row, self.others.items()), "lrrr"),
            "",
            f"A peak below {mebibytes(self.least_peak)} cannot be told: that is what the measuring itself shows.",
        ]

    def median_table(self):
        """All medians, and between what the wall times lay."""
        rows = []
        for result in self.sizes:
            for (order, who), costs in result.costs.items():
                walls = [cost.wall for cost in costs]
                name = f"DuckDB, {who}" if who in result.forms else who
                row = [result.deals, order, *cost_row((name, costs))]
                row.insert(4, f"{seconds(min(walls))} … {seconds(max(walls))}")
                rows.append(row)
        heading = ["deals", "rows", "what", "wall time", "from … to", "processor time", "peak memory"]
        return table(heading, rows, "lllrrrr")

    def micro_table(self):
        """The rates of single parts."""
        if self.micro_benchmarks is None:
            return ["The package has no `salesfunnel-microbenchmarks`."]
        return table(["what", "rate", "unit"], self.micro_benchmarks, "lrl")

    def sets(self):
        """All sizes with their orders."""
        return [(result, order) for result in self.sizes for order in ORDERS]
