"""Who can still block a deal by vote: which bodies have to decide, who said what, and whose no is enough."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.analysis.bargains.drafts import DraftedVotes
from detente.analysis.voting import StageResult, VoteResult, voted
from detente.brief.lines import Piece
from detente.brief.outcomes.lines import capital, counted
from detente.brief.outlook.answers import Sentence
from detente.brief.outlook.rests import MOST_CITES, Open, passages
from detente.brief.outlook.words import numbered, pieces
from detente.brief.places import Cite, Places
from detente.brief.votes.page import sole
from detente.brief.votes.words import set_of
from detente.brief.wording import tidy
from detente.formats.vote_file import Member, Position, Stage

VERDICTS = {True: ("yes", "It would pass"), False: ("no", "It would fail"), None: ("open", "Open")}
SPOKEN: tuple[tuple[str, Position], ...] = (
    ("yes", "yes"), ("no", "no"), ("abstains", "abstain"), ("absent", "absent")
)  # fmt: skip
LONGEST_PURPOSE = 120
"""Signs of what a body would vote on that stand in the answer."""
MOST_NAMED = 8
"""So many members are named for each answer; how many more there are is said."""


@dataclass(frozen=True)
class Said:
    """What some members said, by name, each leading to its sentences."""

    how: str
    members: tuple[tuple[str, tuple[Cite, ...]], ...]
    more: int = 0


@dataclass(frozen=True)
class Row:
    """A body, as a row of the table."""

    anchor: str
    body: str
    why: str
    takes: str
    cites: tuple[Cite, ...]
    more: int
    further: Cite | None
    """The first passage that is not shown."""
    said: tuple[Said, ...]
    silent: str
    """How many votes nothing is told of."""
    verdict: str
    stands: str
    block: str


@dataclass(frozen=True)
class Votes:
    """The section on votes, for the page."""

    missing: str
    lede: tuple[Sentence, ...] = ()
    rows: tuple[Row, ...] = ()
    unsettled: tuple[Open, ...] = ()


def votes_section(drafted: DraftedVotes, places: Places) -> Votes:
    """Return the section on votes. The same draft gives the same section.

    Raises:
        RuleMistake: A rule cannot be used.
        ModelError: A body cannot be worked out.
    """
    words = VoteWords(places)
    unsettled = tuple(Open(one.text, words.cites(one.evidence)) for one in drafted.unsettled)
    if drafted.missing or not drafted.file.stages:
        return Votes(drafted.missing or "The file names no body that would have to vote.", unsettled=unsettled)
    result = voted(drafted.file)
    return Votes(
        missing="",
        lede=tuple(words.told(result)),
        rows=tuple(words.row(number, one) for number, one in enumerate(result.stages, 1)),
        unsettled=unsettled,
    )


class VoteWords:
    """The words of one section on votes."""

    def __init__(self, places: Places) -> None:
        self.places = places

    def cites(self, evidence: Sequence[str]) -> tuple[Cite, ...]:
        """Return the links to the words of some facts, each passage once."""
        found: dict[str, Cite] = {}
        for fact in evidence:
            for cite in self.places.of(fact):
                found.setdefault(cite.label, cite)
        return tuple(found.values())

    def told(self, result: VoteResult) -> Iterator[Sentence]:
        """Yield in plain words who can block what."""
        count, verb = counted(len(result.stages), "vote"), "is" if len(result.stages) == 1 else "are"
        each = "" if len(result.stages) == 1 else ", each by itself"
        yield pieces(number(count, 0), f" {verb} known that would have to be passed{each}.")
        for at, one in enumerate(result.stages, 1):
            yield self.of_body(at, one)

    def of_body(self, at: int, one: StageResult) -> Sentence:
        """Return what one body takes, and who can block there."""
        name = Piece(tidy(one.stage.said), Cite(f"#vote-{at}", f"{at}", "the vote in the table"), refs=False)
        against = self.speaking(one.stage, "no")
        spoken = (*pieces("; against it: "), *self.joined(against))
        silent = silent_votes(one.stage)
        every = silent == len(one.voters)
        whom = "its" if every else "the other" if against else "its other"
        stand = "stands" if silent == 1 else "stand"
        told = pieces(f"; how {whom} ", number(counted(silent, "vote"), at), f" {stand} is not told")
        return (
            *pieces("“"), name, *pieces(f"”{purpose(one.stage)}: it passes if "), *linked(one.rule_in_words, at),
            *pieces(", so that "), *linked(can_block(one), at),
            *(spoken if against else ()), *(told if silent else ()), Piece("."),
        )  # fmt: skip

    def joined(self, members: Sequence[Member]) -> tuple[Piece, ...]:
        """Return the names of members in a row, each leading to what it said."""
        found: list[Piece] = []
        for at, one in enumerate(members[:MOST_NAMED]):
            found += [Piece(" and " if at == len(members) - 1 else ", ")] if at else []
            found.append(Piece(tidy(one.said), next(iter(self.cites(one.evidence)), None)))
        if len(members) > MOST_NAMED:
            found.append(Piece(f" and {len(members) - MOST_NAMED} more"))
        return tuple(found)

    def speaking(self, stage: Stage, position: Position) -> list[Member]:
        """Return the members that said so."""
        return [one for one in stage.members if one.position == position]

    def row(self, at: int, one: StageResult) -> Row:
        """Return a body as a row of the table."""
        stage, cites = one.stage, self.cites(one.stage.evidence)
        verdict, stands = VERDICTS[one.standing.passes]
        silent = silent_votes(stage)
        return Row(
            anchor=f"vote-{at}",
            body=tidy(stage.said),
            why=tidy(stage.why),
            takes=capital(one.rule_in_words),
            **passages(cites),
            said=tuple(self.said(stage, how, one) for how, one in SPOKEN if self.speaking(stage, one)),
            silent=f"{silent:,} of {len(one.voters):,} votes" if silent else "",
            verdict=verdict,
            stands=stands if verdict != "open" or silent < len(one.voters) else "Nobody has said",
            block=capital(can_block(one)),
        )  # fmt: skip

    def said(self, stage: Stage, how: str, position: Position) -> Said:
        """Return who said so, each with its sentences."""
        members = self.speaking(stage, position)
        named = tuple((tidy(one.said), self.cites(one.evidence)[:MOST_CITES]) for one in members[:MOST_NAMED])
        return Said(how, named, max(len(members) - MOST_NAMED, 0))


def purpose(stage: Stage) -> str:
    """Return on what a body would have to vote, in brackets, where its reason begins with that.

    >>> purpose(Stage((), "all", why="To lift the ban: a treaty needs it."))
    ' (to lift the ban)'
    """
    what, colon, _ = tidy(stage.why).partition(": ")
    return f" ({what[:1].lower()}{what[1:]})" if colon and len(what) <= LONGEST_PURPOSE else ""


def silent_votes(stage: Stage) -> int:
    """Return how many votes nothing is known of."""
    return sum(one.count for one in stage.members if one.position is None and one.yes is None)


def number(text: str, at: int) -> Piece:
    """Return a number that leads to its row of the table, or to all of it."""
    href = f"#vote-{at}" if at else "#votes-known"
    return Piece(text, Cite(href, text, "the votes in the table"), "number", refs=False)


def linked(text: str, at: int) -> tuple[Piece, ...]:
    """Return words whose numbers lead to their row of the table."""
    return numbered([Piece(text)], f"#vote-{at}")


def can_block(one: StageResult) -> str:
    """Return in words who can block there."""
    if one.power.fewest_to_win is None:
        return "nothing can pass, whoever says yes"
    least = one.power.fewest_to_block
    if least == 1:
        voters = range(len(one.voters))
        alone = tuple(voter for voter in voters if one.power.swings[voter] == one.power.winning)
        return f"{sole(one, alone)} alone can block it"
    if not least:
        return "nobody can block it"
    kinds = one.blocking.found
    whose = f", such as {set_of(one, kinds[0])}" if kinds and len(one.stage.members) > 1 else ""
    return f"to block it takes {least:,} or more of the {len(one.voters):,} votes{whose}"
