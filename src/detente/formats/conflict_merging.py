"""A new draft of a conflict put together with what people changed in the last one: a merge of three."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from detente.formats.conflict_file import ConflictFile, DecisionMaker, Option, Statement
from detente.formats.formulas import parsed

Held = TypeVar("Held")
Entry = TypeVar("Entry")


@dataclass(frozen=True)
class Clash:
    """Something that was changed by a person and by the new draft, each in another way."""

    where: str
    """What it is about: `russia, withdraw`."""
    mine: str
    """What the person wrote, which stands in the file."""
    theirs: str
    """What the new draft says."""

    def __str__(self) -> str:
        return f"{self.where}: {self.mine} stands; the new draft has {self.theirs}"


@dataclass
class Merging:
    """A merge on its way."""

    clashes: list[Clash] = field(default_factory=list)

    def one(self, where: str, base: Held, mine: Held, theirs: Held) -> Held:
        """Return the value that was changed; where both were, the person's, with a clash."""
        if mine in (base, theirs):
            return theirs
        if theirs != base:
            self.clashes.append(Clash(where, shown(mine), shown(theirs)))
        return mine

    def several(
        self,
        where: str,
        key: Callable[[Entry], Hashable],
        base: Sequence[Entry],
        mine: Sequence[Entry],
        theirs: Sequence[Entry],
    ) -> list[Entry]:
        """Return entries told apart by a key: those that either added, without those that either took out."""
        was, own, new = ({key(one): one for one in held} for held in (base, mine, theirs))
        kept: dict[Hashable, Entry] = {}
        for name in in_order(list(was), list(own), list(new)):
            if name in own and name in new:
                kept[name] = self.one(f"{where}, {name}", was.get(name, new[name]), own[name], new[name])
            elif name in own and (name not in was or own[name] != was[name]):
                kept[name] = own[name]
                if name in was:
                    self.clashes.append(Clash(f"{where}, {name}", shown(own[name]), "nothing"))
            elif name in new and name not in was:
                kept[name] = new[name]
            elif name in new and new[name] != was[name]:
                self.clashes.append(Clash(f"{where}, {name}", "nothing", shown(new[name])))
        return list(kept.values())


@dataclass(frozen=True)
class Merge:
    """A merged conflict, and where a person and the new draft do not agree."""

    file: ConflictFile
    clashes: tuple[Clash, ...]


def merged(base: ConflictFile, mine: ConflictFile, theirs: ConflictFile) -> Merge:
    """Return a new draft with what a person changed since the last one.

    What only one side changed is taken. Where both changed the same thing differently, the person's stands, and the
    clash is told. An option that the person took out stays out, and statements of the new draft that name it go too.

    Args:
        base: The last draft, as it was written.
        mine: The file as it is now, after a person's changes.
        theirs: The new draft.
    """
    merging = Merging()
    makers = merging_makers(merging, base, mine, theirs)
    texts = {
        key: tuple(merging.several(key, str, getattr(base, key), getattr(mine, key), getattr(theirs, key)))
        for key in ("infeasible", "same")
    }
    today = merging.one("status_quo", base.status_quo, mine.status_quo, theirs.status_quo)
    file = ConflictFile(
        decision_makers=tuple(makers),
        title=merging.one("title", base.title, mine.title, theirs.title),
        citation=merging.one("citation", base.citation, mine.citation, theirs.citation),
        infeasible=texts["infeasible"],
        same=texts["same"],
        status_quo=today,
        graph=merging.one("graph", base.graph, mine.graph, theirs.graph),
    )
    return Merge(without_unknown(merging, file), tuple(merging.clashes))


def merging_makers(
    merging: Merging, base: ConflictFile, mine: ConflictFile, theirs: ConflictFile
) -> list[DecisionMaker]:
    """Return the decision makers of a merge."""
    was, own, new = ({one.id: one for one in file.decision_makers} for file in (base, mine, theirs))
    found = []
    for name in in_order(list(was), list(own), list(new)):
        if name in own and name in new:
            found.append(maker(merging, was.get(name, DecisionMaker(name, prefers=())), own[name], new[name]))
        elif name in own and own[name] != was.get(name):
            found.append(own[name])
        elif name in new and name not in was:
            found.append(new[name])
    return found


