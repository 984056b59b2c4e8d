"""What an outlook speaks of, in the words of the page: outcomes, moves, wishes, and how sure they are."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from string import ascii_uppercase
from typing import Literal, TypeAlias

import numpy as np

from detente.analysis.outlook import Demand, Outcome, Outlook, Share
from detente.brief.lines import Piece
from detente.brief.outcomes.concepts import plain
from detente.brief.outcomes.lines import listed, percent
from detente.brief.outcomes.states import short
from detente.brief.places import Cite, Places
from detente.brief.plural import agreeing, is_several
from detente.brief.wording import clipped, tidy
from detente.formats.conflict_file import ConflictFile
from detente.formats.formulas import parsed
from detente.models.graph_model import Change

LONGEST_QUOTED = 200
"""Characters of a sentence that is quoted in an answer."""
HOW_OFTEN = ((0.995, "in all"), (0.85, "in almost all"), (0.6, "in most"), (0.4, "in about half"), (0.15, "in some"))

OPEN = (0.15, 0.85)
"""Below the first and as said not, what holds does not; above the second and as said, it does; all else is open."""
Verdict: TypeAlias = Literal["yes", "open", "no"]


class Words:
    """The words of one outlook: each outcome that is told has a letter, and leads to its row of the table."""

    def __init__(self, outlook: Outlook, places: Places) -> None:
        worked = outlook.worked
        assert worked is not None
        self.drafted, self.worked, self.places, self.model = outlook.drafted, worked, places, worked.model
        self.makers = worked.model.file.decision_makers
        self.letters: Mapping[int, str] = {one.state: letter(number) for number, one in enumerate(worked.outcomes)}
        self.said: Mapping[str, str] = {one.id: tidy(one.said) or one.id for one in worked.model.file.options}
        self.labels: Mapping[str, str] = labels(worked.model.file)

    def who(self, dm: int) -> str:
        """Return the name of a decision maker."""
        return tidy(self.makers[dm].said) or self.makers[dm].id

    def whose(self, dms: Iterable[int], last: str = "and") -> str:
        """Return the names of several."""
        return listed([self.who(one) for one in dms], last=last)

    def formula(self, text: str) -> str:
        """Return a formula with the labels of its options."""
        if self.model.file.graph is not None:
            return text
        return parsed(text).said_with(self.labels).replace("not “", "no “")

    def opposite(self, text: str) -> str:
        """Return the opposite of a formula: of one option alone simply whether it is taken."""
        steps = parsed(text).steps
        if [one.kind for one in steps] == ["name"]:
            return f"no {self.labels[steps[0].name]}"
        if [one.kind for one in steps] == ["name", "not"]:
            return self.labels[steps[0].name]
        return f"the opposite of {self.formula(text)}"

    def wish(self, dm: int, statement: int | None) -> str:
        """Return one statement of preference."""
        prefers = self.makers[dm].prefers
        return self.formula(prefers[statement].formula) if prefers and statement is not None else ""

    def cites(self, evidence: Sequence[str]) -> tuple[Cite, ...]:
        """Return the links to the words of some facts, each passage once."""
        found: dict[str, Cite] = {}
        for fact in evidence:
            for cite in self.places.of(fact):
                found.setdefault(cite.label, cite)
        return tuple(found.values())

    def quoted(self, dm: int, statement: int | None) -> Piece:
        """Return one statement of preference, leading to the words that it rests on."""
        prefers = self.makers[dm].prefers
        evidence = prefers[statement].evidence if prefers and statement is not None else ()
        return Piece(self.wish(dm, statement), next(iter(self.cites(evidence)), None))

    def said_in(self, dm: int, statement: int) -> tuple[Piece, ...]:
        """Return the sentence that a statement of preference rests on, its report, and how many more there are."""
        prefers = self.makers[dm].prefers
        found = self.cites(prefers[statement].evidence) if prefers else ()
        said = clipped(self.places.quoted(found[0]), LONGEST_QUOTED) if found else ""
        if not said:
            return ()
        more = len(found) - 1
        count = number(f"{more} more", f"#wants-{dm + 1}-{statement + 1}") if more else None
        source = Piece(found[0].source, found[0], refs=False)
        quote = Piece(f"“{said.strip('“”')}”", found[0])
        return (*pieces(quote, ", ", source), *(pieces(" and ", count) if count else ()))

    def wanted_by(self, dm: int, statement: int | None) -> tuple[Piece, ...]:
        """Return who wants what, or who is against it, leading to the words that it rests on."""
        prefers = self.makers[dm].prefers
        formula = prefers[statement].formula if prefers and statement is not None else ""
        if self.model.file.graph is None and formula:
            steps = parsed(formula).steps
            if [one.kind for one in steps] == ["name", "not"]:
                against = Piece(self.labels[steps[0].name], self.quoted(dm, statement).cite)
                return pieces(f"{self.who(dm)} {agreeing('is against', several=self.several(dm))} ", against)
        return pieces(f"{self.does(dm, 'wants')} ", self.quoted(dm, statement))

    def is_open(self, dm: int, statement: int) -> bool:
        """Return whether the reports do not settle if a statement or its opposite is wanted."""
        prefers = self.makers[dm].prefers
        return prefers is not None and prefers[statement].sign == "unknown"

    def certainty(self, dm: int, statement: int) -> tuple[Piece, ...]:
        """Return how sure a statement is, in brackets, leading to it; nothing where nothing is uncertain."""
        prefers = self.makers[dm].prefers
        one = prefers[statement] if prefers is not None else None
        if one is None or (one.sign != "unknown" and one.confidence in (None, 1)):
            return ()
        sure = f"{percent(one.confidence or 0.0)} sure"
        told = "which the reports do not settle" if one.sign == "unknown" else sure
        return pieces(" (", number(told, f"#wants-{dm + 1}-{statement + 1}"), ")")

    @property
    def taken_as(self) -> str:
        """How each wish is taken where nothing is drawn: as it was said, or where some are open as the draft has it."""
        wishes = (one for who in self.makers for one in who.prefers or ())
        return "the draft has it" if any(one.sign == "unknown" for one in wishes) else "it was said"

    @property
    def unasked(self) -> str:
        """What is added where something uncertain was not asked of the drawn preferences."""
        return f", each wish taken as {self.taken_as}" if self.model.file.uncertain else ""

    def asked(self, demand: Demand) -> Piece:
        """Return what is demanded, leading to the words that it rests on."""
        if demand.statement is None:
            return Piece(self.formula(demand.formula))
        return self.quoted(demand.dm, demand.statement)

    def place(self, dm: int, statement: int) -> Piece:
        """Return where a statement stands among those of its owner, leading to it."""
        text = f"number {statement + 1} of {len(self.makers[dm].prefers or ())}"
        return number(text, f"#wants-{dm + 1}-{statement + 1}")

    def taken(self, state: int) -> tuple[str, ...]:
        """Return what is done in a state."""
        if self.model.file.graph is not None:
            return self.model.options(state)
        return tuple(self.said[one] for one in self.model.options(state))

    def outcome(self, state: int) -> Piece:
        """Return an outcome as its letter, leading to its row; one that has none as what is done in it."""
        name = self.letters.get(state)
        if name is None:
            return Piece(f"“{short(self.model, state).partition('] ')[2]}”")
        return Piece(name, Cite(f"#outcome-{name.lower()}", name, "outcome in the table"), "strong", refs=False)

    def changed(self, before: int, after: int) -> tuple[list[str], list[str]]:
        """Return what is done in one state and not in another, and what no longer."""
        if self.model.file.graph is not None:
            return list(self.model.options(after)), []
        old, new = self.model.options(before), self.model.options(after)
        return [self.labels[one] for one in new if one not in old], [self.labels[one] for one in old if one not in new]

    def by(self, before: int, after: int) -> str:
        """Return a move in words that fit after `would leave`."""
        if self.model.file.graph is not None:
            return f"for {self.model.options(after)[0]}"
        old, new = self.model.options(before), self.model.options(after)
        told = self.doing([one for one in new if one not in old], [one for one in old if one not in new])
        return f"by {told}"

    def doing(self, taken: Sequence[str], dropped: Sequence[str]) -> str:
        """Return options that are taken and dropped in words that fit after `by`."""
        told = [f"doing {listed([self.labels[one] for one in taken])}"] if taken else []
        told += [f"giving up {listed([self.labels[one] for one in dropped])}"] if dropped else []
        return " and ".join(told)

    def sure(self, share: Share | None) -> str:
        """Return in what share of the preferences something is so, in words and numbers."""
        if share is None:
            return ""
        return f"{often(share)} ({spaced(percent(share.share))}; {between(share)} of {share.draws} draws)"

    def held_by(self, one: Outcome) -> str:
        """Return why an outcome holds, or who leaves it, each wish taken as it was said."""
        if one.holds:
            return plain(one.concepts[0])
        leaving = self.whose(np.flatnonzero(~self.worked.stability.of("seq")[:, one.state]).tolist())
        if one.concepts:
            return f"{leaving} would leave it, unless threats count that nobody would gain from carrying out"
        return f"{leaving} would leave it"

    def verdict(self, one: Outcome) -> Verdict:
        """Return whether an outcome holds, or whether the reports leave that open."""
        if one.share is None:
            return "yes" if one.holds else "no"
        if one.holds:
            return "yes" if one.share.share >= OPEN[1] else "open"
        return "no" if one.share.share <= OPEN[0] else "open"

    def several(self, dm: int) -> bool:
        """Return whether a decision maker takes a plural verb."""
        return is_several(self.who(dm))

    def it(self, dm: int) -> str:
        """Return the word that stands for a decision maker after a preposition."""
        return "them" if self.several(dm) else "it"

    def does(self, dm: int, verb: str) -> str:
        """Return a decision maker with what it does."""
        return f"{self.who(dm)} {agreeing(verb, several=self.several(dm))}"

    def change(self, changes: Sequence[Change]) -> str:
        """Return what each would have to want, in words that fit after `It would hold if`."""
        told = []
        for dm in sorted({one.dm for one in changes}):
            mine = [one for one in changes if one.dm == dm]
            told.append(f"{self.who(dm)} {listed(list(dict.fromkeys(self.wanted(mine))))}")
        return listed(told)

    def wanted(self, changes: Sequence[Change]) -> Iterable[str]:
        """Yield what one decision maker would have to want."""
        turned = {one.statement for one in changes if one.kind == "flip"}
        moved = {one.statement: one.to for one in changes if one.kind == "move"}
        for number in sorted({one for one in (*turned, *moved) if one is not None}):
            prefers = self.makers[changes[0].dm].prefers or ()
            words = (self.opposite if number in turned else self.formula)(prefers[number].formula)
            to = moved.get(number)
            place = "" if to is None else f" as number {to + 1} of what matters to {self.it(changes[0].dm)}"
            if number in turned:
                yield f"wanted {words}{place}"
            else:
                yield f"put {words} not in place {number + 1} but in place {(to or 0) + 1} of what it wants"
        for one in changes:
            if one.kind == "swap":
                better, worse = one.states[: one.better], one.states[one.better :]
                yield f"liked {self.states(worse)} better than {self.states(better)}"

    def states(self, states: Sequence[int]) -> str:
        """Return some outcomes in words, the first of many."""
        more = f" and {len(states) - 1} more" if len(states) > 1 else ""
        return f"{self.outcome(states[0]).text}{more}"


def labels(file: ConflictFile) -> dict[str, str]:
    """Return the label of each option in quotation marks, with its owner where several have the same."""
    count = Counter(tidy(one.said) for one in file.options)
    return {
        one.id: f"“{tidy(who.said)}: {tidy(one.said)}”"
        if count[tidy(one.said)] > 1
        else f"“{tidy(one.said) or one.id}”"
        for who in file.decision_makers
        for one in who.options
    }


def often(share: Share) -> str:
    """Return a share in words."""
    if share.share == 0:
        return "in none"
    return next((words for least, words in HOW_OFTEN if share.share >= least), "in few")


def between(share: Share) -> str:
    """Return the interval of a share."""
    return f"{percent(share.low).removesuffix(' %')} to {spaced(percent(share.high))}"


def spaced(text: str) -> str:
    """Return a text in which no line ends before a sign of per cent."""
    return text.replace(" %", "\u00a0%")


def letter(number: int) -> str:
    """Return the letter of an outcome.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    more, last = divmod(number, len(ascii_uppercase))
    return (letter(more - 1) if more else "") + ascii_uppercase[last]


