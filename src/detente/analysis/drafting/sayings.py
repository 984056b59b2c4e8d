"""What is said of each deed: who says it, of whom, for or against, how firmly, and on which condition."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache

from detente.analysis.drafting.sides import Sides
from detente.analysis.drafting.taken_up import Before, Place
from detente.analysis.drafting.topics import Topics, topics
from detente.reading.knowledge import table
from detente.reading.meaning.issues import general, of_codebook
from detente.record import Act, ConditionKind, Deed, Event, EventStatus, PartialDate, Plover, Record, Span, Statement

PRONOUN = re.compile(r"(\w+) (it|them)\b")
"""A deed that is done to something named before (`lower it`)."""
LEADER = re.compile(
    r"president|prime minister|chancellor|king|secretary-general|premier|chair|general secretary", re.IGNORECASE
)
SPOKEN_FOR = re.compile(r"spokes|press|adviser|official", re.IGNORECASE)
SURE = {1: 0.95, 2: 0.9, 3: 0.75, 4: 0.55, 5: 0.3, 6: 0.6}
"""How likely it is that somebody meant what is told, by the Admiralty figure of the telling."""
COMMITMENT = {
    Act.REFUSE: 3.2,
    Act.DEMAND: 3.0,
    Act.REJECT: 3.0,
    Act.THREATEN: 2.6,
    Act.PROPOSE: 2.4,
    Act.WARN: 2.2,
    Act.ACCEPT: 2.0,
    Act.CONCEDE: 2.0,
    Act.PROMISE: 2.0,
    Act.OFFER: 1.8,
}
"""How firmly an act binds who does it; a red line above all (after the order of commitment in Schelling 1960)."""
RED_LINE = 2.0
AGED, HALF_LIFE = 0.8, 30.0
"""So much less at the most weighs what is old, and after how many days half of that."""
BY_REPORT, DUTY = "report:condition", "report:duty"
TOLD = 1.0
UNSOURCED = 0.6
"""So much less weighs what a report says of somebody without telling who said so."""
LOOSE = frozenset({Act.INFORM, Act.ASSESS, Act.ACCUSE, Act.PRAISE})
"""Acts that tell rather than deal."""
MATERIAL = frozenset(
    {Plover.SANCTION, Plover.COERCE, Plover.PROTEST, Plover.ASSAULT, Plover.MOBILIZE, Plover.CONCEDE, Plover.RETREAT}
)
ITS_OWN = frozenset({Act.REFUSE, Act.OFFER, Act.PROMISE, Act.THREATEN})
"""Acts whose deed is that of whoever speaks."""
MAY = ("may", "might")
"""Modal verbs of what is kept open, and neither announced nor ruled out."""
ABLE, DUTIES = ("can", "could"), ("must", "should")
"""Modal verbs of what somebody is able to do, and of what is asked."""
MENACING = frozenset({ConditionKind.IF, ConditionKind.UNLESS})
NEED = frozenset({ConditionKind.UNLESS, ConditionKind.UNTIL, ConditionKind.BEFORE})
"""Conditions under which something is not done before another thing is."""
WITHHELD = frozenset({EventStatus.DENIED, EventStatus.HYPOTHETICAL})


class How(StrEnum):
    """What somebody says of a deed."""

    ASKS = "asks"
    BINDS = "binds"
    REFUSES = "refuses"
    THREATENS = "threatens"
    KEEPS_OPEN = "keeps open"
    TELLS = "tells"
    PLANS = "plans"
    SUPPOSES = "supposes"
    DOES = "does"


@dataclass(frozen=True)
class Saying:
    """One thing said of one deed."""

    fact: str
    """Id of the statement or event."""
    speaker: str | None
    """The side that says it; none: the report does."""
    owner: str | None
    """The side whose deed it is; none: not told."""
    deed: Deed
    how: How
    sign: int
    """1: it is to be done, or will be; -1: it is not."""
    weight: float
    sure: float
    issues: frozenset[str]
    """Issues named around it."""
    act: Act | None = None
    target: str | None = None
    condition: ConditionKind | None = None
    """How the rest of the statement hangs on it, where it stands in a condition."""
    day: PartialDate | None = None
    red_line: bool = False
    bound: bool = False
    """Whether what is said hangs on a condition."""
    material: bool = False
    """Whether it was done, and can be undone or done again: sanctions, a strike, a concession."""


@cache
def words_of(name: str) -> frozenset[str]:
    """Return a list of the reader's table of deeds."""
    return frozenset(table("deeds")[name])


