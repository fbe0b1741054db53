"""Tables in Markdown, and how values stand in them."""

from measuring import median


def table(heading, rows, alignment):
    """The lines of a Markdown table; of the alignment, r is right."""
    marks = ["---:" if side == "r" else "---" for side in alignment]
    return [f"| {' | '.join(row)} |" for row in [heading, marks, *rows]]


def cost_row(entry):
    """A name and the medians of its costs."""
    name, costs = entry
    cost = median(costs)
    return [name, seconds(cost.wall), seconds(cost.processor), mebibytes(cost.peak)]


def limit_row(what, measured, at_most=None, at_least=None):
    """A limit and whether it is kept."""
    if at_most is not None:
        return [what, f"≤ {at_most:.2f}", f"{measured:.2f}", yes_or_no(measured <= at_most)]
    return [what, f"≥ {at_least:.2f}", f"{measured:.2f}", yes_or_no(measured >= at_least)]


def yes_or_no(condition):
    """A condition in a table, so that the eye finds what is wrong."""
    return "yes" if condition else "**no**"


def seconds(value):
    """A time with three digits that count."""
    return f"{value:.3f} s" if value < 1 else f"{value:.2f} s"


def mebibytes(value):
    """An amount of memory."""
    return f"{value / 1024 ** 2:,.1f} MiB"
