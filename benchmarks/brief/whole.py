"""How long the whole command `detente brief` takes: on one report, and on a case of many, beside reading alone.

    python benchmarks/brief/whole.py [REPORTS] [REPORT.txt ...]

Each command is a process of its own, run some times; told are the medians by the clock and by the processor, which does
not depend on what else the machine does. For one report also of `detente read`, which the brief cannot undercut, and of
`detente --version`, which is what it takes to begin at all. The case is filled from a few readings, each under another
day, so that nothing is read in the time told; its brief is made without and with what does not add up known before.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from large_case import drafts, fill

from detente.workflow.case import new, opened
from detente.workflow.upkeep import up_to_date
from detente.workflow.upkeep.findings import findings_of

PROGRAM = Path(sys.executable).parent / "detente"
EXAMPLES = Path(__file__).parents[2] / "examples"
TIMES, READ = 5, 100


def main(number, reports):
    folder = Path(tempfile.mkdtemp())
    page = folder / "brief.html"
    tell("detente --version", ["--version"], TIMES)
    for path in reports:
        tell(f"read {path.name}", ["read", path, "--json"], TIMES)
        tell(f"brief {path.name}", ["brief", path, "--to", page], TIMES)
    with opened(new(folder / "case")) as case:
        size = fill(case, list(drafts(READ)), number)
        up_to_date(case.store)
    print(f"a case of {number} reports, {size / 1e6:.1f} MB")
    tell("brief of the case", ["brief", folder / "case", "--to", page], 1)
    with opened(folder / "case") as case:
        findings_of(case)
    tell("after `check`", ["brief", folder / "case", "--to", page], 3)


def tell(name, words, times):
    """Print how long a command takes."""
    found = [timed(words) for _ in range(times)]
    clock, work = (median(one) for one in zip(*found, strict=True))
    print(f"{name:40} {clock:6.2f} s, {work:6.2f} s of processor", flush=True)


def timed(words):
    """Return the seconds of a command by the clock and by the processor."""
    before, begin = os.times(), time.perf_counter()
    subprocess.run([PROGRAM, *map(str, words)], check=True, capture_output=True)
    took, after = time.perf_counter() - begin, os.times()
    return took, after.children_user + after.children_system - before.children_user - before.children_system


if __name__ == "__main__":
    given = sys.argv[1:]
    count = int(given.pop(0)) if given and given[0].isdigit() else 500
    main(count, list(map(Path, given)) or sorted(EXAMPLES.glob("*/*.txt"))[:1])
