"""Formulas over options, or over other things that have names: how they are read, and where they are true.

The binding is `not`, `and`, `or`, `if`, `iff`, the closest first; `p if q` says that q implies p, and a chain
`p if q if r` is read from the left.

>>> formula = parsed("release if not attack")
>>> formula.true_in([0, 1, 2], {"release": 0, "attack": 1}).tolist()
[False, True, True]
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from detente.errors import FormulaMistake, nearest

Bools: TypeAlias = NDArray[np.bool_]
Known: TypeAlias = tuple[Bools, Bools]
"""Where something is known to be true, and where it is known to be false; elsewhere it is open."""

DEEPEST = 200
"""Brackets in brackets, or `not not ...`: more are refused."""

RESERVED = ("not", "and", "or", "if", "iff", "true", "false")

GRAMMAR = r"""
?formula: same
?same:    implied ("iff" implied)*
?implied: either ("if" either)*
?either:  both ("or" both)*
?both:    single ("and" single)*
?single:  "not" single -> not_
        | "(" formula ")"
        | "true"  -> true
        | "false" -> false
        | NAME -> name
"""
ORDERED = r"""
        | "after" "(" NAME "," NAME ")" -> after
"""
END = r"""
NAME: /%s/
%%ignore /[ \t\r\n]+/
"""


@dataclass(frozen=True)
class Language:
    """Of what formulas speak, and so how its names look."""

    name: str
    """A regular expression of the names."""
    thing: str
    """What a name stands for, as in `an option`."""
    names: str
    """What names are, as in `ids of options (letters, digits, _)`."""
    ordered: bool = False
    """Whether `after(a, b)` may stand where a name stands: a, and b before it."""

    @property
    def reserved(self) -> tuple[str, ...]:
        """The words that have a meaning."""
        return (*RESERVED, "after") if self.ordered else RESERVED

    @property
    def grammar(self) -> str:
        """The grammar, as lark takes it."""
        return GRAMMAR.rstrip() + (ORDERED if self.ordered else "\n") + END % self.name

    @property
    def words(self) -> "re.Pattern[str]":
        """What is a word or a sign; names come before plain words."""
        return re.compile(rf"[(),]|{self.name}|[A-Za-z_]+" if self.ordered else rf"[()]|{self.name}")

    @property
    def spelt(self) -> dict[str, str]:
        """What could stand somewhere, in words, by the name that the grammar has for it."""
        signs = {"NAME": self.thing, "LPAR": "(", "RPAR": ")", "COMMA": "a comma"}
        return signs | {word.upper(): f"`{word}`" for word in self.reserved} | {"$END": "the end"}


OPTIONS = Language(r"[A-Za-z_][A-Za-z0-9_]*", "an option", "ids of options (letters, digits, _)")
BLOCK = 1 << 20
"""So many states are looked at together: memory stays small however many there are."""


@dataclass(frozen=True)
class Step:
    """One step of a formula in the order in which it is worked out: operands first, then what joins them."""

    kind: str
    """name, true, false, not, and, or, if, iff, after."""
    name: str = ""
    count: int = 0
    """How many operands it joins."""
    column: int = 0
    """Where it stands, counting from 1."""


Row: TypeAlias = tuple[Step, ...]


@dataclass(frozen=True)
class Formula:
    """A formula, as it was written and as the steps that work it out."""

    text: str
    steps: tuple[Step, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The options it mentions, each once, in the order of the text."""
        return tuple(dict.fromkeys(step.name for step in self.steps if step.kind == "name"))

    def __str__(self) -> str:
        return self.text

    def known(self, options: Iterable[str]) -> None:
        """Raise FormulaMistake when it mentions something that is no option."""
        known = tuple(options)
        for step in self.steps:
            if step.kind == "name" and step.name not in known:
                raise unknown(self.text, step, known)

    def true_in(self, states: ArrayLike, bits: Mapping[str, int]) -> Bools:
        """Return in which states it is true; a state is a number whose bit `bits[option]` says that it is taken."""
        masks = np.asarray(states, dtype=np.uint64)
        found = np.empty(len(masks), dtype=np.bool_)
        for start in range(0, len(masks), BLOCK):
            block = masks[start : start + BLOCK]
            found[start : start + BLOCK] = self.worked_out(partial(taken_in, block, bits), len(block))
        return found

    def worked_out(self, value: Callable[[str], Bools], size: int) -> Bools:
        """Return where it is true, given where each option is taken."""
        stack: list[Bools] = []
        for step in self.steps:
            operands = [stack.pop() for _ in range(step.count)][::-1]
            stack.append(value(step.name) if step.kind == "name" else joined(step.kind, operands, size))
        return stack[0]

    def decided(self, value: Callable[[str], Known | None], size: int) -> Known:
        """Return where it is true and where false whatever the open options are (Kleene's strong logic).

        `value` gives None for an option that is still open everywhere.
        """
        stack: list[Known] = []
        for step in self.steps:
            operands = [stack.pop() for _ in range(step.count)][::-1]
            if step.kind == "name":
                stack.append(value(step.name) or (np.zeros(size, bool), np.zeros(size, bool)))
            else:
                stack.append(joined_known(step.kind, operands, size))
        return stack[0]

    def said_with(self, labels: Mapping[str, str]) -> str:
        """Return its text with a label, in quotation marks, in place of each option that has one."""
        text = self.text
        for step in sorted((one for one in self.steps if one.kind == "name"), key=lambda one: -one.column):
            start = step.column - 1
            text = f"{text[:start]}{labels.get(step.name, step.name)}{text[start + len(step.name) :]}"
        return text


