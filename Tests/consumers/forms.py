"""The same deals, however an export writes them, give the same figures."""

import csv
import datetime
import gzip
import io
import json
import subprocess
import zipfile

import openpyxl
from report import require

DATES = {"Created", "Expected Close", "Close Date", "创建日期", "预计成交日期", "结单日期"}
TIMES = {"Changed At", "变更时间"}
AMOUNTS = {"Amount", "商机金额"}
CURRENCIES = {"Currency", "币种"}
OWNERS = {"Owner", "业务员"}

# Names that GB18030 and Big5 have, and those that Shift-JIS and Windows-1252 have.
HANZI = ["林一山", "田中大", "高山水", "金子文", "小林正", "中山道", "本田明", "大川石", "王天文", "李大明", "山口元", "江上青"]
KANA = ["山田さくら", "サトウ健", "鈴木ひろし", "高橋アキラ", "田中みどり", "渡辺ケンジ", "伊藤なおみ", "中村ユキ", "小林まさと", "加藤リエ", "吉田しげる", "山本カナ"]
LATIN = ["Zoë Müller", "André Strauß", "Çelik Öztürk", "Núñez", "Ørsted", "Åberg", "Jürgen Groß", "Renée", "Hélène", "João", "Bjørn", "Søren"]


# The names of encodings: Python's, and those of a report.
NAMES = {"utf-16-le": "utf-16le", "utf-16-be": "utf-16be", "cp932": "shift_jis", "cp1252": "windows-1252"}


def unchanged(records):
    """Records as they are."""
    return records


def table(path):
    """The records of a sample's table, the headings first."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def text(records, delimiter=",", line_end="\r\n"):
    """Records as text, quoted as Excel does."""
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator=line_end).writerows(records)
    return file.getvalue()


def changed(records, columns, change):
    """Records with other texts in some columns; blank ones stay blank."""
    places = [place for place, heading in enumerate(records[0]) if heading in columns]
    result = [list(record) for record in records]
    for record in result[1:]:
        for place in places:
            if record[place]:
                record[place] = change(record[place], record)
    return result


def moment(value):
    """A date or time as the samples write it."""
    date, _, time = value.replace("/", "-").replace("T", " ").partition(" ")
    year, month, day = map(int, date.split("-"))
    return datetime.datetime(year, month, day, *map(int, time.split(":"))) if time else datetime.date(year, month, day)


def written(form):
    """A way to write dates and times: strftime's codes, and {d} for the day and {m} for the month without zeros."""

    def change(value, _):
        at = moment(value)
        parts = form.split(" ", 1) if " " in form and not isinstance(at, datetime.datetime) else [form]
        pattern = parts[0] if not isinstance(at, datetime.datetime) and "%H" in form + "%I" and len(parts) > 1 else form
        return at.strftime(pattern.replace("{d}", str(at.day)).replace("{m}", str(at.month)).replace("{h}", str(twelve(at))))

    return change


def twelve(at):
    """The hour of a clock of twelve hours."""
    return (at.hour % 12 or 12) if isinstance(at, datetime.datetime) else 0


def dates_and_times(date_form, time_form):
    """A change of all dates and times of a table."""

    def change(records):
        return changed(changed(records, DATES, written(date_form)), TIMES, written(time_form))

    return change


def serial(value, _):
    """A date or time as the number that Excel keeps."""
    at = moment(value)
    if not isinstance(at, datetime.datetime):
        return str((at - datetime.date(1899, 12, 30)).days)
    passed = at - datetime.datetime(1899, 12, 30)
    return f"{passed.days + passed.seconds / 86400:.8f}"


def number(value):
    """An amount as the samples write it."""
    return float(value.replace(",", ""))


def currency_of(records, record):
    """The currency of a record."""
    return next(record[place] for place, heading in enumerate(records[0]) if heading in CURRENCIES)


def signed(value, record, records):
    """An amount with the sign of its currency and groups."""
    sign = {"CNY": "¥", "USD": "$", "EUR": "€"}[currency_of(records, record)]
    return f"{sign}{number(value):,.2f}"


def whole(records):
    """Records with amounts of no decimals."""
    return changed(records, AMOUNTS, lambda value, _: f"{number(value):.0f}")


