"""How fast a case is filled and asked, and how large it is, against reading alone in the same run.

    python benchmarks/store/cases.py [REPORTS]

Prints: the rate of reading alone and of `add`, both with two processes, by the clock and by the processors' time, which
does not depend on what else the machine does; the largest memory of the process that adds; the size of the database
against that of the text; for every table the time of a call on the full case; and the size after the first `check`,
whose findings are kept.
"""

import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from reports import report

from detente.workflow import read
from detente.workflow.add import add
from detente.workflow.case import new, opened
from detente.workflow.views import TABLES, Asked, search, view

JOBS = 2
ROWS = 100
"""As many as a terminal shows."""


def main(number):
    folder = Path(tempfile.mkdtemp())
    texts = folder / "reports"
    texts.mkdir()
    size = 0
    for one in range(number):
        text, _ = report(one)
        size += len(text.encode())
        (texts / f"{one:05}.txt").write_text(text)
    sample = sorted(texts.iterdir())[: min(number, 400)]
    read_size = sum(path.stat().st_size for path in sample)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:  # what it holds is not counted for `add`
        seconds, work = apart.submit(reading, sample).result()
    alone, alone_work = read_size / seconds, read_size / work
    before = processor_time()
    with opened(new(folder / "case")) as case:
        took, done = timed(lambda: add(case, texts, jobs=JOBS))
        assert len(done.new) == number
        print(f"{number} reports, {size / 1e6:.1f} MB; reading alone {alone / 1e3:.0f} KB/s ({len(sample)} reports)")
        print(f"add {size / took / 1e3:.0f} KB/s, {size / took / alone:.2f} of reading alone")
        work = size / (processor_time() - before)
        print(f"for each second of a processor {work / 1e3:.0f} KB, {work / alone_work:.2f} of reading alone")
        print(f"database {(folder / 'case' / 'case.db').stat().st_size / size:.2f} times the text")
        print(f"largest memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB")
        for name in (*(one for one in TABLES if one != "check"), "check", "check"):
            took, table = timed(lambda name=name: view(case, name, Asked(since="2031-10-20"), limit=ROWS))
            print(f"{name:12} {took:6.2f} s  {len(table.rows)} rows of {len(table.rows) + table.more}")
        took, table = timed(lambda: search(case, '"cod quota" guarantee'))
        print(f"{'search':12} {took:6.2f} s  {len(table.rows)} rows")
        print(f"database after `check` {(folder / 'case' / 'case.db').stat().st_size / size:.2f} times the text")


def reading(paths):
    before = processor_time()
    return timed(lambda: read(paths, jobs=JOBS))[0], processor_time() - before


def processor_time():
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def timed(work):
    begin = time.perf_counter()
    done = work()
    return time.perf_counter() - begin, done


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
