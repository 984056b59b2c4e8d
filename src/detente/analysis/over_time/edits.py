"""What a person changed in a drafted conflict, put into the draft of each day as far as it could be so by then."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from detente.analysis.conflict_of_record import id_of_maker
from detente.analysis.drafting.options import Cluster
from detente.analysis.drafting.sides import Sides
from detente.analysis.over_time.matching import matched
from detente.formats.conflict_file import ConflictFile, DecisionMaker, Option, Statement
from detente.formats.conflict_merging import merged, needed_by_me
from detente.formats.formulas import parsed
from detente.formats.preference_merging import shape, wants_of

TWICE = re.compile(r"\(not \(not (\w+)\)\)|not \(not (\w+)\)")


@dataclass(frozen=True)
class Edited:
    """A conflict as it was drafted last, and as a person left it."""

    draft: ConflictFile
    file: ConflictFile

    @property
    def anything(self) -> bool:
        """Whether something was changed that can be put into the draft of a day."""
        return self.file != self.draft and not self.of_states

    @property
    def of_states(self) -> bool:
        """Whether the file names states and moves in place of options: then nothing of it fits the draft of a day."""
        return self.file.graph is not None


@dataclass(frozen=True, eq=False)
class Day:
    """What is known on a day, as far as edits need it."""

    file: ConflictFile
    options: Mapping[str, Cluster]
    """The options of the day's draft, by their ids."""
    sides: Sides
    facts: Collection[str]
    """Ids of the facts known by then, of those that the person names."""


@dataclass(frozen=True, eq=False)
class Result:
    """The draft of a day with what the person changed."""

    file: ConflictFile
    own: Mapping[str, str] = field(default_factory=dict)
    """The options that the person added, and what each is called in the file."""


