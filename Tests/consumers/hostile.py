"""No text of anybody's data changes what an output is made of.

The same deals are reported twice: once with harmless names, once with names that try to be markup, formulas, templates,
headers, rows or commands to a terminal. All structures must be the same.
"""

import csv
import email
import email.policy
import io
import json
import re
import subprocess
import xml.etree.ElementTree as ElementTree
import zipfile
from html.parser import HTMLParser

import openpyxl

from browser import browser
from report import require

TEXTS = [
    "<script>alert(1)</script>",
    "</title></style></table></svg><b onclick=alert(1)>",
    "\"\u0301 onmouseover=\"alert(1)",
    "'\u0301'",
    "{{title}}{{{drawing}}}{{#sections}}{{/nothing}}",
    "{{! open",
    "\x1b[31m\x07\x85\x9b2J",
    "\u202e\u2066\u200f\u061c turned",
    "<!-- --><![CDATA[",
    "]]>",
    "&lt;&#60;&amp;&#x0;",
    "one\r\ntwo\nthree\rfour",
    "Bcc: x@example.org\r\n\r\n<b>",
    "\r\n.\r\n",
    "\u2028\u2029\x0b\x0c",
    "\ufffe\uffff\U0001ffff\ufdd0",
    "=HYPERLINK(\"http://example.org\",\"x\")",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1-1",
    "@SUM(1)",
    "\t=1",
    "_x0041_ _x000D_",
    "W" * 3000,
    "漏" * 700,
    "e\u0301" * 300,
    "{0}{1}",
    "a,b;c\td|e",
    "\"quoted\" \"\"twice\"\"",
    "%s%n%x $(id) `id` ; rm -rf x",
    "\\e[0m \\x3cscript\\x3e",
    "javascript:alert(1)",
    "--out=/tmp/x",
    "'; DROP TABLE deals; --",
    "[*]:/\\?",
]
# Bytes that are no UTF-8: a surrogate by itself, a character cut short, a byte that begins none.
BYTES = [b"\xed\xa0\x80", b"\xe6\xbc", b"\xff\xfe"]


class Names:
    """Names by number: the harmless one, or a hostile one as different from the others as that."""

    def __init__(self, hostile):
        self.hostile = hostile

    def __call__(self, kind, number):
        plain = f"{kind} {number:02}"
        if not self.hostile:
            return plain
        # Eight and the count of texts have no factor in common: each kind of name meets all texts.
        text = TEXTS[(number * 8 + len(kind)) % len(TEXTS)]
        # First and last, so that either end stands at the edge of its place.
        return f"{text} {plain}" if number % 2 else f"{plain} {text}"


