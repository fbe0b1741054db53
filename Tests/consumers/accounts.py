"""The figures of metrics.json tie out: nothing is lost or counted twice between the inputs and the report."""

import csv

from report import require


def rows_add_up(report):
    """rows read = used + duplicates + left out + rejected, and are the rows of the files"""
    inputs = report.metrics["inputs"]
    require([entry["role"] for entry in inputs] == ["deals", "history", "quotas"], f"inputs are {inputs}")
    for entry in inputs:
        parts = entry["used"] + entry["duplicates"] + entry["leftOut"] + entry["rejected"]
        require(entry["rowsRead"] == parts, f"{entry['role']}: {entry['rowsRead']} read, {parts} accounted for")
        path = report.sample / f"{entry['role']}.csv"
        require(entry["bytes"] == path.stat().st_size, f"{entry['role']}: {entry['bytes']} bytes")
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = sum(1 for row in csv.reader(file) if row) - 1
        require(entry["rowsRead"] == rows, f"{entry['role']}: {entry['rowsRead']} read, the file has {rows}")


def deals_add_up(report):
    """deals = open + won + lost + void, in all, in the pipelines and in every group"""
    metrics = report.metrics
    counts = metrics["counts"]
    outcomes = ("open", "won", "lost", "void")

    def parts(row):
        return sum(row[outcome] for outcome in outcomes)

    require(counts["deals"] == parts(counts), f"counts: {counts['deals']} ≠ {parts(counts)}")
    for pipeline in metrics["pipelines"]:
        deals = pipeline["deals"]
        require(deals["total"] == parts(deals), f"pipeline “{pipeline['name']}”: {deals['total']} ≠ {parts(deals)}")
        evidence = sum(pipeline["evidence"].values())
        require(deals["total"] == evidence, f"pipeline “{pipeline['name']}”: {deals['total']} ≠ {evidence} by evidence")
    for own, whole in [("total", "deals")] + [(outcome, outcome) for outcome in outcomes]:
        total = sum(pipeline["deals"][own] for pipeline in metrics["pipelines"])
        require(counts[whole] == total, f"{whole}: {counts[whole]} in all, {total} in the pipelines")
    require(metrics["groups"], "there are no groups")
    for name, rows in metrics["groups"].items():
        for row in rows:
            require(row["deals"] == parts(row), f"{name} “{row['key']}”: {row['deals']} ≠ {parts(row)}")
        for key in ("deals", *outcomes):
            total = sum(row[key] for row in rows)
            require(counts[key] == total, f"{name}: {key} is {counts[key]} in all, {total} in the groups")


def money_adds_up(report):
    """every grouping adds up to the same won, open and weighted money, and shares to 1"""
    metrics = report.metrics
    totals = [pipeline["forecast"]["total"] for pipeline in metrics["pipelines"]]
    whole = {
        "openAmount": sum(total["amount"] for total in totals),
        "weighted": sum(total["weighted"] for total in totals),
        "wonAmount": sum(row["wonAmount"] for row in metrics["groups"]["owner"]),
    }
    for name, rows in metrics["groups"].items():
        for key, amount in whole.items():
            close(sum(row[key] for row in rows), amount, len(rows) + len(totals), f"{name}: {key}")
        shares = [row["share"] for row in rows if row["share"] is not None]
        if shares:
            close(sum(shares), 1, len(shares) / 1000, f"{name}: shares")
        amounts = [row["wonAmount"] for row in rows]
        require(amounts == sorted(amounts, reverse=True), f"{name} is not sorted by won amount")


def forecast_adds_up(report):
    """the buckets and the stages of the open deals add up to their total"""
    for pipeline in report.metrics["pipelines"]:
        forecast, name = pipeline["forecast"], pipeline["name"]
        months = forecast["months"]
        buckets = [forecast["overdue"], *months, forecast["beyond"], forecast["noDate"]]
        require(len({month["month"] for month in months}) == len(months), f"“{name}”: a month stands twice")
        require(forecast["total"]["deals"] == pipeline["deals"]["open"], f"“{name}”: total is not all open deals")
        for part, rows in (("buckets", buckets), ("stages", pipeline["snapshot"])):
            deals = sum(row["deals"] for row in rows)
            require(deals == forecast["total"]["deals"], f"“{name}”: {part} have {deals} deals")
            for key in ("amount", "weighted"):
                close(sum(row[key] for row in rows), forecast["total"][key], len(rows), f"“{name}”: {key} of {part}")
        committed = forecast["committed"]
        close(committed["realised"] + committed["weighted"], committed["total"], 2, f"“{name}”: committed")


