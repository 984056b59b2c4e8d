"""What is supposed to be different in a conflict, said in a small sentence: how it is read.

Decision makers and options go by their ids or by their labels, which may be several words; or by one word of these,
when nothing else has it.

>>> from detente.formats.conflict_file import ConflictFile, DecisionMaker, Option
>>> iraq = DecisionMaker("iraq", options=(Option("attack", "Attack Syria"),))
>>> supposed("Iraq wants not attack syria", ConflictFile((iraq,))).formula
'not attack'
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeAlias

from detente.errors import ChangeMistake, nearest
from detente.formats.conflict_file import ConflictFile
from detente.formats.conflict_toml import as_identifier
from detente.formats.formulas import RESERVED, parsed

Kind: TypeAlias = Literal["drop", "take", "untake", "add", "prefers", "wants", "ignores", "never"]

SENTENCES = (
    "drop OPTION",
    "take OPTION",
    "not OPTION",
    "add option PARTY: NAME [Label]",
    "PARTY prefers FORMULA over FORMULA",
    "PARTY wants FORMULA",
    "PARTY does not care about OPTION",
    "never FORMULA",
)
"""What can be said."""

GRAMMAR = r"""
?start: DROP NAME                          -> drop
      | TAKE NAME                          -> take
      | NOT NAME                           -> untake
      | ADD OPTION PARTY COLON NEW LABEL?  -> add
      | PARTY PREFERS formula OVER formula -> prefers
      | PARTY WANTS formula                -> wants
      | PARTY DOES NOT CARE ABOUT NAME     -> ignores
      | NEVER formula                      -> never
