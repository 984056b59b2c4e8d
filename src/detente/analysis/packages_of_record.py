"""The packages that a record tells of: what a deal may hold, what that is worth to whom, and what nobody crosses."""

from collections.abc import Iterator, Mapping, Sequence

from detente.analysis.bargains.choices import Choice, choices, ruled_out
from detente.analysis.bargains.choices import leaning as of_choice
from detente.analysis.bargains.drafts import DraftedPackages
from detente.analysis.bargains.limits import SURE, Limit, conditions, impossible, in_return, red_lines
from detente.analysis.bargains.stakes import DONE, UNDONE, Stake, parties_to, stakes
from detente.analysis.bargains.worth import DIGITS, Leaning, bargains, leanings, threats_against, values, weights
from detente.analysis.conflict_of_record import title, too_little
from detente.analysis.drafted import Unsettled
from detente.analysis.drafting.figures import figure_in, without_figure
from detente.analysis.drafting.options import Cluster
from detente.analysis.drafting.told import Told, told_in
from detente.formats.package_file import Alternative, Clause, Issue, PackageFile, Party, Range
from detente.record import Record

MOST_SIGNS = 120
"""So much is quoted of a red line that found no place."""
NOTHING = "so there are no packages to look at."


def packages_of_record(record: Record) -> DraftedPackages:
    """Return the packages drafted from a record, every part of them with the facts that it rests on.

    Issues are the deeds that one side asks of another, offers or refuses, each done or not done, or in the figures
    that were named. Everything counts from today; what a side did not say has a range. What was ruled out is a red
    line, what hangs on something else a condition. What the record leaves open is listed.
    """
    return packages_told(told_in(record))


def packages_told(told: Told) -> DraftedPackages:
    """Return the packages in what a record tells of a negotiation."""
    name = title(told.record)
    if len(told.makers) < 2:
        why = too_little(told.record, told.sides, told.options)
        return DraftedPackages(PackageFile((), (), title=name), missing=why)
    sides, found, asked = at_the_table(told)
    if not found and not asked:
        why = f"The reports name nothing that one side is to do for another in a deal, {NOTHING}"
        return DraftedPackages(PackageFile((), (), title=name), missing=why)
    by_id = {one.id: one for one in found}
    likes = {side: likings(side, told, found, asked) for side in sides}
    threats = {side: threats_against(side, told, found) for side in sides}
    limits = {
        side: (*red_lines(side, by_id, told), *(line for one in asked for line in ruled_out(side, one)))
        for side in sides
    }
    parties = tuple(party(side, told, likes[side], threats[side], limits[side], by_id) for side in sides)
    return DraftedPackages(
        file=PackageFile(
            issues=(*(one.as_issue() for one in asked), *(issue(one, told) for one in found)),
            parties=parties,
            title=name,
            conditions=tuple(impossible(by_id, told.shown)),
        ),
        unsettled=(*open_questions(told, sides, likes, threats, limits), *unplaced(told, parties)),
        beyond=tuple(f"{told.sides.name(one.owner)}: {one.label}" for one in told.beyond),
    )


def at_the_table(told: Told) -> tuple[tuple[str, ...], tuple[Stake, ...], tuple[Choice, ...]]:
    """Return who bargains, which deeds are at stake, and which questions of the codebook have several answers.

    A deed of which nothing is said but what answers such a question is not at stake besides.
    """
    sides = parties_to(told)
    for _ in range(2):  # who only offers has no part in it, and so its deeds have none
        asked = choices(told, sides)
        answered = {fact for one in asked for fact in one.facts}
        taken = {one.id for one in asked}
        found = tuple(one for one in stakes(told, sides) if one.id not in taken and not set(one.facts) <= answered)
        bargaining = tuple(side for side in sides if bargains(side, likings(side, told, found, asked)))
        if len(bargaining) < 2 or bargaining == sides:
            break
        sides = bargaining
    return sides, found, asked


def likings(side: str, told: Told, found: Sequence[Stake], asked: Sequence[Choice]) -> tuple[Leaning, ...]:
    """Return how a side likes all that is at stake, questions first."""
    return (*(of_choice(side, one) for one in asked), *leanings(side, found, told.wishes[side]))


def issue(stake: Stake, told: Told) -> Issue:
    """Return a stake as an issue: today's alternative first."""
    option = stake.option
    label, facts = option.label, option.facts
    if stake.figures:
        label = without_figure(label)
        rest = tuple(Alternative(one.id, one.label, figure_facts(stake, one.label)) for one in stake.figures)
        alternatives = (Alternative(UNDONE, "not done", facts), *rest)
    else:
        ways = ((DONE, "done"), (UNDONE, "not done"))
        alternatives = tuple(Alternative(*way, facts) for way in (ways if stake.today else ways[::-1]))
    return Issue(stake.id, alternatives, f"{told.sides.name(option.owner)}: {label}", ordered=bool(stake.figures))


