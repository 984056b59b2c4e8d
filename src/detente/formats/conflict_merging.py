"""A conflict that a person edited brought together with a new draft of it: three-way, so that no edit is lost."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from detente.formats.conflict_file import ConflictFile, DecisionMaker, Option
from detente.formats.formulas import parsed
from detente.formats.known_sides import known_sides
from detente.formats.preference_merging import Versions, preferring, shape, speaks_of
from detente.formats.three_ways import Disagreement, Found, in_order, numbered, present, said, with_both

Owned: TypeAlias = tuple[str, Option]
"""An option with the id of the decision maker who has it."""
Files: TypeAlias = tuple[ConflictFile, ConflictFile, ConflictFile]
"""The last draft as it was written, the file that a person edited since, and the new draft."""


@dataclass(frozen=True)
class Merge:
    """The file that has both changes, and what could not be brought together."""

    file: ConflictFile
    conflicts: tuple[Disagreement, ...] = ()
    """What both changed differently: in the file stands what the person wrote."""
    notes: tuple[str, ...] = ()
    """What was left out or adjusted, because it no longer fits the rest."""


def merged(base: ConflictFile, mine: ConflictFile, theirs: ConflictFile) -> Merge:
    """Return the file with what a person changed and with what a new draft changed.

    An option that the person took away stays away, and what the new draft says of it is left out. Statements are the
    same when their formulas are, whatever their spaces and brackets.

    Args:
        base: The last draft, as it was written.
        mine: The file that a person edited since.
        theirs: The new draft.

    Raises:
        FormulaMistake: A formula cannot be read.
    """
    theirs = under_known_ids(base, mine, theirs)
    found, files = Found(), (base, mine, theirs)
    if any(one.graph is not None for one in files):
        return Merge(found.taken("The states and moves", base, mine, theirs), tuple(found.conflicts))
    makers = makers_of(files, found)
    options = options_of(files, makers, found)
    file = ConflictFile(
        decision_makers=tuple(maker(one, files, options, found) for one in makers),
        title=found.taken("The title", base.title, mine.title, theirs.title),
        citation=found.taken("The citation", base.citation, mine.citation, theirs.citation),
        infeasible=formulas("What cannot be", [one.infeasible for one in files], options, found),
        same=formulas("What counts as the same", [one.same for one in files], options, found),
        status_quo=today(files, options, found),
    )
    file = with_possible_today(file, mine, found)
    check_rankings(file, files, found)
    return Merge(file, tuple(found.conflicts), tuple(dict.fromkeys(found.notes)))


def under_known_ids(base: ConflictFile, mine: ConflictFile, theirs: ConflictFile) -> ConflictFile:
    """Return the new draft with each side under the id that it had, also when another member now says more."""
    before = {who.id: who.said for file in (base, mine) for who in file.decision_makers}
    known = known_sides(before, {who.id: who.said for who in theirs.decision_makers})
    makers = tuple(replace(who, id=known.get(who.id, who.id)) for who in theirs.decision_makers)
    return replace(theirs, decision_makers=makers)


def makers_of(files: Files, found: Found) -> list[str]:
    """Return the ids of the decision makers there are, in order."""
    base, mine, theirs = ({who.id: who for who in file.decision_makers} for file in files)
    needed = needed_by_me(files)
    changed = [one for one, who in mine.items() if who != base.get(one) or any(own.id in needed for own in who.options)]
    kept = found.staying(base, mine, theirs, changed=changed, named=lambda one: names_in(files)[one])
    return in_order(list(base), list(mine), list(theirs), kept)


def names_in(files: Files) -> dict[str, str]:
    """Return what each decision maker is called, by a person if she named it."""
    return {who.id: who.said for file in (files[0], files[2], files[1]) for who in file.decision_makers}


def options_of(files: Files, makers: Collection[str], found: Found) -> dict[str, Owned]:
    """Return the options there are, each with the decision maker who has it."""
    base, mine, theirs = (owned(file) for file in files)
    drafted = {who.id for who in files[2].decision_makers}
    # A decision maker that stays although the new draft has it no more keeps what it can do.
    theirs |= {one: base[one] for one in base if one not in theirs and base[one][0] in set(makers) - drafted}
    changed = needed_by_me(files) | {one for one in mine if mine[one] != base.get(one)}
    names = names_in(files)

    def named(one: str) -> str:
        owner, option = mine.get(one) or theirs.get(one) or base[one]
        return f"{names[owner]}, “{option.said}”"

    options = {}
    for one in sorted(found.staying(base, mine, theirs, changed=changed, named=named)):
        owner, option = merged_option(named(one), base.get(one), mine.get(one), theirs.get(one), found)
        if owner not in makers and one in mine:
            owner = mine[one][0]
        if owner in makers:
            options[one] = (owner, option)
        else:
            found.notes.append(f"{named(one)} is left out: you took away who would have it.")
    return options


def owned(file: ConflictFile) -> dict[str, Owned]:
    """Return the options of a file with who has each."""
    return {option.id: (who.id, option) for who in file.decision_makers for option in who.options}


def needed_by_me(files: Files) -> set[str]:
    """Return the options of which a person says something that the draft did not."""
    base, mine, _ = files
    before = {(who.id, one) for who in base.decision_makers for one in who.prefers or ()}
    new = [one.formula for who in mine.decision_makers for one in who.prefers or () if (who.id, one) not in before]
    new += [one for one in mine.infeasible if one not in base.infeasible]
    new += [one for one in mine.same if one not in base.same]
    worth = {(who.id, pair) for who in base.decision_makers for pair in who.weights or ()}
    weighed = {pair[0] for who in mine.decision_makers for pair in who.weights or () if (who.id, pair) not in worth}
    begun = set(mine.status_quo or ()) - set(base.status_quo or ())
    return {name for formula in new for name in parsed(formula).names} | weighed | begun


def merged_option(what: str, base: Owned | None, mine: Owned | None, theirs: Owned | None, found: Found) -> Owned:
    """Return an option with both changes."""
    if mine is None or theirs is None:
        one = mine or theirs
        assert one is not None
        return one
    (owner, first), (other, second) = mine, theirs
    before, old = base or (None, None)
    return found.taken(f"{what}, whose it is", before, owner, other), Option(
        id=first.id,
        label=found.taken(f"{what}, its label", getattr(old, "label", None), first.label, second.label),
        moves=found.taken(f"{what}, its moves", getattr(old, "moves", None), first.moves, second.moves),
        evidence=with_both(old.evidence if old else (), first.evidence, second.evidence),
    )


def maker(one: str, files: Files, options: Mapping[str, Owned], found: Found) -> DecisionMaker:
    """Return a decision maker with both changes."""
    base, mine, theirs = ({who.id: who for who in file.decision_makers}.get(one) for file in files)
    old, ours, others = ([option.id for option in who.options] if who else [] for who in (base, mine, theirs))
    theirs = theirs or (base if mine else None) or mine
    mine = mine or theirs
    assert mine is not None
    assert theirs is not None
    own = {name for name, (owner, _) in options.items() if owner == one}
    whole = DecisionMaker(
        id=one,
        name=found.taken(f"{mine.said}, its name", getattr(base, "name", None), mine.name, theirs.name),
        options=tuple(options[name][1] for name in in_order(old, ours, others, own)),
    )
    return preferring(whole, Versions(base, mine, theirs), options, found)


def formulas(what: str, lists: Sequence[Sequence[str]], known: Collection[str], found: Found) -> tuple[str, ...]:
    """Return formulas with both changes, without those that speak of options that are gone."""
    base, mine, theirs = (numbered(one, shape) for one in lists)
    keys = in_order(list(base), list(mine), list(theirs), present(base, mine, theirs))
    texts = [
        found.taken(what, base.get(one), mine.get(one) or theirs[one], theirs.get(one) or mine[one]) for one in keys
    ]
    return tuple(text for text in texts if speaks_of(known, text, what, found))


def today(files: Files, known: Collection[str], found: Found) -> tuple[str, ...] | None:
    """Return the options taken today, as far as they still are options."""
    base, mine, theirs = (file.status_quo for file in files)
    taken = (
        found.taken("Today's state", base, mine, theirs)
        if base is None or mine is None or theirs is None
        else with_both(base, mine, theirs)
    )
    return None if taken is None else tuple(one for one in taken if one in known)


def with_possible_today(file: ConflictFile, mine: ConflictFile, found: Found) -> ConflictFile:
    """Return the file without what makes today's state impossible: the new draft's part of it gives way."""
    broken = [one for one in file.infeasible if true_today(one, file)]
    new = [one for one in broken if one not in mine.infeasible]
    for one in new:
        found.notes.append(f"What cannot be: {said(one)} of the new draft is left out, for it is true today.")
    file = replace(file, infeasible=tuple(one for one in file.infeasible if one not in new))
    if len(new) == len(broken):
        return file
    found.notes.append("Today's state is left as you wrote it: what the new draft has cannot be.")
    mine_today = tuple(one for one in mine.status_quo or () if one in file.bits)
    file = replace(file, status_quo=None if mine.status_quo is None else mine_today)
    return replace(file, status_quo=None) if any(true_today(one, file) for one in file.infeasible) else file


def true_today(formula: str, file: ConflictFile) -> bool:
    """Return whether a formula is true in today's state."""
    if file.status_quo is None:
        return False
    mask = sum(1 << file.bits[one] for one in set(file.status_quo))
    return bool(parsed(formula).true_in([mask], file.bits)[0])


def check_rankings(file: ConflictFile, files: Files, found: Found) -> None:
    """Note the rankings that may no longer name each state once: those of a file with other states."""
    for who in file.decision_makers:
        if who.ranking is not None and not any(ranked_in(who, file, one) for one in files):
            found.notes.append(f"{who.said}: there are other states now than its ranking names; rank them anew.")


def ranked_in(who: DecisionMaker, file: ConflictFile, source: ConflictFile) -> bool:
    """Return whether a decision maker's ranking stands in a file that has the same states."""
    same_states = all(set(getattr(file, part)) == set(getattr(source, part)) for part in ("bits", "infeasible"))
    return same_states and any((one.id, one.ranking) == (who.id, who.ranking) for one in source.decision_makers)