@dataclass(frozen=True, eq=False)
class Edits:
    """What a person changed, and the deeds of the record that the drafted options stand for."""

    edited: Edited
    deeds: Mapping[str, Cluster]
    """The options of the draft that the person changed, each with the deed of the latest record."""
    sides: Sides

    @classmethod
    def of(cls, edited: Edited, clusters: Iterable[Cluster], sides: Sides) -> "Edits":
        """Return what was changed, by the latest record."""
        return cls(edited, dict(deeds_of_options(edited.draft, list(clusters), sides)), sides)

    @cached_property
    def drafted(self) -> frozenset[str]:
        """The ids of the options of the draft."""
        return frozenset(self.edited.draft.bits)

    @cached_property
    def needed(self) -> tuple[Cluster, ...]:
        """The deeds of which the person says something: they are drafted although more is said of others."""
        draft, file = self.edited.draft, self.edited.file
        said = needed_by_me((draft, file, draft))
        before = {one.id: one for one in draft.options}
        said |= {one.id for one in file.options if one != before.get(one.id)}
        return tuple(self.deeds[one] for one in self.deeds if one in said)

    @cached_property
    def evidence(self) -> frozenset[str]:
        """The facts that stand behind what the person added."""
        makers = self.edited.file.decision_makers
        options = {fact for who in makers for one in who.options for fact in one.evidence}
        return frozenset(options | {fact for who in makers for one in who.prefers or () for fact in one.evidence})

    def on(self, day: Day) -> Result:
        """Return the draft of a day with what the person changed, as far as it could be so by then.

        What was changed in an option or a wish of the draft counts from the first day on which that is drafted. What
        the person added counts as soon as who has it decides, and all that it speaks of is named; if it has evidence,
        as soon as some of that is known.
        """
        names = matched(self.deeds, day.options, self.sides)
        makers = dict(self.makers(day, names))
        own = dict(self.own(day, makers))
        called = {one: pair for one, pair in names.items() if pair is not None}
        called |= {one: (name, 1) for one, name in own.items()}
        base, mine = (
            Translated(file, day, self.drafted, makers, called).file for file in (self.edited.draft, self.edited.file)
        )
        base, mine = without_undrafted(base, mine, day.file)
        file = merged(base, with_fitting_rankings(base, mine, day.file), day.file).file
        return Result(file, {one: name for one, name in own.items() if name in file.bits})

    def makers(self, day: Day, names: Mapping[str, tuple[str, int] | None]) -> Iterator[tuple[str, str]]:
        """Yield what each decision maker is called on a day: its own id, its side's, or whose options it has."""
        known = {who.id for who in day.file.decision_makers}
        owners = {option.id: who.id for who in day.file.decision_makers for option in who.options}
        parties = {id_of_maker(party): party for party in (*self.sides.names, *day.sides.names)}
        drafted = {who.id for who in self.edited.draft.decision_makers}
        taken: set[str] = set()
        every = {who.id: who for file in (self.edited.draft, self.edited.file) for who in file.decision_makers}
        for one in sorted(every, key=lambda one: one not in known):
            side = day.sides.of(parties.get(one))
            has = [owners[pair[0]] for option in every[one].options if (pair := names.get(option.id)) is not None]
            wanted = [one, *([id_of_maker(side)] if side else []), *has]
            found = next((name for name in wanted if name in known and name not in taken), None)
            if found is None and one not in drafted and (one not in parties or parties[one] in day.sides.names):
                found = one  # whom the person added: nobody that the reports know, or named by then
            if found is not None:
                taken.add(found)
                yield one, found

    def own(self, day: Day, makers: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield the options that the person added and that could be on a day, each with what it is called then."""
        used = {*day.file.bits, *self.drafted}
        for who in self.edited.file.decision_makers:
            for option in who.options:
                if option.id not in self.drafted and who.id in makers and known(option, day):
                    yield option.id, option.id if option.id not in used else f"own_{option.id}"


def deeds_of_options(draft: ConflictFile, clusters: list[Cluster], sides: Sides) -> Iterator[tuple[str, Cluster]]:
    """Yield the options of a draft with the deed that each stands for: one of the same facts, best of the same id."""
    for option in draft.options:
        facts = set(option.evidence)
        near = [one for one in clusters if facts & set(one.facts)]
        best = max(
            near, key=lambda one: (len(facts & set(one.facts)), one.id == option.id, one.owner, one.id), default=None
        )
        if best is not None:
            yield option.id, best


def known(one: Option | Statement, day: Day) -> bool:
    """Return whether something that a person added could be on a day: nothing of its evidence is later."""
    return not one.evidence or any(fact in day.facts for fact in one.evidence)


@dataclass(frozen=True, eq=False)
class Translated:
    """A conflict told in the terms of the draft of a day, without what could not be by then."""

    source: ConflictFile
    day: Day
    drafted: Collection[str]
    makers: Mapping[str, str]
    called: Mapping[str, tuple[str, int]]
    """Each option by what it is called on the day, and -1 where that is its undoing."""

    @property
    def file(self) -> ConflictFile:
        """The conflict."""
        source = self.source
        makers = tuple(self.maker(who) for who in source.decision_makers if who.id in self.makers)
        return replace(
            source,
            title=self.day.file.title,
            decision_makers=makers,
            infeasible=tuple(self.formula(one) for one in source.infeasible if self.speaks(one)),
            same=(),  # a single state is asked of, which does not count together with others
            status_quo=None if source.status_quo is None else tuple(self.today(source.status_quo)),
        )

    def maker(self, who: DecisionMaker) -> DecisionMaker:
        """Return a decision maker."""
        names = {one.id: one.name for one in self.day.file.decision_makers}
        own = self.makers[who.id]
        before = {one.id: one.name for one in self.source.decision_makers}
        return replace(
            who,
            id=own,
            name=names[own] if own in names and own != who.id else before[who.id],
            options=tuple(self.option(one) for one in who.options if one.id in self.called),
            prefers=None if who.prefers is None else tuple(self.statements(who.prefers)),
            weights=None
            if who.weights is None
            else tuple(
                (self.called[one][0], worth) for one, worth in who.weights if self.called.get(one, ("", 0))[1] > 0
            ),
        )

    def option(self, one: Option) -> Option:
        """Return an option; one that is the undoing of what the day's draft has is as it is there."""
        name, turn = self.called[one.id]
        if turn < 0:
            return next(other for other in self.day.file.options if other.id == name)
        return replace(one, id=name)

    def statements(self, prefers: Iterable[Statement]) -> Iterator[Statement]:
        """Yield the wishes that speak of what there is."""
        for one in prefers:
            if self.speaks(one.formula) and known(one, self.day):
                yield replace(one, formula=self.formula(one.formula))

    def speaks(self, formula: str) -> bool:
        """Return whether a formula speaks only of what there is on the day."""
        return all(name in self.called for name in parsed(formula).names)

    def formula(self, text: str) -> str:
        """Return a formula in the day's terms."""
        words = {one: name if turn > 0 else f"(not {name})" for one, (name, turn) in self.called.items()}
        return TWICE.sub(lambda found: found[1] or found[2], parsed(text).said_with(words))

    def today(self, taken: Collection[str]) -> Iterator[str]:
        """Yield the options that are taken today."""
        has = {one.id for who in self.source.decision_makers for one in who.options}
        yield from (name for one, (name, turn) in self.called.items() if one in has and (one in taken) == (turn > 0))


def without_undrafted(
    base: ConflictFile, mine: ConflictFile, theirs: ConflictFile
) -> tuple[ConflictFile, ConflictFile]:
    """Return the last draft and the person's file without what of the draft is not drafted on a day."""
    last, now = formulas_in(base), formulas_in(theirs)
    gone = last - now

    def left(file: ConflictFile) -> ConflictFile:
        return replace(
            file,
            decision_makers=tuple(
                who
                if who.prefers is None
                else replace(who, prefers=tuple(one for one in who.prefers if (who.id, shape(one.formula)) not in gone))
                for who in file.decision_makers
            ),
            infeasible=tuple(one for one in file.infeasible if ("", shape(one)) not in gone),
        )

    return left(base), left(mine)


def formulas_in(file: ConflictFile) -> set[tuple[str, object]]:
    """Return the wishes of a conflict with whose they are, and what cannot be in it."""
    found: set[tuple[str, object]] = {("", shape(one)) for one in file.infeasible}
    return found | {(who.id, shape(one.formula)) for who in file.decision_makers for one in who.prefers or ()}


def with_fitting_rankings(base: ConflictFile, mine: ConflictFile, theirs: ConflictFile) -> ConflictFile:
    """Return the person's file without rankings of other states than there are on a day: there the draft's wishes are.

    A ranking names every state, so that it counts from the first day that has all its options.
    """
    options = {option.id for option in (*mine.options, *theirs.options)} - {
        option.id for option in base.options if option.id not in mine.bits
    }
    drafted = {who.id: who for file in (theirs, base) for who in file.decision_makers}

    def fits(who: DecisionMaker) -> bool:
        ranked = {name for tier in who.ranking or () for state in tier for name in state.split(" + ")} - {"-"}
        return who.ranking is None or (options == set(mine.bits) and ranked <= options)

    return replace(
        mine,
        decision_makers=tuple(
            who
            if fits(who)
            else replace(who, **vars(wants_of(drafted.get(who.id) or replace(who, ranking=None, prefers=()))))
            for who in mine.decision_makers
        ),
    )
