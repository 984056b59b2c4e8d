"""Whom the words of a source mean: a person, a party, people without a name, or one who only passes words on."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from detente.reading.knowledge import is_a, is_woman, table
from detente.reading.meaning.taking_up import TakingUp
from detente.reading.names.fighters import KIND, fighters
from detente.reading.names.heads import head_of
from detente.reading.names.sides import Sides, is_organ, office_level
from detente.reading.names.titles import titles
from detente.reading.page import Name, Naming, Page, Range, Token, tokens, within
from detente.reading.phrases import Phrases, longest
from detente.record import Speaker, Via

ARTICLE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)
SENT_TO = re.compile(r"\b(?:envoy|ambassador|representative|delegate) to (?:the )?$")
"""What stands before the name of those to whom somebody is sent."""
RELATIVE = ("who", "which", "whose", "whom")
OPENS = re.compile(r"(?:(?:[A-Z][\w.-]*|of|for|and|the|['’]s) ){0,6}")
"""What stands before the name of a person that opens a sentence: an office, a country."""
ARMED = re.compile(
    r"\b(?:war|fight(?:ing|ers?)?|attack(?:ed|s)?|cease-?fire|truce|arm(?:y|ed|s)|troops|soldiers|guerrillas?|shell(?:ing|ed)|militias?|"
    r"gun(?:s|men)|weapons|hostilities|insurgency|rockets?)\b",
    re.IGNORECASE,
)
REBELLIOUS = {"rebellious": "rebels", "insurgent": "insurgents"}
"""Adjective for those who fight a state -> the noun (`rebellious forces in Ruritania`)."""
VERB_TAGS = ("VBD", "VBZ", "MD")
FARTHEST_ANTECEDENT = 3
"""Characters between a name and the `who` that refers to it."""
PEOPLE = ("union", "group", "armed-group", "political-party")
"""Kinds of parties that are many people."""
FARTHEST_NAME = 60
"""Names before a pronoun or a description among which the one it stands for is sought."""


@dataclass(frozen=True)
class Heard:
    """Who is behind a source's words, and where the report names them."""

    speaker: Speaker
    span: Range


@cache
def people_without_names() -> Phrases[bool]:
    """Return nouns and phrases for people -> whether they hide a name (`officials`, `a source close to`)."""
    collectives = ((row["noun"], bool(row["unnamed"])) for row in table("titles")["collectives"])
    hidden = ((row["phrase"], True) for row in table("unnamed")["phrases"])
    return Phrases((*hidden, *collectives), fold=True)


def collective_level(words: list[Token]) -> str | None:
    """Return the level of the offices of people named by a noun for a whole government (`ministers`).

    `Foreign ministers` are those of several states.
    """
    levels = {row["noun"]: row["level"] for row in table("titles")["collectives"]}
    alone = len(words) == 1 or " ".join(word.low for word in words[-2:]) not in levels
    plain = words[-1].low == "ministers" and alone
    return levels["ministers"] if plain else None


