"""Which offices people hold, for whom and from when, as reports of different days give them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from detente.record import Draft, Role

MOST_OFFICES = 4


@dataclass
class Held:
    """One office as the reports give it."""

    titles: Counter[str] = field(default_factory=Counter)
    """The ways it is printed."""
    parties: Counter[str] = field(default_factory=Counter)
    days: list[str] = field(default_factory=list)
    """Days of the reports that give it."""


def offices_of(drafts: Sequence[Draft], parties: Collection[str]) -> dict[str, tuple[Role, ...]]:
    """Return person -> offices, the latest last; an office that another gives way to has its days.

    Args:
        drafts: What was read, with one slug for each person.
        parties: The parties that offices may be held for.
    """
    held: dict[str, dict[str, Held]] = defaultdict(lambda: defaultdict(Held))
    sides: dict[str, Counter[str]] = defaultdict(Counter)
    for draft in drafts:
        day = draft.report.published.value if draft.report.published else ""
        named = {statement.speaker.person: statement.speaker.role for statement in draft.statements}
        for speaker in (one.speaker for one in draft.statements):
            if speaker.person and speaker.party and speaker.party in parties:
                sides[speaker.person][speaker.party] += 1
        for person in draft.people:
            for role in person.roles:
                if named.get(person.id) == role.title or stands_in(draft, role.title):
                    note(held[person.id][plain(role.title)], role, day)
    return {person: tuple(in_time(list(offices.values()), sides[person], parties)) for person, offices in held.items()}


def stands_in(draft: Draft, title: str) -> bool:
    """Return whether a report prints a title itself: the cast gives each the offices of all reports."""
    return title in draft.report.text


def plain(title: str) -> str:
    """Return a title as it is compared."""
    return title.lower().replace("-", " ")


def note(office: Held, role: Role, day: str) -> None:
    """Add that a report of some day gives an office."""
    office.titles[role.title] += 1
    office.days += [day] if day else []
    office.parties.update([role.party] if role.party else [])


def in_time(offices: list[Held], sides: Counter[str], parties: Collection[str]) -> list[Role]:
    """Return somebody's offices as roles: a title that ends another (`minister`) is that one."""
    offices = [one for one in offices if not any(other is not one and part_of(one, other) for other in offices)]
    offices.sort(key=lambda one: (min(one.days, default=""), -sum(one.titles.values()), title_of(one)))
    offices = sorted(offices[:MOST_OFFICES], key=lambda one: min(one.days, default=""))
    roles = []
    for number, one in enumerate(offices):
        before, after = (
            offices[number - 1] if number else None,
            offices[number + 1] if number + 1 < len(offices) else None,
        )
        since = min(one.days) if before and succeeds(before, one) else None
        until = max(one.days) if after and succeeds(one, after) else None
        side = next((party for party, _ in (one.parties or sides).most_common() if party in parties), None)
        side = side or next((party for party, _ in sides.most_common(1)), None)
        roles.append(Role(title=title_of(one), party=side, since=since, until=until))
    return roles


def title_of(office: Held) -> str:
    """Return the way a title is printed most often."""
    return max(office.titles, key=lambda one: (office.titles[one], one))


def part_of(one: Held, other: Held) -> bool:
    """Return whether a title is the end of another's."""
    short, full = plain(title_of(one)), plain(title_of(other))
    return full.endswith(f" {short}") or full.startswith(f"{short} of ")


def succeeds(before: Held, after: Held) -> bool:
    """Return whether an office was no longer given when another first was."""
    return bool(before.days and after.days) and max(before.days) < min(after.days)