def whole_and_signed(records):
    """Records whose amounts say only by their sign that the comma groups digits."""
    return changed(records, AMOUNTS, lambda value, record: signed(value, record, records).rpartition(".")[0])


VALUES = {
    "dates as M/D/YYYY and times with AM and PM": dates_and_times("{m}/{d}/%Y", "{m}/{d}/%Y {h}:%M:%S %p"),
    "dates as D.M.YYYY": dates_and_times("{d}.{m}.%Y", "{d}.{m}.%Y %H:%M:%S"),
    "dates in Chinese": dates_and_times("%Y年{m}月{d}日", "%Y年{m}月{d}日 %H:%M:%S"),
    "names of months": dates_and_times("{d}-%b-%Y", "%b {d}, %Y {h}:%M:%S %p"),
    "dates without signs": dates_and_times("%Y%m%d", "%Y%m%dT%H%M%S"),
    "Excel's serial numbers": lambda records: changed(records, DATES | TIMES, serial),
    "amounts as 1,234.50": lambda records: changed(records, AMOUNTS, lambda value, _: f"{number(value):,.2f}"),
    "amounts as 1.234,50": lambda records: changed(
        records, AMOUNTS, lambda value, _: f"{number(value):,.2f}".translate(str.maketrans(",.", ".,"))
    ),
    "amounts with the currency's sign": lambda records: changed(
        records, AMOUNTS, lambda value, record: signed(value, record, records)
    ),
    "amounts with the currency's code": lambda records: changed(
        records, AMOUNTS, lambda value, record: f"{currency_of(records, record)} {number(value):,.2f}"
    ),
    "full-width digits": lambda records: changed(
        records, AMOUNTS, lambda value, _: value.translate(str.maketrans("0123456789.,", "０１２３４５６７８９．，"))
    ),
}


def run(report, folder, deals, history, stdin=None, options=()):
    """The figures of a run on two files, without what is said of the files."""
    lines = (report.sample / "funnel.yaml").read_text("utf-8").splitlines()
    configuration = "\n".join(line for line in lines if not line.startswith(("inputs:", "  deals:", "  history:", "  quotas:", "stages:")))
    configuration += f"\nstages: '{report.sample / 'stages.csv'}'\ninputs:\n"
    configuration += f"  deals: [{{file: '{deals}'{''.join(', ' + option for option in options)}}}]\n  history: [{{file: '{history}'}}]\n"
    (folder / "funnel.yaml").write_text(configuration, "utf-8")
    command = [report.tool, "report", "--config", folder / "funnel.yaml", "--format", "json", "--out", folder / "out"]
    done = subprocess.run([str(part) for part in command], input=stdin, capture_output=True, timeout=300)
    require(done.returncode == 0, f"exit code {done.returncode}: {done.stderr.decode('utf-8', 'replace')}; see {folder}")
    require(not done.stderr, f"it says {done.stderr.decode('utf-8', 'replace')}")
    metrics = json.loads((folder / "out" / "metrics.json").read_text("utf-8"))
    files = metrics.pop("inputs")
    metrics.pop("assumptions")
    return json.dumps(metrics, ensure_ascii=False, indent=1), files


def same(report, folder, first, second):
    """Requires two runs to have the same figures."""
    if first != second:
        (folder / "expected.json").write_text(first, "utf-8")
        (folder / "found.json").write_text(second, "utf-8")
        require(False, f"other figures; compare the two files in {folder}")


def plain(report, change=lambda records: records):
    """The figures of the sample as it is, but for a change of its records."""
    folder = report.space("form-plain")
    for name in ("deals.csv", "history.csv"):
        (folder / name).write_text(text(change(table(report.sample / name))), "utf-8")
    return run(report, folder, "deals.csv", "history.csv")[0]


def in_form(title, change, encoding="utf-8", mark=b"", delimiter=",", line_end="\r\n", base=unchanged, sample=None):
    """A check that a form of both tables gives the sample's figures.

    base changes what they are compared with as well; sample is the only one that the form is fit for.
    """

    def check(report):
        if sample not in (None, report.name):
            return
        folder = report.space("form")
        for name in ("deals.csv", "history.csv"):
            records = change(base(table(report.sample / name)))
            (folder / name).write_bytes(mark + text(records, delimiter, line_end).encode(encoding))
        figures, files = run(report, folder, "deals.csv", "history.csv")
        found = files[0]["encoding"]
        require(found == NAMES.get(encoding, encoding), f"the deals were read as {found}")
        same(report, folder, plain(report, base), figures)

    check.__doc__ = f"the same figures from {title}"
    return check


