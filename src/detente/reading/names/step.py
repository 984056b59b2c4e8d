"""The reading step that finds every name in a report and says whom it means."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from detente.reading.knowledge import is_a, knowledge, table
from detente.reading.names.fighters import KIND as FIGHTING
from detente.reading.names.fighters import calls
from detente.reading.names.gazetteer import Known, as_name, gazetteer, named_in
from detente.reading.names.leaders import led_by
from detente.reading.names.leaders import naming as naming_of
from detente.reading.names.people import is_for_woman, people_in
from detente.reading.names.register import Register, slug, surname
from detente.reading.names.scene import Scene, may_open
from detente.reading.names.seating import mostly_held_for, seated
from detente.reading.names.sides import GOVERNMENT, is_place
from detente.reading.names.unknown import (
    Suggestion,
    as_known,
    bracketed,
    heads,
    is_company_here,
    organisations_in,
    short_form,
)
from detente.reading.page import Name, Naming, Page, Sentence, Token, tokens
from detente.reading.phrases import Phrases
from detente.reading.pipeline import step
from detente.record import Mention

BYLINE = re.compile(
    r"(?:By|BY|From) (?:[A-Z][\w.'’-]+ ?){2,4}(?:$|[,\r\n]| in | and )|"
    r"\(?(?:Additional )?(?:[Rr]eporting|[Ee]diting|[Ww]riting) by "
)
"""Who wrote a report takes no part in what it tells."""
MINISTER = re.compile(r"\bministers?\b", re.IGNORECASE)
MINISTERS = re.compile(r"\b[Mm]inisters(?= [a-z])")
CAPITAL_WORD = re.compile(r"(?<!\w)[A-Z][a-z]+(?!\w)")
LOWER_WORD = re.compile(r"(?<!\w)[a-z]+(?!\w)")


@step(needs=["sentences"], adds=["names", "mentions", "people", "parties", "bodies", "outlets"])
def names(page: Page) -> Page:
    """Find parties, people, bodies, outlets and places; take up the ones that are named again in short."""
    common = frozenset(match.group() for match in LOWER_WORD.finditer(page.text))
    finder = Finder(page, common, frozenset(match.group() for match in CAPITAL_WORD.finditer(page.text)))
    for sentence in page.sentences:
        finder.meet(sentence)
    finder.shorten()
    finder.register.settle()
    found = tuple(sorted(name for sentence in page.sentences for name in finder.names(sentence)))
    parties = namings(found, finder, page.text, "party")
    led = led_by(finder.register.without_party(), page.report.published, parties)
    kinds = {party: naming.kind for party, naming in parties.items()}
    served = {*led.values(), *mostly_held_for(finder.register.offices, kinds)}
    parties |= {party: naming_of(party) for party in sorted(served - set(parties))}
    if not page.parties_are_told and not served and governed_by_nobody(page.text, parties, found):
        parties[GOVERNMENT] = Naming(f"the {GOVERNMENT}", "state", ())
    found = seated(page, finder.register, found, {party: naming.kind for party, naming in parties.items()})
    return replace(
        page,
        names=found,
        mentions=tuple(mention for name in found for mention in as_mention(page.text, name)),
        people=tuple(finder.register.people.values()),
        parties=parties,
        bodies=namings(found, finder, page.text, "body"),
        outlets=namings(found, finder, page.text, "outlet"),
    )


def governed_by_nobody(text: str, parties: Mapping[str, Naming], found: Iterable[Name]) -> bool:
    """Return whether a report speaks of the government and its ministers, and never says of which state.

    A state where something only is, or from which it comes, takes no part (`an agency in Malta`, `a Maltese agency`).
    """
    if MINISTER.search(text) is None or (f"the {GOVERNMENT}" not in text.lower() and MINISTERS.search(text) is None):
        return False
    states = (one for one in found if one.kind == "party" and parties[one.id].kind == "state")
    return all(is_place(text, one) for one in states)


class Finder:
    """Two passes over the sentences: who is introduced, and then every place where they are named."""

    def __init__(self, page: Page, common: frozenset[str], capitals: frozenset[str]) -> None:
        self.page, self.common, self.capitals = page, common, capitals
        self.own: Phrases[Known] = Phrases(())
        self.lists = (self.own, *gazetteer(page.codebook))
        self.openings = knowledge().particles
        """Small words with which a name may begin."""
        self.register = Register(page.codebook, page.report.published)
        self.words: dict[int, list[Token]] = {}
        """Start of a sentence -> its words: they are asked for twice."""
        self.known: dict[str, Known] = {}
        self.clear: set[str] = set()
        self.heads: dict[str, set[Known]] = defaultdict(set)
        """Last word of a name -> the organisations that may be called by it (`the Alliance`)."""

    def scene(self, sentence: Sentence) -> tuple[list[Token], Scene]:
        """Return a sentence's words and the known names among them."""
        words = self.words.get(sentence.start) or tokens(self.page.text, sentence.start, sentence.end)
        self.words[sentence.start] = words
        return words, Scene(words, list(named_in(words, self.lists)), self.page.text, self.common, self.capitals)

    def meet(self, sentence: Sentence) -> None:
        """Learn whom a sentence introduces: people with their titles, organisations, abbreviations in brackets."""
        words, scene = self.scene(sentence)
        for index, known in scene.known_at.items():
            self.known.setdefault(known.id, known)
            if (not known.ambiguous and known.form != "capital") or is_company_here(scene, index):
                self.clear.add(known.id)
            self.learn_abbreviation(words, index + 1, known)
            self.learn_head(words[index].text, known)
            if known.name.startswith(f"{known.name.split()[0]} of "):
                self.learn_head(known.name.split()[0], known)
        taken: set[int] = set()
        for suggestion in organisations_in(scene):
            taken.update(range(suggestion.first, suggestion.last))
            self.learn_organisation(words, suggestion)
        if taken:
            words, scene = self.scene(sentence)
        if BYLINE.match(self.page.text, sentence.start):
            return
        introduced: set[tuple[int, int]] = set()
        for found in people_in(scene):
            place = (found.first, found.last)
            if place in introduced or taken.isdisjoint(range(*place)):
                taken.update(range(*place))
                introduced.add(place)
                described = None if found.party else self.described(found.kinds)
                self.register.learn(found, words[found.first].start, described)

    def learn_organisation(self, words: list[Token], suggestion: Suggestion) -> None:
        """Remember an organisation that no table knows, with its abbreviation and its short form."""
        known = self.abbreviated(words, suggestion.last) or as_known(suggestion, slug(suggestion.name))
        short = short_form(suggestion, self.common)
        for name in (suggestion.name, *((short,) if short else ())):
            self.own.add(name, known)
        self.known.setdefault(known.id, known)
        self.clear.add(known.id)
        self.learn_abbreviation(words, suggestion.last, known)
        self.learn_head(suggestion.name.split()[-1], known)

    def learn_head(self, word: str, known: Known) -> None:
        """Remember the word that ends the name of an organisation, by which it may be called."""
        organised = known.kind == "body" or (known.kind == "party" and known.category != "state")
        if (
            organised
            and not known.ambiguous
            and known.form == "name"
            and word in short_heads()
            and (known.name.endswith(f" {word}") or known.name.startswith(f"{word} of "))
        ):
            self.heads[word].add(known)

    def shorten(self) -> None:
        """Let `the Alliance` mean the organisation whose name ends so, when it is the only one.

        In a report on companies a word that may also mean one (`Ford`) does, and in one on the parties of a state a
        word that may also mean one of them (`the Greens` beside the `FDP`).
        """
        parties = {known for known in self.known.values() if known.category == "political-party" and known.country}
        at_home = {known.country for known in parties if known.id in self.clear}
        self.clear |= {known.id for known in parties if known.country in at_home}
        companies = {known.id for known in self.known.values() if known.category == "company"}
        if companies & self.clear:
            self.clear |= companies
        for word, known in self.heads.items():
            if len(known) == 1:
                self.own.add(word, replace(next(iter(known)), form="short"))

    def abbreviated(self, words: list[Token], last: int) -> Known | None:
        """Return what is known under the abbreviation in brackets after a name."""
        short = bracketed(words, last)
        hits = [one.at([words[last + 1]], 0) for one in self.lists] if short else []
        return next((hit[1] for hit in hits if hit), None)

    def learn_abbreviation(self, words: list[Token], last: int, known: Known) -> None:
        """Remember `(OSCE)` after a name as another name for it."""
        short = bracketed(words, last)
        if short and known.kind in ("party", "body", "outlet") and known.form == "name":
            self.own.add(short[1], known)
            self.clear.add(known.id)

    def described(self, kinds: frozenset[str]) -> str | None:
        """Return the party met last that a description beside a title may mean (`the union's` general secretary).

        A `rebel commander` is one of a group that the report calls so.
        """
        fits = (known for known in reversed(self.known.values()) if known.kind == "party" and known.category in kinds)
        if kinds == {FIGHTING}:
            fits = (known for known in fits if calls(self.page.text, known.name))
        return next((known.id for known in fits), None)

    def names(self, sentence: Sentence) -> Iterator[Name]:
        """Yield every name in a sentence, left to right, without overlap."""
        words, scene = self.scene(sentence)
        taken: set[int] = set()
        for name, first, last in self.people_named(words, scene):
            taken.update(range(first, last))
            yield name
        for first, last, known in scene.known:
            if taken.isdisjoint(range(first, last)):
                name = as_name(words, first, last, known)
                if known.form == "capital" and (known.ambiguous or stands_as_place(words, first, last)):
                    yield name._replace(kind="place", id=known.id, form="capital", party=None)
                elif known.id in self.clear or not known.ambiguous:
                    yield name

    def by_given_name(self, scene: Scene, index: int) -> bool:
        """Return whether a word is nobody's whole name and nobody's surname."""
        word = scene.words[index].text
        return word not in self.register.full_names and not self.register.bearers.get(surname(word))

    def people_named(self, words: list[Token], scene: Scene) -> Iterator[tuple[Name, int, int]]:
        """Yield the people named in a sentence: by full name, or by the surname of one who is known."""
        index = 0
        while index < len(words):
            if not may_open(words[index]) and words[index].text not in self.openings:
                index += 1
                continue
            last = scene.run(index) or index
            if last == index and scene.words[index].text in self.register.full_names:
                last += 1
            step_on = index + 1
            for end in range(last, index, -1):
                known = self.register.called(scene.spelled(index, end), female=honoured(words, index))
                if known and not (index in scene.known_at and end == index + 1 and self.by_given_name(scene, index)):
                    form = "name" if end - index > 1 else "surname"
                    party = self.register.party_of(known)
                    yield Name(words[index].start, words[end - 1].end, "person", known, form, party), index, end
                    step_on = end
                    break
            index = step_on


