"""What every drafted file has: a copy of the draft beside it, and the sentences that its parts rest on as comments."""

import re
from collections.abc import Collection, Sequence
from pathlib import Path

from detente.formats.kept_comments import comments_in
from detente.record import Record

REMARK = re.compile(r"# (?:“.*” \(.*\)$|Drafted by detente model|evidence holds ids|What the reports do not|- )")
"""How a comment begins that is written with a draft."""
LONGEST = 240
"""Characters of a sentence that stands over an entry, at most."""
MOST_SENTENCES = 3


def kept_beside(path: Path) -> Path:
    """Return where the draft is kept as it was made, to tell later what people changed.

    >>> kept_beside(Path("talks/conflict.toml")).name
    'conflict.draft.toml'
    """
    return path.with_name(f"{path.stem}.draft.toml")


def written_by_us(mine: str, last: Path) -> Collection[str]:
    """Return which comments of a file are ours: those of the draft beside it; of one without any, what looks so."""
    kept = comments_in(last.read_text(encoding="utf-8-sig")) if last.exists() else frozenset[str]()
    return kept or {one for one in comments_in(mine) if REMARK.match(one)}


class Sentences:
    """The sentences of a record, by the facts that stand in them."""

    def __init__(self, record: Record) -> None:
        self.facts = {one.id: one for one in record.facts}
        self.names = {one.id: one.outlet or one.file or one.title or one.id[:8] for one in record.reports}

    def of(self, evidence: Sequence[str]) -> list[str]:
        """Return the first sentences that facts stand in, each with its report."""
        facts = [self.facts[one] for one in evidence if one in self.facts]
        shown = [f"“{shortened(fact.evidence[0].text)}” ({self.names[fact.report]})" for fact in facts]
        return list(dict.fromkeys(shown))[:MOST_SENTENCES]


def shortened(words: str) -> str:
    """Return words on one line, cut where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
