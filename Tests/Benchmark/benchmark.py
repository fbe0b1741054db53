"""Measures the product against DuckDB and writes RESULTS.md; `run` has made everything it needs.

Prints how far it is; a failure ends it with words and exit code 1, and leaves the old results.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

import agreement
import machine
from measuring import Failure, in_turn, least_peak, tell, warm_up
from results import Results
from samples import AS_OF, BETWEEN, COUNTS, ORDERS, made, words_for
from size_result import ONE_THREAD, PRODUCT, SizeResult

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SCRATCH = ROOT / ".build" / "benchmark"
FORMS = ["list", "int", "aggint"]


class Benchmark:
    """Makes the commands and runs them."""

    def __init__(self, tools, data, repeats):
        self.tool = tools / "salesfunnel"
        self.generator = tools / "sample-data-generator"
        self.micro = tools / "salesfunnel-microbenchmarks"
        self.data = data
        self.answers = SCRATCH / "answers"
        self.log = SCRATCH / "log"
        self.repeats = repeats
        shutil.rmtree(self.answers, ignore_errors=True)
        self.answers.mkdir(parents=True)

    def report(self, folder, answer, *options):
        """The product's command."""
        options = ["--as-of", AS_OF, *options, "--out", self.answers / answer]
        return [self.tool, "report", "--config", folder / "funnel.yaml", *options]

    def figures(self, folder, answer, threads):
        """The product's command that is compared with the engine."""
        # The engine has two threads on any machine, so the product has as many.
        return self.report(folder, answer, "--format", "json", "--threads", threads)

    def question(self, folder, answer, form):
        """The engine's command."""
        return [sys.executable, HERE / "question.py", folder, self.answers / f"{answer}.json", form]

    def measure(self, size):
        """Measures the product and the engine's forms on both orders of the rows."""
        commands = {}
        for order in ORDERS:
            folder = made(self.generator, self.data, COUNTS[size], order)
            commands[order, PRODUCT] = self.figures(folder, f"{order}-two", 2)
            for form in FORMS:
                commands[order, form] = self.question(folder, f"{order}-{form}", form)
            commands[order, ONE_THREAD] = self.figures(folder, f"{order}-one", 1)
        tell(f"measuring {words_for(COUNTS[size])} deals")
        warm_up(commands, self.log)
        compared = self.compare()
        files = {order: [self.metrics(f"{order}-{threads}") for threads in ("one", "two")] for order in ORDERS}
        same_bytes = {order: one.read_bytes() == two.read_bytes() for order, (one, two) in files.items()}
        differing = agreement.differing(*(agreement.read_metrics(two) for _, two in files.values()))
        costs = in_turn(commands, self.repeats, self.log)
        return SizeResult(size, FORMS, costs, same_bytes, differing, compared)

    def metrics(self, answer):
        """Where the product wrote its figures."""
        return self.answers / answer / "metrics.json"

    def compare(self):
        """Fails unless the product and the engine's forms agree; returns the number of figures."""
        compared = 0
        for order in ORDERS:
            metrics = agreement.read_metrics(self.metrics(f"{order}-two"))
            answers = {form: agreement.read_answer(self.answers / f"{order}-{form}.json") for form in FORMS}
            for form, answer in answers.items():
                comparison = agreement.compare(metrics, answer, order == "shuffled")
                agreement.compare_forms(comparison, answers[FORMS[0]], answer)
                if comparison.differences:
                    why = f"two different answers, {order}, {form}: a benchmark of those means nothing"
                    raise Failure("\n  ".join([why, *comparison.differences]))
                compared = comparison.compared
        return compared

    def measure_between(self):
        """Measures the product on the number of deals between the small and the medium size."""
        folder = made(self.generator, self.data, BETWEEN, "sorted")
        tell(f"measuring {words_for(BETWEEN)} deals")
        return self.run_in_turn({PRODUCT: self.figures(folder, "between", 2)})[PRODUCT]

    def measure_others(self):
        """Measures what has nothing to be compared with."""
        tell("measuring start-up and all formats")
        sample = ROOT / "sample-data" / "english"
        return self.run_in_turn(
            {
                "`salesfunnel --version`": [self.tool, "--version"],
                "report of `sample-data/english` in all formats": self.report(sample, "english"),
                "Python starts DuckDB and asks nothing": self.question(sample, "nothing", "nothing"),
            }
        )

    def run_in_turn(self, commands):
        """The costs of each command, after a warm-up."""
        warm_up(commands, self.log)
        return in_turn(commands, self.repeats, self.log)

    def micro_benchmarks(self):
        """The rows that the micro benchmarks print, or None if there are none."""
        if not self.micro.exists():
            return None
        tell("micro benchmarks")
        done = subprocess.run([self.micro], stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            raise Failure(f"exit code {done.returncode} of {self.micro.name}")
        lines = (line.strip("| ") for line in done.stdout.splitlines() if line.startswith("|"))
        rows = [[cell.strip() for cell in line.split("|")] for line in lines]
        # A heading of its own, if it prints one, is that of the results.
        return [row for row in rows if row != ["what", "rate", "unit"] and row[0].strip("-: ")]


def parsed(words):
    """The arguments, in the order of the sizes."""
    parser = argparse.ArgumentParser(prog="bash Tests/Benchmark/run", description="Renews Tests/Benchmark/RESULTS.md.")
    parser.add_argument("sizes", nargs="*", metavar="SIZE", help="small, medium, large; without any: all of them")
    parser.add_argument("--repeats", type=int, default=5, metavar="N", help="turns of each command; 5 without it")
    parser.add_argument("--data", type=Path, metavar="DIR", help="where the data are kept; in .build without it")
    # The next two are for `run`.
    parser.add_argument("--tools", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--check-arguments", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args(words)
    for size in arguments.sizes:
        if size not in COUNTS:
            parser.error(f"there is no size “{size}”; there are {', '.join(COUNTS)}")
    if arguments.repeats < 1:
        parser.error("--repeats must be at least 1")
    arguments.sizes = [size for size in COUNTS if size in (arguments.sizes or COUNTS)]
    return arguments


def main(words):
    """Measures and writes the results; returns the exit code."""
    arguments = parsed(words)
    if arguments.check_arguments:
        return 0
    data = (arguments.data or SCRATCH).resolve()
    benchmark = Benchmark(arguments.tools.resolve(), data, arguments.repeats)
    description = machine.description(ROOT)
    other_work = machine.OtherWork()
    try:
        sizes = [benchmark.measure(size) for size in arguments.sizes]
        by_count = {COUNTS[result.size]: result.costs["sorted", PRODUCT] for result in sizes}
        if arguments.sizes != ["small"]:
            by_count[BETWEEN] = benchmark.measure_between()
        others = benchmark.measure_others()
        results = Results(
            command=f"bash Tests/Benchmark/run {' '.join(arguments.sizes)} --repeats {arguments.repeats}",
            machine=description,
            other_work=other_work.share(),
            repeats=arguments.repeats,
            sizes=sizes,
            by_count=by_count,
            others=others,
            least_peak=least_peak(benchmark.log),
            micro_benchmarks=benchmark.micro_benchmarks(),
        )
    except Failure as failure:
        tell(f"error: {failure}")
        return 1
    results.write(HERE / "RESULTS.md")
    tell("wrote Tests/Benchmark/RESULTS.md")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
