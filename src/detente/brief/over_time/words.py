"""The words in which outcomes are told over time: what each is called, how it stood, and what moved it."""

from collections.abc import Iterator
from datetime import date

from detente.analysis.over_time import (
    Absent,
    Cause,
    Followed,
    Move,
    Outcome,
    OverTime,
    Part,
    Shift,
    ShiftKind,
    Standing,
)
from detente.brief.outcomes.lines import capital, counted, listed, percent
from detente.brief.plural import agreeing, is_several
from detente.brief.wording import tidy

ABSENT = {
    Absent.NO_CONFLICT: "no two sides yet that want something of each other",
    Absent.NOT_NAMED: "nobody had named it yet",
    Absent.IMPOSSIBLE: "not possible as things stood",
}
WOULD_BE_ABSENT = {
    Absent.NO_CONFLICT: "there would be no two sides yet that want something of each other",
    Absent.NOT_NAMED: "nobody would have named it yet",
    Absent.IMPOSSIBLE: "it would not have been possible as things stood",
}

SHIFTED = {
    ShiftKind.NEW_OPTION: "Now counted among what can be done, by {who}: {what}",
    ShiftKind.NO_OPTION: "Less spoken of by now than other things, and left out, of {who}: {what}",
    ShiftKind.NEW_WISH: "Now read as wanted, by {who}: {what}",
    ShiftKind.OPEN: "Now open, whether {who} would rather have it: {what}",
}
MOST_SHIFTS = 4


def day_of(day: date) -> str:
    """Return a day as people write it.

    >>> day_of(date(2022, 1, 7))
    '7 January 2022'
    """
    return f"{day.day} {day:%B %Y}"


def name_of(outcome: Outcome) -> str:
    """Return what an outcome is called, beginning with a small letter."""
    if outcome.kind is Followed.TODAY:
        return "how things stood"
    what = listed([part_of(one) for one in outcome.parts])
    if outcome.kind is Followed.DEAL:
        return f"a deal with {what}"
    several = len(outcome.asked_by) > 1 or any(" and " in one or is_several(one) for one in outcome.asked_by)
    return f"{what}, which {listed(list(outcome.asked_by))} {agreeing('asks', several=several)} for"


def part_of(part: Part) -> str:
    """Return one option of an outcome."""
    return f"“{tidy(part.label)}”" if part.taken else f"no “{tidy(part.label)}”"


def stood(one: Standing) -> str:
    """Return how an outcome stood, in words that fit into a cell."""
    if one.absent:
        return "–"
    return percent(one.share.share) if one.share is not None else ("holds" if one.holds else "does not hold")


def verdict(one: Standing) -> str:
    """Return in a word or two whether an outcome held when each wish is taken as it was said."""
    if one.absent:
        return ABSENT[one.absent]
    return "holds, as said" if one.holds else "does not last, as said"


def told(found: OverTime, move: Move) -> str:
    """Return what became of an outcome, in a sentence without its end."""
    name, before, after = capital(name_of(found.outcomes[move.outcome])), move.before, move.after
    if after.absent:
        return f"{name}: {ABSENT[after.absent]}, after it had held in {stood(before)} of the preferences admitted"
    if before.absent:
        share = f"it held in {stood(after)} of the preferences admitted" if after.share else f"it {verdict(after)}"
        return f"{name}: could be told for the first time; {share}"
    if before.share is None or after.share is None:
        return f"{name}: {verdict(after)}; the day before it {'held' if before.holds else 'did not'}"
    way = "more" if after.share.share > before.share.share else "less"
    turned = ""
    if before.holds != after.holds:
        turned = ", and now holds when each wish is taken as said" if after.holds else ", and no longer holds as said"
    return f"{name}: {way} stable, from {stood(before)} to {stood(after)} of the preferences admitted{turned}"


def because(move: Move, cause: Cause) -> str:
    """Return what would have been without a sentence, in brackets behind its words."""
    if cause.without.absent:
        return f"without it, {WOULD_BE_ABSENT[cause.without.absent]}"
    if cause.without.share is None:
        return f"without it, it would {'hold' if cause.without.holds else 'not hold'}"
    return f"without it, {stood(cause.without)}"


def no_cause(move: Move) -> str:
    """Return why no sentence is named."""
    if not move.tried:
        return "No new sentence stands behind it by itself."
    tried = counted(move.tried, "new sentence was left out", "new sentences were left out in turn")
    return f"No sentence made it so alone: {tried}."


def shifted(move: Move) -> Iterator[tuple[str, Shift]]:
    """Yield what is otherwise in the draft where no sentence is named, in words."""
    for one in move.shifts[:MOST_SHIFTS]:
        yield f"{SHIFTED[one.kind].format(who=tidy(one.who), what=tidy(one.what))}.", one


def remarks(found: OverTime) -> Iterator[str]:
    """Yield what one should know of how this was worked out."""
    yield (
        "For each day the conflict was drafted again from the reports up to it, with at most "
        f"{found.options} options; what is uncertain was drawn {found.draws} times (seed {found.seed})."
    )
    if found.edited:
        yield (
            "What was changed by hand in the conflict counts on each day from the first on which what it speaks of "
            "was there."
        )
    if found.edited is None:
        yield "The conflict was written by hand as a list of states, which no draft has: nothing of it counts here."
    if found.earlier:
        yield f"{counted(found.earlier, 'earlier day')} with reports not shown."