def renamed(names):
    """Gives the owners other names."""

    def change(records):
        known = {}
        return changed(records, OWNERS, lambda value, _: known.setdefault(value, names[len(known) % len(names)]))

    return change


def ascii_rest(names):
    """Other owners' names, and no other text beyond ASCII among the deals."""

    def change(records):
        if not any(heading in OWNERS for heading in records[0]):
            return records
        result = [[field.encode("ascii", "replace").decode() for field in record] for record in records]
        return renamed(names)(result)

    return change


def packed(report):
    """the same figures from gzip, zip and standard input"""
    expected = plain(report)
    for name in ("gzip", "zip", "stdin"):
        folder = report.space(f"form-{name}")
        for file in ("deals.csv", "history.csv"):
            data = text(table(report.sample / file)).encode()
            if name == "gzip":
                (folder / file).write_bytes(gzip.compress(data))
            elif name == "zip":
                with zipfile.ZipFile(folder / file, "w", zipfile.ZIP_DEFLATED) as archive:
                    archive.writestr(file, data)
            else:
                (folder / file).write_bytes(data)
        deals = "-" if name == "stdin" else "deals.csv"
        stdin = (folder / "deals.csv").read_bytes() if name == "stdin" else None
        same(report, folder, expected, run(report, folder, deals, "history.csv", stdin)[0])


def workbook(report):
    """the same figures from workbooks with typed cells"""
    folder = report.space("form-xlsx")
    for name in ("deals", "history"):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = name
        records = table(report.sample / f"{name}.csv")
        sheet.append(records[0])
        for record in records[1:]:
            cells = []
            for heading, value in zip(records[0], record):
                if value and heading in DATES | TIMES:
                    cells.append(moment(value))
                elif value and heading in AMOUNTS:
                    cells.append(number(value))
                else:
                    cells.append(value or None)
            sheet.append(cells)
        book.create_sheet("Notes").append(["Nothing of interest"])
        book.save(folder / f"{name}.xlsx")
    figures, files = run(report, folder, "deals.xlsx", "history.xlsx", options=["sheet: deals"])
    require([file["encoding"] for file in files] == ["xlsx", "xlsx"], f"files are {files}")
    same(report, folder, plain(report), figures)


def sample_in_gb18030(report):
    """the Chinese sample's deals in GB18030 give the same figures"""
    if not (report.sample / "deals-gb18030.csv").exists():
        return
    folder = report.space("form-gb18030")
    figures, files = run(report, folder, report.sample / "deals-gb18030.csv", report.sample / "history.csv")
    require(files[0]["encoding"] == "gb18030", f"files are {files}")
    same(report, folder, plain(report), figures)


CHECKS = [
    in_form("semicolons", unchanged, delimiter=";"),
    in_form("tabs and LF", unchanged, delimiter="\t", line_end="\n"),
    in_form("pipes and CR", unchanged, delimiter="|", line_end="\r"),
    in_form("UTF-8 with a mark", unchanged, mark=b"\xef\xbb\xbf"),
    in_form("UTF-16 with a mark", unchanged, "utf-16-le", b"\xff\xfe", delimiter="\t"),
    in_form("UTF-16, the higher byte first", unchanged, "utf-16-be", b"\xfe\xff"),
    in_form("UTF-16 without a mark", unchanged, "utf-16-le"),
    in_form("GB18030", unchanged, "gb18030", sample="chinese"),
    in_form("GB18030, few hanzi", unchanged, "gb18030", base=ascii_rest(HANZI), sample="english"),
    in_form("Big5", unchanged, "big5", base=ascii_rest(HANZI), sample="english"),
    in_form("Shift-JIS", unchanged, "cp932", base=ascii_rest(KANA), sample="english"),
    in_form("Windows-1252", unchanged, "cp1252", base=ascii_rest(LATIN), sample="english"),
    in_form("whole amounts with the currency's sign", whole_and_signed, base=whole, sample="chinese"),
    *[in_form(title, change) for title, change in VALUES.items()],
    packed,
    workbook,
    sample_in_gb18030,
]