def taken_in(states: NDArray[np.uint64], bits: Mapping[str, int], option: str) -> Bools:
    """Return in which states an option is taken."""
    return taken(states, bits[option])


def taken(states: NDArray[np.uint64], bit: int) -> Bools:
    """Return in which states the option at a bit is taken."""
    found: Bools = (states & np.uint64(1 << bit)) != 0
    return found


def joined(kind: str, operands: list[Bools], size: int) -> Bools:
    """Return where operands joined by a word are true."""
    if kind in ("true", "false"):
        return np.full(size, kind == "true")
    if kind == "not":
        return ~operands[0]
    left, right = operands
    if kind == "and":
        return left & right
    if kind == "or":
        return left | right
    return left | ~right if kind == "if" else ~(left ^ right)


def joined_known(kind: str, operands: list[Known], size: int) -> Known:
    """Return where operands joined by a word are known to be true and known to be false."""
    if kind in ("true", "false"):
        whole, none = np.ones(size, bool), np.zeros(size, bool)
        return (whole, none) if kind == "true" else (none, whole)
    true, false = operands[0]
    if kind == "not":
        return false, true
    yes, no = operands[1]
    if kind == "and":
        return true & yes, false | no
    if kind == "or":
        return true | yes, false & no
    if kind == "if":
        return true | no, false & yes
    return (true & yes) | (false & no), (true & no) | (false & yes)


@cache
def parsed(text: str, language: Language = OPTIONS) -> Formula:
    """Return a formula read from its text.

    Raises:
        FormulaMistake: It is no formula; the error names the column, what was expected and the nearest known word.
    """
    from lark.exceptions import UnexpectedToken

    check_words(text, language)
    try:
        steps: Row = parser(language).parse(text)
    except UnexpectedToken as error:
        token = error.token
        raise not_here(text, str(token), token.start_pos, token.type, error.accepts, language) from None
    return Formula(text, steps)