formula: (NAME | NOT | AND | OR | IF | IFF | TRUE | FALSE | LPAR | RPAR)+
%declare DROP TAKE ADD OPTION PREFERS OVER WANTS DOES CARE ABOUT NEVER NOT AND OR IF IFF TRUE FALSE LPAR RPAR
%declare NAME PARTY COLON NEW LABEL
"""
WORDS = (*"drop take add option prefers over wants does care about never".split(), *RESERVED)
SIGNS = {"(": "LPAR", ")": "RPAR", ":": "COLON"}
SPELT = {
    **{word.upper(): f"`{word}`" for word in WORDS},
    "PARTY": "a decision maker",
    "NAME": "an option",
    "NEW": "a name for the new option",
    "COLON": "a colon",
    "$END": "the end",
}
"""What could stand somewhere, in words."""
SINGLE = re.compile(r"(?P<negation>not )?(?P<name>(?!not\b)\w+)")
"""A formula that takes no brackets."""
NO_NAME_AFTER = ("PARTY", "DOES", "CARE", "NAME", "RPAR")
"""After these, a word is none of a name."""
IN_BRACKETS = re.compile(r"\[\s*(.*?)\s*\]")
SHORTEST = 3
"""Letters that a word has by which something may be called for short."""
SMALL = frozenset("all and any for from has its into not one out the their them they this that with".split())
LONGEST = 5
"""So many words are looked at together when a name is not known."""


@dataclass(frozen=True)
class Change:
    """What is supposed to be different."""

    kind: Kind
    text: str
    """As it was said."""
    party: str = ""
    option: str = ""
    label: str = ""
    """What a new option is called."""
    formula: str = ""
    """What is wanted, or liked better, or cannot be."""
    over: str = ""
    """Than what it is liked better."""
    left_out: tuple[str, ...] = ()
    """What a decision maker does not want any more."""


@dataclass(frozen=True)
class Token:
    """A name, a word or a sign of a sentence."""

    type: str
    said: str
    start: int


def supposed(text: str, file: ConflictFile) -> Change:
    """Return what a sentence says about a conflict.

    Raises:
        ChangeMistake: It says nothing that is known; the error tells what can be said, and the nearest name.
        FormulaMistake: A formula in it is none.
    """
    return Sentence(text, file).change()


class Sentence:
    """A sentence about a conflict."""

    def __init__(self, text: str, file: ConflictFile) -> None:
        self.text, self.file = text, file
        self.known = {
            "PARTY": {who.id: who.name for who in file.decision_makers},
            "NAME": {one.id: one.label for one in file.options},
        }
        self.short = {kind: short_names(known) for kind, known in self.known.items()}

    def change(self) -> Change:
        """Return what it says."""
        from lark.exceptions import UnexpectedToken

        try:
            tree = parser().parse(list(self.tokens()))
        except UnexpectedToken as error:
            raise self.not_here(error.token, error.accepts or error.expected) from None
        found: dict[str, Any] = {}
        for part in tree.children:
            found |= self.said_by(part, found.get("formula", ""))
        for one in (found.get("formula"), found.get("over")):
            if one:
                parsed(one)
        return Change(kind=tree.data, text=" ".join(self.text.split()), **found)

    def said_by(self, part: Any, before: str) -> dict[str, str]:  # noqa: ANN401 (lark's types are its own)
        """Return what a part of it says: a formula, which may follow another, or a name."""
        if hasattr(part, "children"):
            said = self.formula(part.children)
            return {"over": said} if before else {"formula": said}
        if part.type in ("PARTY", "NAME"):
            return {"party" if part.type == "PARTY" else "option": self.meant(part.type, part.value)}
        if part.type == "NEW":
            return {"option": self.unused(part.value)}
        if part.type == "LABEL":
            label = IN_BRACKETS.fullmatch(part.value.said)  # as it stands in what can be said
            return {"label": label[1] if label else part.value.said}
        return {}

    def tokens(self) -> Iterator[Token]:
        """Yield the names, words and signs in it: where a name may stand, the longest that fits is meant."""
        before: list[str] = []
        at = skipped(self.text, 0)
        while at < len(self.text):
            token = self.token(at, before)
            yield token
            before.append(token.type)
            at = skipped(self.text, at + len(token.said))

    def token(self, at: int, before: Sequence[str]) -> Token:
        """Return what stands at a place, after what stands before."""
        if before[-1:] == ["NEW"]:
            return Token("LABEL", self.text[at:].rstrip(), at)
        if before[-1:] == ["COLON"] and (new := re.compile(r"[A-Za-z_][\w-]*").match(self.text, at)):
            return Token("NEW", new.group(), at)
        is_party = not before or list(before[-2:]) == ["ADD", "OPTION"]
        kind = "PARTY" if is_party else "NAME"
        if is_party or (before[-1] not in NO_NAME_AFTER and list(before[-2:]) != ["DOES", "NOT"]):
            names = {one for pair in self.known[kind].items() for one in pair if sayable(one)} | set(self.short[kind])
            found = [as_pattern(one).match(self.text, at) for one in names]
            longest = max((one.end() for one in found if one), default=at)
            if longest > at:
                return Token(kind, self.text[at:longest], at)
        word = re.compile(r"[():]|[^\s():]+").match(self.text, at)
        assert word is not None
        said = word.group()
        return Token(SIGNS.get(said) or (said.upper() if said.lower() in WORDS else "WORD"), said, at)

    def meant(self, kind: str, token: Token) -> str:
        """Return the id of what a name stands for: an id, or else a label.

        Raises:
            ChangeMistake: Several are called so.
        """
        known = self.known[kind]
        fitting = [one for one in known if fits(one, token.said)]
        fitting = fitting or [one for one, label in known.items() if fits(label, token.said)]
        fitting = fitting or [one for name, one in self.short[kind].items() if fits(name, token.said)]
        found = [one for one in fitting if one == token.said] or fitting
        if len(found) > 1:
            what = "decision makers" if kind == "PARTY" else "options"
            raise self.mistake(token.start, f"several {what} are called {token.said!r}", f"one of {', '.join(found)}")
        return found[0]

    def formula(self, tokens: Sequence[Any]) -> str:
        """Return a formula with the ids of options."""
        said = [self.meant("NAME", one.value) if one.type == "NAME" else one.value.said.lower() for one in tokens]
        return re.sub(r"(?<=\() | (?=\))", "", " ".join(said))

    def unused(self, token: Token) -> str:
        """Return the id of a new option.

        Raises:
            ChangeMistake: There is an option of that name, or it can be none.
        """
        name = as_identifier(token.said.replace("-", "_"))
        if name in self.known["NAME"]:
            raise self.mistake(token.start, f"there is an option {name!r} already", "another name")
        return name

    def not_here(self, token: Any, accepted: Collection[str]) -> ChangeMistake:  # noqa: ANN401 (lark's)
        """Return the error for what cannot stand where it stands."""
        order = list(SPELT)
        of_formula = {"NAME", "NOT", "AND"} <= set(accepted)
        left_out = {*(word.upper() for word in RESERVED), "LPAR", "RPAR", "NAME"} if of_formula else set()
        could = [SPELT[one] for one in sorted((set(accepted) & set(SPELT)) - left_out, key=order.index)]
        could += ["a formula over the options"] if of_formula else []
        expected = " or ".join(filter(None, (", ".join(could[:-1]), could[-1])))
        if token.type == "$END":
            happened = "it ends too early" if self.text.strip() else "nothing is said"
            return self.mistake(len(self.text.rstrip()), happened, expected)
        one: Token = token.value
        known = [word for word in WORDS if word.upper() in accepted]
        for kind in ("NAME", "PARTY"):
            if kind in accepted:
                known += [name for pair in self.known[kind].items() for name in pair if name]
                expected += f" (one of {', '.join(self.known[kind])})" if self.known[kind] else ""
        return self.mistake(one.start, f"{one.said!r} cannot stand here", expected, self.near(one, known))

    def near(self, token: Token, known: Collection[str]) -> str:
        """Return the known name nearest to what stands there: as many words of it as fit one."""
        words = self.text[token.start :].split()[:LONGEST]
        for count in range(len(words), 0, -1):
            if near := nearest(" ".join(words[:count]), known):
                return near
        return next((one for one in known if words[0].lower() in words_of(one.lower())), "")

    def mistake(self, at: int, happened: str, expected: str, near: str = "") -> ChangeMistake:
        """Return the error for something at a place."""
        return ChangeMistake(
            self.text, column=at + 1, happened=happened, expected=expected, near=near, can_be_said=SENTENCES
        )


@cache
def parser() -> Any:  # noqa: ANN401 (lark's types are its own)
    """Return the parser of sentences; it is made once, when the first is read."""
    from lark import Lark
    from lark.lexer import Lexer
    from lark.lexer import Token as LarkToken

    class Ready(Lexer):
        """Passes on the tokens that are known by names, which no pattern could tell."""

        def __init__(self, _: object) -> None:
            pass

        def lex(self, tokens: Sequence[Token]) -> Iterator[Any]:  # type: ignore[override]
            for one in tokens:
                yield LarkToken(one.type, one, one.start)

    return Lark(GRAMMAR, parser="lalr", lexer=Ready)


def both(first: str, second: str) -> str:
    """Return the formula in which the first is true and the second is not.

    >>> both("talks", "attack"), both("a or b", "not c"), both("not a", "b or c")
    ('talks and not attack', '(a or b) and c', 'not a and not (b or c)')
    """
    left = first if SINGLE.fullmatch(first) else f"({first})"
    negated = SINGLE.fullmatch(second)
    if negated is None:
        return f"{left} and not ({second})"
    return f"{left} and {negated.group('name')}" if negated.group("negation") else f"{left} and not {second}"


def short_names(known: Mapping[str, str]) -> dict[str, str]:
    """Return words that only one has, in its id or else in its label -> its id; a noun may stand in the plural.

    >>> short_names({"impose_sanction": "Impose harsh sanctions", "leave_talks": "Leave the talks"})["sanctions"]
    'impose_sanction'
    """
    found: dict[str, str] = {}
    for names in ({one: one for one in known}, known):
        bearers: dict[str, set[str]] = {}
        for one, name in names.items():
            for word in {word.lower().strip(",.()") for word in words_of(name)}:
                for form in {word, f"{word}s", word.removesuffix("s")} if len(word) > SHORTEST else {word}:
                    bearers.setdefault(form, set()).add(one)
        for word, some in bearers.items():
            usable = len(word) >= SHORTEST and word.isalpha() and word not in SMALL and word not in WORDS
            if usable and word not in found:
                found[word] = some.pop() if len(some) == 1 else ""
    called = {name.lower() for pair in known.items() for name in pair}
    return {word: one for word, one in found.items() if one and word not in called}


def skipped(text: str, at: int) -> int:
    """Return the place after the spaces at a place."""
    return at + len(text[at:]) - len(text[at:].lstrip())


def words_of(name: str) -> list[str]:
    """Return the words of a name: hyphens and underscores part them as spaces do."""
    return [word for word in re.split(r"[\s_-]+", name) if word]


def sayable(name: str) -> bool:
    """Return whether something can be called by a name: it has words, and is none that has a meaning in formulas."""
    words = words_of(name)
    return bool(words) and "_".join(words).lower() not in RESERVED


@cache
def as_pattern(name: str) -> "re.Pattern[str]":
    """Return the pattern of a name, whatever its capitals and whatever stands between its words.

    >>> bool(as_pattern("No-fly_zone").fullmatch("no fly zone")), bool(as_pattern("talk").match("talk-show"))
    (True, False)
    """
    words = r"[\s_-]+".join(re.escape(word) for word in words_of(name))
    return re.compile(rf"[_-]*{words}[_-]*(?![\w-])", re.IGNORECASE)


def fits(name: str, said: str) -> bool:
    """Return whether something is called so."""
    return sayable(name) and as_pattern(name).fullmatch(said) is not None