def funnel_adds_up(report):
    """reached = went on + lost + still here, at every stage, and whoever went on reached the next"""
    for pipeline in report.metrics["pipelines"]:
        rows = pipeline["funnel"]
        for row, following in zip(rows, [*rows[1:], None]):
            place = f"“{pipeline['name']}” {row['stage']}"
            parts = row["advanced"] + row["dropped"] + row["waiting"]
            require(row["reached"] == parts, f"{place}: {row['reached']} reached, {parts} accounted for")
            then = following["reached"] if following else pipeline["deals"]["won"]
            require(row["advanced"] == then, f"{place}: {row['advanced']} went on, {then} came to the next")
            if row["conversionResolved"] is not None:
                require(row["low"] <= row["conversionResolved"] <= row["high"], f"{place}: rate outside its interval")
        first, deals = rows[0]["reached"], pipeline["deals"]
        require(first <= deals["total"] - deals["void"], f"“{pipeline['name']}”: {first} reached the first stage")
        for row in pipeline["stageTime"]:
            exits = sum(row["exits"].values())
            require(row["visits"] == exits, f"{row['stage']}: {row['visits']} visits, {exits} exits")


def outcomes_and_bottlenecks_add_up(report):
    """the estimated ends of visits are all of them, and bottlenecks are beyond their limits, the dearest first"""
    for pipeline in report.metrics["pipelines"]:
        for row in pipeline["stageTime"]:
            shares = row["ultimate"].values()
            if row["visits"] + row["open"]:
                require(abs(sum(shares) - 1) < 0.000004, f"{row['stage']}: visits end in {sum(shares)} ways")
            else:
                require(set(shares) == {None}, f"{row['stage']}: visits that are not there end")
        for row in pipeline["bottlenecks"]:
            is_below = row["actual"] < row["reference"]
            require(is_below == (row["kind"] == "leak"), f"{row['stage']}: {row['kind']} within its limit")
            require(row["evidence"].startswith(row["stage"]), f"{row['stage']}: the evidence is of another stage")
        order = [(row["impact"] or -1, row["delayedAmount"] or -1) for row in pipeline["bottlenecks"]]
        require(order == sorted(order, reverse=True), f"bottlenecks in the order {order}")
        capacity, there = pipeline["shape"]["capacity"], pipeline["deals"]["open"]
        require(capacity == there, f"a capacity of {capacity}, {there} open deals")
        for row in pipeline["standard"]["balance"] + pipeline["standard"]["rate"]:
            if row["difference"] is not None:
                gap = row["actual"] - row["standard"] - row["difference"]
                require(abs(gap) < 0.0002, f"{row['stage']}: a difference of {row['difference']}")


def key_figures_add_up(report):
    """the key figures are those of the deals"""
    metrics = report.metrics
    for name in ("current", "previous", "yearAgo"):
        figures = metrics["kpis"][name]
        decided = figures["won"] + figures["lost"]
        if decided:
            wins = figures["winRate"] * decided
            require(abs(wins - figures["won"]) < 0.001, f"{name}: the win rate is that of {wins} wins")
        else:
            require(figures["winRate"] is None, f"{name}: a win rate of nothing")
    if metrics["period"]["to"] == metrics["asOf"]:
        at_end, now = metrics["kpis"]["current"]["openAtEnd"], metrics["counts"]["open"]
        require(at_end == now, f"{at_end} open at the end of the period, {now} open")


def close(found, expected, roundings, what):
    """Fails unless two amounts differ by no more than so many roundings to two decimals."""
    require(abs(float(found - expected)) <= 0.005 * roundings + 1e-9, f"{what}: {found} ≠ {expected}")


CHECKS = [
    rows_add_up, deals_add_up, money_adds_up, forecast_adds_up, funnel_adds_up, outcomes_and_bottlenecks_add_up,
    key_figures_add_up,
]
