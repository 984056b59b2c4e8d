"""What every drafted file has: a copy of the draft beside it, and the sentences that its parts rest on as comments."""

import re
from collections.abc import Collection, Sequence
from pathlib import Path

from detente.analysis.over_time import Edited
from detente.formats.conflict_file import ConflictFile
from detente.formats.conflict_model import conflict_of
from detente.formats.kept_comments import comments_in, with_comments_of
from detente.record import Record

REMARK = re.compile(
    r"# (?:“.*” \(.*\)$|Drafted by detente model|evidence holds ids|What the reports do not|Options left out because"
    r"|Left out because|Values count from today: what is not|did not say is a range\. Weights are"
    r"|Each stage is one body that would|The stages are about different things|- )"
)
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


def edited(path: Path, now: ConflictFile) -> Edited | None:
    """Return a conflict as it was drafted last and as a person left it; nothing where there is no such file.

    Args:
        path: Where the file stands.
        now: What would be drafted now, which stands for the draft where none is kept.

    Raises:
        ConflictError: The file, or the draft kept beside it, is no conflict file.
    """
    if not path.is_file():
        return None
    last = kept_beside(path)
    return Edited(conflict_of(last).file if last.exists() else now, conflict_of(path).file)


def kept_text(path: Path, text: str, *, same: bool) -> str:
    """Return what is written to a drafted file: what people noted in the one that is there stays in it.

    Args:
        path: Where the file stands.
        text: The file as it is drafted now.
        same: Whether the file that is there says the same; then it stays as it is.
    """
    if not path.exists():
        return text
    mine = path.read_text(encoding="utf-8-sig")
    return mine if same else with_comments_of(text, mine, written_by_us(mine, kept_beside(path)))


def kept_draft(path: Path, draft: str, *, same: bool) -> str:
    """Return what is written beside a drafted file; of a file that stays as it is, the comments are still ours.

    Args:
        path: Where the file stands.
        draft: The draft as it was made now.
        same: Whether the file that is there stays as it is.
    """
    last = kept_beside(path)
    return with_comments_of(draft, last.read_text(encoding="utf-8-sig"), ()) if same and last.exists() else draft


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
