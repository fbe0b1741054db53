"""What a command costs: the wall time, the processor time and the peak memory of one process."""

import os
import statistics
import sys
import time
from dataclasses import dataclass


class Failure(Exception):
    """Why the benchmark cannot go on, in one line."""


@dataclass(frozen=True)
class Cost:
    """The cost of one run, or the medians of several."""

    wall: float
    """Seconds from the start of the process to its end."""
    processor: float
    """Seconds of all threads, in the program and in the system on its behalf."""
    peak: int
    """The most memory that was resident at one time, in bytes."""


def cost_of(command, log):
    """Runs a command, whose words go to a log, and returns its cost."""
    words = [str(part) for part in command]
    with open(log, "wb") as output:
        start = time.perf_counter()
        # Not the subprocess module: it shares this process's memory with the new one until that becomes the command,
        # and the system then counts all of it into the command's peak. After a fork it is less, see least_peak.
        child = os.fork()
        if child == 0:
            try:
                os.dup2(output.fileno(), 1)
                os.dup2(output.fileno(), 2)
                os.execvp(words[0], words)
            finally:
                os._exit(127)
        _, status, usage = os.wait4(child, 0)
        wall = time.perf_counter() - start
    if status != 0:
        with open(log, encoding="utf-8", errors="replace") as output:
            raise Failure(f"exit code {os.waitstatus_to_exitcode(status)} of {' '.join(words)}\n{output.read()}")
    # Linux counts in kibibytes.
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def least_peak(log):
    """The smallest peak that can be told: a command of its own never shows less."""
    return cost_of(["true"], log).peak


def warm_up(commands, log):
    """Runs each command once, so that its files are in memory and its answer is there to be looked at."""
    for name, command in commands.items():
        tell(f"  warm-up: {name if isinstance(name, str) else ', '.join(name)}")
        cost_of(command, log)


def in_turn(commands, repeats, log):
    """The costs of each command; they take turns, so that a slow spell of the machine meets all of them."""
    costs = {name: [] for name in commands}
    for turn in range(repeats):
        tell(f"  turn {turn + 1} of {repeats}")
        for name, command in commands.items():
            costs[name].append(cost_of(command, log))
    return costs


def median(costs):
    """The median of each part of the costs."""
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.processor for cost in costs),
        round(statistics.median(cost.peak for cost in costs)),
    )


def tell(words):
    """Says how far the benchmark is."""
    print(words, file=sys.stderr, flush=True)


def ratio(costs, others, part):
    """The median, over the turns, of one command's cost to another's: a slow spell of the machine meets both of a turn."""
    return statistics.median(getattr(cost, part) / getattr(other, part) for cost, other in zip(costs, others, strict=True))
