"""Whether the product and the engine answer the same question: a benchmark of two different answers means nothing."""

import json
from decimal import Decimal

# Deals that the two would treat differently; the data have none, see README.md.
MUST_BE_NONE = (
    "unknownStage", "afterAsOf", "repeated", "stageMismatch", "closeDateMismatch", "negativeCycle", "unknownDeal",
    "withoutRate", "withoutProbability",
)  # fmt: skip
RELATIVE_TOLERANCE = 1e-6
# The share of the deals that the product may read otherwise when the rows are shuffled, see README.md.
UNSURE_WHEN_SHUFFLED = 1e-5
HALF_A_CENT = 0.005
# Sums of binary fractions differ in their last digits.
FLOATING_POINT = 1e-12


class Comparison:
    """Compares figure by figure and keeps what differs; unsure is the share of deals that may be read otherwise."""

    def __init__(self, deals, unsure):
        self.tolerated_count = int(deals * unsure)
        self.relative_tolerance = RELATIVE_TOLERANCE + unsure
        self.compared = 0
        self.differences = []

    def counts(self, what, product, engine):
        """Compares numbers of deals or visits."""
        self.note(abs(product - engine) <= self.tolerated_count, what, product, engine)

    def money(self, what, product, engine):
        """Compares amounts, to the cent."""
        tolerance = HALF_A_CENT + FLOATING_POINT * abs(engine)
        self.note(abs(float(product) - engine) <= tolerance, what, product, engine)

    def days(self, what, product, engine):
        """Compares durations, of which the product prints a few decimals."""
        if product is None or engine is None:
            self.note(product is None and engine is None, what, product, engine)
            return
        half_of_last_digit = 10.0 ** product.as_tuple().exponent / 2
        tolerance = half_of_last_digit + self.relative_tolerance * abs(engine)
        self.note(abs(float(product) - engine) <= tolerance, what, product, engine)

    def keys(self, what, product, engine):
        """Compares the names of groups."""
        self.note(set(product) == set(engine), what, sorted(product), sorted(engine))

    def note(self, agrees, what, one, other, speakers=("the product", "the engine")):
        """Counts a comparison, and keeps it if the two differ."""
        self.compared += 1
        if not agrees:
            self.differences.append(f"{what}: {speakers[0]} says {one}, {speakers[1]} {other}")


def compare(metrics, answer, is_shuffled):
    """Compares the product's figures with the engine's answer."""
    comparison = Comparison(metrics["counts"]["deals"], UNSURE_WHEN_SHUFFLED if is_shuffled else 0)
    pipeline = metrics["pipelines"][0]
    # Quotas of other fiscal years are left out.
    for entry in (entry for entry in metrics["inputs"] if entry["role"] != "quotas"):
        comparison.counts(f"{entry['role']}: rows used", entry["used"], entry["rowsRead"])
    for name in MUST_BE_NONE:
        comparison.counts(name, metrics["counts"][name], 0)
    compare_stages(comparison, pipeline, answer["stages"])
    compare_owners(comparison, metrics["groups"]["owner"], answer["owners"])
    sources = {row["key"]: row for row in metrics["groups"]["source"]}
    comparison.keys("sources", sources, answer["sources"])
    for name, figures in answer["sources"].items():
        for key in ("won", "lost"):
            comparison.counts(f"source “{name}”: {key}", sources.get(name, {}).get(key, 0), figures[key])
    for name, month in months_of(metrics["period"]["label"]).items():
        comparison.money(f"won in {month}", metrics["kpis"][name]["wonAmount"], answer["months"].get(month, 0.0))
    return comparison


def compare_forms(comparison, first, second):
    """Compares what the product counts by other rules between two of the engine's answers."""
    for name, figures in first["stages"].items():
        one, other = figures["advanced"], second["stages"].get(name, {}).get("advanced")
        comparison.note(one == other, f"{name}: advanced", one, other, ("the engine's first form", "this one"))


def compare_stages(comparison, pipeline, stages):
    """Compares the times and the open deals of the stages."""
    comparison.keys("stages", [row["stage"] for row in pipeline["snapshot"]], stages)
    for time, snapshot in zip(pipeline["stageTime"], pipeline["snapshot"]):
        name = time["stage"]
        engine = stages.get(name)
        if engine is None:
            continue
        comparison.counts(f"{name}: visits", time["visits"], engine["visits"])
        for key in ("mean", "median", "p90"):
            comparison.days(f"{name}: {key}", time[key], engine[key])
        comparison.counts(f"{name}: open", snapshot["deals"], engine["open"])
        comparison.money(f"{name}: open amount", snapshot["amount"], engine["openAmount"])
        comparison.money(f"{name}: weighted", snapshot["weighted"], engine["weighted"])
        # The product knows of an open deal without history that it is in its stage; the engine is not asked for those.
        entered = time["visits"] + time["open"] + time["untimed"] - time["reentries"]
        beyond = entered - engine["entered"]
        agrees = 0 <= beyond <= pipeline["evidence"]["current"]
        comparison.note(agrees, f"{name}: deals that entered", entered, engine["entered"])


def compare_owners(comparison, rows, owners):
    """Compares the groups of those who sell."""
    comparison.keys("owners", [row["key"] for row in rows], owners)
    for row in rows:
        name = row["key"]
        engine = owners.get(name)
        if engine is None:
            continue
        for key in ("won", "lost"):
            comparison.counts(f"{name}: {key}", row[key], engine[key])
        for key in ("wonAmount", "weighted"):
            comparison.money(f"{name}: {key}", row[key], engine[key])
        comparison.days(f"{name}: mean won cycle", row["meanWonCycle"], engine["meanWonCycle"])


def months_of(label):
    """The months that the key figures are of, when the period is a month."""
    year, month = int(label[:4]), int(label[5:7])
    before = (year, month - 1) if month > 1 else (year - 1, 12)
    return {
        "current": label,
        "previous": f"{before[0]}-{before[1]:02}",
        "yearAgo": f"{year - 1}-{month:02}",
    }


def differing(one, other):
    """The number of figures in which two such files differ, apart from where the inputs were."""
    return len(set(leaves(one | {"inputs": None})) ^ set(leaves(other | {"inputs": None}))) // 2


def leaves(value, path=()):
    """All single values with their places."""
    if isinstance(value, (dict, list)):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(part, (*path, key))
    else:
        yield path, value


def read_metrics(path):
    """The product's figures, with the decimals as they are printed."""
    return json.loads(path.read_text("utf-8"), parse_float=Decimal)


def read_answer(path):
    """The engine's answer."""
    return json.loads(path.read_text("utf-8"))
