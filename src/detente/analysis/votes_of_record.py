"""The votes that a deal would need by a record: which bodies, by which rules, and who said what so far."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.analysis.bargains.deciding import Asked, bodies_for, of_codebook, speakers_for, votes_told
from detente.analysis.bargains.drafts import DraftedVotes
from detente.analysis.conflict_of_record import title, too_little
from detente.analysis.drafted import Unsettled
from detente.analysis.drafting.told import Told, told_in
from detente.formats.vote_file import Member, VoteFile
from detente.record import Record

MOST_SIGNS = 160
NO_RULE = "The reports tell of votes, but nobody here knows the rule by which they are decided."


def votes_of_record(record: Record) -> DraftedVotes:
    """Return the votes that a deal would need, each with the facts for which it does.

    Bodies come from general knowledge (an accession, a treaty, sanctions, a resolution), from the codebook where it
    gives a rule and members, and from sentences that tell of a vote. A member says yes or no by its own statements
    alone; what others say for it does not count.
    """
    return votes_told_of(told_in(record))


def votes_told_of(told: Told) -> DraftedVotes:
    """Return the votes in what a record tells of a negotiation."""
    name = title(told.record)
    if len(told.makers) < 2:
        why = too_little(told.record, told.sides, told.options)
        return DraftedVotes(VoteFile((), title=name), missing=why)
    asked = distinct(list(bodies_for(told)))
    unsettled = tuple(open_questions(told, asked))
    if not asked:
        told_of = any(True for _ in votes_told(told))
        none = NO_RULE if told_of else "No body is known that would have to vote on what the reports speak of."
        return DraftedVotes(VoteFile((), title=name), unsettled, missing=none)
    return DraftedVotes(VoteFile(tuple(one.stage for one in asked), title=name), unsettled)


def distinct(asked: Sequence[Asked]) -> list[Asked]:
    """Return each body once, with all the deeds on which it votes, in place of what a sentence alone tells of it."""
    on_deeds = {one.stage.body for one in asked if one.option is not None}
    found: dict[tuple[str, str, int], Asked] = {}
    for number, one in enumerate(asked):
        if one.option is None and one.stage.body and one.stage.body in on_deeds:
            continue
        known = bool(one.stage.body) and one.option is not None
        key = (one.stage.body, one.stage.part, 0 if known else number + 1)
        found[key] = together(found[key], one) if key in found else one
    return list(found.values())


def together(first: Asked, second: Asked) -> Asked:
    """Return one body that votes on two deeds: a member whose words differ on them is told as nothing."""
    one, other = first.stage, second.stage
    to, colon, why = one.why.partition(": ")
    and_to = other.why.partition(": ")[0]
    stage = replace(
        one,
        why=f"{to} and {and_to[:1].lower()}{and_to[1:]}{colon}{why}",
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
        members=tuple(both(*pair) for pair in zip(one.members, other.members, strict=True)),
    )
    return Asked(stage, first.option, (*first.others, *((second.option,) if second.option else ()), *second.others))


def both(one: Member, other: Member) -> Member:
    """Return a member of one body with what it said of two deeds."""
    said = {member.position: member for member in (one, other) if member.position is not None}
    if len(said) != 1:
        return replace(one, position=None, why="", evidence=()) if said else one
    (known,) = said.values()
    evidence = (*(one.evidence if one.position else ()), *(other.evidence if other.position else ()))
    return replace(known, evidence=tuple(dict.fromkeys(evidence)))


def open_questions(told: Told, asked: Sequence[Asked]) -> Iterator[Unsettled]:
    """Yield what the reports leave open, in plain sentences."""
    if asked and not any(one.published for one in told.record.reports):
        yield Unsettled("No report carries a day, so that the members of a body are those of today.")
    for one in asked:
        silent = sum(member.count for member in one.stage.members if member.position is None)
        label = " and ".join(f"“{deed.label[:1].lower()}{deed.label[1:]}”" for deed in one.deeds) or "it"
        every = sum(member.count for member in one.stage.members)
        if silent:
            whom = f"{silent:,} of its {every:,} votes" if silent < every else f"its {every:,} votes"
            yield Unsettled(f"{one.stage.said}: how {whom} stand on {label} is not told.", one.stage.evidence)
        for deed in one.deeds:
            label = f"“{deed.label[:1].lower()}{deed.label[1:]}”"
            for statement in speakers_for(one.stage, deed, told):
                who = statement.speaker.name or "somebody"
                text = f"{one.stage.said}: “{who}” spoke of {label}; for how many votes they stand is not told."
                yield Unsettled(text, (statement.id,))
    yield from (Unsettled(one) for one in of_codebook(told) if isinstance(one, str))
    placed = {fact for one in asked for fact in one.stage.evidence}
    for fact, words in votes_told(told):
        if fact not in placed:
            yield Unsettled(f"A vote whose rule is not known here: “{clipped(words)}”", (fact,))


def clipped(words: str) -> str:
    """Return words on one line, cut where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= MOST_SIGNS else f"{line[: MOST_SIGNS - 1].rstrip()}…"
