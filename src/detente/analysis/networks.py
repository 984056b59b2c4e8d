"""Who agrees with whom, and who stands for what: the networks of discourse network analysis, from statements.

An actor is for an issue by what it demands, proposes, offers, promises, accepts or concedes there, and against it by
what it rejects or refuses; a statement that is denied counts for the other side. Threats, warnings, praise and mere
information take no side, nor does what is only supposed. The formulas are in `detente.models.discourse`.

A network is as sharp as its issues: two sides that "demand" opposite things on one issue are counted as agreeing on it.
Give the codebook an issue for each thing demanded (`withdrawal`, `recognition`), as coders of discourse networks do.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from detente.analysis.positions import party_of
from detente.analysis.same_statements import same_statements
from detente.errors import UnknownKind
from detente.formats.network_files import Network, Node
from detente.models import discourse
from detente.record import Act, Modality, PartialDate, Precision, Record, Statement

SIDES = {
    Act.DEMAND: discourse.FOR,
    Act.PROPOSE: discourse.FOR,
    Act.OFFER: discourse.FOR,
    Act.PROMISE: discourse.FOR,
    Act.ACCEPT: discourse.FOR,
    Act.CONCEDE: discourse.FOR,
    Act.REJECT: discourse.AGAINST,
    Act.REFUSE: discourse.AGAINST,
}

ACTORS = ("party", "person")
COUNTING = ("issues", "statements")
PERIODS = ("day", "week", "month", "year")


@dataclass(frozen=True)
class Stand:
    """One statement that takes a side."""

    actor: str
    issue: str
    side: int
    day: PartialDate | None


def side_of(statement: Statement) -> int | None:
    """Return on which side of its issue a statement stands: 0 for, 1 against, None for neither."""
    side = SIDES.get(statement.act)
    if side is None or statement.issue is None or statement.modality is Modality.HYPOTHETICAL:
        return None
    return 1 - side if statement.negated else side


def actor_network(
    record: Record, form: str = "congruence", *, norm: str = "no", actors: str = "party", counting: str = "issues"
) -> Network:
    """Return the network of actors with actors over all the time of a record.

    Args:
        record: Its statements; one that several reports give counts once.
        form: `agreement` (both for), `congruence` (on the same side), `conflict` (on opposite sides) or `subtract`
            (congruence less conflict).
        norm: `no`, `average` (activity), `jaccard` or `cosine`.
        actors: `party` or `person`.
        counting: `issues` counts each side of an issue once for an actor, however often it says so (Leifeld 2017);
            `statements` counts every time.

    Raises:
        UnknownKind: One of these is none of those named.
    """
    (network,) = networks(record, form, norm=norm, actors=actors, counting=counting)
    return network


def issue_network(
    record: Record, form: str = "subtract", *, norm: str = "no", actors: str = "party", counting: str = "statements"
) -> Network:
    """Return the network of actors with issues over all the time of a record.

    Args:
        record: Its statements; one that several reports give counts once.
        form: `ignore` (how often), `subtract` (for less against) or `combine` (1 for, 2 against, 3 both).
        norm: `no`, `activity` or `prominence`.
        actors: `party` or `person`.
        counting: `statements` counts every time, `issues` each side once.

    Raises:
        UnknownKind: One of these is none of those named.
    """
    (network,) = networks(record, form, issues=True, norm=norm, actors=actors, counting=counting)
    return network


def networks(
    record: Record,
    form: str,
    *,
    issues: bool = False,
    norm: str = "no",
    actors: str = "party",
    counting: str = "issues",
    by: str | int | None = None,
) -> tuple[Network, ...]:
    """Return the network of each slice of time in which something is said, all with the same nodes in the same order.

    `by` is `day`, `week`, `month` or `year`, or a number of days counted from the first statement; None takes all time
    together. A statement whose date is not known so well belongs to no slice and is counted in `left_out`.

    Raises:
        UnknownKind: A form, norm or period that there is not.
    """
    known("network of actors with issues" if issues else "network of actors", form, forms(issues=issues))
    known("norm", norm, discourse.TWO_MODE_NORMS if issues else tuple(discourse.NORMS))
    known("kind of actor", actors, ACTORS)
    known("way to count", counting, COUNTING)
    stands = tuple(stands_in(record, actors))
    people, questions = nodes(record, stands, actors)
    found = []
    for time, inside, left_out in slices(stands, by):
        every = counted(inside, people, questions)
        counts = np.minimum(every, 1) if counting == "issues" else every
        weights = (discourse.actors_with_issues if issues else discourse.actors_with_actors)(counts, form, norm)
        name = f"affiliation {form}" if issues else form
        columns = questions if issues else people
        found.append(Network(name, norm, people, columns, weights, every[:, :, 0], every[:, :, 1], time, left_out))
    return tuple(found)


def forms(*, issues: bool) -> tuple[str, ...]:
    """Return the forms of a network of actors with issues, or with actors."""
    return discourse.TWO_MODE_FORMS if issues else tuple(discourse.FORMS)


def known(what: str, name: str, names: Sequence[str]) -> None:
    """Raise UnknownKind when a name is not among those known."""
    if name not in names:
        raise UnknownKind(str(name), names, what)


def stands_in(record: Record, actors: str) -> Iterator[Stand]:
    """Yield the statements that take a side on an issue and whose actor is known, in order of time.

    What several reports give of one statement counts once, unless they give it to another actor, issue or side.
    """
    published = {report.id: report.published for report in record.reports}
    people = {person.id: person for person in record.people}
    for said in same_statements(record):
        stands: dict[tuple[str, str, int], Stand] = {}
        for one in said.statements:
            side = side_of(one)
            actor = one.speaker.person if actors == "person" else party_of(people, one)
            if side is not None and actor and one.issue:
                day = one.date or published.get(one.report)
                stands.setdefault((actor, one.issue, side), Stand(actor, one.issue, side, day))
        yield from stands.values()


def nodes(record: Record, stands: Sequence[Stand], actors: str) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """Return the actors and the issues of some statements, each in the order of their slugs."""
    parties = {party.id: party for party in record.parties}
    people = {person.id: person.name for person in record.people}
    labels = {issue.id: issue.label for issue in record.issues}
    said, on = Counter(one.actor for one in stands), Counter(one.issue for one in stands)
    names = people if actors == "person" else {slug: party.name for slug, party in parties.items()}
    kinds = {} if actors == "person" else {slug: party.kind for slug, party in parties.items()}
    return (
        tuple(Node(slug, names.get(slug, slug), "actor", kinds.get(slug, actors), said[slug]) for slug in sorted(said)),
        tuple(Node(slug, labels.get(slug, slug), "issue", "", on[slug]) for slug in sorted(on)),
    )


def counted(stands: Sequence[Stand], actors: Sequence[Node], issues: Sequence[Node]) -> discourse.Counts:
    """Return how often each actor is on each side of each issue: [actor, issue, side]."""
    rows = {node.id: number for number, node in enumerate(actors)}
    columns = {node.id: number for number, node in enumerate(issues)}
    counts = np.zeros((len(actors), len(issues), 2))
    for one in stands:
        counts[rows[one.actor], columns[one.issue], one.side] += 1
    return counts


def slices(stands: Sequence[Stand], by: str | int | None) -> Iterator[tuple[str, list[Stand], int]]:
    """Yield each slice of time in which something is said, what is said in it, and how many lie in none."""
    if by is None:
        yield "", list(stands), 0
        return
    if isinstance(by, bool) or (by not in PERIODS if isinstance(by, str) else by < 1):
        raise UnknownKind(str(by), (*PERIODS, "a number of days from 1"), "slice of time")
    first = min((one.day.first for one in stands if one.day), default=date.min)
    inside: dict[str, list[Stand]] = {}
    for one in stands:
        time = slice_of(one.day, by, first)
        inside.setdefault(time or "", []).append(one)
    left_out = len(inside.pop("", ()))
    for time in sorted(inside):
        yield time, inside[time], left_out


def slice_of(day: PartialDate | None, by: str | int, first: date) -> str | None:
    """Return in which slice a date lies as a whole, if it is known so well."""
    if day is None:
        return None
    if isinstance(by, str):
        wide = PartialDate.of(day.first, Precision(by))
        return wide.value if wide.covers(day) else None
    start = first + timedelta(days=(day.first - first).days // by * by)
    end = start + min(timedelta(days=by - 1), date.max - start)
    return f"{start.isoformat()}/{end.isoformat()}" if day.last <= end else None
