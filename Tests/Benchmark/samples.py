"""The data that are measured with: made once, and anew when their generator has changed."""

import hashlib
import shutil
import subprocess

from measuring import Failure, tell

COUNTS = {"small": 10_000, "medium": 1_000_000, "large": 5_000_000}
# Only to see whether a deal costs as much on the way from the small to the large size.
BETWEEN = 100_000
ORDERS = ("sorted", "shuffled")
# The generator's last day: no creation, close or stage change is later, so that nothing is left out.
AS_OF = "2025-06-30"


def words_for(count):
    """A round number as people say it."""
    for size, word in ((1_000_000, "million"), (1_000, "thousand")):
        if count >= size and count % size == 0:
            return f"{count // size} {word}"
    return str(count)


def made(generator, data, count, order):
    """The folder with so many deals, whose rows are in order of time or shuffled."""
    folder = data / f"{words_for(count).replace(' ', '-')}-{order}"
    stamp = folder / "made-by"
    fingerprint = hashlib.sha256(generator.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text("utf-8") == fingerprint:
        return folder
    tell(f"making {words_for(count)} deals, {order}")
    shutil.rmtree(folder, ignore_errors=True)
    shuffle = ["--shuffle"] if order == "shuffled" else []
    if subprocess.run([generator, "deals", str(count), folder, *shuffle], check=False).returncode:
        raise Failure("the data could not be made")
    # Last, so that a folder that was not finished is made again.
    stamp.write_text(fingerprint, "utf-8")
    return folder
