"""The funnel charts stand alone: well-formed, with text as text, and drawn by a browser."""

import base64
import subprocess
import xml.etree.ElementTree as ElementTree

from browser import browser
from report import require

# The share of pixels that are not of the corner's colour, and the number of colours, when drawn as a picture.
DRAW = """async (source) => {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.naturalWidth || 800, image.naturalHeight || 600];
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const pixels = new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
  const drawn = pixels.filter((pixel) => pixel !== pixels[0]).length;
  return {drawn: drawn / pixels.length, colours: new Set(pixels).size};
}"""


def charts(report):
    """The chart of each pipeline."""
    names = ["funnel.svg"] + [f"funnel-{index + 2}.svg" for index in range(len(report.metrics["pipelines"]) - 1)]
    return [report.folder / name for name in names]


def well_formed(report):
    """the charts are well-formed, one a pipeline"""
    for path in charts(report):
        result = subprocess.run(["xmllint", "--noout", "--nonet", str(path)], capture_output=True, text=True)
        require(result.returncode == 0 and not result.stderr, f"{path.name}: {result.stderr}")
    found = sorted(path.name for path in report.folder.glob("*.svg"))
    require(found == sorted(path.name for path in charts(report)), f"charts are {found}")


def told_in_text(report):
    """the charts tell every stage and count as text, and what they show to those who cannot see them"""
    for path, pipeline in zip(charts(report), report.metrics["pipelines"]):
        root = ElementTree.parse(path).getroot()
        svg = "{http://www.w3.org/2000/svg}"
        require(root.get("role") == "img", f"{path.name}: no role")
        for name in ("title", "desc"):
            require((root.findtext(svg + name) or "").strip(), f"{path.name}: no {name}")
        # A long name may be set in several lines.
        text = "".join("".join(element.itertext()) for element in root.iter(svg + "text")).replace(" ", "")
        for row in pipeline["funnel"]:
            for part in (row["stage"], f"{row['reached']:,}"):
                require(part.replace(" ", "") in text, f"{path.name}: “{part}” is missing")


def drawn(report):
    """the charts are drawn by Chromium as pictures on their own"""
    with browser() as chromium:
        tab = chromium.new_page()
        for path in charts(report):
            source = "data:image/svg+xml;base64," + base64.b64encode(path.read_bytes()).decode()
            picture = tab.evaluate(DRAW, source)
            require(picture["drawn"] > 0.02 and picture["colours"] > 3, f"{path.name} is blank: {picture}")


CHECKS = [well_formed, told_in_text, drawn]
