"""The machine and the versions that the results are of, and how busy others kept the machine."""

import importlib.metadata
import os
import platform
import resource
import subprocess
import time
from pathlib import Path


def words_of(command):
    """What a command says, or nothing where it cannot be run."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def value_in(path, key, separator):
    """The first value of a key in one of the system's lists."""
    for line in Path(path).read_text("utf-8").splitlines():
        name, _, value = line.partition(separator)
        if name.strip() == key:
            return value.strip().strip('"')
    return "unknown"


def commit_of(root):
    """The commit of the sources, and whether they have been changed since."""
    commit = words_of(["git", "-C", str(root), "rev-parse", "--short=12", "HEAD"]) or "unknown"
    # The results themselves are always changed by a run.
    changes = words_of(["git", "-C", str(root), "status", "--porcelain", "--", ".", ":!Tests/Benchmark/RESULTS.md"])
    return f"{commit}, changed since" if changes else commit


def description(root):
    """What and which, in the order in which it is printed."""
    memory = value_in("/proc/meminfo", "MemTotal", ":").split()[0]
    return {
        "processor": value_in("/proc/cpuinfo", "model name", ":"),
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": f"{int(memory) / 1024 ** 2:.1f} GiB" if memory.isdigit() else memory,
        "system": f"{value_in('/etc/os-release', 'PRETTY_NAME', '=')}, Linux {platform.release()}",
        "Swift": (words_of(["swift", "--version"]).splitlines() or ["unknown"])[0],
        "DuckDB": f"{importlib.metadata.version('duckdb')}, Python {platform.python_version()}",
        "commit": commit_of(root),
    }


class OtherWork:
    """Tells how much of the machine other work took: results of a busy machine mean little."""

    def __init__(self):
        self.start = self.now()

    @staticmethod
    def now():
        """The time on the clock, and the processor time that all and that this benchmark have used."""
        ticks = [int(count) for count in Path("/proc/stat").read_text("utf-8").split("\n", 1)[0].split()[1:9]]
        idle = ticks[3] + ticks[4]
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        own = time.process_time() + children.ru_utime + children.ru_stime
        return time.perf_counter(), (sum(ticks) - idle) / os.sysconf("SC_CLK_TCK"), own

    def share(self):
        """The share of the machine's processor time that other work has taken since the start."""
        wall, everybody, own = (now - then for now, then in zip(self.now(), self.start))
        return max(everybody - own, 0) / (wall * os.cpu_count())