class Cast:
    """The people and parties of a report, asked for by the words of a source."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.people = {person.id: person for person in page.people}
        self.kinds = table("descriptions")["nouns"]
        armed = any(naming.kind == KIND for naming in page.parties.values())
        self.armed = armed or ARMED.search(page.text) is not None
        """Whether the report tells of people in arms: elsewhere rebels only vote against their own party."""
        self.taking_up = TakingUp(page)
        kinds = {slug: one.kind for slug, one in page.parties.items()}
        self.sides = Sides(page.sentences, page.names, kinds, page.text)
        self.pronouns: dict[str, str] = {}
        self.unnamed_parties: dict[str, Naming] = {}

    def heard(self, span: Range, before: Heard | None) -> Heard:
        """Return who is meant by the words at `span`; `before` is who spoke last."""
        words = tokens(self.page.text, *span)
        aside = next(
            (at for at in range(2, len(words)) if words[at].low in RELATIVE and words[at - 1].text == ","), None
        )
        if aside is not None:  # `says the guild's head, who met the prime minister, X`
            words, span = words[: aside - 1], (words[0].start, words[aside - 2].end)
        named = within(self.page.names, *span)
        if len(words) == 1 and is_a(words[0].low, "pronouns"):
            return self.by_pronoun(words[0], span, before)
        person = self.person_in(named, words)
        if person:
            return Heard(self.as_person(person), span)
        return Heard(self.without_name(words, span, before), span)

    def person_in(self, named: list[Name], words: list[Token]) -> Name | None:
        """Return the person named: not one of whom another only speaks (`an aide to X`)."""
        commas = [word.end for word in words if word.text == ","]
        head = commas[0] if commas else words[-1].end
        people = [
            name
            for name in named
            if name.kind == "person" and not self.only_owns(name)
            if (name.end <= head and not is_a(words[0].low, "indefinite"))
            or any(0 <= name.start - comma <= 2 for comma in commas)
        ]
        return people[0] if people else None

    def only_owns(self, name: Name) -> bool:
        """Return whether a person only has those who speak (`the president's aides`)."""
        return self.page.text[name.end : name.end + 2] in ("’s", "'s")

    def as_person(self, name: Name) -> Speaker:
        """Return the speaker who is a person, with the office known of them."""
        person = self.people[name.id]
        role = person.role_on(self.page.report.published)
        return Speaker(name=person.name, person=person.id, party=name.party, role=role.title if role else None)

    def by_pronoun(self, word: Token, span: Range, before: Heard | None) -> Heard:
        """Return whom a pronoun stands for: the last one who spoke, if that one fits, or the last one named."""
        if word.low == "we":  # those who report
            return Heard(Speaker(name=self.words(span), unnamed=True), span)
        if is_a(word.low, "personal"):
            opens = self.opening(word, before)
            if opens:
                return opens
            if before and before.speaker.person and self.goes_with(before.speaker.person, word.low):
                return before
            named = (name for name in self.names_before(word.start) if name.kind == "person")
            person = next((name for name in named if self.goes_with(name.id, word.low)), None)
            if person:
                return Heard(self.as_person(person), (person.start, person.end))
        if word.low == "who":
            last = next(iter(self.names_before(word.start)), None)
            if last and word.start - last.end <= FARTHEST_ANTECEDENT and last.kind == "person":
                return Heard(self.as_person(last), (last.start, last.end))
            return Heard(Speaker(unnamed=True), span)
        if word.low == "it" and (thing := self.by_it(word, span, before)):
            return thing
        if word.low == "they" and before and (party := self.many(before.speaker.party)):
            return Heard(Speaker(name=self.page.parties[party].name, party=party), span)
        fits = before and not (before.speaker.person and self.someone_else(before.speaker.person, word.low))
        return before if before and fits else Heard(Speaker(name=self.words(span), unnamed=True), span)

    def opening(self, word: Token, before: Heard | None) -> Heard | None:
        """Return the one whose name opens the sentence before a pronoun's, who is meant and not who spoke last."""
        known = self.opening_person(word, before)
        if known:
            return Heard(self.as_person(known), (known.start, known.end))
        stranger = self.opening_stranger(word, before)
        return Heard(Speaker(name=self.words(stranger)), stranger) if stranger else None

    def opening_person(self, word: Token, before: Heard | None) -> Name | None:
        """Return the person whose name opens the sentence before a pronoun's, if who spoke last is not named there.

        `Ms Falk said no. Karl Weber, who had come late, met the unions. He ...`: it is Weber. Whoever is named before
        the pronoun in its own sentence may be meant as well.
        """
        index = bisect_right(self.page.sentences, word.start, key=lambda one: one.start) - 1
        if index <= 0 or before is None:
            return None
        here, last = self.page.sentences[index], self.page.sentences[index - 1]
        named = within(self.page.names, last.start, last.end)
        opens = (
            bool(named) and named[0].kind == "person" and OPENS.fullmatch(self.page.text[last.start : named[0].start])
        )
        if not opens or before.span[0] >= last.start or named[0].id == before.speaker.person:
            return None
        if any(name.kind == "person" for name in within(self.page.names, here.start, word.start)):
            return None
        fits = not self.only_owns(named[0]) and self.goes_with(named[0].id, word.low)
        return named[0] if fits else None

    def opening_stranger(self, word: Token, before: Heard | None) -> Range | None:
        """Return the surname that opens the sentence before a pronoun's, when the report does not say whose it is.

        `Weber did not help. If nobody came, he said, ...`: whoever spoke last is not meant.
        """
        index = bisect_right(self.page.sentences, word.start, key=lambda one: one.start) - 1
        if index <= 0 or before is None:
            return None
        last = self.page.sentences[index - 1]
        tree = self.page.syntax.tree(index - 1)
        between = within(self.page.names, last.start, word.start)
        people = [name for name in between if name.kind == "person"]
        alone = len(tree) > 1 and tree.tags[0] == "NNP" and tree.relations[0] == "nsubj" and tree.tags[1] in VERB_TAGS
        known = any(name.start == last.start for name in between)
        same = last.paragraph == self.page.sentences[index].paragraph
        return tree.span(0, 1) if alone and same and not known and not people and before.span[0] < last.start else None

    def by_it(self, word: Token, span: Range, before: Heard | None) -> Heard | None:
        """Return the party that `it` stands for: the one that opens the sentence before, or that is named before."""
        party = self.opening_party(word.start)
        if party:
            return Heard(self.without_name(tokens(self.page.text, *party), party, None), party)
        owner = self.sides.owner(word.start) if before is None or before.speaker.person else None
        return Heard(Speaker(name=self.page.parties[owner].name, party=owner), span) if owner else None

    def many(self, party: str | None) -> str | None:
        """Return a party if it is one of many people, who are `they` (`she said. They want more`)."""
        naming = self.page.parties.get(party or "")
        return party if naming is not None and naming.kind in PEOPLE else None

    def someone_else(self, person: str, pronoun: str) -> bool:
        """Return whether a pronoun cannot stand for a person: another sex, a thing, or several."""
        return not self.goes_with(person, pronoun) if is_a(pronoun, "personal") else pronoun in ("it", "they")

    def goes_with(self, person: str, pronoun: str) -> bool:
        """Return whether a person may be meant by `he` or `she`: titles, given names and a pronoun once used tell."""
        woman = is_woman(self.people[person].name)
        if woman is not None:
            self.pronouns.setdefault(person, "she" if woman else "he")
        for role in self.people[person].roles:
            for ending, tells in (("woman", "she"), ("man", "he")):
                if role.title.lower().endswith(ending):
                    self.pronouns.setdefault(person, tells)
                    break
        return self.pronouns.setdefault(person, pronoun) == pronoun

    def opening_party(self, offset: int) -> Range | None:
        """Return where the sentence before the one at `offset` names the party that opens it."""
        index = bisect_left(self.page.sentences, offset, key=lambda one: one.end)
        if index == 0 or self.page.sentences[index].start != offset:
            return None
        before = self.page.sentences[index - 1]
        named = within(self.page.names, before.start, before.end)
        opens = named and named[0].kind == "party" and named[0].start - before.start <= 4
        return (named[0].start, named[0].end) if opens and named[0].form != "demonym" else None

    def names_before(self, offset: int) -> list[Name]:
        """Return the names before an offset, the nearest first."""
        last = bisect_left(self.page.names, offset, key=lambda name: name.start)
        return list(reversed(self.page.names[max(last - FARTHEST_NAME, 0) : last]))

    def without_name(self, words: list[Token], span: Range, before: Heard | None) -> Speaker:
        """Return the speaker that is a party, or people who are not named, or one described by office."""
        words = list(takewhile(lambda word: word.text != ",", words)) or words
        span = (words[0].start, words[-1].end)
        named = within(self.page.names, *span)
        senders = [name for name in named if not SENT_TO.search(self.page.text, span[0], name.start)] or named
        party = next((name.party for name in senders if name.party and name.form != "demonym"), None)
        party = party or next((name.party for name in senders if name.party), None)
        party = party or next((name.party for name in named if name.party), None)
        party = self.opposed(words, party)
        workers = self.at_work(words, party)
        if workers is not None:
            party = workers
        if party is None and words[0].low in ("its", "their"):
            party = self.sides.owner(words[0].start)
        elif party is None and before and is_a(words[0].low, "possessive_pronouns"):
            party = before.speaker.party
        owner = next((name for name in named if name.kind == "person" and self.only_owns(name)), None)
        if owner is not None and owner.party and words[-1].low in self.kinds:
            party = owner.party  # `Visser's union`
        taken_up = None if party else self.taken_up(words, span[0])
        head = list(takewhile(lambda word: not is_a(word.low, "prepositions"), words))
        hidden = [value for _, _, value in longest(head, (people_without_names(),))]
        office = next(longest(words, (titles(),)), None)
        party = party or taken_up or self.served(words) or self.in_capital(words)
        nobodys = party is None and words[0].low in ("its", "their")  # the leader of somebody else
        holder = None if hidden or nobodys or is_a(words[0].low, "indefinite") else self.holder(words, office, party)
        if holder:
            return holder
        role = self.head(words) if hidden or office else None
        unnamed = (any(hidden) and taken_up is None) or (
            office is not None and not any(name.kind == "person" for name in named)
        )
        return Speaker(name=self.words(span), party=party, role=role, unnamed=unnamed)

    def opposed(self, words: list[Token], party: str | None) -> str | None:
        """Return the party of a state's opposition or rebels, which the state is not (`Ruritania's opposition`)."""
        owned = party is not None and any(word.low in ("'s", "’s") for word in words)
        if owned and any(word.low in table("targets")["apart"] for word in words):
            return None  # `Kenya's creditors said`
        naming = self.page.parties.get(party or "")
        if naming is None or naming.kind != "state":
            return party
        if any(word.low in table("targets")["people_apart"] for word in nearest_group(words)):
            return None  # `Cuban exiles said`
        side = next((word.low for word in words if word.low in table("targets")["sides_unnamed"]), None)
        side = side or next((many for word in words if (many := fighters(REBELLIOUS.get(word.low, word.low)))), None)
        if side is None:
            return party
        only = self.taking_up.fighters([side], words[0].start, definite=True) if fighters(side) else None
        if only is not None:
            return only
        known = next((slug for slug in self.page.parties if side.rstrip("s") in slug.split("-")), None)
        if known is None:
            self.unnamed_parties.setdefault(side, Naming(f"the {side}", "armed-group", ()))
        return known or side

    def at_work(self, words: list[Token], party: str | None) -> str | None:
        """Return the party of those who work for another, which they are not (`Acme's drivers`): their union, or they.

        The name of what they work for may be no more than that: `Acme workers`, `unions at Acme`.
        """
        naming = self.page.parties.get(party or "")
        if naming is None or naming.kind in PEOPLE:
            return None
        head = [word.low if at == 0 else word.text for at, word in enumerate(nearest_group(words))]
        unions = [word for word in head if word in ("union", "unions")]  # in small letters: no `European Union`
        noun = (unions or head[-1:] or [""])[0]
        if noun not in table("deeds")["at_work"] and not unions:
            return None
        named = [slug for slug, one in self.page.parties.items() if one.kind == "union"]
        if len(named) == 1:
            return named[0]
        self.unnamed_parties.setdefault(noun, Naming(f"the {noun}", "union" if unions else "group", ()))
        return noun

    def taken_up(self, words: list[Token], offset: int) -> str | None:
        """Return the party that a noun takes up again: an organ of the state, a kind of party, or its only name."""
        state = self.sides.of_organ(offset) if is_organ(words) else None
        if len(words) == 1 or (len(words) == 2 and words[0].low == "the"):
            state = state or self.taking_up.union_of(words[-1].low)
        return state or self.described(words, offset) or self.by_noun(words) or self.so_called(words, offset)

    def served(self, words: list[Token]) -> str | None:
        """Return the party in whose service somebody without a name speaks (`a spokesman said`)."""
        level = office_level(words) or collective_level(words)
        return self.sides.of_office(level, words[0].start) if level else None

    def in_capital(self, words: list[Token]) -> str | None:
        """Return the state of this report in whose capital its people speak (`officials in Oslo`): no diplomats do."""
        places = within(self.page.names, words[0].start, words[-1].end)
        town = next((name for name in places if name.kind == "place" and name.form == "capital"), None)
        named = town is not None and self.page.text[: town.start].endswith(" in ") and town.id in self.page.parties
        own = any(word.low in ("official", "officials", "authorities", "ministers") for word in words)
        return town.id if town is not None and named and own else None

    def by_noun(self, words: list[Token]) -> str | None:
        """Return the party that is only ever called by a noun (`the gang`), when the report names none of its kind.

        Rebels are a party of their own beside the armed groups that a report names and does not call so.
        """
        named = {naming.kind for naming in self.page.parties.values()}
        nouns = table("descriptions")["unnamed_parties"]
        noun = next((word.low for word in words if nouns.get(word.low, "") not in ("", *named)), None)
        noun = noun or next((many for word in words if (many := fighters(word.low)) in nouns), None)
        if noun is not None and fighters(noun) and not self.armed:
            return None
        several = noun is not None and noun.endswith("s") and not is_a(words[0].low, "indefinite")
        if noun is None or not (is_a(words[0].low, "determiners") or fighters(words[0].low) or several):
            return None
        self.unnamed_parties.setdefault(noun, Naming(f"the {noun}", nouns[noun], ()))
        return noun

    def described(self, words: list[Token], offset: int) -> str | None:
        """Return the party that a description takes up again."""
        return self.taking_up.party(words, offset)

    def so_called(self, words: list[Token], offset: int) -> str | None:
        """Return the last party named in whose name the noun of a description stands (`the alliance`: of X and Y)."""
        if words[0].low != "the" or len(words) != 2 or not words[1].text.islower():
            return None
        named = (name for name in self.names_before(offset) if name.kind == "party")
        return next((one.id for one in named if words[1].low in heads(self.page.parties[one.id])), None)

    def holder(self, words: list[Token], office: tuple[int, int, str] | None, party: str | None) -> Speaker | None:
        """Return the person of this report who holds the office that the words name."""
        if office is None:
            return None
        title = [word.low for word in words[office[0] : office[1]]]
        for person in self.people.values():
            for role in reversed(person.roles):
                fits = role.title.lower().replace("-", " ").split()[-len(title) :] == title
                if fits and (party is None or role.party in (None, party)):
                    return Speaker(name=person.name, person=person.id, party=role.party, role=role.title)
        return None

    def head(self, words: list[Token]) -> str:
        """Return the role in the words of the report: the noun that names people, with nothing after it."""
        group = nearest_group(words)
        parties = [name.end for name in within(self.page.names, words[0].start, words[-1].end) if name.kind == "party"]
        group = [word for word in group if not parties or word.start >= parties[0]] or group
        found = list(longest(group, (people_without_names(), titles_as_hidden())))
        if found:
            return self.words((group[found[-1][0]].start, group[found[-1][1] - 1].end))
        return self.words((words[0].start, words[-1].end))

    def words(self, span: Range) -> str:
        """Return the words at `span`, white space made single, an article at their head left off."""
        words = " ".join(self.page.text[slice(*span)].split()).strip(" ,;:")
        return ARTICLE.sub("", words)

    def link(self, span: Range) -> Via:
        """Return one who passes words on: an outlet, somebody unnamed, a person or a document."""
        named = within(self.page.names, *span)
        words = tokens(self.page.text, *span)
        party = next((name.party for name in named if name.party), None) or self.described(words, span[0])
        outlet = next((name for name in named if name.kind == "outlet"), None)
        if outlet:
            return Via(name=self.page.outlets[outlet.id].name, kind="outlet")
        person = next((name for name in named if name.kind == "person"), None)
        if person and not is_a(words[0].low, "indefinite"):
            return Via(name=self.people[person.id].name, kind="person", party=person.party)
        hidden = any(value for _, _, value in longest(words, (people_without_names(),)))
        unnamed = hidden or is_a(words[0].low, "indefinite")
        return Via(name=self.words(span), kind="unnamed" if unnamed else "document", party=party)


def nearest_group(words: list[Token]) -> list[Token]:
    """Return the words up to the first preposition or comma: the noun with what stands before it."""
    return list(takewhile(lambda word: not is_a(word.low, "prepositions") and word.text != ",", words))


def heads(party: Naming) -> set[str]:
    """Return the nouns by which a party may be called for short: what its names end with, or have before `of`."""
    names = () if party.kind == "state" else (party.name, *party.aliases)
    return {head for name in names if (head := head_of(name)) and not head.endswith("s")}


@cache
def titles_as_hidden() -> Phrases[bool]:
    """Return every title as a phrase for people."""
    return Phrases(((row["title"], True) for row in table("titles")["titles"]), fold=True)
