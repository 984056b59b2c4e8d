"""The conflict that a record tells: who decides, what each can do, what each wants, and what is left open."""

from collections.abc import Sequence

from detente.analysis.drafted import Drafted, Unsettled
from detente.analysis.drafting.deeds import Deeds, deeds_of
from detente.analysis.drafting.options import Cluster
from detente.analysis.drafting.preferences import Want, statements_of, unsaid
from detente.analysis.drafting.rules import infeasible, leaves_talks, moves_of, taken_today, talks_today
from detente.analysis.drafting.sides import DEALS, Sides
from detente.analysis.drafting.told import MOST_OPTIONS, Told, told_from
from detente.formats.conflict_file import ConflictFile, DecisionMaker, Option
from detente.record import Record

MOST_NAMED = 3
"""Speakers without a party that are named."""
NOTHING = "nothing can be said of what can hold."


def conflict_of_record(record: Record, *, most: int = MOST_OPTIONS) -> Drafted:
    """Return the conflict drafted from a record, every part of it with the facts that it rests on.

    Decision makers are the sides that want something of each other; members of an alliance that speak with one voice
    are one. Options are what is demanded of a side, what it offers, threatens or has begun. What each wants stands in
    the order of commitment. What the record does not settle has an unknown sign or place, and is listed.

    Args:
        record: Reports and what was read in them.
        most: How many options it has at the most.
    """
    return drafted_from(deeds_of(record), most=most)


def drafted_from(deeds: Deeds, *, most: int = MOST_OPTIONS, needed: Sequence[Cluster] = ()) -> Drafted:
    """Return the conflict of what is said of deeds; those that are needed go before all that more is said of."""
    return conflict_told(told_from(deeds, most=most, needed=needed))


def conflict_told(told: Told) -> Drafted:
    """Return the conflict in what a record tells of a negotiation."""
    sides, makers, shown, wishes = told.sides, told.makers, told.shown, dict(told.wishes)
    name = title(told.record)
    if len(makers) < 2:
        return Drafted(ConflictFile((), title=name), missing=too_little(told.record, sides, told.options))
    return Drafted(
        file=ConflictFile(
            decision_makers=tuple(maker(side, sides, shown, wishes[side]) for side in makers),
            title=name,
            infeasible=tuple(dict.fromkeys(infeasible(shown))),
            status_quo=tuple(
                one.id for one in shown if taken_today(one) or (told.talking and talks_today(one, told.last_talks))
            ),
        ),
        unsettled=tuple(open_questions(makers, sides, shown, wishes)),
        beyond=tuple(f"{sides.name(one.owner)}: {one.label}" for one in told.beyond),
        beyond_evidence=tuple(one.facts for one in told.beyond),
    )


def maker(side: str, sides: Sides, options: Sequence[Cluster], wants: Sequence[Want]) -> DecisionMaker:
    """Return one decision maker with its options and what it wants."""
    return DecisionMaker(
        id=id_of_maker(side),
        name=sides.name(side),
        options=tuple(
            Option(id=one.id, label=one.label, moves=moves_of(one), evidence=one.facts)
            for one in options
            if one.owner == side
        ),
        prefers=statements_of(wants),
    )


def id_of_maker(side: str) -> str:
    """Return the id of a side that can stand in a file of a conflict.

    >>> id_of_maker("united-states"), id_of_maker("5-star")
    ('united_states', '_5_star')
    """
    return side.replace("-", "_") if side[:1].isalpha() else f"_{side.replace('-', '_')}"


def open_questions(
    makers: Sequence[str], sides: Sides, options: Sequence[Cluster], wishes: dict[str, Sequence[Want]]
) -> list[Unsettled]:
    """Return what the reports leave open, in plain sentences."""
    labels = {one.id: one.label[:1].lower() + one.label[1:] for one in options}
    found = [
        Unsettled(f"Whether {sides.name(side)} would rather {label} or not, the reports do not say.", facts)
        for side in makers
        for label, facts in unsaid(wishes[side], labels)
    ]
    leaving = [one for one in options if leaves_talks(one)]
    found += [
        Unsettled(f"When {sides.name(one.owner)} would {labels[one.id]}, no date is given for.", one.facts)
        for one in leaving
        if not any(saying.deed.conditional for saying, _ in one.sayings) and len(one.facts) == 1
    ]
    return found


def too_little(record: Record, sides: Sides, options: Sequence[Cluster]) -> str:
    """Return why no conflict can be drafted, in a plain sentence."""
    speaking = [sides.name(side) for side in dict.fromkeys(map(sides.of, sides.spoken)) if side]
    if not record.statements:
        return f"The reports hold no statement by anybody, so {NOTHING}"
    nameless = [one.speaker.name for one in record.statements if one.act in DEALS]
    if not speaking and nameless:
        names = list(dict.fromkeys(name for name in nameless if name))
        others = " and others" if len(names) > MOST_NAMED else ""
        who = f" ({', '.join(names[:MOST_NAMED])}{others})" if names else ""
        return f"Of those who demand, offer, refuse or threaten something{who} no party is known, so {NOTHING}"
    if not speaking:
        return f"No party in the reports demands, offers, refuses or threatens anything, so {NOTHING}"
    if len(speaking) == 1:
        return f"Only {speaking[0]} demands or offers anything in the reports; what can hold takes two sides."
    if not options:
        return f"The reports do not say what any side is to do, so {NOTHING}"
    return f"Only one side in the reports has something that it can do, so {NOTHING}"


def title(record: Record) -> str:
    """Return what the draft is called: from how many reports, and of which days."""
    days = sorted((one.published for one in record.reports if one.published), key=lambda day: day.order)
    count = len(record.reports)
    reports = "one report" if count == 1 else f"{count} reports"
    when = (
        "" if not days else f" of {days[0].value}" if days[0] == days[-1] else f", {days[0].value} to {days[-1].value}"
    )
    return f"Drafted from {reports}{when}"
