"""Asks DuckDB for the part of the report that a query engine answers well: what the product is measured against.

Usage: python3 question.py FOLDER ANSWER.json FORM
FORM is list, int or aggint, or nothing: start the engine and ask nothing.

The forms differ in how a deal's stage changes come together. Which one is best depends on the machine and the size, so
all are measured. None of them replaces the deals' numbers by something that could collide.
"""

import json
import sys
from pathlib import Path

import duckdb

PROBABILITIES = {"Lead": 0.1, "Qualified": 0.2, "Demo": 0.4, "Proposal": 0.6, "Negotiation": 0.8}
STAGES = [*PROBABILITIES, "Closed Won", "Closed Lost", "Disqualified"]
OPEN = len(PROBABILITIES)
WON, LOST, NO_STAGE = STAGES.index("Closed Won"), STAGES.index("Closed Lost"), len(STAGES)
DAY = 86_400_000_000  # In microseconds, as all times and durations are until they are printed.

DEAL_COLUMNS = {
    **dict.fromkeys(["deal", "name", "account", "owner", "team", "region", "source", "product", "stage"], "VARCHAR"),
    **{"amount": "DECIMAL(18, 2)", "currency": "VARCHAR", "created": "DATE", "expected": "DATE", "closed": "DATE"},
    **dict.fromkeys(["reason", "competitor", "next_step"], "VARCHAR"),
}
HISTORY_COLUMNS = {"deal": "VARCHAR", "from_stage": "VARCHAR", "to_stage": "VARCHAR", "changed": "TIMESTAMP"}


def file_of(path, columns):
    """A file as the engine reads it fastest: nothing is left to be guessed."""
    name = str(path).replace("'", "''")
    types = ", ".join(f"'{column}': '{kind}'" for column, kind in columns.items())
    dialect = "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"'"
    return f"read_csv('{name}', {dialect}, columns = {{{types}}})"


def number_of(column):
    """The number of the stage that a column names."""
    cases = " ".join(f"WHEN '{name}' THEN {number}" for number, name in enumerate(STAGES))
    return f"(CASE {column} {cases} ELSE {NO_STAGE} END)::TINYINT"


# A stage change as one number; sorting the numbers puts a deal's changes in order. It is made of the time, in three
# bits the stage entered (of changes at one instant the one to the earlier stage goes first), in four the stage left.
CHANGE = f"epoch_us(changed) * 128 + {number_of('to_stage')}::BIGINT * 16 + {number_of('from_stage')}"


def time_of(change):
    """When a change was."""
    return f"({change} >> 7)"


def entered(change):
    """The number of the stage that a change enters."""
    return f"(({change} >> 4) & 7)::TINYINT"


def left(change):
    """The number of the stage that a change leaves."""
    return f"({change} & 15)::TINYINT"


def time_before(change):
    """How long a deal was in the stage that its first change leaves: since its creation, which has no time of day."""
    return f"({time_of(change)} // {DAY} - epoch_us(created) // {DAY}) * {DAY}"


def by_stage(counts):
    """Two counts for each of the open stages, from one row."""
    return {stage: counts[2 * stage : 2 * stage + 2] for stage in range(OPEN)}


