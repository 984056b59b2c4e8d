"""How long it takes to tell what does not add up: of the whole record, and after a few additions and one judgement.

    python benchmarks/store/checking.py [REPORTS] [READ]

The case is filled as in `large_case`. Told are, by the processor's time and in one run: the plain definition on the
whole record, with the reading of the record told apart; the first `check` of the case; that after 30 reports more, and
that after one judgement, each when all else that stands is worked out already; how many times as long the plain
definition takes then; and the size of the database against that of the text before and after. What is kept is
compared with the plain definition at the end.
"""

import gc
import sys
import tempfile
import time
from pathlib import Path

from large_case import drafts, fill

from detente.analysis.identity import one_cast
from detente.analysis.judging import judged
from detente.analysis.whole import found_in
from detente.cli.app import MADE
from detente.record import Finding, Verdict
from detente.workflow.case import new, opened
from detente.workflow.review import judge
from detente.workflow.upkeep import up_to_date
from detente.workflow.upkeep.findings import findings_of
from detente.workflow.views import Asked, view

MORE = 30


def main(number, read_ones):
    gc.set_threshold(MADE, 50, 50)  # as the command does
    folder = new(Path(tempfile.mkdtemp()) / "case")
    kept = list(drafts(read_ones))
    with opened(folder) as case:
        size = fill(case, kept, number)
        up_to_date(case.store)
    print(f"{number} reports, {size / 1e6:.1f} MB; database {of_text(folder, size):.2f} times the text")
    with opened(folder) as case:
        took, _ = timed(lambda: findings_of(case))
    print(f"first check {took:.2f} s; database {of_text(folder, size):.2f} times the text")
    with opened(folder) as case:
        fill(case, kept, number + MORE, start=number)
        up_to_date(case.store)
        added, _ = timed(lambda: findings_of(case))
        first = view(case, "statements", Asked(), limit=1).rows[0][-1]
        judge(case, Verdict.REJECT, first, by="ab")
        up_to_date(case.store)
        after, _ = timed(lambda: findings_of(case))
        reading, read = timed(lambda: judged(one_cast(case.store.drafts()), case.store.judgements()))
        checking, found = timed(lambda: found_in(read))
        whole = reading + checking
        print(f"of the whole record {whole:.2f} s, {checking:.2f} s of it without reading; {len(found)} findings")
        print(f"after {MORE} reports more {added:.2f} s: the whole record takes {whole / added:.1f} times as long")
        print(f"after a judgement {after:.2f} s: the whole record takes {whole / after:.1f} times as long")
        held = case.store.asking(lambda asking, _: asking.findings())
        assert tuple(map(Finding.model_validate_json, held)) == found


def of_text(folder, size):
    """Return how many times the size of the texts the database takes."""
    return (folder / "case.db").stat().st_size / size


def timed(work):
    """Return the seconds of the processor that some work takes, and what it gives."""
    begin = time.process_time()
    done = work()
    return time.process_time() - begin, done


if __name__ == "__main__":
    arguments = [int(one) for one in sys.argv[1:]]
    main(arguments[0] if arguments else 2_000, arguments[1] if len(arguments) > 1 else 200)
