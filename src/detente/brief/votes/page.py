"""The page on a vote, in plain words first."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.analysis.voting import StageResult, VoteResult, votes_of
from detente.brief.outcomes.lines import Line, counted, listed
from detente.brief.votes.words import called, chance, distinct, exactly, named, number, set_of, sets_of, tally
from detente.formats.vote_model import choices_of
from detente.models.voting import Gridlock, Minimal

MOST_ROWS = 12
MOST_WHY = 12
MOST_WAYS = 1_000_000_000
MOST_NAMED = 8
"""Of sets of more members than this, told by name, one is shown."""


@dataclass(frozen=True)
class PowerTable:
    """What each member's vote is worth, as cells of text."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Part = Line | PowerTable


def page(result: VoteResult) -> Iterator[Part]:
    """Yield the parts of the page."""
    yield Line(result.file.title or "A vote", kind="title")
    if result.file.citation:
        yield Line(result.file.citation, kind="note")
    yield from verdict(result)
    for one in result.stages:
        yield from stage_parts(result, one)
    if result.gridlock is not None and len(result.stages) > 1:
        yield Line("All stages together", kind="head")
        yield from gridlock_lines(result, result.gridlock)


def verdict(result: VoteResult) -> Iterator[Line]:
    """Yield whether it passes, and how likely that is."""
    standing = [(one, tally(votes_of(choices_of(one.stage)))) for one in result.stages]
    if result.passes:
        yield Line(f"It passes: {listed([f'{one.stage.said} ({votes})' for one, votes in standing])}.", kind="today")
    elif result.passes is False:
        failing = [f"{one.stage.said} ({votes})" for one, votes in standing if one.standing.passes is False]
        yield Line(f"It fails: it does not get through {listed(failing)}.", kind="today")
    elif any(choice is not None for one in result.stages for choice in choices_of(one.stage)):
        openly = [f"{one.stage.said} ({votes})" for one, votes in standing if one.standing.passes is None]
        yield Line(f"It is open: {listed(openly)}.", kind="today")
    elif result.chance is None:
        yield Line("Nobody has said how it will vote: what follows is who can pass and who can block.", kind="today")
    yield from chance_lines(result)


def chance_lines(result: VoteResult) -> Iterator[Line]:
    """Yield how likely it is, and the weakest link."""
    if result.chance is None:
        unknown = [one for one in result.stages if one.chance is None]
        if len(unknown) < len(result.stages) or any(m.yes is not None for one in unknown for m in one.stage.members):
            without = [m for one in unknown for m in one.stage.members if m.yes is None and m.position is None]
            yield Line(f"How likely it is cannot be said: no chance is given for {named(without)}.", kind="note")
        return
    if all(share in (0, 1) for one in result.stages for share in (one.chance.passes if one.chance else 0,)):
        return
    yield Line(f"It passes with a chance of {chance(result.chance)}, if each decides independently.", kind="today")
    if len(result.stages) > 1 and result.weakest_stage is not None:
        weakest = result.stages[result.weakest_stage]
        assert weakest.chance is not None
        yield Line(f"The weakest stage: {weakest.stage.said}, with {chance(weakest.chance.passes)}.")
    first = result.links[0]
    if first.with_yes > result.chance:
        ties = [link for link in result.links if link.with_yes == first.with_yes]
        who = listed([f"{said(result, link.stage, link.member)}" for link in ties[:3]], last="or")
        more = f" (or any of {len(ties) - 3} more)" if len(ties) > 3 else ""
        yield Line(
            f"The weakest link: {who}{more}. Were that yes certain, the chance would be {chance(first.with_yes)}."
        )


def said(result: VoteResult, stage: int, member: int) -> str:
    """Return what a member is called, with its body where there are several."""
    one = result.stages[stage].stage
    who = one.members[member]
    name = f"one of {who.said}" if who.count > 1 else who.said
    return name if len(result.stages) == 1 else f"{name} ({one.said})"


def stage_parts(result: VoteResult, one: StageResult) -> Iterator[Part]:
    """Yield what there is to say of one body."""
    yield Line(one.stage.said, kind="head")
    if one.stage.citation and one.stage.citation != result.file.citation:
        yield Line(one.stage.citation, indent=2, kind="note")
    yield Line(f"{counted(len(one.voters), 'vote')}. It takes: {one.rule_in_words}.", indent=2)
    yield Line(f"Rule: {one.stage.rule}", indent=2, kind="note")
    if one.stage.why:
        yield Line(one.stage.why, indent=2, kind="note")
    yield from standing_lines(one)
    if one.chance is not None and len(result.stages) > 1 and one.chance.passes not in (0, 1):
        yield Line(f"It gets through here with a chance of {chance(one.chance.passes)}.", indent=2)
    yield from who_can(one)
    if one.gridlock is not None:
        yield from gridlock_lines(result, one.gridlock)
    yield from reasons(one)
    if len({one.power.swings[vote] for vote in range(len(one.voters))}) > 1:
        yield table(one)
    elif one.power.winning:
        yield Line(f"All votes are worth the same: 1/{len(one.voters)} of the power each.", indent=2)