RESTS = "#rests"
"""Where it stands what the answers rest on."""
WITH_NUMBER = re.compile(
    r"\([^()]*\d[^()]*\)"  # what stands in brackets as a whole
    r"|(?:number |place )?[−+]?\d[\d,./]*\d?(?:[\u00a0 ]%)?"
    r"(?: (?:of|of the|to|draws of) [−+]?\d[\d,./]*(?:[\u00a0 ]%)?)*"
    r"(?: (?:other )?(?:outcomes?|steps?|times|changes?)\b)?"
)
"""A number in a sentence, with what belongs to it."""


def number(text: str, href: str) -> Piece:
    """Return a number that leads to what it rests on."""
    return Piece(text, Cite(href, text, "what it rests on"), "number", refs=False)


def numbered(sentence: Iterable[Piece], href: str = RESTS) -> tuple[Piece, ...]:
    """Return a sentence in which each number that leads nowhere yet leads to what it rests on."""
    found: list[Piece] = []
    for one in sentence:
        if one.cite is not None or one.tone:
            found.append(one)
            continue
        at = 0
        for match in WITH_NUMBER.finditer(one.text):
            start, end = match.span()
            if match[0].startswith("("):
                start, end = start + 1, end - 1
            while one.text[end - 1] in ",.":
                end -= 1
            found += [Piece(one.text[at:start]), number(one.text[start:end], href)]
            at = end
        found.append(Piece(one.text[at:]))
    return tuple(one for one in found if one.text)


def pieces(*parts: str | Piece) -> tuple[Piece, ...]:
    """Return text and links in a row."""
    return tuple(Piece(one) if isinstance(one, str) else one for one in parts)


def joined(some: Sequence[Piece], last: str = "and") -> tuple[Piece, ...]:
    """Return links in a row, with commas and a word before the last."""
    found: list[Piece] = []
    for number, one in enumerate(some):
        if number:
            found.append(Piece(f" {last} " if number == len(some) - 1 else ", "))
        found.append(one)
    return tuple(found)
