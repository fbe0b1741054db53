"""The workbook in the programs that people open it with: LibreOffice, and openpyxl as an analyst's script."""

import re
import subprocess
import warnings
import zipfile
from collections import defaultdict

import openpyxl

import expected
from report import require

# openpyxl says that it leaves out the data bars; they are for people.
warnings.filterwarnings("ignore", module="openpyxl")

# LibreOffice trusts the values stored beside formulas; with this in a profile it computes them anew.
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">\
<value>0</value></prop></item>
</oor:items>
"""


def convert(workbook, kind, folder, recalculates=False):
    """Converts a workbook in LibreOffice with a profile of its own; the path of the result."""
    profile = folder / "profile"
    if recalculates:
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE, "utf-8")
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", kind, "--outdir", str(folder / "converted"), str(workbook)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300)
    path = folder / "converted" / f"{workbook.stem}.{kind}"
    require(result.returncode == 0 and path.exists(), f"exit code {result.returncode}: {result.stdout}{result.stderr}")
    # It always says that it has no Java, which it needs for none of this.
    complaints = [line for line in result.stderr.splitlines() if line.strip() and "javaldx" not in line]
    require(not complaints, f"LibreOffice says: {complaints}")
    return path


def sheet_names(report):
    """the workbook has its sheets, by name and in order"""
    book = openpyxl.load_workbook(report.folder / "report.xlsx", read_only=True)
    names = [expected.word(section, report.language) for section in expected.SECTIONS]
    require(book.sheetnames == names, f"sheets are {book.sheetnames}, not {names}")


def stored_figures(report):
    """every table and key figure of the workbook is that of metrics.json"""
    compare(report, report.folder / "report.xlsx")


def recalculated_figures(report):
    """the workbook's formulas give the same figures when LibreOffice computes them anew"""
    folder = report.space("recalculated")
    spoilt = folder / "report.xlsx"
    count = spoil(report.folder / "report.xlsx", spoilt)
    require(count > 50, f"only {count} formulas")
    result = convert(spoilt, "xlsx", folder, recalculates=True)
    compare(report, result)
    book = openpyxl.load_workbook(result, data_only=True)
    cells = [cell for sheet in book for row in sheet for cell in row]
    errors = [f"{cell.parent.title}!{cell.coordinate}" for cell in cells if cell.data_type == "e"]
    require(not errors, f"errors in {errors[:10]}")


def printed(report):
    """LibreOffice prints the workbook without a complaint, the summary on one page"""
    path = convert(report.folder / "report.xlsx", "pdf", report.space("printed"))
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    pages = text.split("\f")[:-1]
    # The head of each page ends with its sheet's name.
    sheets = [page.strip().splitlines()[0].split("  ")[-1].strip() for page in pages]
    names = [expected.word(section, report.language) for section in expected.SECTIONS]
    require([*dict.fromkeys(sheets)] == names, f"the pages are of {sheets}")
    require(sheets.count(names[0]) == 1, f"the summary has {sheets.count(names[0])} pages")
    first = re.sub(r"\s", "", pages[0])
    for label, *_ in expected.key_figures(report.metrics, report.language):
        require(re.sub(r"\s", "", label) in first, f"“{label}” is not on the first page")


def spoil(source, target):
    """Copies a workbook with a wrong value beside every formula; the number of formulas."""
    count = 0
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                data, found = re.subn(rb"(</f>)<v>[^<]*</v>", rb"\1<v>987654321</v>", data)
                require(found == len(re.findall(rb"<f[ >]", data)), f"{name}: a formula without its value")
                count += found
            new.writestr(name, data)
    return count


def compare(report, path):
    """Compares all figures of a workbook with metrics.json."""
    book = openpyxl.load_workbook(path, data_only=True)
    metrics, language = report.metrics, report.language
    sheets = {name: [[cell.value for cell in row] for row in book[name].iter_rows()] for name in book.sheetnames}
    seen = defaultdict(int)
    problems = []
    for table in expected.tables(metrics, language):
        sheet = expected.word(table.section, language)
        places = list(header_places(sheets[sheet], table.headings))
        place = (sheet, *table.headings)
        if seen[place] >= len(places):
            problems.append(f"{sheet}: there is no table {table.headings[:3]} no. {seen[place] + 1}")
            continue
        row, column = places[seen[place]]
        seen[place] += 1
        found = [line[column : column + len(table.headings)] for line in sheets[sheet][row + 1 :]]
        problems += differences(sheet, table, found, language)
    problems += key_figure_differences(sheets[expected.word("summary", language)], metrics, language)
    require(not problems, f"{len(problems)} differences:\n  " + "\n  ".join(problems[:20]))


def key_figure_differences(summary, metrics, language):
    """What is different in the key figures of the first sheet."""
    runs = ["current", "previous", "yearAgo", "change"]
    heads = [expected.word(run, language) for run in runs]
    head = next((row for row in summary if all(word in row for word in heads)), None)
    if head is None:
        yield f"there are no key figures with {heads}"
        return
    for label, kind, values, change in expected.key_figures(metrics, language):
        row = next((row for row in summary if row[0] == label), [None] * len(head))
        for run, heading in zip(runs, heads):
            got = row[head.index(heading)]
            want = change if run == "change" else values[run]
            # A change is of figures that metrics.json has rounded.
            right = got == "–" if want is None else expected.same_number(run if run == "change" else kind, want, got)
            if not right:
                yield f"{label}, {heading}: {want} expected, found {got}"


def header_places(sheet, headings):
    """Where the headings stand in a row of a sheet, from top to bottom."""
    for number, row in enumerate(sheet):
        for column in range(len(row) - len(headings) + 1):
            if row[column : column + len(headings)] == headings:
                yield number, column


def differences(sheet, table, found, language):
    """What is different in a table's rows and totals."""
    for number, row in enumerate(table.rows):
        for heading, kind, want, got in zip(table.headings, table.kinds, row, found[number]):
            if not same(kind, want, got):
                yield f"{sheet}, {row[0]}, {heading}: {want} expected, found {got}"
    if table.totals:
        totals = found[len(table.rows)]
        if totals[0] != expected.word("total", language):
            yield f"{sheet}: {totals[0]} instead of a total"
        for heading, kind, want, got in zip(table.headings, table.kinds, table.totals, totals):
            if want is not None and not same(kind, want, got, len(table.rows)):
                yield f"{sheet}, total, {heading}: {want} expected, found {got}"


def same(kind, want, got, roundings=1):
    """Whether a cell holds the expected value; an en dash stands for an undefined one."""
    if kind == expected.TEXT:
        return want == got
    return got == "–" if want is None else expected.same_number(kind, want, got, roundings)


CHECKS = [sheet_names, stored_figures, recalculated_figures, printed]
