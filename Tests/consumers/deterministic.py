"""The same inputs give the same bytes, whatever the machine is like."""

import os

from report import require

SAME = {
    "once more": {},
    "on one core": {"options": ["--threads", "1"]},
    "on two cores": {"options": ["--threads", "2"]},
    "with an empty environment": {"env": {}},
    "with LC_ALL=C": {"changes": {"LC_ALL": "C", "LANG": "C"}},
    "with LC_ALL=zh_CN.UTF-8": {"changes": {"LC_ALL": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8"}},
    "with LC_ALL=de_DE.UTF-8": {"changes": {"LC_ALL": "de_DE.UTF-8"}},
    "in Tokyo": {"changes": {"TZ": "Asia/Tokyo"}},
    "without a home": {"changes": {"HOME": None}},
    "with standard input closed": {"preexec_fn": lambda: os.close(0)},
    "from another folder": {"cwd": "/"},
}


def check(title, options=(), changes=None, **process):
    """A check that a run under some condition gives the same files."""
    if changes is not None:
        changed = os.environ | {key: value for key, value in changes.items() if value is not None}
        process["env"] = {key: value for key, value in changed.items() if changes.get(key, value) is not None}

    def same_bytes(report):
        folder = report.space("again") / "report"
        result = report.make(folder, *options, **process)
        require(result.returncode == 0, f"exit code {result.returncode}: {result.stderr}")
        first, second = files(report.folder), files(folder)
        require(first.keys() == second.keys(), f"files are {sorted(first)}, then {sorted(second)}")
        different = [name for name in first if first[name] != second[name]]
        require(not different, f"other bytes in {', '.join(different)}; see {folder}")

    same_bytes.__doc__ = f"the same bytes {title}"
    return same_bytes


def files(folder):
    """The bytes of everything in a folder, hidden files too, by name."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def replaced_together(report):
    """a second run into the same folder replaces the files and leaves nothing else"""
    folder = report.space("replaced") / "report"
    for _ in range(2):
        result = report.make(folder)
        require(result.returncode == 0, f"exit code {result.returncode}: {result.stderr}")
    require(files(folder) == files(report.folder), f"other files in {folder}")
    require(all(path.is_file() for path in folder.iterdir()), f"a folder is left in {folder}")


CHECKS = [check(title, **condition) for title, condition in SAME.items()] + [replaced_together]
