"""A program that does the verbs of a case in children of its own and kills them at random points, over and over.

    python killing.py FOLDER KILLS SEED

It checks after each kill that the case opens, that no report is half in and no judgement is lost, and that doing the
verb again completes it; it prints how many kills fell into each verb. It forks, so it stays free of threads.
"""

import os
import random
import select
import shutil
import signal
import sqlite3
import sys
import time
from collections import Counter
from pathlib import Path

from detente.workflow.add import add, reread
from detente.workflow.case import CODEBOOK, new, opened
from detente.workflow.coding import coding_sheet, take_in
from detente.workflow.exchange import export_case, import_case
from detente.workflow.plain_views import plain_view
from detente.workflow.review import judge
from detente.workflow.views import Asked, view

REPORT = """GENEVA, March {day} (Fjord Wire) - Norway's minister Anna Berg demanded that Iceland withdraw {count} boats.

"Never," said Iceland's minister Jon Jonsson. Talks will resume in Oslo on March {day}, an official said.
"""
BOOK = '[[issues]]\nid = "{name}"\nlabel = "The boats"\nkeywords = ["boats"]\n'
REPORTS = 24


def killed_within(work, seconds):
    """Do some work in a child, kill it after so many seconds, and return what it had written down as done."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            work(lambda line: os.write(writer, f"{line}\n".encode()))
        finally:
            os._exit(0)
    os.close(writer)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    told = b""
    while select.select([reader], [], [], 0)[0] and (part := os.read(reader, 65536)):
        told += part
    os.close(reader)
    return told.decode().splitlines()


def took(work):
    begin = time.monotonic()
    work()
    return time.monotonic() - begin


class Killing:
    def __init__(self, folder, seed):
        self.folder, self.dice, self.kills = folder, random.Random(seed), Counter()
        self.reports = folder / "reports"
        self.reports.mkdir()
        for number in range(REPORTS):
            text = REPORT.format(day=number % 28 + 1, count=number + 2)
            (self.reports / f"{number}.txt").write_text(text)
        self.whole = self.case("whole")
        self.time = {"add": took(lambda: self.add(self.whole))}
        self.time["check"] = took(lambda: self.check(self.whole))
        self.expected = {"first": self.drafts(self.whole)}
        self.set_book(self.whole, "second")
        self.time["reread"] = took(lambda: self.reread(self.whole))
        self.expected["second"] = self.drafts(self.whole)
        assert self.expected["first"].keys() == self.expected["second"].keys()
        assert self.expected["first"] != self.expected["second"]
        with opened(self.whole) as case:
            judge(case, "accept", case.record().statements[0].id, by="coder")
            self.archive = export_case(case, folder / "case.zip")
        self.time["restore"] = took(lambda: import_case(self.archive, folder / "copy"))

    def case(self, name):
        folder = new(self.folder / name)
        self.set_book(folder, "first")
        return folder

    def set_book(self, folder, name):
        (folder / CODEBOOK).write_text(BOOK.format(name=name))

    def add(self, folder):
        with opened(folder) as case:
            add(case, self.reports, published="2031-03-04")

    def reread(self, folder):
        with opened(folder) as case:
            reread(case)

    def check(self, folder):
        with opened(folder) as case:
            return view(case, "check", Asked())

    def drafts(self, folder):
        with opened(folder) as case:
            return {draft.report.id: draft for draft in case.store.drafts()}

    def sound(self, folder, *expected):
        """Check that what is in the case is whole."""
        with opened(folder) as case:
            for draft in case.store.drafts():
                assert any(draft == known[draft.report.id] for known in expected), "a report is half in"
            assert case.store.counts()["statements"] == sum(len(one.statements) for one in case.store.drafts())
            record = case.record()
            for name in ("statements", "positions"):
                assert view(case, name, Asked()) == plain_view(record, name, Asked()), "a table is not what stands"
            raws = {one.raw for name in case.store.ids() for one in case.store.origins(name)}
            assert raws <= set(case.archive), "a report is kept whose bytes are not in the archive"
            for name in case.archive:
                case.archive.content(name)
        with sqlite3.connect(folder / "case.db") as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()

    def kill(self, verb, folder, work):
        self.kills[verb] += 1
        return killed_within(work, self.dice.uniform(0, 1.1) * self.time[verb])

    def adding(self, folder):
        self.kill("add", folder, lambda tell: self.add(folder))
        self.sound(folder, self.expected["first"])
        if self.dice.random() < 0.3:
            self.add(folder)
            assert self.drafts(folder) == self.expected["first"], "a second run does not complete it"
            return True
        return False

    def checking(self, folder):
        self.kill("check", folder, lambda tell: self.check(folder))
        with opened(folder) as case:
            expected = plain_view(case.record(), "check", Asked())
        assert self.check(folder) == expected, "what does not add up is not what the record says"

    def rereading(self, folder):
        self.set_book(folder, "second")
        self.kill("reread", folder, lambda tell: self.reread(folder))
        self.sound(folder, self.expected["first"], self.expected["second"])
        if self.dice.random() < 0.3:
            self.reread(folder)
            assert self.drafts(folder) == self.expected["second"], "a second run does not complete it"

    def reviewing(self, folder):
        def work(tell):
            with opened(folder) as case:
                facts = [one.id for one in case.record().statements]
                for fact in facts:
                    tell(judge(case, "accept", fact, by=f"coder {self.kills['review']}").id)

        told = self.kill("review", folder, work)
        with opened(folder) as case:
            assert set(told) <= {one.id for one in case.store.judgements()}, "a judgement is lost"
        return told

    def importing(self, folder):
        coder = f"importer {self.kills['import']}"
        with opened(folder) as case:
            before = len(case.store.judgements())
            head, *lines = coding_sheet(case, by=coder).splitlines()
        sheet = self.folder / "sheet.csv"
        sheet.write_text("\n".join([head, *(line.replace(",,,", ",accept,,", 1) for line in lines)]) + "\n")

        def work(tell):
            with opened(folder) as case:
                take_in(case, sheet, by=coder)

        self.kill("import", folder, work)
        with opened(folder) as case:
            assert len(case.store.judgements()) in (before, before + len(lines)), "half a table was taken in"
            take_in(case, sheet, by=coder)
            assert len(case.store.judgements()) == before + len(lines), "a second run does not complete it"

    def restoring(self, number):
        copy = self.folder / f"copy {number}"
        self.kill("restore", copy, lambda tell: import_case(self.archive, copy))
        if not copy.exists():
            import_case(self.archive, copy)
        assert not list(self.folder.glob(".*")), "something is left beside the case"
        self.sound(copy, self.expected["second"])
        with opened(copy) as case:
            again = export_case(case, self.folder / "again.zip")
        assert again.read_bytes() == self.archive.read_bytes(), "an archive is half in"
        shutil.rmtree(copy)

    def run(self, kills):
        number = 0
        while self.kills.total() < kills:
            folder = self.case(f"case {(number := number + 1)}")
            while not self.adding(folder):
                pass
            self.checking(folder)
            self.time["review"] = self.time["import"] = 0.4
            self.reviewing(folder)
            self.importing(folder)
            self.rereading(folder)
            self.checking(folder)
            self.reviewing(folder)
            self.sound(folder, self.expected["first"], self.expected["second"])
            for turn in range(4):
                self.restoring(f"{number}.{turn}")


if __name__ == "__main__":
    killing = Killing(Path(sys.argv[1]), int(sys.argv[3]))
    killing.run(int(sys.argv[2]))
    sys.stdout.write(f"{dict(killing.kills)}\n")
