"""Rules of decision as people write them: `members >= 55% and population >= 65%`, `all`, `at_least(9) and veto(a, b)`.

`and` binds closer than `or`. Without more, a share is one of all members; `of present` counts those who are there, `of
voting` those who say yes or no.

>>> rule = parsed_rule("weight >= 2/3 of present and veto(russia)")
>>> [(part.kind, part.name) for part in rule.parts]
[('sum', 'weight'), ('veto', '')]
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any, Literal, TypeAlias

from detente.errors import RuleMistake, nearest

Kind: TypeAlias = Literal["and", "or", "all", "consensus", "member", "veto", "at_least", "sum"]

WORDS = ("and", "or", "all", "consensus", "at_least", "veto", "of", "present", "voting")
"""Words with a meaning in rules: no member and no weight has such an id."""

HEADS = "members"
"""The sum that counts each member once."""

DEEPEST = 100

GRAMMAR = r"""
?rule:   both ("or" both)*       -> either
?both:   single ("and" single)*  -> every
?single: "(" rule ")"            -> bracketed
       | ALL                     -> all_
       | CONSENSUS               -> consensus
       | VETO "(" NAME ("," NAME)* ")"      -> veto
       | AT_LEAST "(" NUMBER ("," rule)* ")" -> at_least
       | NAME                    -> member
       | (NAME | PRESENT) SIGN amount ["of" (PRESENT | VOTING)] -> sum_
amount:  NUMBER                  -> number
       | NUMBER "%"              -> percent
       | NUMBER "/" NUMBER       -> fraction
ALL: "all"
CONSENSUS: "consensus"
VETO: "veto"
AT_LEAST: "at_least"
PRESENT: "present"
VOTING: "voting"
SIGN: ">=" | ">"
NUMBER: /[0-9]+(\.[0-9]+)?/
NAME: /[A-Za-z_][A-Za-z0-9_-]*/
%ignore /[ \t\r\n]+/
"""
SPELT = {
    "NAME": "the id of a member or a weight",
    "NUMBER": "a number",
    "SIGN": ">= or >",
    "PERCENT": "%",
    "SLASH": "/",
    "COMMA": ",",
    "LPAR": "(",
    "RPAR": ")",
} | {word.upper(): f"`{word}`" for word in WORDS}
SPELT["$END"] = "the end"
TOKEN = re.compile(r">=|>|[()%/,]|[0-9]+(?:\.[0-9]+)?|[A-Za-z_][A-Za-z0-9_-]*")


@dataclass(frozen=True)
class RulePart:
    """A part of a rule, as it was written."""

    kind: Kind
    column: int = 1
    """Where it begins, counting from 1."""
    parts: tuple["RulePart", ...] = ()
    """What `and`, `or` and `at_least` join."""
    name: str = ""
    """The member, or the sum."""
    names: tuple[str, ...] = ()
    """Who has a veto."""
    amount: Fraction = Fraction(0)
    share: bool = False
    """Whether the amount is a share."""
    more: bool = False
    """Whether it must be exceeded."""
    base: Literal["", "present", "voting"] = ""

    def every(self) -> Iterator["RulePart"]:
        """Yield it and all its parts."""
        yield self
        for part in self.parts:
            yield from part.every()


def sums_in(rule: RulePart) -> set[str]:
    """Return the names of the weights that a rule counts."""
    return {part.name for part in rule.every() if part.kind == "sum"} - {HEADS, "present"}


@cache
def parsed_rule(text: str) -> RulePart:
    """Return a rule read from its text.

    Raises:
        RuleMistake: It is no rule; the error names the column, what was expected and the nearest known word.
    """
    from lark.exceptions import UnexpectedToken

    check_tokens(text)
    try:
        found: RulePart = parser().parse(text)
    except UnexpectedToken as error:
        raise not_here(text, str(error.token), error.token.start_pos, error.token.type, error.accepts) from None
    return found


def check_tokens(text: str) -> None:
    """Raise RuleMistake for a character without a meaning, a division by 0, or brackets nested deeper than DEEPEST."""
    depth, before = 0, ""
    for found in re.finditer(rf"{TOKEN.pattern}|[^ \t\r\n]", text):
        word, column = found.group(), found.start() + 1
        depth += (word == "(") - (word == ")")
        if depth > DEEPEST:
            happened = f"the rule is nested deeper than {DEEPEST}"
            raise RuleMistake(text, column=column, happened=happened, expected=f"at most {DEEPEST} brackets")
        if before == "/" and not word.strip("0."):
            happened = "nothing can be divided by 0"
            raise RuleMistake(text, column=column, happened=happened, expected="a share such as 2/3")
        if not TOKEN.fullmatch(word):
            happened = f"{word!r} has no meaning in a rule"
            raise RuleMistake(text, column=column, happened=happened, expected="rules such as weight >= 60 or all")
        before = word


def not_here(text: str, word: str, start: int | None, kind: str, accepted: Iterable[str]) -> RuleMistake:
    """Return the error for a word that cannot stand where it stands."""
    order = list(SPELT)
    expected = " or ".join(SPELT[one] for one in sorted(accepted, key=order.index))
    if kind == "$END":
        happened = "the rule ends too early" if text.strip() else "the rule is empty"
        return RuleMistake(text, column=len(text.rstrip()) + 1, happened=happened, expected=expected)
    meant = nearest(word, WORDS) if kind == "NAME" else ""
    happened = f"{word!r} cannot stand here"
    return RuleMistake(text, column=(start or 0) + 1, happened=happened, expected=expected, near=meant)


Token: TypeAlias = Any
"""A token of lark's, whose types are its own."""
Amount: TypeAlias = tuple[Fraction, bool]
"""How much, and whether it is a share."""


