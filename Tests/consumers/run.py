"""Makes the sample reports and checks them as their readers do.

Usage: python3 run.py TOOL [SCRATCH FOLDER]
Prints a line a check; the last line is "N passed, N failed".
"""

import shutil
import signal
import sys
import traceback
from pathlib import Path

import accounts
import chart
import commandline
import deterministic
import exit_criteria
import forms
import hostile
import mail
import mail_page
import page
import schema
import workbook
from report import Failure, Report

ROOT = Path(__file__).resolve().parent.parent.parent
MODULES = [
    accounts, schema, workbook, page, chart, mail, mail_page, commandline, deterministic, forms, hostile, exit_criteria
]


def failure_of(check, report):
    """Runs a check; why it failed, or None."""
    try:
        check(report)
    except Failure as failure:
        return str(failure)
    except Exception:  # A check that breaks is a check that fails.
        return traceback.format_exc()
    return None


def can_be_made(report):
    """the report is made without a word"""
    result = report.make(report.folder)
    if result.returncode or result.stdout or result.stderr:
        raise Failure(f"exit code {result.returncode}: {result.stdout}{result.stderr}")


def main(tool, scratch):
    """Runs all checks on both sample sets; returns the exit code."""
    passed = failed = 0
    shutil.rmtree(scratch, ignore_errors=True)
    for sample in ("english", "chinese"):
        folder = scratch / sample
        folder.mkdir(parents=True)
        report = Report(sample, tool, ROOT / "sample-data" / sample, folder / "report", folder)
        for check in [can_be_made] + [check for module in MODULES for check in module.CHECKS]:
            name = f"{sample}: {check.__doc__.splitlines()[0]}"
            why = failure_of(check, report)
            if why is None:
                passed += 1
                print(f"ok {name}", flush=True)
            else:
                failed += 1
                print(f"FAILED {name}: {why}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    # A caller that ignores signals, as nohup does, would have the programs under test ignore them too.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    # Not a temporary folder of the machine: a failed check's files stay to be looked at.
    place = Path(sys.argv[2]) if len(sys.argv) == 3 else ROOT / ".build" / "consumers"
    sys.exit(main(Path(sys.argv[1]).resolve(), place.resolve()))
