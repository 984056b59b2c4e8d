"""How fast reading is beside the language model alone, how long a whole process takes, and what more processes give.

    python benchmarks/reading/speed.py [SHARED_READING] [--repeats N] [--language-model NAME] [--steps]

Some thirty reports of 5 KB are put together from examples/ and tests/corpus (and from the news in SHARED_READING/data,
when that folder is given). On one core, in one run and in turns, so that a busy machine slows both alike, they are
parsed by the language model alone (all its parts, as it ships: spaCy's `nlp(text)`) and read by the whole pipeline.
What is told is the median of the ratios. Then whole processes are timed: `detente read` of one report, and of all of
them with one and with two jobs.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path
from statistics import median

from material import articles_of

from detente.reading import RulesReader
from detente.reading.language import language_model
from detente.reading.page import Page
from detente.reading.reader import PIPELINE
from detente.record import PartialDate, Report

ROOT = Path(__file__).parents[2]
REPORTS = 30
SIZE = 5_000


def texts(shared):
    """Return reports of about 5 KB: whole ones, one after the other, until they are long enough."""
    files = sorted([*(ROOT / "tests" / "corpus").rglob("*.txt"), *(ROOT / "examples").rglob("*.txt")])
    pieces = [file.read_text(encoding="utf-8") for file in files]
    if shared:
        pieces += [one["text"] for file in sorted((shared / "data").glob("news-*.jsonl")) for one in articles_of(file)]
    made, endless = [], cycle(pieces)
    while len(made) < REPORTS:
        text = ""
        while len(text) < SIZE:
            text += next(endless) + "\n\n"
        made.append(text[: text.rfind("\n", 0, SIZE + 1_500)] + f"\n\nReport {len(made)}.\n")
    return made


def seconds(work, things):
    """Return the processor time that some work takes on all things."""
    began = time.process_time()
    for one in things:
        work(one)
    return time.process_time() - began


def beside_the_language_model(reports, model, repeats):
    """Return for each repeat the seconds of the language model alone and of the whole pipeline."""
    nlp, reader = language_model(model, whole=True), RulesReader(model)
    alone, whole = lambda report: nlp(report.text), reader
    for work in (alone, whole):
        seconds(work, reports[:3])  # what is loaded on first use
    return [(seconds(alone, reports), seconds(whole, reports)) for _ in range(repeats)]


def shares(reports, model):
    """Return how much of the time each step takes."""
    spent = {}
    for report in reports:
        page = Page(report=report, language_model=model)
        for step in PIPELINE.steps:
            began = time.process_time()
            page = step.run(page)
            spent[step.name] = spent.get(step.name, 0.0) + time.process_time() - began
    return {name: share / sum(spent.values()) for name, share in spent.items()}


def process(*words):
    """Return wall-clock and processor seconds of a whole `detente read`."""
    before, began = os.times(), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "detente.cli", "read", "--json", *words], check=True, stdout=subprocess.DEVNULL
    )
    after = os.times()
    children = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - began, children


def whole_processes(made, repeats):
    """Print how long a process takes for one report, and for all of them with one job and with two."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(made):
            Path(folder, f"{number:03}.txt").write_text(text, encoding="utf-8")
        first = str(Path(folder, "000.txt"))
        process(first)
        wall, busy = (min(column) for column in zip(*(process(first) for _ in range(repeats)), strict=True))
        print(f"one report, whole process: {wall:.2f} s by the clock, {busy:.2f} s of processor (best of {repeats})")
        for copy in range(1, 4):  # more to read than it takes to start
            for number, text in enumerate(made):
                Path(folder, f"{number:03}-{copy}.txt").write_text(text + f"Copy {copy}.\n", encoding="utf-8")
        pairs = [(process(folder, "--jobs", "1")[0], process(folder, "--jobs", "2")[0]) for _ in range(min(repeats, 3))]
        ratio = median(one / two for one, two in pairs)
        print(f"{4 * len(made)} reports: --jobs 2 is {ratio:.2f} times as fast as --jobs 1 ({os.cpu_count()} cores)")


def on_one_core():
    """Start this program again where the libraries below NumPy keep to one core."""
    settings = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "BLIS")}
    if any(os.environ.get(name) != value for name, value in settings.items()):
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **settings})


def main():
    """Measure."""
    on_one_core()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--language-model")
    parser.add_argument("--steps", action="store_true", help="also the share of each step")
    parser.add_argument("--no-processes", action="store_true")
    arguments = parser.parse_args()
    made = texts(arguments.shared)
    reports = [Report(text=text, published=PartialDate(value="2031-03-04")) for text in made]
    size = sum(len(text.encode()) for text in made) / 1000
    pairs = beside_the_language_model(reports, arguments.language_model, arguments.repeats)
    alone, whole = (size / median(column) for column in zip(*pairs, strict=True))
    print(f"{len(made)} reports of {size / len(made):.1f} KB, median of {len(pairs)} runs in turns, one core")
    print(f"language model alone {alone:.0f} KB/s, whole pipeline {whole:.0f} KB/s")
    print(f"the pipeline has {median(one / two for one, two in pairs):.2f} of the speed of the language model alone")
    if arguments.steps:
        for name, share in shares(reports, arguments.language_model).items():
            print(f"  {name:14}{share:6.1%}")
    if not arguments.no_processes:
        whole_processes(made, arguments.repeats)
    return 0


if __name__ == "__main__":
    sys.exit(main())