@cache
def short_heads() -> frozenset[str]:
    """Return the words by which alone an organisation may be called that has them at the end of its name."""
    return frozenset(word for word, kind in heads().items() if kind != "company")


def honoured(words: list[Token], index: int) -> bool | None:
    """Return whether the honorific before a name is a woman's, or nothing when there is none that tells."""
    before = words[index - 2 if index > 1 and words[index - 1].text == "." else index - 1].text if index else ""
    return is_for_woman(before)


def as_mention(text: str, name: Name) -> Iterator[Mention]:
    """Yield the mention that a name makes in the draft; a place makes none."""
    match name.kind:
        case "party" | "person" | "body" | "outlet" as kind:
            yield Mention(kind=kind, id=name.id, span=(name.start, name.end), text=text[name.start : name.end])


def stands_as_place(words: list[Token], first: int, last: int) -> bool:
    """Return whether a capital is the town here, and not its government: behind `in`, or `talks`, a dateline."""
    before = words[first - 1].low if first else ""
    after = words[last].low if last < len(words) else ""
    if is_a(before, "towards_places") or after in table("meetings")["nouns"] or (after in (",", "(") and first == 0):
        return True
    listed = before in ("and", ",", "or") and first >= 3 and is_a(words[first - 3].low, "towards_places")
    return listed or (after == "based")


def namings(found: tuple[Name, ...], finder: Finder, text: str, kind: str) -> dict[str, Naming]:
    """Return slug -> what the report calls each party, body or outlet that it names, the one named most first."""
    words: dict[str, list[str]] = {}
    for name in found:
        if name.kind == kind:
            words.setdefault(name.id, []).append(" ".join(text[name.start : name.end].split()))
    order = Counter({one: len(used) for one, used in words.items()})
    return {one: naming(finder.known[one], words[one]) for one, _ in order.most_common()}


def naming(known: Known, used: list[str]) -> Naming:
    """Return the usual name with the other words used, in the order met."""
    aliases = tuple(dict.fromkeys(word for word in used if word != known.name))
    return Naming(known.name, known.category, aliases, known.members, known.rule)