class Made:
    """Makes parts of a rule as they are recognised; each method is named in the grammar."""

    def either(self, *parts: RulePart) -> RulePart:
        """Return parts of which one is enough."""
        return joined("or", parts)

    def every(self, *parts: RulePart) -> RulePart:
        """Return parts that are all needed."""
        return joined("and", parts)

    def bracketed(self, inner: RulePart) -> RulePart:
        """Return what stands in brackets."""
        return inner

    def all_(self, word: Token) -> RulePart:
        """Return that everybody says yes."""
        return RulePart("all", column_of(word))

    def consensus(self, word: Token) -> RulePart:
        """Return that nobody says no."""
        return RulePart("consensus", column_of(word))

    def veto(self, word: Token, *names: Token) -> RulePart:
        """Return that none of some says no."""
        return RulePart("veto", column_of(word), names=tuple(map(str, names)))

    def at_least(self, word: Token, least: Token, *parts: RulePart) -> RulePart:
        """Return that so many say yes."""
        return RulePart("at_least", column_of(word), parts=parts, amount=Fraction(str(least)))

    def member(self, word: Token) -> RulePart:
        """Return that a member says yes."""
        return RulePart("member", column_of(word), name=str(word))

    def sum_(self, word: Token, sign: Token, amount: Amount, base: Token = None) -> RulePart:
        """Return that a sum reaches an amount."""
        said: Any = str(base or "")
        number, share = amount
        return RulePart("sum", column_of(word), name=str(word), amount=number, share=share, more=sign == ">", base=said)

    def number(self, number: Token) -> Amount:
        """Return an amount."""
        return Fraction(str(number)), False

    def percent(self, number: Token) -> Amount:
        """Return a share in hundredths."""
        return Fraction(str(number)) / 100, True

    def fraction(self, above: Token, below: Token) -> Amount:
        """Return a share."""
        return Fraction(str(above)) / Fraction(str(below)), True


@cache
def parser() -> Any:  # noqa: ANN401 (lark's types are its own)
    """Return the parser of the grammar; it is made once, when the first rule is read."""
    from lark import Lark, Transformer, v_args

    made = {name: one for name, one in vars(Made).items() if not name.startswith("__")}
    parts = v_args(inline=True)(type("Parts", (Transformer,), made))
    return Lark(GRAMMAR, start="rule", parser="lalr", lexer="basic", transformer=parts(), maybe_placeholders=True)


def column_of(word: Token) -> int:
    """Return where a word stands, counting from 1."""
    return int(word.start_pos) + 1


def joined(kind: Kind, parts: tuple[RulePart, ...]) -> RulePart:
    """Return parts joined by a word."""
    return parts[0] if len(parts) == 1 else RulePart(kind, parts[0].column, parts)