def write(path, rows):
    """A CSV file with every field in quotes."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)


def whole(halves):
    """The escape of a character from those of its halves in UTF-16."""
    high, low = (int(half, 16) for half in halves.groups())
    return f"\\U{0x10000 + ((high - 0xD800) << 10) + low - 0xDC00:08x}"


def inputs(folder, name, language):
    """Deals in which every text is a name; returns the configuration's path."""
    folder.mkdir(parents=True)
    stages = [name("stage", number) for number in range(5)]
    won, lost = name("stage", 5), name("stage", 6)
    heads = "id,deal name,account,owner,team,region,source,product,segment,stage,amount,currency,created,expected close"
    deals = [heads.split(",") + ["closed", "lost reason", "competitor", "next step", "pipeline"]]
    history = [["deal id", "to stage", "changed at"]]
    count = len(TEXTS) * 4
    for number in range(count):
        ends = number % 4
        stage = won if ends == 0 else lost if ends == 1 else stages[number % 5]
        day = number % 27 + 1
        key = name("id", number)
        deals.append(
            [key, name("deal", number), name("account", number), name("owner", number % 7), name("team", number % 3)]
            + [name("region", number % 5), name("source", number % 6), name("product", number % 4)]
            + [name("segment", number % 3), stage, str(1000 + number * 11), "EUR", f"2025-{number % 5 + 1:02}-{day:02}"]
            + ["" if ends < 2 else "2025-08-15", "2025-06-20" if ends < 2 else ""]
            + [name("reason", number % 9) if ends == 1 else "", name("rival", number % 8) if ends == 1 else ""]
            + [name("step", number), name("pipeline", 0)]
        )
        course = stages[: number % 5 + 1] + ([won] if ends == 0 else [lost] if ends == 1 else [])
        for step, visited in enumerate(course):
            history.append([key, visited, f"2025-06-{step + 5:02}"])
    # Rows that are not used: an amount, a date and an id that cannot be read.
    for number in range(3):
        row = [name("id", count + number), name("deal", count), *deals[1][2:]]
        row[(10, 12, 0)[number]] = "" if number == 2 else name("value", number)
        deals.append(row)
    write(folder / "history.csv", history)
    quotas = [["period", "owner", "amount"]] + [["2025-06", name("owner", number), "20000"] for number in range(7)]
    write(folder / "quotas.csv", quotas)
    kinds = [(stage, "open") for stage in stages] + [(won, "won"), (lost, "lost")]
    rows = [[stage, kind, "7" if kind == "open" else ""] for stage, kind in kinds]
    write(folder / "stages.csv", [["stage", "kind", "standard_days"], *rows])
    # What a file may be called is less than what may stand in it.
    file = re.sub(r"[/\0]", "-", name("deals", 4))[:80] + ".csv"
    write(folder / file, deals)
    with open(folder / file, "ab") as table:
        for number, code in enumerate(BYTES):
            # One deal more, whose name no reader can read: it is rejected.
            row = io.StringIO()
            cells = [name("id", count + 9 + number), "HERE", *deals[1][2:]]
            csv.writer(row, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(cells)
            table.write(row.getvalue().encode().replace(b"HERE", code if name.hostile else b"\xff", 1))
    settings = {
        "company": name("company", 1),
        "report": {"title": name("title", 2)},
        "currency": "EUR",
        "locale": language,
        "limits": {"rejects": "20%"},
        "group_by": ["segment"],
        "inputs": {
            "deals": [{"file": file, "encoding": "utf-8", "columns": {"segment": "segment"}}],
            "history": [{"file": "history.csv", "encoding": "utf-8"}],
            "quotas": [{"file": "quotas.csv", "encoding": "utf-8"}],
        },
        "stages": "stages.csv",
    }
    # JSON is YAML, but for its way to write characters in two halves, and but that no table may look like it.
    text = re.sub(r"\\u(d[89ab]..)\\u(d[c-f]..)", whole, json.dumps(settings))
    (folder / "funnel.yaml").write_text("# Names\n" + text, "utf-8")
    return folder / "funnel.yaml"


def run(report, *arguments):
    """The tool's standard output, when it succeeds."""
    result = subprocess.run([str(report.tool), *map(str, arguments)], capture_output=True, timeout=300)
    require(result.returncode == 0, f"{arguments[0]}: exit code {result.returncode}: {result.stderr.decode()}")
    return result.stdout


def show(report, folder, *command):
    """What a command prints of one of the reports."""
    return run(report, *command, "--config", folder / "in" / "funnel.yaml", "--as-of", "2025-06-30").decode()


def pair(report):
    """The folders of the harmless and of the hostile report, made once."""
    place = report.scratch / "hostile"
    folders = [place / kind for kind in ("harmless", "hostile")]
    if not place.exists():
        for folder, is_hostile in zip(folders, (False, True)):
            config = inputs(folder / "in", Names(is_hostile), report.language)
            run(report, "report", "--config", config, "--out", folder / "out", "--as-of", "2025-06-30")
    return folders


class Outline(HTMLParser):
    """What a page is made of, its scripts and styles with their text; drawings by their kinds of element alone."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.drawings, self.texts, self.policy, self.open, self.shown = [], set(), [], [], [], ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        names = sorted(name for name, _ in attrs)
        require(not any(name.startswith("on") for name in names), f"<{tag}> has {names}")
        links = [value for name, value in attrs if name in ("href", "src", "xlink:href", "action")]
        require(all(link.startswith("#") for link in links), f"<{tag}> leads to {links}")
        if tag == "meta" and "http-equiv" in names:
            self.policy.append(dict(attrs)["content"])
        if "svg" in self.open:
            self.drawings.add((tag, *(name for name in names if name != "transform")))
        else:
            # A class says how long the texts of a column are.
            self.elements.append((tag, *(name for name in names if name != "class")))
        if tag not in ("meta", "br", "link", "input", "col", "hr", "img"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        require(self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-3:]}")
        self.open.pop()

    def handle_data(self, data):
        if self.open and self.open[-1] in ("script", "style"):
            self.texts.append((self.open[-1], data))
        else:
            self.shown += data

    def handle_comment(self, data):
        # Those that only Outlook reads.
        self.texts.append(("comment", data))


def differ(kind, harmless, hostile):
    """Fails where two lists differ, and says where."""
    for index, (first, second) in enumerate(zip(harmless, hostile)):
        require(first == second, f"{kind}, part {index + 1}: {str(second)[:300]} instead of {str(first)[:300]}")
    require(len(harmless) == len(hostile), f"{kind}: {len(hostile)} parts instead of {len(harmless)}")


def plain(text, allowed="\n"):
    """Requires that a text has nothing that a terminal, a browser or a mail program obeys."""
    for letter in text:
        code = ord(letter)
        require(letter in allowed or not (code < 0x20 or 0x7F <= code < 0xA0), f"U+{code:04X} in the output")


def page(report):
    """hostile names leave the page as it is: elements, script, style and Content-Security-Policy"""
    outlines = []
    for folder in pair(report):
        text = (folder / "out" / "report.html").read_text("utf-8")
        plain(text, "\n\t")
        outlines.append(Outline(text))
    harmless, hostile = outlines
    for word in ("DROP TABLE", "HYPERLINK", "WWW", "漏漏漏", "{{{drawing}}}", "alert(1)", "[31m", "Bcc: x@example.org"):
        require(word in hostile.shown and word not in harmless.shown, f"“{word}” is not among the names")
    differ("elements", harmless.elements, hostile.elements)
    differ("scripts and styles", harmless.texts, hostile.texts)
    require(hostile.policy == harmless.policy and len(hostile.policy) == 1, f"the policy is {hostile.policy}")
    require(hostile.drawings == harmless.drawings, f"in drawings: {hostile.drawings ^ harmless.drawings}")


def page_in_browser(report):
    """the page with hostile names opens in a browser without errors, requests, script or sideways scrolling"""
    with browser() as chromium:
        for width in (375, 1280):
            tab = chromium.new_page(viewport={"width": width, "height": 800})
            said, asked = [], []
            tab.on("console", lambda message: said.append(message.text))
            tab.on("pageerror", lambda error: said.append(str(error)))
            tab.on("dialog", lambda dialog: said.append(dialog.message))
            tab.on("request", lambda request: asked.append(request.url))
            address = (pair(report)[1] / "out" / "report.html").as_uri()
            tab.goto(address, wait_until="networkidle")
            require(not said and asked == [address], f"it says {said} and fetches {asked[1:]}")
            size = tab.evaluate("() => [document.scrollingElement.scrollWidth, document.body.scrollWidth]")
            require(max(size) <= width, f"it is {max(size)} pixels wide at {width}")


def charts(report):
    """hostile names leave the charts well-formed, of the same elements"""
    kinds = []
    for folder in pair(report):
        names = sorted(path.name for path in (folder / "out").glob("*.svg"))
        found = [names]
        for name in names:
            text = (folder / "out" / name).read_text("utf-8")
            plain(text)
            elements = ElementTree.fromstring(text).iter()
            found.append({(element.tag, *sorted(set(element.keys()) - {"transform"})) for element in elements})
        kinds.append(found)
    differ("charts", *kinds)


def unplaced(cell):
    """A cell's formula without the numbers of rows in it."""
    return re.sub(r"(?<=[A-Z])[0-9]+", "#", cell.value) if cell.data_type == "f" else None


def workbook(report):
    """hostile names leave the workbook as it is: its parts, and the kind and formula of every cell"""
    parts, cells = [], []
    for folder in pair(report):
        path = folder / "out" / "report.xlsx"
        with zipfile.ZipFile(path) as archive:
            parts.append(sorted(archive.namelist()))
            for name in archive.namelist():
                root = ElementTree.fromstring(archive.read(name))
                if name.endswith(".rels"):
                    require(all(link.get("TargetMode") != "External" for link in root), f"{name} leads out")
        book = openpyxl.load_workbook(path)
        found = []
        for sheet in book.worksheets:
            require(not sheet._hyperlinks, f"{sheet.title} has links")
            # Groups that are alike in all figures stand in the order of their names: rows are compared as a set.
            rows = [[(cell.data_type, unplaced(cell)) for cell in row] for row in sheet.iter_rows()]
            found += [(sheet.title, *row) for row in sorted(rows, key=repr)]
        cells.append(found)
    differ("parts", *parts)
    differ("cells", *cells)


def shape(value):
    """The keys, kinds and figures of a JSON value; the order of rows that are alike in all figures is that of names."""
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted((shape(item) for item in value), key=json.dumps)
    return value if isinstance(value, (int, float, bool)) or value is None else "text"


def figures(report):
    """hostile names leave metrics.json as it is: keys, lists and every number"""
    shapes = []
    for folder in pair(report):
        document = json.loads((folder / "out" / "metrics.json").read_text("utf-8"))
        document["inputs"] = [{name: type(item).__name__ for name, item in row.items()} for row in document["inputs"]]
        shapes.append([json.dumps(shape(value)) for value in document.values()])
    harmless, hostile = shapes
    differ("metrics.json", harmless, hostile)


def tables(report):
    """hostile names leave CSV tables as they are, and none of their cells is a formula"""
    commands = [[name, "--format", "csv"] for name in ("funnel", "stages", "owners", "risks", "bottlenecks", "cohorts")]
    for command in commands + [["compare", "--by", "owner", "--format", "csv"], ["rejects"]]:
        sizes = []
        for folder, name in zip(pair(report), (Names(False), Names(True))):
            if command == ["rejects"]:
                text = (folder / "out" / "rejects.csv").read_text("utf-8-sig")
            else:
                text = show(report, folder, *command)
            rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
            for cell in (cell for row in rows for cell in row):
                is_harmless = re.fullmatch(r"-?[0-9.]+", cell) or cell[:1] not in tuple("=+-@\t\r")
                require(is_harmless, f"{command[0]}: a cell begins with {cell[:20]!r}")
            sizes.append([len(row) for row in rows])
        differ(command[0], *sizes)


def terminal(report):
    """hostile names make no lines of their own on a terminal, and give it no commands"""
    for command in (["funnel"], ["owners"], ["risks"], ["check"], ["compare", "--by", "team"]):
        lines = []
        for folder in pair(report):
            text = show(report, folder, *command)
            plain(text)
            for letter in "\u202e\u2066\u200f\u061c\u2028\u2029":
                require(letter not in text, f"{command[0]}: U+{ord(letter):04X} in the output")
            lines.append(len(text.splitlines()))
        # `check` shows the beginning of what it could not read, and where.
        if command != ["check"]:
            require(lines[0] == lines[1], f"{command[0]}: {lines[1]} lines instead of {lines[0]}")


def mail(report):
    """hostile names leave the mail as it is: headers, parts and elements, lines within their limits"""
    kinds = []
    for folder in pair(report):
        path = folder / "report.eml"
        options = ["--as-of", "2025-06-30", "--to", "ada@example.com", "--from", "bo@example.com", "-o", path]
        run(report, "email", "--config", folder / "in" / "funnel.yaml", *options)
        raw = path.read_bytes()
        require(max(map(len, raw.split(b"\n"))) <= 999, "a line is longer than 998 bytes")
        message = email.message_from_bytes(raw, policy=email.policy.default)
        found = [sorted(message.keys())]
        for part in message.walk():
            require(not part.defects, f"{part.get_content_type()}: {part.defects}")
            require(not any(value.defects for value in part.values()), "a header has defects")
            found.append((part.get_content_type(), part.get_content_disposition(), sorted(part.keys())))
            if part.get_content_maintype() == "text":
                plain(part.get_content(), "\n\r")
            if part.get_content_type() == "text/html":
                outline = Outline(part.get_content())
                found += outline.elements + outline.texts
            if part.get_content_disposition() == "attachment":
                archive = zipfile.ZipFile(io.BytesIO(part.get_content()))
                require(archive.testzip() is None, "the workbook is damaged")
        for name in ("subject", "from", "to"):
            plain(str(message[name]), "")
        kinds.append(found)
    differ("mail", *kinds)


def controls_in_a_workbook(report):
    """control characters that only a workbook can hold, NUL among them, come out as none"""
    folder = report.space("controls")
    book = openpyxl.Workbook()
    # What Excel writes for U+0000 and the like, which XML itself cannot hold.
    bad = "_x0000_a_x001B_[31m_x0008__x0085__xFFFF_"
    rows = [["id", "deal name", "owner", "stage", "amount", "created", "expected close"]]
    rows += [[f"{bad}{n}", f"n{bad}{n}", f"{bad}o", f"s{bad}", 100, "2025-01-02", "2025-08-01"] for n in range(9)]
    for row in rows:
        book.active.append(row)
    book.save(folder / "deals.xlsx")
    run(report, "report", folder / "deals.xlsx", "--as-of", "2025-06-30", "--out", folder / "out")
    page_text = (folder / "out" / "report.html").read_text("utf-8")
    plain(page_text, "\n\t")
    Outline(page_text)
    chart = (folder / "out" / "funnel.svg").read_text("utf-8")
    plain(chart)
    ElementTree.fromstring(chart)
    json.loads((folder / "out" / "metrics.json").read_text("utf-8"))
    openpyxl.load_workbook(folder / "out" / "report.xlsx")
    plain(run(report, "risks", folder / "deals.xlsx").decode())


CHECKS = [mail, page, page_in_browser, charts, workbook, figures, tables, terminal, controls_in_a_workbook]