def sayings(record: Record, sides: Sides) -> list[Saying]:
    """Return all that a record says of deeds, in its order."""
    topics = topics_of(record)
    told: dict[tuple[str, Span], Saying] = {}
    siblings = {
        (one.report, one.sentence): one
        for one in reversed(record.statements)
        if sides.speaker(one) and one.act not in LOOSE
    }
    spelled = spelled_out(record.statements)
    for statement in record.statements:
        sibling = siblings.get((statement.report, statement.sentence))
        if sibling is not None and statement.rule == BY_REPORT:  # the report's own words around what somebody says
            same = {name: getattr(sibling, name) for name in ("speaker", "target", "act", "credibility")}
            statement = statement.model_copy(update=same)
        for one in in_statement(statement, sides, topics):
            place = (statement.report, one.deed.span)
            one = replace(one, deed=spelled[place]) if place in spelled else one
            if place not in told or firmness(told[place]) < firmness(one):
                told[place] = one
    events = [one for event in record.events for one in in_event(event, sides, topics)]
    inner = nested(told)
    kept = {place: one for place, one in told.items() if place not in inner}
    places = [Place(one.fact, report, one.deed, one.owner) for (report, _), one in kept.items() if names_one(one)]
    before = Before(places, {one.id: one.text for one in record.reports})
    found = [replace(one, deed=before.named(report, one.deed)) for (report, _), one in kept.items()]
    found += [*taken_up(record, sides, topics, before), *turned_down(record, sides, topics)]
    latest = max((one.day.last for one in found if one.day), default=None)
    return [*(aged(one, latest) for one in found), *events]


def aged(saying: Saying, latest: date | None) -> Saying:
    """Return a saying with the weight that it has on the latest day of which the record tells.

    What was said long ago binds less than what was said today.
    """
    if latest is None or saying.day is None:
        return saying
    days = (latest - saying.day.last).days
    return replace(saying, weight=saying.weight - AGED * (1.0 - 0.5 ** (days / HALF_LIFE)))


def taken_up(record: Record, sides: Sides, topics: Topics, before: Before) -> Iterator[Saying]:
    """Yield what conditions say of deeds that were told of before them (`if they do that`)."""
    for statement in record.statements:
        if not any(deed.conditional for deed in statement.deeds):
            deed = before.meant(statement, sides.of(sides.speaker(statement)))
            if deed is not None:
                yield from in_statement(statement.model_copy(update={"deeds": (deed,)}), sides, topics)


def turned_down(record: Record, sides: Sides, topics: Topics) -> Iterator[Saying]:
    """Yield what is said of a demand by another in its sentence (`..., which the allies called a non-starter`)."""
    asked = {(one.report, one.sentence): one for one in record.statements if one.act is Act.DEMAND and one.deeds}
    for statement in record.statements:
        demand = asked.get((statement.report, statement.sentence))
        by = sides.of(sides.speaker(statement))
        if demand is None or statement.deeds or by is None or not is_refusal(statement) or not statement.red_line:
            continue
        if by != sides.of(sides.speaker(demand)):
            yield from in_statement(statement.model_copy(update={"deeds": demand.deeds[:1]}), sides, topics)


def names_one(saying: Saying) -> bool:
    """Return whether a saying names a deed that another may take up: one to be done, with what it is done to."""
    return bool(saying.deed.what) and not saying.deed.conditional and saying.how is not How.SUPPOSES


def nested(told: Mapping[tuple[str, Span], Saying]) -> set[tuple[str, Span]]:
    """Return where deeds stand whose words are part of another's in their statement (`take its [plan off the table]`).

    What stands in a condition is part of no deed outside of it.
    """
    inner: set[tuple[str, Span]] = set()
    said: tuple[str, bool] = ("", False)
    end = 0
    for place, one in sorted(told.items(), key=by_place):
        if (one.fact, one.deed.conditional) == said and one.deed.span[1] <= end:
            inner.add(place)
        else:
            said, end = (one.fact, one.deed.conditional), one.deed.span[1]
    return inner


def by_place(item: tuple[tuple[str, Span], Saying]) -> tuple[str, bool, int, int]:
    """Return a key that sorts what each statement says of deeds by where that begins, the longer first."""
    deed = item[1].deed
    return item[1].fact, deed.conditional, deed.span[0], -deed.span[1]