def figure_facts(stake: Stake, label: str) -> tuple[str, ...]:
    """Return the facts that name a figure."""
    named = [
        saying.fact
        for saying, _ in stake.option.sayings
        if (found := figure_in(saying.deed.words)) is not None and found.label == label
    ]
    return tuple(dict.fromkeys(named))


def party(
    side: str,
    told: Told,
    likes: Sequence[Leaning],
    threats: Sequence[Cluster],
    limits: Sequence[Limit],
    stakes: Mapping[str, Stake],
) -> Party:
    """Return a side with what each part of a deal is worth to it, and what it insists on."""
    held, at_most = weights(likes, len(threats))
    worst = -min(1.0, round(at_most * len(threats), DIGITS))
    return Party(
        id=side,
        name=told.sides.name(side),
        no_deal=Range(worst if threats else 0.0, 0.0),
        weights={one.stake.id: weight for one, weight in zip(likes, held, strict=True)},
        values={one.stake.id: values(one, side) for one in likes},
        red_lines=distinct(one.clause for one in limits if one.sure >= SURE),
        conditions=distinct(
            one.clause for found in (conditions, in_return) for one in found(side, stakes, told) if one.sure >= SURE
        ),
        evidence={one.stake.id: one.evidence for one in likes if not one.open},
    )


def distinct(clauses: Iterator[Clause]) -> tuple[Clause, ...]:
    """Return clauses, those with the same formula once, with all their evidence."""
    found: dict[str, list[str]] = {}
    for one in clauses:
        found.setdefault(one.formula, []).extend(one.evidence)
    return tuple(Clause(formula, tuple(dict.fromkeys(facts))) for formula, facts in found.items())


def open_questions(
    told: Told,
    sides: Sequence[str],
    likes: Mapping[str, Sequence[Leaning]],
    threats: Mapping[str, Sequence[Cluster]],
    limits: Mapping[str, Sequence[Limit]],
) -> Iterator[Unsettled]:
    """Yield what the reports leave open, in plain sentences."""
    name = told.sides.name
    for side in sides:
        for one in likes[side]:
            label = one.stake.label
            if one.open and one.own:
                text = f"How much it would cost {name(side)} to {label}, the reports do not say."
                yield Unsettled(text, one.evidence)
            elif not one.open and one.worth.low < 0 < one.worth.high:
                yield Unsettled(
                    f"Whether {name(side)} would gain if “{label}” is done, it says both ways.", one.evidence
                )
        silent = [one for one in likes[side] if one.open and not one.own]
        if silent:
            told_of = in_a_row([f"“{one.stake.label}”" for one in silent], "and")
            facts = tuple(dict.fromkeys(fact for one in silent for fact in one.evidence))
            are = "is" if len(silent) == 1 else "are"
            yield Unsettled(f"What {told_of} {are} worth to {name(side)}, the reports do not say.", facts)
        for owner in dict.fromkeys(option.owner for option in threats[side]):
            its = [option for option in threats[side] if option.owner == owner]
            carried_out = in_a_row([f"“{lowered(option)}”" for option in its], "or")
            text = f"What it would cost {name(side)} if {name(owner)} carried out {carried_out} without a deal"
            facts = tuple(dict.fromkeys(fact for option in its for fact in option.facts))
            yield Unsettled(f"{text}, the reports do not say.", facts)
        for limit in limits[side]:
            if limit.sure < SURE:
                text = f"Whether {name(side)} rules out {limit.said} is doubtful; it is not excluded."
                yield Unsettled(text, limit.clause.evidence)


def unplaced(told: Told, parties: Sequence[Party]) -> Iterator[Unsettled]:
    """Yield the red lines in the words of a side that are about nothing that a deal may hold as it is drafted."""
    placed = {fact for who in parties for one in (*who.red_lines, *who.conditions) for fact in one.evidence}
    at_stake = {fact for who in parties for facts in who.evidence.values() for fact in facts}
    sides = {who.id: who.name for who in parties}
    for one in told.record.statements:
        side = told.sides.of(told.sides.speaker(one))
        if one.red_line and side in sides and one.id not in placed | at_stake:
            words = clipped(one.words(one.content))
            text = f"A red line of {sides[side]} is about no part of a deal that was found, and rules nothing out here"
            yield Unsettled(f"{text}: “{words}”.", (one.id,))


def in_a_row(words: Sequence[str], last: str) -> str:
    """Return words in a row, with a word before the last.

    >>> in_a_row(["a"], "or"), in_a_row(["a", "b", "c"], "or")
    ('a', 'a, b or c')
    """
    *first, end = words
    return f"{', '.join(first)} {last} {end}" if first else end


def clipped(words: str) -> str:
    """Return words on one line, cut where they are long."""
    line = " ".join(words.split()).strip("“”\"'.,")
    return line if len(line) <= MOST_SIGNS else f"{line[: MOST_SIGNS - 1].rstrip()}…"


def lowered(option: Cluster) -> str:
    """Return the label of an option as it stands inside a sentence."""
    return option.label[:1].lower() + option.label[1:]
