"""The names that the tables and the codebook know, and where they stand in a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from detente.reading.knowledge import is_a, knowledge, table
from detente.reading.page import Name, Token, tokens
from detente.reading.phrases import Phrases, longest
from detente.record import Codebook

SHORT = 4
DEMONYM_ENDINGS = ("an", "ans", "ish", "ese", "i", "ic")


@dataclass(frozen=True)
class Known:
    """What a known name stands for."""

    kind: str
    """party, body, outlet or place."""
    id: str
    name: str
    """Its usual name."""
    form: str
    """name, demonym, capital, metonym or institution."""
    party: str | None = None
    category: str = "state"
    """The party's kind: state, alliance, union, ..."""
    ambiguous: bool = False
    """Whether the word may mean something else: it counts where another name for the same is printed too."""
    members: tuple[str, ...] = ()
    rule: str | None = None
    country: str | None = None
    """The state in which a group is at home."""


def spellings(*names: str) -> Iterator[str]:
    """Yield each name, without a leading article."""
    for name in names:
        yield name.removeprefix("the ").removeprefix("The ")


def states() -> Iterator[tuple[str, Known]]:
    """Yield every name of a state, by its own name, its people, its capital and the houses that stand for it."""
    for row in table("states")["states"]:
        vague = set(row.get("ambiguous_names", ()))
        forms = {
            "name": [row["name"], *row.get("aliases", ())],
            "demonym": row.get("demonyms", ()),
            "metonym": row.get("metonyms", ()),
            "capital": [city for city in (row.get("capital"), *row.get("capital_aliases", ())) if city],
        }
        for form, names in forms.items():
            for name in spellings(*names):
                yield name, Known("party", row["id"], row["name"], form, row["id"], ambiguous=name in vague)


def institutions() -> Iterator[tuple[str, Known]]:
    """Yield every organ that speaks for a state."""
    for row in table("institutions")["institutions"]:
        vague = set(row.get("ambiguous_names", ()))
        for name in spellings(row["name"], *row.get("aliases", ())):
            yield name, Known("party", row["state"], row["name"], "institution", row["state"], ambiguous=name in vague)


def organised(name: str) -> Iterator[tuple[str, Known]]:
    """Yield every organisation or group: parties that are no states."""
    for row in table(name)[name]:
        vague = set(row.get("ambiguous_names", ()))
        about = {
            "category": row["kind"],
            "members": tuple(row.get("members", ())),
            "rule": row.get("rule") or None,
            "country": row.get("state") or None,
        }
        for name in spellings(*filter(None, (row["name"], *row.get("aliases", ()), row.get("abbreviation")))):
            yield name, Known("party", row["id"], row["name"], "name", row["id"], ambiguous=name in vague, **about)
        for name in spellings(*row.get("demonyms", ())):
            yield name, Known("party", row["id"], row["name"], "demonym", row["id"], ambiguous=name in vague, **about)


def bodies() -> Iterator[tuple[str, Known]]:
    """Yield every organ in which parties meet."""
    for row in table("bodies")["bodies"]:
        vague = set(row.get("ambiguous_names", ()))
        about = {"category": row["kind"], "members": tuple(row.get("members", ())), "rule": row.get("rule") or None}
        for name in spellings(row["name"], *row.get("aliases", ())):
            yield (
                name,
                Known(
                    "body", row["id"], row["name"], "name", row.get("parent") or None, ambiguous=name in vague, **about
                ),
            )


def others() -> Iterator[tuple[str, Known]]:
    """Yield outlets and places."""
    for kind in ("outlet", "place"):
        for row in table(f"{kind}s")[f"{kind}s"]:
            vague = set(row.get("ambiguous_names", ()))
            for name in spellings(row["name"], *row.get("aliases", ())):
                slug = row.get("id", row["name"])
                form = row["kind"] if kind == "place" else "name"
                yield name, Known(kind, slug, row["name"], form, category=row["kind"], ambiguous=name in vague)


def of_codebook(codebook: Codebook) -> Iterator[tuple[str, Known]]:
    """Yield every name of a party, body or outlet that a codebook gives."""
    for party in codebook.parties:
        known = Known("party", party.id, party.name, "name", party.id, party.kind)
        for name in spellings(party.name, *party.aliases):
            yield name, replace(known, form=form_of(name, party.name))
    for body in codebook.bodies:
        known = Known("body", body.id, body.name, "name", None, "council", members=body.members, rule=body.rule)
        yield from ((name, known) for name in spellings(body.name, *body.aliases))
    for outlet in codebook.outlets:
        known = Known("outlet", outlet.id, outlet.name, "name")
        yield from ((name, known) for name in spellings(outlet.name, *outlet.aliases))


def form_of(alias: str, name: str) -> str:
    """Return how an alias of a codebook names its party: as the tables have it, or by its likeness to the name.

    >>> form_of("Moscow", "Russia"), form_of("Ruritanian", "Ruritania"), form_of("the Front", "Northern Front")
    ('capital', 'demonym', 'name')
    """
    words = tokens(alias, 0, len(alias))
    hit = built_in().at(words, 0) if words else None
    if hit and hit[0] == len(words) and hit[1].kind == "party":
        return hit[1].form
    likeness = len(words) == 1 and len(name) > SHORT and alias != name and alias.startswith(name.rstrip("aeo"))
    return "demonym" if likeness and alias.endswith(DEMONYM_ENDINGS) else "name"


def of_tables() -> Iterator[tuple[str, Known]]:
    """Yield every name of the tables; of two equal names the first stands."""
    for source in (states(), organised("organisations"), bodies(), institutions(), organised("groups"), others()):
        yield from source


@cache
def built_in() -> Phrases[Known]:
    """Return the names of the tables, ready to be searched for."""
    return Phrases(of_tables())


def gazetteer(codebook: Codebook | None) -> tuple[Phrases[Known], ...]:
    """Return the lists of names to search: the codebook's go before the tables'."""
    return (Phrases(of_codebook(codebook)), built_in()) if codebook else (built_in(),)


def named_in(words: Sequence[Token], lists: Sequence[Phrases[Known]]) -> Iterator[tuple[int, int, Known]]:
    """Yield first word, word after the last, and meaning of each known name.

    A name of one word that may mean something else is passed over inside a row of capitals (the Jordan of a surname),
    and so is a town right after a given name.
    """
    given_names = knowledge().given_names
    for first, last, known in longest(words, lists):
        if known.form in ("capital", "city") and last - first == 1 and first and words[first - 1].text in given_names:
            continue
        if known.form == "short" and (first == 0 or words[first - 1].low != "the"):
            continue
        beside = [*words[max(first - 1, 0) : first], *words[last : last + 1]]
        if not (
            known.ambiguous
            and last - first == 1
            and any(is_capital(word) and not is_a(word.low, "determiners", "prepositions") for word in beside)
        ):
            yield first, last, known


def is_capital(token: Token) -> bool:
    """Return whether a word begins in upper case and goes on in lower (`Brien`, `O'Brien`; not an abbreviation)."""
    text = token.text[2:] if token.text[1:2] in ("'", "’") else token.text
    return token.text[:1].isupper() and text[:1].isupper() and text[1:2].islower()


def as_name(words: Sequence[Token], first: int, last: int, known: Known) -> Name:
    """Return the name that stands from one word to another."""
    return Name(words[first].start, words[last - 1].end, known.kind, known.id, known.form, known.party)
