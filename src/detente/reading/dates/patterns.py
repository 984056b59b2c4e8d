"""Rules that read words about time: a pattern over classes of words, and the function that says what it means."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from detente.reading.dates.meaning import Meaning
from detente.reading.dates.tokens import Line
from detente.reading.dates.vocabulary import vocabulary

MACROS = {
    "NUM": "(amount|(count|numword|a scale)(hyphen?numword|scale){0,4})",
    "HALF": "(half_form|and? a half)",
    "ORD": "(ordinal|ordinal_form)",
    "DAY": "(day|ordinal_form|ordinal)",
    "EARLY": "((early in?|the? bound of) hyphen?)",
    "UNITS": "(unit|plural)",
    "QUANTITY": "about{0,2} (a? vague=vague of?|number=NUM (half_number=(half_form|and a half))?|a)",
    "OF_YEAR": "((of|in)? (fiscal|the year_word)? year=year|of the year_word)?",
    "LINK": "(comma? (to|and|or|hyphen|through))",
}
ITEM = re.compile(r"(?:([a-z_]+)=)?(\((?!\?)|[A-Za-z_]+)")


def expression(pattern: str) -> str:
    """Return the regular expression over characters for a pattern over classes.

    A name is a class, a name in capitals a macro, `label=` keeps what it matched; the rest is as in an expression.
    """

    def item(found: re.Match[str]) -> str:
        label, name = found.groups()
        opening = f"(?P<{label}>" if label else "(?:"
        if name == "(":
            return opening
        inner = expression(MACROS[name]) if name in MACROS else one_of(name)
        return f"{opening}{inner})" if label or name in MACROS else inner

    return ITEM.sub(item, pattern).replace(" ", "")


def one_of(name: str) -> str:
    """Return the set of the characters of a class."""
    return f"[{re.escape(vocabulary().classes[name])}]"


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule matched."""

    line: Line
    match: re.Match[str]

    def has(self, label: str) -> bool:
        """Return whether the labelled part is there."""
        return self.match.groupdict().get(label) is not None

    def word(self, label: str) -> str:
        """Return the labelled words in lower case, or nothing."""
        first, last = self.match.span(label)
        return " ".join(self.line.word(index) for index in range(first, last))

    def value(self, label: str, class_: str | None = None) -> str:
        """Return what the labelled word stands for as a member of a class (by default the label's)."""
        return str(vocabulary().values[class_ or label, self.word(label)])

    def after(self, *names: str) -> bool:
        """Return whether the word before belongs to one of the classes."""
        place = self.match.start()
        return place > 0 and any(self.line.tags[place - 1] in vocabulary().classes[name] for name in names)

    def before(self, *names: str) -> bool:
        """Return whether the word after belongs to one of the classes."""
        after = self.line.tags[self.match.end() : self.match.end() + 1]
        return bool(after) and any(after in vocabulary().classes[name] for name in names)

    def abbreviated(self) -> bool:
        """Return whether a full stop follows."""
        return self.line.text.startswith(".", self.line.ends[self.match.end() - 1])

    def line_value(self, class_: str, word: str) -> str:
        """Return what a word stands for as a member of a class, or nothing."""
        return str(vocabulary().values.get((class_, word), ""))

    def words(self, label: str) -> list[str]:
        """Return the labelled words one by one."""
        first, last = self.match.span(label)
        return [self.line.word(index) for index in range(first, last)]


Several = Sequence[tuple[str, Meaning]]
"""Label of the part -> its meaning, when a rule reads several expressions at once."""


@dataclass(frozen=True)
class Rule:
    """A named pattern and what it means; a function that returns nothing says that the pattern does not hold here."""

    name: str
    pattern: str
    means: Callable[[Found], Meaning | Several | None]

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression over the characters of a line."""
        return re.compile(expression(self.pattern))