def check_words(text: str, language: Language = OPTIONS) -> None:
    """Raise FormulaMistake when a character has no meaning, or the formula is nested deeper than DEEPEST.

    It is found out before parsing, so that what is nested 10,000 deep costs no more than reading it once.
    """
    brackets = negations = 0
    name = re.compile(language.name)
    for column, word in words(text, language):
        if (
            word not in ("(", ")", *language.reserved)
            and not name.fullmatch(word)
            and (word != "," or not language.ordered)
        ):
            raise FormulaMistake(
                text,
                column=column,
                happened=f"{word!r} has no meaning in a formula",
                expected=f"{language.names}, brackets and {', '.join(language.reserved)}",
                near=nearest(word, language.reserved) if language.ordered and len(word) > 1 else "",
            )
        brackets += (word == "(") - (word == ")")
        negations = negations + 1 if word == "not" else negations * (word == "(")
        if max(brackets, negations) > DEEPEST:
            raise FormulaMistake(
                text,
                column=column,
                happened=f"the formula is nested deeper than {DEEPEST}",
                expected=f"at most {DEEPEST} brackets or `not` inside one another",
            )


def words(text: str, language: Language) -> Iterator[tuple[int, str]]:
    """Yield each bracket, word and other character of a formula with its column."""
    for found in re.finditer(rf"{language.words.pattern}|[^ \t\r\n]", text):
        yield found.start() + 1, found.group()


def not_here(
    text: str, word: str, start: int | None, kind: str, accepted: Iterable[str], language: Language
) -> FormulaMistake:
    """Return the error for a word that cannot stand where it stands."""
    if word == ")" and "COMMA" not in accepted:
        return FormulaMistake(
            text, column=(start or 0) + 1, happened="this bracket closes nothing", expected="a ( before it"
        )
    expected = " or ".join(spelt(accepted, language))
    if kind == "$END":
        happened = "the formula ends too early" if text.strip() else "the formula is empty"
        return FormulaMistake(text, column=len(text.rstrip()) + 1, happened=happened, expected=expected)
    meant = nearest(word, language.reserved) if kind == "NAME" else ""
    return FormulaMistake(
        text, column=(start or 0) + 1, happened=f"{word!r} cannot stand here", expected=expected, near=meant
    )


def spelt(accepted: Iterable[str], language: Language) -> list[str]:
    """Return in words what could stand here, always in the same order."""
    known = language.spelt
    order = list(known)
    return [known[kind] for kind in sorted(accepted, key=order.index)]


def unknown(text: str, step: Step, known: tuple[str, ...]) -> FormulaMistake:
    """Return the error for a name that is no option."""
    return FormulaMistake(
        text,
        column=step.column,
        happened=f"there is no option {step.name!r}",
        expected=f"one of {', '.join(known)}" if known else "no option: this conflict has none",
        near=nearest(step.name, (*known, *RESERVED)),
    )


@cache
def parser(language: Language) -> Any:  # noqa: ANN401 (lark's types are its own)
    """Return the parser of a language; it is made once, when the first formula is read."""
    from lark import Lark, Transformer, v_args

    @v_args(inline=True)
    class Steps(Transformer[Any, Any]):
        """Makes steps from the parts as they are recognised: no tree is built, nothing recurses."""

        def name(self, token: Any) -> Row:  # noqa: ANN401
            return (Step("name", name=str(token), column=token.start_pos + 1),)

        def after(self, late: Any, early: Any) -> Row:  # noqa: ANN401
            return (*self.name(late), *self.name(early), Step("after", count=2, column=late.start_pos + 1))

        def true(self) -> Row:
            return (Step("true"),)

        def false(self) -> Row:
            return (Step("false"),)

        def not_(self, one: Row) -> Row:
            return (*one, Step("not", count=1))

        def both(self, *parts: Row) -> Row:
            return chained("and", parts)

        def either(self, *parts: Row) -> Row:
            return chained("or", parts)

        def implied(self, *parts: Row) -> Row:
            return chained("if", parts)

        def same(self, *parts: Row) -> Row:
            return chained("iff", parts)

    return Lark(language.grammar, start="formula", parser="lalr", lexer="basic", transformer=Steps())


def chained(kind: str, parts: tuple[Row, ...]) -> Row:
    """Return the steps of parts joined one after the other, so that few of them wait for being joined."""
    steps = list(parts[0])
    for part in parts[1:]:
        steps += (*part, Step(kind, count=2))
    return tuple(steps)