def spelled_out(statements: Iterable[Statement]) -> dict[tuple[str, Span], Deed]:
    """Return the deeds done to `it` or `them`, by their places, with the thing that the sentence named before."""
    named: dict[tuple[str, Span], list[Deed]] = {}
    for one in statements:
        if any(PRONOUN.match(deed.words) for deed in one.deeds):
            named[one.report, one.sentence] = []
    for one in statements:
        if (one.report, one.sentence) in named:
            named[one.report, one.sentence] += one.deeds
    found: dict[tuple[str, Span], Deed] = {}
    for (report, _), deeds in named.items():
        thing, many = "", False
        for deed in sorted(deeds, key=lambda one: one.span):
            hit = PRONOUN.match(deed.words) if thing else None
            if hit and (hit[2] == "it") != many:
                noun = thing if hit[2] == "it" else f"{thing}s"
                words, what = PRONOUN.sub(rf"\1 the {noun}", deed.words), dict.fromkeys((thing, *deed.what))
                found[report, deed.span] = deed.model_copy(update={"words": words, "what": tuple(what)})
            elif deed.verb and deed.what:
                thing = deed.what[0]
                many = thing not in deed.words.lower().split() and f"{thing}s" in deed.words.lower()
    return found


def firmness(saying: Saying) -> tuple[bool, float]:
    """Return a key by which, of two statements with the same words, the one counts that says most of the deed."""
    return saying.how in (How.THREATENS, How.SUPPOSES), saying.weight


def topics_of(record: Record) -> Topics:
    """Return the issues of a record, and those that most talks are about, but for the one behind all others."""
    own = {issue.id: of_codebook(issue) for issue in record.issues}
    every = {**{one.issue.id: one for one in general()}, **own}
    return topics(tuple(one for one in every.values() if not one.weak))


def in_statement(statement: Statement, sides: Sides, topics: Topics) -> Iterator[Saying]:
    """Yield what a statement says of deeds."""
    by = sides.of(sides.speaker(statement))
    said = topics.named_in(statement.words(statement.content)) | ({statement.issue} if statement.issue else set())
    condition = statement.condition
    supposed = topics.named_in(condition.text) if condition else frozenset[str]()
    turned = any(one.negated and not one.conditional for one in statement.deeds)
    for deed in statement.deeds:
        if deed.conditional and condition and statement.act in (Act.DEMAND, Act.PROPOSE):
            continue  # `if talks are to continue`: why it is asked, and nothing that is to be done
        owner = (
            sides.of(deed.by) or sides.of(sides.by_surname(deed.doer)) or (by if own_deed(statement, deed) else None)
        )
        how = How.SUPPOSES if deed.conditional else how_of(statement, deed, turned=turned, own=owner in (by, None))
        speaker = None if passes_on(statement, deed) and owner not in (None, by) else by
        told = speaker is None and how in (How.BINDS, How.REFUSES, How.TELLS, How.KEEPS_OPEN) and owner is not None
        yield Saying(
            fact=statement.id,
            speaker=owner if told else speaker,
            owner=owner,
            deed=deed,
            how=(How.REFUSES if deed.negated else How.BINDS)
            if told and deed.modal and how is not How.KEEPS_OPEN
            else how,
            sign=-1 if deed.negated or (how is How.REFUSES and not turned and is_refusal(statement)) else 1,
            weight=weight_of(statement) - (UNSOURCED if told else 0.0),
            sure=SURE[statement.credibility],
            issues=supposed if deed.conditional else said,
            act=statement.act,
            target=sides.of(statement.target),
            condition=(condition.kind if condition else ConditionKind.UNLESS) if deed.conditional else None,
            day=statement.date,
            red_line=statement.red_line,
            bound=condition is not None or any(one.conditional for one in statement.deeds),
        )


def own_deed(statement: Statement, deed: Deed) -> bool:
    """Return whether somebody whose party its own report does not tell speaks of what they themselves would do."""
    spoke = statement.speaker
    unknown = spoke.party is None and spoke.person is None and not spoke.unnamed
    return unknown and statement.act in ITS_OWN and deed.doer is None and not deed.conditional


def passes_on(statement: Statement, deed: Deed) -> bool:
    """Return whether a statement tells of what another offers (`Chad was ready to free them, a mediator said`)."""
    return statement.act in LOOSE and deed.modal == "ready" and not deed.conditional


def is_refusal(statement: Statement) -> bool:
    """Return whether a statement turns down what it names."""
    return (statement.act in (Act.REFUSE, Act.REJECT)) != statement.negated


