"""What is otherwise in the draft of a day than in the one before: options and wishes that are new, gone or turned."""

from collections.abc import Iterator

from detente.analysis.over_time.results import Shift, ShiftKind
from detente.analysis.over_time.standing import Known
from detente.formats.conflict_file import Statement
from detente.formats.formulas import parsed


def shifts(before: Known | None, after: Known) -> tuple[Shift, ...]:
    """Return what is otherwise than the day before, options first."""
    if before is None or before.model is None or after.model is None:
        return ()
    names = after.named_in(before, after.deeds.sides)
    return (*of_options(before, after, names), *of_wishes(before, after, names))


def of_options(before: Known, after: Known, names: dict[str, tuple[str, int] | None]) -> Iterator[Shift]:
    """Yield the options that are new, and those that the draft has no more."""
    for one in after.drafted.file.decision_makers:
        for option in one.options:
            if names.get(option.id) is None:
                yield Shift(ShiftKind.NEW_OPTION, one.said, f"“{option.said}”", option.evidence)
    kept = {pair[0] for pair in names.values() if pair is not None}
    for one in before.drafted.file.decision_makers:
        for option in one.options:
            if option.id not in kept:
                yield Shift(ShiftKind.NO_OPTION, one.said, f"“{option.said}”", option.evidence)


def of_wishes(before: Known, after: Known, names: dict[str, tuple[str, int] | None]) -> Iterator[Shift]:
    """Yield the wishes that are new or wanted the other way round, of whom the draft before has wishes as well."""
    now = {old: (new, turn) for new, pair in names.items() if pair is not None for old, turn in (pair,)}
    called = {old: new if turn > 0 else f"(not {new})" for old, (new, turn) in now.items()}
    labels = {one.id: f"“{one.said}”" for one in after.drafted.file.options}
    earlier = {
        who.id: {meaning(one, called): one for one in who.prefers or ()} for who in before.drafted.file.decision_makers
    }
    for who in after.drafted.file.decision_makers:
        known = earlier.get(who.id)
        for one in who.prefers or () if known is not None else ():
            old = (known or {}).get(meaning(one, {}))
            if old is None or old.sign != one.sign:
                said = parsed(one.formula).said_with(labels).replace("not “", "no “")
                kind = ShiftKind.OPEN if one.sign == "unknown" else ShiftKind.NEW_WISH
                yield Shift(kind, who.said, said, one.evidence)


def meaning(one: Statement, called: dict[str, str]) -> str:
    """Return a wish by the names of the later draft, a double negation left out."""
    found = parsed(one.formula)
    return found.said_with({name: called.get(name, name) for name in found.names}).replace("not (not ", "(")
