"""The sections on what can hold and what it would take, ready for the page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.analysis.drafted import Drafted
from detente.analysis.outlook import Outcome, Outlook, outlook
from detente.brief.names import Names
from detente.brief.outcomes.concepts import name as concept_name
from detente.brief.outcomes.lines import counted, percent
from detente.brief.outlook.answers import Sentence, carrier, kept_apart, obstacle, unheld, what_holds, what_it_takes
from detente.brief.outlook.picture import Map, picture
from detente.brief.outlook.rests import Open, Side, set_aside, sides, unsettled
from detente.brief.outlook.words import Words, between, numbered, often, pieces, spaced
from detente.brief.places import Places
from detente.brief.plural import agreeing


@dataclass(frozen=True)
class Done:
    """What one decision maker does in an outcome."""

    who: str
    colour: str
    what: tuple[tuple[str, str], ...]
    """Each option, and where it stands what it rests on."""


@dataclass(frozen=True)
class Row:
    """An outcome, as a row of the table."""

    anchor: str
    letter: str
    done: tuple[Done, ...]
    undone: tuple[tuple[str, str], ...]
    """What is done today and not here, and where it stands what that rests on."""
    today: bool
    holds: bool
    verdict: str
    why: str
    concept: str
    share: str
    share_words: str
    interval: str
    way: Sentence

    @property
    def text(self) -> str:
        """What is done in it, in a line."""
        done = "; ".join(f"{one.who}: {', '.join(what for what, _ in one.what)}" for one in self.done)
        return f"{'today’s state, ' if self.today else ''}{done or 'nothing is done'}"


@dataclass(frozen=True)
class Asked:
    """What one side asks for first, and what stands against it."""

    who: str
    verb: str
    """`asks for`, or `ask for`."""
    colour: str
    wish: Sentence
    against: tuple[Sentence, ...]
    fate: tuple[Sentence, ...]
    """Why the outcome that gives it does not hold, and what would make it."""


@dataclass(frozen=True)
class Section:
    """Both sections."""

    missing: str
    """Why there is no answer; then the rest is empty."""
    holds: tuple[Sentence, ...] = ()
    takes: tuple[Sentence, ...] = ()
    apart: int = 0
    """How many of the last sentences of `holds` tell what is not brought about together, and why."""
    rows: tuple[Row, ...] = ()
    more: int = 0
    map: Map | None = None
    asked: tuple[Asked, ...] = ()
    carriers: tuple[Sentence, ...] = ()
    sides: tuple[Side, ...] = ()
    ruled_out: tuple[str, ...] = ()
    unsettled: tuple[Open, ...] = ()
    beyond: tuple[Open, ...] = ()
    """Options that were left out."""
    notes: tuple[Sentence, ...] = ()
    draws: str = ""


def section(drafted: Drafted, names: Names, places: Places) -> Section:
    """Return the sections on a conflict drafted from a record.

    The same draft gives the same sections.
    """
    found = outlook(drafted)
    if found.worked is None:
        return Section(found.why_not or "")
    return told(found, Words(found, places), names)


def told(found: Outlook, words: Words, names: Names) -> Section:
    """Return the sections on what was worked out."""
    assert found.worked is not None
    worked, file = found.worked, found.drafted.file
    its_sides = sides(words, names)
    colours = [one.colour for one in its_sides]
    return Section(
        missing="",
        holds=tuple(map(numbered, what_holds(words))),
        apart=len(tuple(kept_apart(words))),
        takes=tuple(map(numbered, what_it_takes(words))),
        rows=tuple(row(words, one, colours) for one in worked.outcomes),
        more=worked.more,
        map=picture(words, colours),
        asked=tuple(asked(words, number, colours) for number in range(len(worked.demands))),
        carriers=tuple(numbered(carrier(words, one)) for one in worked.carriers),
        sides=its_sides,
        ruled_out=tuple(words.formula(one) for one in file.infeasible),
        unsettled=unsettled(words),
        beyond=set_aside(words),
        notes=tuple(numbered(pieces(one)) for one in (*left_out(found.drafted), *worked.skipped)),
        draws=drawn(words),
    )


def drawn(words: Words) -> str:
    """Return how the shares were found."""
    worked = words.worked
    if not worked.draws:
        return "Nothing in it is called uncertain, so that there are no shares to tell."
    fewer = (
        f", and not {worked.asked}, because {worked.model.game.n_states:,} outcomes are possible"
        if worked.draws < worked.asked
        else ""
    )
    return (
        f"What is uncertain was drawn {counted(worked.draws, 'time')}{fewer} (seed {worked.seed}); "
        "a range holds the true share in 95 of 100 such samples."
    )


def left_out(drafted: Drafted) -> Iterator[str]:
    """Yield that not all options could be looked at."""
    if drafted.beyond:
        kept, more = len(drafted.file.options), len(drafted.beyond)
        yield (
            f"The reports tell of {kept + more} things that somebody could do: the {kept} of which most is said are "
            "looked at here, and the others are left out."
        )


def row(words: Words, one: Outcome, colours: Sequence[str]) -> Row:
    """Return an outcome as a row of the table."""
    letter = words.letters[one.state]
    share = one.share
    return Row(
        anchor=f"outcome-{letter.lower()}",
        letter=letter,
        done=done(words, one.state, colours),
        undone=undone(words, one.state),
        today=one.state == words.worked.today,
        holds=one.holds,
        verdict=words.verdict(one),
        why=words.held_by(one),
        concept=concept_name(one.concepts[0]) if one.concepts else "",
        share=spaced(percent(share.share)) if share else "",
        share_words=often(share).removeprefix("in ") if share else "",
        interval=between(share) if share else "",
        way=numbered(pieces(way(words, one))),
    )


def done(words: Words, state: int, colours: Sequence[str]) -> tuple[Done, ...]:
    """Return what each decision maker does in an outcome."""
    file = words.model.file
    now = set(words.model.options(state))
    if file.graph is not None:
        return (Done("", "p0", tuple((one, "rests") for one in now)),)
    return tuple(
        Done(
            words.who(dm),
            colours[dm],
            tuple(
                (words.said[one.id], f"can-{dm + 1}-{number}")
                for number, one in enumerate(who.options, 1)
                if one.id in now
            ),
        )
        for dm, who in enumerate(file.decision_makers)
        if any(one.id in now for one in who.options)
    )


def undone(words: Words, state: int) -> tuple[tuple[str, str], ...]:
    """Return what is done today and not in an outcome."""
    today = words.worked.today
    if today is None or words.model.file.graph is not None:
        return ()
    now = words.model.options(state)
    return tuple(
        (words.said[one.id], f"can-{dm}-{number}")
        for dm, who in enumerate(words.model.file.decision_makers, 1)
        for number, one in enumerate(who.options, 1)
        if one.id in words.model.options(today) and one.id not in now
    )


def way(words: Words, one: Outcome) -> str:
    """Return how an outcome is reached from today."""
    if words.worked.today is None:
        return "not known where things stand"
    if one.state == words.worked.today:
        return "is where things stand"
    if one.path is None:
        return "by no moves"
    steps = one.willing if one.willing is not None else one.path
    movers = ", then ".join(words.who(step.dm) for step in steps)
    if one.willing is None:
        alone = "without gaining by it" if len(steps) == 1 else "not each of them gaining by it"
        return f"{counted(len(steps), 'step')}, by {movers}, {alone}"
    others = [dm for dm in one.first if dm != steps[0].dm]
    begin = f"; {words.whose(others, last='or')} can begin as well" if others else ""
    gains = ", which gains by it" if len(steps) == 1 else "; each gains by it"
    return f"{counted(len(steps), 'step')}, by {movers}{gains}{begin}"


def asked(words: Words, number: int, colours: Sequence[str]) -> Asked:
    """Return what one side asks for first, and what stands against it."""
    worked = words.worked
    one = worked.demands[number]
    fate = next((each for each in worked.unheld if each.state == one.nearest), None)
    return Asked(
        words.who(one.dm),
        f"{agreeing('asks', several=words.several(one.dm))} for",
        colours[one.dm],
        numbered((words.asked(one),)),
        tuple(numbered(obstacle(words, each)) for each in worked.obstacles if each.demand == number),
        tuple(map(numbered, unheld(words, fate))) if fate is not None and fate.demand == number else (),
    )