def maker(merging: Merging, base: DecisionMaker, mine: DecisionMaker, theirs: DecisionMaker) -> DecisionMaker:
    """Return one decision maker of a merge."""
    options = merging.several(mine.id, option_id, base.options, mine.options, theirs.options)
    if None in (base.prefers, mine.prefers, theirs.prefers):
        forms = (base.prefers, base.ranking, base.weights)
        own, new = ((one.prefers, one.ranking, one.weights) for one in (mine, theirs))
        prefers, ranking, weights = merging.one(f"{mine.id}, preferences", forms, own, new)
    else:
        told = merging.several(mine.id, formula, base.prefers or (), mine.prefers or (), theirs.prefers or ())
        prefers, ranking, weights = tuple(told), None, None
    return DecisionMaker(
        id=mine.id,
        name=merging.one(f"{mine.id}, name", base.name, mine.name, theirs.name),
        options=tuple(options),
        prefers=prefers,
        ranking=ranking,
        weights=weights,
        swaps=merging.one(f"{mine.id}, swaps", base.swaps, mine.swaps, theirs.swaps),
    )


def option_id(one: Option) -> str:
    """Return what tells an option from others."""
    return one.id


def formula(one: Statement) -> str:
    """Return what tells a preference statement from others."""
    return one.formula


def in_order(base: Sequence[Hashable], mine: Sequence[Hashable], theirs: Sequence[Hashable]) -> list[Hashable]:
    """Return all keys in the person's order, if she changed it, else in the new draft's; others after a neighbour."""
    moved = [one for one in mine if one in base] != [one for one in base if one in mine]
    first, second = (mine, theirs) if moved else (theirs, mine)
    found: list[Hashable] = list(first)
    for number, one in enumerate(second):
        if one not in found:
            before = next((other for other in reversed(second[:number]) if other in found), None)
            found.insert(0 if before is None else found.index(before) + 1, one)
    return found


def without_unknown(merging: Merging, file: ConflictFile) -> ConflictFile:
    """Return a conflict without formulas over options that are not there, and with ranks that exist."""
    known = set(file.bits)

    def stands(text: str, where: str) -> bool:
        missing = sorted(set(parsed(text).names) - known)
        if missing and file.graph is None:
            merging.clashes.append(Clash(where, f"without {', '.join(missing)}", text))
        return not missing or file.graph is not None

    makers = []
    for who in file.decision_makers:
        if who.prefers is None:
            makers.append(who)
            continue
        kept = [one for one in who.prefers if stands(one.formula, who.id)]
        makers.append(replace(who, prefers=tuple(within(one, number, len(kept)) for number, one in enumerate(kept, 1))))
    return replace(
        file,
        decision_makers=tuple(makers),
        infeasible=tuple(one for one in file.infeasible if stands(one, "infeasible")),
        same=tuple(one for one in file.same if stands(one, "same")),
        status_quo=None
        if file.status_quo is None
        else tuple(one for one in file.status_quo if one in known or file.graph),
    )


def within(one: Statement, rank: int, count: int) -> Statement:
    """Return a statement whose ranks exist and hold the one at which it stands now."""
    if one.place is None:
        return one
    first, last = min(one.place[0], rank), min(max(one.place[1], rank), count)
    return replace(one, place=(first, last))


def shown(held: object) -> str:
    """Return a value in few words."""
    if isinstance(held, Option):
        return held.said
    if isinstance(held, Statement):
        about = [f"confidence {held.confidence}"] if held.confidence is not None else []
        about += [f"place {held.place[0]} to {held.place[1]}"] if held.place else []
        return f"{held.formula} ({', '.join(about)})" if about else held.formula
    return "nothing" if held in (None, "", ()) else str(held)
