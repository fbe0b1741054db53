"""Whether the tasks of stages were done: page and workbook show what metrics.json says.

The sample sets have no activities. Here they get some, made from their stage changes, and tasks for every open stage.
"""

import csv
import dataclasses

import page
import workbook
from report import require

WORDS = {
    "en": ("call", "mail", "replied", "bounced", "The customer has agreed, in writing"),
    "zh-Hans": ("电话", "邮件", "已回复", "退信", "客户已书面同意"),
}


def read(path):
    """The rows of a table of the sample."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def write(path, rows):
    """Writes a table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def made(report):
    """The report with activities and tasks."""
    space = report.space("activities")
    call, mail, replied, bounced, criterion = WORDS[report.language]
    rows = [["deal id", "type", "result", "date"]]
    for number, change in enumerate(read(report.sample / "history.csv")[1:]):
        deal, at = change[0], change[-1]
        if number % 3:
            rows.append([deal, call, "", at])
        if number % 2:
            rows.append([deal, mail, replied if number % 5 else bounced, at])
    write(space / "activities.csv", rows)
    stages = read(report.sample / "stages.csv")
    kind = stages[0].index("kind")
    asked = f"{call}：1｜{mail}/{replied}：1"
    rows = [stages[0] + ["tasks", "exit_criterion"]]
    rows += [row + ([asked, criterion] if row[kind] == "open" else ["", ""]) for row in stages[1:]]
    write(space / "stages.csv", rows)
    folder = space / "report"
    options = ["--activities", space / "activities.csv", "--stages", space / "stages.csv"]
    result = report.make(folder, *options)
    require(not result.returncode and not result.stderr, f"exit code {result.returncode}: {result.stderr}")
    return dataclasses.replace(report, folder=folder)


def shown(report):
    """with activities, page and workbook show the exit criteria of metrics.json"""
    other = made(report)
    rows = [row for pipeline in other.metrics["pipelines"] for row in pipeline["exitCriteria"]]
    require(sum(row["moves"] for row in rows) > 50, "there are hardly any moves")
    require(all(0 < row["kept"] < row["moves"] for row in rows if row["moves"] > 20), "all or none were kept")
    for row in rows:
        require(sum(owner["moves"] for owner in row["owners"]) == row["moves"], f"{row['stage']}: owners do not add up")
    page.valid(other)
    page.shown_figures(other)
    workbook.stored_figures(other)
    workbook.recalculated_figures(other)


CHECKS = [shown]
