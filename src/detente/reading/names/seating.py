"""Who is seated where: each person of a report with the party that what stands around the names shows."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from detente.reading.knowledge import knowledge, table
from detente.reading.names.leaders import led_by
from detente.reading.names.register import Office, Register
from detente.reading.names.sides import HAVE_DIRECTORS, OF_STATES, Sides, employers
from detente.reading.names.theatre import rulers
from detente.reading.page import Name, Page, Sentence, within

SPEAKS_OF = re.compile(r" (?:has |had )?(?:also )?(\w+)(?: reporters| journalists)?(?: on \w+day)?,?(?: that)? ")
"""What stands between whoever announces something and the state of which it is announced."""
ANNOUNCED = re.compile(
    r" (?:(?:will|would|could|can|does|did) (?:not|never)|(?:is|was|has been) (?:not )?(?:ready|prepared|willing|open)|"
    r"ha[ds] (?:agreed|decided)|ha[ds] no intention|wants|wanted)\b"
)
"""What only somebody who speaks for a state announces of it: what it is ready for, and what it rules out."""
LEADS = re.compile(
    r"\b[Tt]he (?:[a-z-]+ ){0,2}(?:chair|chairman|chairwoman|chief|head|leader|president|secretary) of (?:the )?$"
)
"""An office that a party is named with and no person."""
BESIDE = re.compile(
    r",? (?:of|for|from) (?:the )?|"
    r", (?:an? |the )?(?:[a-z-]+ ){1,3}(?:of|for|from|with) (?:the |an? )?(?:[a-z-]+ ){0,2}|"
    r", who (?:also )?(?:leads|led|heads|headed|negotiates|negotiated|speaks|spoke|chairs) (?:[a-z-]+ ){0,3}(?:of|for) "
    r"(?:the )?"
)
"""What stands between a person and the party spoken for."""


def seated(page: Page, register: Register, found: tuple[Name, ...], kinds: Mapping[str, str]) -> tuple[Name, ...]:
    """Return the names, each person with the party that what stands around the names shows."""
    sides = Sides(page.sentences, found, kinds, page.text)
    register.stand_for(beside(page.text, found))
    register.stand_for(led_by(register.without_party(), page.report.published, kinds))
    register.stand_for(taken_up_by_office(page.text, found, page.sentences))
    scene = sides.scene
    free = [name for name in found if name.kind == "person" and register.party_of(name.id) is None]
    ruling = rulers(page.text, free) if scene else set()
    register.stand_for(dict.fromkeys(sorted(ruling), scene or ""))
    leaders = {office.person for office in register.offices if office.level == "leader"} if ruling else set()
    register.stand_for(announcing(page.text, found, register, kinds))
    held = held_for(register, sides)
    register.stand_for({one: party for one, party in held.items() if party != scene or one not in leaders})
    return tuple(
        name._replace(party=register.party_of(name.id)) if name.kind == "person" and not name.party else name
        for name in found
    )


def beside(text: str, found: tuple[Name, ...]) -> dict[str, str]:
    """Return person -> the party named right beside the name: `France's X`, `X of France`, `X, for the company`."""
    sides: dict[str, str] = {}
    for one, other in pairwise(found):
        between = text[one.end : other.start].replace("’", "'")
        if other.kind == "person" and one.kind == "party" and between == "'s ":
            sides.setdefault(other.id, one.id)
        elif (
            one.kind == "person"
            and other.kind == "party"
            and BESIDE.fullmatch(between)
            and text[other.end : other.end + 2] not in ("'s", "’s")  # `a letter to X from Peru's minister`
        ):
            sides.setdefault(one.id, other.id)
    return sides


def announcing(text: str, found: tuple[Name, ...], register: Register, kinds: Mapping[str, str]) -> dict[str, str]:
    """Return holder of a state's office -> the one state for which they announce what it is ready for or rules out.

    `Trade Minister X said Peru would not lift the ban`, in a report from the capital of another state.
    """
    holders = {office.person for office in register.offices if office.level in OF_STATES and not office.owned}
    states: dict[str, set[str]] = {}
    for one, other in pairwise(found):
        if one.id in holders and one.kind == "person" and kinds.get(other.id) == "state" and other.form != "demonym":
            said = SPEAKS_OF.fullmatch(text[one.end : other.start].replace("\n", " "))
            if said and said[1] in knowledge().verbs and ANNOUNCED.match(text, other.end):
                states.setdefault(one.id, set()).add(other.id)
    return {person: told.pop() for person, told in states.items() if len(told) == 1}


def taken_up_by_office(text: str, found: tuple[Name, ...], sentences: Sequence[Sentence]) -> dict[str, str]:
    """Return person -> the party whose leader the next sentence calls them (`Visser rose. The leader of the Union`).

    The office opens its sentence as a subject without a name, and one person alone is named right before.
    """
    sides: dict[str, str] = {}
    for party in found:
        if party.kind != "party" or party.form not in ("name", "short"):
            continue
        at = bisect_right(sentences, party.start, key=lambda one: one.start) - 1
        head = LEADS.search(text, sentences[at].start, party.start)
        if head is None or at == 0 or text[party.end : party.end + 1] == ",":
            continue
        before = sentences[at - 1]
        near = {one.id for one in within(found, before.start, before.end) if one.kind == "person"}
        if len(near) == 1 and sentences[at].paragraph - before.paragraph <= 1:
            sides.setdefault(near.pop(), party.id)
    return sides


def mostly_held_for(offices: Sequence[Office], kinds: Mapping[str, str]) -> Iterator[str]:
    """Yield the states whose such offices mostly are (`transport secretary`): where the report names them, or none.

    Args:
        offices: Offices of which the report does not say whose they are.
        kinds: Slug -> kind of each party that it names.
    """
    none = "state" not in kinds.values()
    rows: Mapping[str, str] = table("titles")["mostly_held_for"]
    mostly = (rows.get(office.title.lower()) for office in offices if not office.owned)
    yield from (state for state in mostly if state is not None and (none or state in kinds))


def held_for(register: Register, sides: Sides) -> dict[str, str]:
    """Return person -> the party for which an office is held that the words beside it do not name."""
    found: dict[str, str] = {}
    for office in register.offices:
        mostly = set(mostly_held_for([office], sides.kinds))
        party = sides.owner(office.offset) if office.owned else next(iter(mostly), None)
        if office.owned and office.level == "executive" and sides.kinds.get(party or "") not in HAVE_DIRECTORS:
            party = sides.before(office.offset, employers()) or party  # no union has a chief executive
        party = party or sides.of_office(office.level, office.offset)
        if party:
            found.setdefault(office.person, party)
    return found