def how_of(statement: Statement, deed: Deed, *, turned: bool, own: bool) -> How:
    """Return what a statement says of a deed: by the deed's own words where they tell, else by what the statement does.

    Who speaks at length does several things at once; of that, each modal verb says what it is.
    """
    act = statement.act
    if deed.modal in MAY and own and act not in (Act.DEMAND, Act.PROPOSE):
        return How.THREATENS if act in (Act.THREATEN, Act.WARN) or harms(deed) else How.KEEPS_OPEN
    if act is Act.DEMAND and deed.modal in ABLE and any(one.modal in DUTIES for one in statement.deeds):
        return How.TELLS  # `he can lay hands on them, so he must go`
    if act in LOOSE or statement.rule.startswith("attributions:turn"):
        return how_told(statement, deed, own=own)
    if act in (Act.OFFER, Act.PROMISE) and own and statement.condition and fights(deed):
        return How.THREATENS
    if act in (Act.DEMAND, Act.PROPOSE) and deed.modal in ("ready", "will") and own and deed.by:
        return How.BINDS  # `urged both to stop, and offered to help`
    if act is Act.REJECT and statement.negated:  # `did not reject a truce`
        return How.THREATENS if harms(deed) else How.BINDS
    if act in (Act.REFUSE, Act.REJECT):
        return How.REFUSES if deed.negated or not turned else How.BINDS
    if act is Act.PROPOSE:
        return How.BINDS if own else How.ASKS
    return OF_ACT.get(act, How.BINDS)


OF_ACT = {Act.DEMAND: How.ASKS, Act.THREATEN: How.THREATENS, Act.WARN: How.THREATENS}
"""What some acts do with any deed; by the others whoever speaks binds itself."""


def how_told(statement: Statement, deed: Deed, *, own: bool) -> How:
    """Return what a statement that only tells says of a deed, by the deed's own words."""
    wished = statement.rule.endswith("somebody-to")
    if statement.rule == DUTY and deed.by and deed.modal == "will" and not deed.negated:
        return How.PLANS
    if not own or (wished and deed.by is None):
        asked = deed.modal in ("must", "should") or wished
        return How.ASKS if asked else How.TELLS
    if deed.negated and deed.modal:
        return How.REFUSES
    if statement.condition and statement.condition.kind in MENACING and breaks(deed):
        return How.THREATENS
    return How.BINDS if deed.modal in ("will", "would", "ready", "can", "could") else How.TELLS


def breaks(deed: Deed) -> bool:
    """Return whether a deed ends something or does harm, so that announcing it on a condition is a threat."""
    talks = any(one in words_of("talks") for one in deed.what[:2])
    stops = deed.verb in words_of("ending") and not deed.negated
    return (talks and deed.verb in words_of("leaving")) or stops or deed.verb in words_of("force")


def fights(deed: Deed) -> bool:
    """Return whether a deed is one of force, or goes to court."""
    return deed.verb in words_of("force") or (deed.verb == "go" and bool(set(deed.what) & words_of("deciding")))


def harms(deed: Deed) -> bool:
    """Return whether a deed, or what its noun names, is one with which a side threatens."""
    return breaks(deed) or bool(set(deed.what) & words_of("force"))


def weight_of(statement: Statement) -> float:
    """Return how firmly a statement binds its speaker: by its act, its words, and who speaks."""
    weight = COMMITMENT.get(statement.act, TOLD) + (RED_LINE if statement.red_line else 0.0)
    role = statement.speaker.role or ""
    if LEADER.search(role):
        weight += 0.5
    if SPOKEN_FOR.search(role) or statement.speaker.unnamed:
        weight -= 0.4
    return weight


def in_event(event: Event, sides: Sides, topics: Topics) -> Iterator[Saying]:
    """Yield what an event says of the deed that it is; one that a statement tells is that statement's."""
    if event.deed is None or (event.claimed_by and event.status not in (EventStatus.DONE, EventStatus.UNDER_WAY)):
        return
    done = event.status in (EventStatus.DONE, EventStatus.UNDER_WAY)
    owner = sides.of(event.deed.by)
    threatened = event.status is EventStatus.THREATENED and owner is not None
    yield Saying(
        fact=event.id,
        speaker=owner if threatened else None,
        owner=owner,
        deed=event.deed,
        how=How.DOES if done else How.THREATENS if threatened else How.PLANS,
        sign=-1 if event.deed.negated or event.status is EventStatus.DENIED else 1,
        weight=TOLD,
        sure=0.9 if done else 0.6,
        issues=topics.named_in(event.evidence[0].text) if event.evidence else frozenset(),
        target=sides.of(event.target),
        day=event.date,
        material=event.plover in MATERIAL,
    )
