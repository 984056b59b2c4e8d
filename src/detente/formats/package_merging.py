"""Packages that a person edited brought together with a new draft of them: three-way, so that no edit is lost."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from detente.errors import FormulaMistake
from detente.formats.known_sides import known_sides
from detente.formats.package_file import Alternative, Clause, Issue, PackageFile, Party, Range
from detente.formats.package_formulas import Choices, read
from detente.formats.three_ways import Disagreement, Found, in_order, numbered, present, with_both

ANYTHING = Range(-1.0, 1.0)
"""The value of an alternative that only one side of a merge knows: nobody said it."""


@dataclass(frozen=True)
class PackageMerge:
    """The file that has both changes, and what could not be brought together."""

    file: PackageFile
    conflicts: tuple[Disagreement, ...] = ()
    """What both changed differently: in the file stands what the person wrote."""
    notes: tuple[str, ...] = ()
    """What was left out or filled in, because it no longer fits the rest."""


def merged_packages(base: PackageFile, mine: PackageFile, theirs: PackageFile) -> PackageMerge:
    """Return the file with what a person changed and with what a new draft changed.

    An issue, an alternative or a party that the person took away stays away. Formulas are the same when they are
    written the same, whatever their spaces.

    Args:
        base: The last draft, as it was written.
        mine: The file that a person edited since.
        theirs: The new draft.
    """
    sides = [{one.id: one.name or one.id for one in file.parties} for file in (base, mine, theirs)]
    known = known_sides(sides[0] | sides[1], sides[2])
    theirs = replace(theirs, parties=tuple(replace(one, id=known.get(one.id, one.id)) for one in theirs.parties))
    found, files = Found(), (base, mine, theirs)
    needed = named_by_me(base, mine)
    issues = tuple(
        issue(one, [by_id(file.issues).get(one) for file in files], needed, found)
        for one in kept([by_id(file.issues) for file in files], {name for name, _ in needed}, found, "The issue")
    )
    ids = kept([by_id(file.parties) for file in files], set(), found, "The party")
    parties = tuple(party(one, [by_id(file.parties).get(one) for file in files], issues, found) for one in ids)
    choices = Choices({one.id: one.ids for one in issues})
    file = PackageFile(
        issues=issues,
        parties=parties,
        title=found.taken("The title", base.title, mine.title, theirs.title),
        citation=found.taken("The citation", base.citation, mine.citation, theirs.citation),
        conditions=clauses("What must hold", [one.conditions for one in files], found),
        chosen=chosen([one.chosen for one in files], choices, found),
    )
    return PackageMerge(without_gone(file, choices, found), tuple(found.conflicts), tuple(dict.fromkeys(found.notes)))


def by_id(entries: Sequence[Any]) -> dict[str, Any]:
    """Return entries by their ids."""
    return {one.id: one for one in entries}


def chosen(versions: Sequence[Mapping[str, str] | None], choices: Choices, found: Found) -> Mapping[str, str] | None:
    """Return the package to explain, when it still settles every issue."""
    held = found.taken("The package to explain", *(Row(None if one is None else dict(one)) for one in versions)).held
    if held is not None and not fits(held, choices):
        found.notes.append("The package to explain is left out, for there are other issues or alternatives now.")
        return None
    return held  # type: ignore[no-any-return]  # what one of the versions has


def fits(given: Mapping[str, str], choices: Choices) -> bool:
    """Return whether a package to explain settles every issue that there is, and none besides."""
    known = choices.alternatives
    return set(given) == set(known) and all(given[one] in known[one] for one in given)


def kept(versions: Sequence[Mapping[str, Any]], needed: Collection[str], found: Found, what: str) -> list[str]:
    """Return the ids of what there is, in order."""
    base, mine, theirs = versions
    changed = {one for one in mine if mine[one] != base.get(one)} | set(needed)
    said = {one.id: one.said for version in (base, theirs, mine) for one in version.values()}
    stay = found.staying(base, mine, theirs, changed=changed, named=lambda one: f"{what} “{said[one]}”")
    return in_order(list(base), list(mine), list(theirs), stay)


def named_by_me(base: PackageFile, mine: PackageFile) -> set[tuple[str, str]]:
    """Return the choices that formulas of a person name and those of the draft did not."""
    old = {one.formula for one in every(base)}
    choices = Choices({one.id: one.ids for one in mine.issues})
    return {
        (issue, alternative)
        for one in every(mine)
        if one.formula not in old
        for issue, alternative in (name.split(".", 1) for name in names_in(one.formula, choices))
    }


def every(file: PackageFile) -> list[Clause]:
    """Return all red lines and conditions of a file."""
    return [*file.conditions, *(one for who in file.parties for one in (*who.red_lines, *who.conditions))]


def names_in(formula: str, choices: Choices) -> set[str]:
    """Return the choices that a formula names."""
    return {step.name for step in read(formula, choices).steps if step.kind == "name"}


def issue(one: str, versions: Sequence[Issue | None], needed: Collection[tuple[str, str]], found: Found) -> Issue:
    """Return an issue with both changes."""
    base, mine, theirs = versions
    if mine is None or theirs is None:
        held = mine or theirs
        assert held is not None
        return held
    old: dict[str, Alternative] = by_id(base.alternatives) if base else {}
    ours, others = by_id(mine.alternatives), by_id(theirs.alternatives)
    old_order = base.ordered if base else None
    ids = kept([old, ours, others], {name for at, name in needed if at == one}, found, f"{mine.said}:")
    return Issue(
        id=one,
        alternatives=tuple(alternative(old.get(name), ours.get(name), others.get(name), found) for name in ids),
        label=found.taken(f"{mine.said}, its label", base.label if base else None, mine.label, theirs.label),
        ordered=bool(found.taken(f"{mine.said}, whether it has an order", old_order, mine.ordered, theirs.ordered)),
    )


def alternative(
    base: Alternative | None, mine: Alternative | None, theirs: Alternative | None, found: Found
) -> Alternative:
    """Return an alternative with both changes."""
    if mine is None or theirs is None:
        held = mine or theirs
        assert held is not None
        return held
    return Alternative(
        mine.id,
        found.taken(f"“{mine.said}”, its label", base.label if base else None, mine.label, theirs.label),
        with_both(base.evidence if base else (), mine.evidence, theirs.evidence),
    )


def party(one: str, versions: Sequence[Party | None], issues: Sequence[Issue], found: Found) -> Party:
    """Return a party with both changes, with a value for each alternative of what it has values for."""
    base, mine, theirs = versions
    if mine is None or theirs is None:
        held = mine or theirs
        assert held is not None
        return filled(held, issues, found)
    old = base or Party(one)
    name = mine.said
    ranks = rows(f"{name}, ranks", [who.ranks for who in (old, mine, theirs)], found)
    return filled(
        Party(
            id=one,
            name=found.taken(f"{name}, its name", old.name, mine.name, theirs.name),
            no_deal=found.taken(f"{name}, without a deal", *(Row(who.no_deal) for who in (old, mine, theirs))).held,
            power=found.taken(f"{name}, its power", old.power, mine.power, theirs.power),
            weights=rows(f"{name}, weight", [who.weights for who in (old, mine, theirs)], found),
            values={
                key: row
                for key, row in rows(f"{name}, values", [who.values for who in (old, mine, theirs)], found).items()
                if key not in ranks
            },
            ranks=ranks,
            red_lines=clauses(f"{name}, red line", [who.red_lines for who in (old, mine, theirs)], found),
            conditions=clauses(f"{name}, condition", [who.conditions for who in (old, mine, theirs)], found),
            evidence=rows(f"{name}, evidence", [who.evidence for who in (old, mine, theirs)], found, told=False),
        ),
        issues,
        found,
    )


def rows(what: str, versions: Sequence[Mapping[str, Any]], found: Found, *, told: bool = True) -> dict[str, Any]:
    """Return a table by issue with both changes."""
    base, mine, theirs = versions
    held = {}
    for key in in_order(list(base), list(mine), list(theirs), present(base, mine, theirs)):
        if key in mine and key in theirs:
            how = found if told else Found()
            said = [None if one is None else Row(one) for one in (base.get(key), mine[key], theirs[key])]
            taken = how.taken(f"{what} of “{key}”", *said)
            held[key] = taken.held if taken is not None else mine[key]
        else:
            held[key] = mine.get(key, theirs.get(key))
    return held


@dataclass(frozen=True)
class Row:
    """What stands under an issue, in words where two versions disagree."""

    held: Any

    def __str__(self) -> str:
        if isinstance(self.held, Range):
            return ranged(self.held)
        if isinstance(self.held, Mapping):
            return ", ".join(
                f"{key} = {ranged(one) if isinstance(one, Range) else one}" for key, one in self.held.items()
            )
        return "not given" if self.held is None else str(self.held)


def ranged(one: Range) -> str:
    """Return a number or a range in words.

    >>> ranged(Range(0.0, 0.5)), ranged(Range(1.0, 1.0))
    ('0 to 0.5', '1')
    """
    return f"{one.low:g} to {one.high:g}" if one.open else f"{one.low:g}"


def filled(who: Party, issues: Sequence[Issue], found: Found) -> Party:
    """Return a party that speaks of nothing that is gone, and of each alternative of what it has values for."""
    known = {one.id: one for one in issues}
    values = {}
    for key, row in who.values.items():
        if key not in known:
            continue
        new = [one.id for one in known[key].alternatives if one.id not in row]
        if new and row:
            found.notes.append(f"{who.said}: what {', '.join(new)} of “{key}” is worth was not said: from -1 to 1.")
        values[key] = {name: row.get(name, ANYTHING) for name in known[key].ids}
    ranks = {key: ranked(who, key, tiers, known[key], found) for key, tiers in who.ranks.items() if key in known}
    return replace(
        who,
        values=values,
        ranks=ranks,
        weights={key: one for key, one in who.weights.items() if key in values or key in ranks},
        evidence={key: one for key, one in who.evidence.items() if key in known},
    )


def ranked(
    who: Party, key: str, tiers: Sequence[Sequence[str]], one: Issue, found: Found
) -> tuple[tuple[str, ...], ...]:
    """Return a ranking of the alternatives that there are: those that it does not name stand last."""
    held = tuple(tier for old in tiers if (tier := tuple(name for name in old if name in one.ids)))
    new = tuple(name for name in one.ids if not any(name in tier for tier in held))
    if new:
        found.notes.append(f"{who.said}: {', '.join(new)} of “{key}” was not ranked, and stands last.")
    return (*held, new) if new else held


def clauses(what: str, lists: Sequence[Sequence[Clause]], found: Found) -> tuple[Clause, ...]:
    """Return formulas with both changes, each with the facts of both."""
    base, mine, theirs = (numbered(one, lambda clause: " ".join(clause.formula.split())) for one in lists)
    held = []
    for key in in_order(list(base), list(mine), list(theirs), present(base, mine, theirs)):
        one, other, old = mine.get(key), theirs.get(key), base.get(key)
        if one is None or other is None:
            held.append(one or other)
        else:
            held.append(Clause(one.formula, with_both(old.evidence if old else (), one.evidence, other.evidence)))
    return tuple(one for one in held if one is not None)


def without_gone(file: PackageFile, choices: Choices, found: Found) -> PackageFile:
    """Return a file without the formulas that name what is gone."""

    def good(some: Sequence[Clause], what: str) -> tuple[Clause, ...]:
        held = []
        for one in some:
            try:
                read(one.formula, choices)
                held.append(one)
            except FormulaMistake:
                found.notes.append(f"{what}: {one.formula} is left out, for it names what is gone.")
        return tuple(held)

    parties = tuple(
        replace(
            one,
            red_lines=good(one.red_lines, f"{one.said}, red line"),
            conditions=good(one.conditions, f"{one.said}, condition"),
        )
        for one in file.parties
    )
    return replace(file, parties=parties, conditions=good(file.conditions, "What must hold"))
