"""What no deal may hold: red lines, and what a side does only when something else is done."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.analysis.bargains.stakes import Stake
from detente.analysis.drafting.options import Cluster
from detente.analysis.drafting.preferences import PRESUMED, Want
from detente.analysis.drafting.rules import infeasible, leaves_talks
from detente.analysis.drafting.sayings import SURE as SURE_OF
from detente.analysis.drafting.sayings import How, Saying
from detente.analysis.drafting.told import Told
from detente.formats.formulas import parsed
from detente.formats.package_file import Clause
from detente.record import Act, ConditionKind, Span, Statement

FIRM = 3.5
"""So firmly refused is ruled out: a refusal (3.2) that is said again, or by a leader."""
SURE = 0.5
"""A red line that is less sure than this is told as open, and excludes nothing."""
FOR_IT = re.compile(r"\b(first|in return|in exchange|on condition|beforehand|provided)\b", re.IGNORECASE)
"""Words by which one thing is offered for another."""
LATER = frozenset({ConditionKind.UNTIL, ConditionKind.BEFORE, ConditionKind.AFTER})
"""Conditions that say besides in which order things are done."""


@dataclass(frozen=True)
class Limit:
    """A red line or a condition of one side, and how sure it is."""

    clause: Clause
    sure: float
    said: str = ""
    """What is ruled out, in words."""


def red_lines(side: str, stakes: Mapping[str, Stake], told: Told) -> Iterator[Limit]:
    """Yield what a side rules out, whatever it gets for it.

    A red line in its words or by judgement; a refusal of its own deed that is firm; and what it would leave the talks
    over: who goes without something makes no deal without it.
    """
    leaving = {one.id for one in told.shown if one.owner == side and leaves_talks(one)}
    for want in told.wishes[side]:
        if want.unknown:
            continue
        plain = stakes.get(want.formula.removeprefix("not "))
        sign = -1 if want.formula.startswith("not ") else 1
        if plain is not None and (want.red_line or firmly_refused(side, plain, want, sign)):
            yield ruled_out(plain, -sign, want)
        done, _, rest = want.formula.partition(" if ")
        over = stakes.get(rest.removeprefix("not "))
        if done in leaving and over is not None:
            yield ruled_out(over, -1 if rest.startswith("not ") else 1, want)
    yield from in_a_word(side, stakes, told)


def in_a_word(side: str, stakes: Mapping[str, Stake], told: Told) -> Iterator[Limit]:
    """Yield what a side rules out by naming one thing of its own, without a verb: `the ban is not negotiable`."""
    own = [one for one in stakes.values() if one.option.owner == side]
    known = {fact for one in stakes.values() for fact in one.option.facts}
    for statement in told.record.statements:
        if not statement.red_line or statement.act not in (Act.REFUSE, Act.REJECT) or statement.id in known:
            continue
        if told.sides.of(told.sides.speaker(statement)) != side or statement.negated:
            continue
        words = set(re.findall(r"\w+", statement.words(statement.content).lower()))
        about = [one for one in own if words & set(one.option.heads)]
        if len(about) == 1:
            clause = Clause(about[0].literal(about[0].change), (statement.id,))
            yield Limit(clause, SURE_OF[statement.credibility], f"“{about[0].option.label}”")


def ruled_out(stake: Stake, sign: int, want: Want) -> Limit:
    """Return that a stake may not be done, or may not be left undone."""
    said = f"“{stake.option.label}”" if sign > 0 else f"a deal without “{stake.option.label}”"
    return Limit(Clause(stake.literal(sign), tuple(want.facts)), want.sure, said)


def firmly_refused(side: str, stake: Stake, want: Want, sign: int) -> bool:
    """Return whether a side refuses to do its part of a stake, and firmly."""
    return stake.option.owner == side and sign == -stake.change and want.weight >= FIRM


def conditions(side: str, stakes: Mapping[str, Stake], told: Told) -> Iterator[Limit]:
    """Yield what a side does, by its own words, only when something else is done, and not before."""
    said = {one.id: one for one in told.record.statements}
    seen: set[tuple[str, ...]] = set()
    for want in told.wishes[side]:
        done, tied, rest = want.formula.partition(" if ")
        own = stakes.get(done.removeprefix("not "))
        parts = rest.split(" and ")
        others = [stakes.get(one.removeprefix("not ")) for one in parts]
        if not tied or own is None or own.option.owner != side or None in others or want.unknown:
            continue
        signs = [-1 if one.startswith("not ") else 1 for one in parts]
        sign = -1 if done.startswith("not ") else 1
        held = [one.literal(each) for one, each in zip(others, signs, strict=True) if one]
        changed = all(each == one.change for one, each in zip(others, signs, strict=True) if one)
        if sign == own.change:
            formula = f"{joined(held)} if {own.literal(sign)}"
        elif len(parts) == 1 and others[0] is not None:
            formula = f"{others[0].literal(-signs[0])} if {own.literal(-sign)}"
            changed = -signs[0] == others[0].change
        else:
            formula = f"{own.literal(sign)} if {joined(held)}"
        facts = tuple(want.facts)
        if not changed or (formula,) in seen:
            continue
        seen.add((formula,))
        yield Limit(Clause(formula, facts), max(want.sure, PRESUMED))
        if (
            len(others) == 1
            and others[0] is not None
            and in_order(facts, said)
            and not (own.figures or others[0].figures)
        ):
            order = f"after({own.literal(own.change)}, {others[0].literal(others[0].change)})"
            yield Limit(Clause(order, facts), want.sure)


def in_return(side: str, stakes: Mapping[str, Stake], told: Told) -> Iterator[Limit]:
    """Yield what a side offers in one sentence with what it asks for in return, or first."""
    offers: dict[tuple[str, Span], list[tuple[Stake, Saying]]] = {}
    said = {one.id: one for one in told.record.statements}
    for stake in stakes.values():
        for one, way in stake.option.sayings:
            statement = said.get(one.fact)
            if one.speaker == side and statement is not None and stake.option.sign(one, way) == stake.change:
                offers.setdefault((statement.report, statement.sentence), []).append((stake, one))
    for found in offers.values():
        words = said[found[0][1].fact].evidence[0].text
        given = [(stake, one) for stake, one in found if stake.option.owner == side and one.how is How.BINDS]
        asked = [(stake, one) for stake, one in found if stake.option.owner != side and one.how is How.ASKS]
        if len(given) == len(asked) == 1 and FOR_IT.search(words):
            (gift, one), (price, other) = given[0], asked[0]
            facts = tuple(dict.fromkeys((one.fact, other.fact)))
            formula = f"{price.literal(price.change)} if {gift.literal(gift.change)}"
            yield Limit(Clause(formula, facts), min(one.sure, other.sure))


def joined(held: Sequence[str]) -> str:
    """Return formulas that must all be true, as the first part of a condition."""
    return held[0] if len(held) == 1 else f"({' and '.join(held)})"


def in_order(facts: Sequence[str], said: Mapping[str, Statement]) -> bool:
    """Return whether a statement says that one thing comes before another, and not only with it."""
    return any(
        (one := said.get(fact)) is not None and one.condition is not None and one.condition.kind in LATER
        for fact in facts
    )


def impossible(stakes: Mapping[str, Stake], options: Sequence[Cluster]) -> Iterator[Clause]:
    """Yield what cannot go together whoever wants what, as far as a deal may hold it."""
    for formula in dict.fromkeys(infeasible(options)):
        names = parsed(formula).names
        if all(name in stakes for name in names):
            both = " and ".join(stakes[name].literal(1) for name in formula.split(" and "))
            facts = dict.fromkeys(fact for name in names for fact in stakes[name].option.facts)
            yield Clause(f"not ({both})", tuple(facts))
