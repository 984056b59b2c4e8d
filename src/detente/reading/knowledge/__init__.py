"""What the reader knows about words, states, bodies and titles: the TOML tables in this folder, read once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

Table = Mapping[str, Any]


@cache
def table(name: str) -> Table:
    """Return the table `name`.toml as TOML gives it; read once, not to be changed."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Verb:
    """A verb that reports speech or thought."""

    lemma: str
    form: str
    kind: str
    act: str
    takes: frozenset[str]
    weak: bool
    """Whether it reports only with a that-clause or a quotation (`add`, `show`)."""


@dataclass(frozen=True)
class Knowledge:
    """The closed word classes and the words that report."""

    abbreviations: frozenset[str]
    verbs: Mapping[str, Verb]
    """Inflected form, in lower case -> the verb."""
    nouns: Mapping[str, Table]
    """Noun that reports, singular and plural -> its row."""
    classes: Mapping[str, frozenset[str]]
    """Name of a closed class -> its words."""
    honorifics: frozenset[str]
    particles: frozenset[str]
    given_names: frozenset[str]
    women: frozenset[str]
    """Given names of women."""
    men: frozenset[str]


@cache
def knowledge() -> Knowledge:
    """Return the tables in the form the steps use."""
    names = table("names")
    return Knowledge(
        abbreviations=frozenset(table("abbreviations")["abbreviations"]),
        verbs={
            form: Verb(
                row["lemma"],
                form,
                row["kind"],
                row["act"],
                frozenset(row["takes"]),
                weak=row.get("strength") == "weak",
            )
            for row in table("reporting")["verbs"]
            for form in row["forms"]
        },
        nouns={
            form: row for row in table("nouns")["nouns"] for form in (row["noun"], row.get("plural") or row["noun"])
        },
        classes={name: frozenset(words) for name, words in table("grammar").items()},
        honorifics=frozenset(names["honorifics"]),
        particles=frozenset(names["particles"]),
        given_names=frozenset(names["given_names"]) | frozenset(names["women"]),
        women=frozenset(names["women"]),
        men=frozenset(names["given_names"]) - frozenset(names["women"]) - frozenset(names["either"]),
    )


def is_a(word: str, *classes: str) -> bool:
    """Return whether a word in lower case belongs to one of the closed classes.

    >>> is_a("the", "determiners"), is_a("treaty", "determiners", "pronouns")
    (True, False)
    """
    known = knowledge().classes
    return any(word in known[name] for name in classes)


def is_woman(name: str) -> bool | None:
    """Return whether a name in full is a woman's, or nothing when its first word does not tell.

    >>> is_woman("Anna Berg"), is_woman("Peter Berg"), is_woman("Berg")
    (True, False, None)
    """
    given, _, rest = name.partition(" ")
    if not rest:
        return None
    return True if given in knowledge().women else False if given in knowledge().men else None
