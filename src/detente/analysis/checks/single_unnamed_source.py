"""A commitment that is known from one unnamed source alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from detente.analysis.checking import Check, Noted, Reports, words_at
from detente.analysis.content import overlap
from detente.analysis.doubts import Doubt, named, sentence, short
from detente.analysis.pairs import groups
from detente.analysis.sayings import COMMITS, SAYINGS, Saying
from detente.record import Severity

RULE = "single_unnamed_source"
ALIKE = 0.4


def single_unnamed_source(told: Sequence[Noted[Saying]], reports: Reports) -> Iterator[Doubt]:
    """Yield promises, deadlines and events for which one unnamed source stands alone; a copy is no second source."""
    asked = [one for one in told if one.clue.asked]
    wanted = {(one.clue.party, act) for one in asked for act in (*COMMITS, one.clue.act)}
    said = groups((one for one in told if (one.clue.party, one.clue.act) in wanted), spoken_for, content)
    for one in asked:
        if not elsewhere(said.get((one.clue.party,), ()), one, reports.origins):
            yield doubt(one)


def spoken_for(one: Noted[Saying]) -> Iterator[tuple[str | None]]:
    """Yield the party of a statement."""
    yield (one.clue.party,)


def content(one: Noted[Saying]) -> tuple[object, ...]:
    """Return what makes two statements of one report the same."""
    return one.report.id, one.clue.act, words_at(one.report, one.clue.content), one.clue.source is None


def elsewhere(said: Iterable[Noted[Saying]], asked: Noted[Saying], origins: Mapping[str, str]) -> bool:
    """Return whether a named source commits the same party to much the same anywhere, or another report does."""
    words, own = words_at(asked.report, asked.clue.content), origins[asked.report.id]
    return any(
        (
            origins[other.report.id] != own
            or (other.clue.source is None and other.clue.sentence != asked.clue.sentence)
        )
        and (other.clue.act in COMMITS or other.clue.act == asked.clue.act)
        and overlap(words_at(other.report, other.clue.content), words) >= ALIKE
        for other in said
    )  # fmt: skip


def doubt(one: Noted[Saying]) -> Doubt:
    """Return the doubt about what one unnamed source says."""
    cited = one.report.cite(*one.clue.asked)
    words = " ".join((one.clue.source or "").split())
    return Doubt(
        rule=RULE,
        severity=Severity.LOW,
        about=cited,
        claim=sentence(f"{named(one.report)} writes “{short(words_at(one.report, one.clue.content))}”"),
        reason=f"that rests on one unnamed source alone (“{words}”)",
        settles="A second source, or a word on the record from the side that is said to have committed itself.",
        evidence=(cited,),
    )


SINGLE_UNNAMED_SOURCE = Check(SAYINGS, single_unnamed_source)