def standing_lines(one: StageResult) -> Iterator[Line]:
    """Yield how the members stand, and who could change what comes of it."""
    choices = choices_of(one.stage)
    if all(choice is None for choice in choices):
        return
    found = one.standing
    words = {True: "It passes", False: "It fails", None: "It is open"}[found.passes]
    yield Line(f"{words}: {tally(votes_of(choices))}.", indent=2)
    turn = {True: "sink it by saying no", False: "carry it by saying yes", None: "carry it by saying yes"}[found.passes]
    if found.fewest is None:
        if found.passes is None or found.movers:
            yield Line(f"All {len(found.movers)} together could not {turn}.", indent=2)
        return
    if found.fewest == 1:
        who = sole(one, found.alone)
        yield Line(f"Who could change that: {who} alone could {turn}.", indent=2)
        return
    yield Line(f"Who could change that: at least {found.fewest} together could {turn}{ways(found.ways)}:", indent=2)
    for words in sets_of(one, found.smallest.found, found.movers):
        yield Line(words, indent=4)
    if not found.smallest.complete:
        yield Line("and others.", indent=4, kind="note")


def sole(one: StageResult, voters: tuple[int, ...]) -> str:
    """Return in words those each of whom is enough."""
    if len(voters) == len(one.voters) > 3:
        return "every member"
    groups: dict[str, list[int]] = {}
    for voter in voters:
        groups.setdefault(one.member(voter).group or one.member(voter).id, []).append(voter)
    parts = []
    for held in groups.values():
        group = called(one, held)
        parts.append(f"any one of the {len(held)} {group}" if group and len(held) > 3 else named(distinct(one, held)))
    return listed(parts, last="or")


def ways(count: int) -> str:
    """Return in how many ways, where there are several and people can read the number."""
    return f" ({count:,} ways)" if 1 < count < MOST_WAYS else ""


def who_can(one: StageResult) -> Iterator[Line]:
    """Yield the smallest sets that pass something or stop it."""
    if one.power.fewest_to_win is None:
        yield Line("Nothing can pass, whoever says yes.", indent=2)
        return
    size = one.power.fewest_to_win
    yield Line(f"To pass it takes {size} or more{ways(one.power.winning_by_size[size])}:", indent=2)
    yield from kinds(one, one.winning)
    least = one.power.fewest_to_block
    if least == 1:
        alone = tuple(voter for voter in range(len(one.voters)) if one.power.swings[voter] == one.power.winning)
        yield Line(f"Alone can block: {sole(one, alone)}.", indent=2)
    elif least:
        yield Line(f"To block it takes {least} or more{ways(one.power.blocking_by_size[least])}:", indent=2)
        yield from kinds(one, one.blocking)
    if one.power.dummies:
        yield Line(f"Never matters: {named(distinct(one, one.power.dummies))}.", indent=2)


def kinds(one: StageResult, found: Minimal) -> Iterator[Line]:
    """Yield some sets in words; where they have many names, one is enough."""
    long = any(kind.size > MOST_NAMED and len(kind.types) > MOST_NAMED for kind in found.found)
    shown = found.found[: 1 if long and not found.complete else None]
    for kind in shown:
        yield Line(set_of(one, kind), indent=4)
    if not found.complete:
        yield Line("and others.", indent=4, kind="note")


def reasons(one: StageResult) -> Iterator[Line]:
    """Yield on what the numbers of the members rest."""
    given = [member for member in one.stage.members if member.why]
    if given:
        yield Line("On what the numbers rest:", indent=2, kind="note")
    for member in given[:MOST_WHY]:
        given_as = f" ({chance(member.yes)} yes)" if member.yes is not None else ""
        yield Line(f"{member.said}{given_as}: {member.why}", indent=4, kind="note")
    if len(given) > MOST_WHY:
        yield Line(f"and {len(given) - MOST_WHY} more; they stand in the file.", indent=4, kind="note")


def gridlock_lines(result: VoteResult, found: Gridlock) -> Iterator[Line]:
    """Yield what cannot be moved, and what would win against the status quo."""
    if found.low is None or found.high is None:
        yield Line("No status quo can be moved to either side.", indent=2)
        return
    if found.empty:
        yield Line("Every status quo can be moved: two sets with nobody in common can both decide.", indent=2)
    else:
        yield Line(f"A status quo from {number(found.low)} to {number(found.high)} cannot be moved.", indent=2)
    quo = result.file.status_quo
    if quo is None:
        return
    wins = result.win_set(found) or ()
    if not wins:
        yield Line(f"Nothing wins against the status quo, {number(quo)}.", indent=2)
    for low, high in wins:
        yield Line(
            f"Against the status quo, {number(quo)}, wins what lies between {number(low)} and {number(high)}.", 2
        )


def table(one: StageResult) -> PowerTable:
    """Return what the votes are worth, those that are alike in one row."""
    worth = one.power
    order = sorted(one.game.types, key=lambda voters: -worth.shapley_shubik[voters[0]])
    prevent, banzhaf = worth.to_prevent, worth.banzhaf_normalised
    rows = [
        (
            row_name(one, voters),
            exactly(worth.shapley_shubik[voters[0]]),
            exactly(banzhaf[voters[0]]),
            chance(prevent[voters[0]]),
        )
        for voters in order[:MOST_ROWS]
    ]
    if len(order) > MOST_ROWS:
        rows.append((f"{len(order) - MOST_ROWS} more; --json has all", "", "", ""))
    return PowerTable(("What each vote is worth", "Shapley-Shubik", "Banzhaf", "can prevent"), tuple(rows))


def row_name(one: StageResult, voters: tuple[int, ...]) -> str:
    """Return what votes that are alike are called in a table."""
    if len(voters) == 1:
        return one.member(voters[0]).said
    group = called(one, voters)
    return f"{group or named(distinct(one, voters))}: each of {len(voters)}"