class Question:
    """The question about one folder of data.

    Each form makes the table visits (stage, duration), and tells by stage how many deals entered it and how many of
    them came to a later one afterwards.
    """

    def __init__(self, folder):
        self.folder = folder
        self.history = file_of(folder / "history.csv", HISTORY_COLUMNS)
        # A whole number is compared more quickly than a name.
        self.numbered = (
            f"SELECT deals.rowid::INTEGER AS number, {CHANGE} AS change FROM {self.history} JOIN deals USING (deal)"
        )
        self.engine = duckdb.connect()
        self.engine.execute("SET threads = 2")
        # No figure depends on the order of the rows, and keeping it costs the engine memory.
        self.engine.execute("SET preserve_insertion_order = false")

    def rows(self, query):
        """The rows that answer a query."""
        return self.engine.execute(query).fetchall()

    def keep(self, table, query):
        """Keeps the rows that answer a query as a table."""
        self.engine.execute(f"CREATE TEMP TABLE {table} AS {query}")

    def read_deals(self):
        """Makes the table deals, with the amounts in euros."""
        self.keep(
            "deals",
            f"""SELECT deal, owner, source, {number_of("stage")} AS stage, created, closed,
              (CASE currency WHEN 'USD' THEN amount * 0.92 ELSE amount END)::DECIMAL(18, 2) AS amount
            FROM {file_of(self.folder / "deals.csv", DEAL_COLUMNS)}""",
        )

    def by_lists(self):
        """Gathers the changes of each deal in a sorted list."""
        first = "changes[1]"
        # A deal's number is kept only where its creation has to be looked up.
        self.keep(
            "lives",
            f"""SELECT CASE WHEN {left(first)} < {OPEN} THEN deal END AS deal, changes
            FROM (
              SELECT deal, list_sort(list(change)) AS changes
              FROM (SELECT deal, {CHANGE} AS change FROM {self.history})
              GROUP BY deal
            )""",
        )
        self.keep(
            "visits",
            f"""SELECT {entered("change")} AS stage, next - {time_of("change")} AS duration
            FROM (
              SELECT unnest(changes) AS change, unnest(list_transform(changes[2:], lambda x: {time_of("x")})) AS next
              FROM lives
            )
            WHERE stage < {OPEN}
            UNION ALL
            SELECT {left(first)}, {time_before(first)} FROM lives JOIN deals USING (deal)""",
        )
        counts = []
        for stage in range(OPEN):
            start = f"CASE WHEN {left(first)} = {stage} THEN 0 ELSE list_position(stages, {stage}::TINYINT) END"
            later = range(stage + 1, WON + 1)
            ends = ", ".join(f"len(stages) + 1 - list_position(reversed, {number}::TINYINT)" for number in later)
            counts.append(f"count({start}), count(*) FILTER (greatest({ends}) > {start})")
        stages = f"SELECT changes, list_transform(changes, lambda x: {entered('x')}) AS stages FROM lives"
        rows = self.rows(
            f"SELECT {', '.join(counts)} FROM (SELECT *, list_reverse(stages) AS reversed FROM ({stages}))"
        )
        return by_stage(rows[0])

    def by_windows(self):
        """Replaces the deals' numbers by those of their rows; window functions look at the rest of a deal's changes."""
        first = "first_value(change) OVER life"
        self.keep(
            "visits",
            f"""SELECT stage, {time_of("lead(change) OVER life")} - {time_of("change")} AS duration,
              {left(first)} <> stage AND coalesce(bit_or(1 << stage) OVER
                (life ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) & (1 << stage) = 0 AS is_new,
              max(stage) FILTER (stage <= {WON}) OVER
                (life ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS highest,
              CASE WHEN {first} = change AND {left("change")} < {OPEN} THEN number END AS number, change
            FROM (
              SELECT *, {entered("change")}::INTEGER AS stage FROM ({self.numbered})
            )
            WINDOW life AS (PARTITION BY number ORDER BY change)""",
        )
        self.engine.execute(
            f"""INSERT INTO visits
            SELECT {left("change")}, {time_before("change")}, true,
              greatest(highest, CASE WHEN visits.stage <= {WON} THEN visits.stage END), NULL, NULL
            FROM visits JOIN deals ON deals.rowid = number"""
        )
        rows = self.rows(
            f"""SELECT stage, count(*) FILTER (is_new), count(*) FILTER (is_new AND highest > stage)
            FROM visits WHERE stage < {OPEN} GROUP BY stage"""
        )
        return {stage: counts for stage, *counts in rows}

    def by_aggregates(self):
        """Replaces the deals' numbers by those of their rows; the first and last time in each stage tell the rest."""
        self.keep("changes", self.numbered)
        bounds = ", ".join(
            f"min(change) FILTER (stage = {stage}) AS start{stage},"
            f" max(change) FILTER (stage BETWEEN {stage + 1} AND {WON}) AS end{stage}"
            for stage in range(OPEN)
        )
        self.keep(
            "lives",
            f"""SELECT number, min(change) AS first, {bounds}
            FROM (SELECT *, {entered("change")} AS stage FROM changes) GROUP BY number""",
        )
        self.keep(
            "visits",
            f"""SELECT {entered("change")} AS stage, {time_of("next")} - {time_of("change")} AS duration
            FROM (SELECT change, lead(change) OVER (PARTITION BY number ORDER BY change) AS next FROM changes)
            WHERE stage < {OPEN}
            UNION ALL
            SELECT {left("first")}, {time_before("first")}
            FROM lives JOIN deals ON deals.rowid = number WHERE {left("first")} < {OPEN}""",
        )
        counts = []
        for stage in range(OPEN):
            start = f"CASE WHEN {left('first')} = {stage} THEN 0 ELSE start{stage} END"
            counts.append(f"count({start}), count(*) FILTER (end{stage} > {start})")
        return by_stage(self.rows(f"SELECT {', '.join(counts)} FROM lives")[0])

    def stages(self, counts):
        """The figures of the open stages."""
        figures = {STAGES[stage]: dict(zip(("entered", "advanced"), counts[stage])) for stage in sorted(counts)}
        for stage, visits, mean, (median, p90) in self.rows(
            f"""SELECT stage, count(duration), avg(duration), quantile_cont(duration, [0.5, 0.9])
            FROM visits WHERE stage < {OPEN} GROUP BY stage"""
        ):
            figures[STAGES[stage]] |= {"visits": visits, "mean": mean / DAY, "median": median / DAY, "p90": p90 / DAY}
        for stage, deals, amount in self.rows(
            f"SELECT stage, count(*), sum(amount) FROM deals WHERE stage < {OPEN} GROUP BY stage"
        ):
            weighted = float(amount) * PROBABILITIES[STAGES[stage]]
            figures[STAGES[stage]] |= {"open": deals, "openAmount": float(amount), "weighted": weighted}
        return figures

    def owners(self):
        """The figures of those who sell."""
        weights = " ".join(f"WHEN {stage} THEN {weight}" for stage, weight in enumerate(PROBABILITIES.values()))
        rows = self.rows(
            f"""SELECT owner, count(*) FILTER (stage = {WON}), count(*) FILTER (stage = {LOST}),
              sum(amount) FILTER (stage = {WON}),
              sum(amount::DOUBLE * (CASE stage {weights} END)) FILTER (stage < {OPEN}),
              avg(closed - created) FILTER (stage = {WON})
            FROM deals GROUP BY owner"""
        )
        return {
            owner: {
                "won": won,
                "lost": lost,
                "wonAmount": float(amount or 0),
                "weighted": weighted or 0,
                "meanWonCycle": cycle,
            }
            for owner, won, lost, amount, weighted, cycle in rows
        }

    def months(self):
        """What was won in each month."""
        rows = self.rows(
            f"""SELECT strftime(month, '%Y-%m'), amount
            FROM (
              SELECT date_trunc('month', closed) AS month, sum(amount) AS amount
              FROM deals WHERE stage = {WON} GROUP BY month
            )"""
        )
        return {month: float(amount) for month, amount in rows}

    def sources(self):
        """How many deals of each source were won and lost."""
        rows = self.rows(
            f"""SELECT source, count(*) FILTER (stage = {WON}), count(*) FILTER (stage = {LOST})
            FROM deals GROUP BY source"""
        )
        return {source or "": {"won": won, "lost": lost} for source, won, lost in rows}


FORMS = {"list": Question.by_lists, "int": Question.by_windows, "aggint": Question.by_aggregates}


def main(folder, answer, form):
    """Asks the question in a form and writes the answer."""
    question = Question(Path(folder))
    if form == "nothing":
        figures = {}
    else:
        question.read_deals()
        figures = {
            "stages": question.stages(FORMS[form](question)),
            "owners": question.owners(),
            "months": question.months(),
            "sources": question.sources(),
        }
    Path(answer).write_text(json.dumps(figures, ensure_ascii=False, sort_keys=True, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[3] not in (*FORMS, "nothing"):
        sys.exit(__doc__)
    main(*sys.argv[1:])
