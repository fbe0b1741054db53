"""One report under check: where it is, what it was made from and with, and its figures."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path


class Failure(Exception):
    """Why a check failed, in one line."""


def require(condition, why):
    """Fails the check unless the condition holds."""
    if not condition:
        raise Failure(why)


@dataclass
class Report:
    """A report made from a sample set."""

    name: str
    tool: Path
    sample: Path
    folder: Path
    scratch: Path

    def make(self, folder, *options, **process):
        """Runs the tool on the sample set and returns the finished process."""
        command = [self.tool, "report", "--config", self.sample / "funnel.yaml", "--out", folder, *options]
        settings = {"capture_output": True, "text": True, "timeout": 300}
        return subprocess.run([str(part) for part in command], **settings | process)

    @property
    def metrics(self):
        """The contents of metrics.json, with exact decimals."""
        return json.loads((self.folder / "metrics.json").read_text("utf-8"), parse_float=Decimal)

    @property
    def language(self):
        """The document's language, as the sample's configuration says."""
        lines = (self.sample / "funnel.yaml").read_text("utf-8").splitlines()
        return next(line.split()[1] for line in lines if line.startswith("locale:"))

    def space(self, name):
        """An empty folder for a check to work in."""
        folder = self.scratch / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder
