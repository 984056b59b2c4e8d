"""Which party some words of a sentence mean: by name, by the people and places that stand for it, by a noun."""

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cache, cached_property

from detente.reading.knowledge import is_a, table
from detente.reading.meaning.speakers import Cast
from detente.reading.meaning.taking_up import DEFINITE
from detente.reading.names.fighters import fighters
from detente.reading.names.theatre import theatre
from detente.reading.page import Name, Page, tokens, within
from detente.reading.syntax import Tree
from detente.record import Speaker, Statement

CLEARLY = 1.5
"""How many times as often as the next one the state is named that a report is about."""
LONGEST_BODY = 60
"""Characters of the name of a body, at most."""
SUBJECT = {"him": "he", "his": "he", "her": "she"}
"""Form of a pronoun -> the one that a subject has."""
FARTHEST = 12
"""Names before a pronoun among which the one it stands for is sought."""


@cache
def nouns(name: str) -> frozenset[str]:
    """Return a list of nouns of the table of targets."""
    return frozenset(table("targets")[name])


class Parties:
    """The parties of a report, asked for by the words that mean them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.cast = Cast(page)
        self.starts = [sentence.start for sentence in page.sentences]
        self.said = sorted(page.statements, key=lambda one: one.sentence[0])
        self.said_from = [one.sentence[0] for one in self.said]
        self.governed: dict[str, str] = {}
        self.rulers: set[str] = set()
        for name in page.names:
            following = self.noun_after(name)
            if name.kind == "party" and name.party and following in nouns("governing"):
                self.governed.setdefault(following, name.party)
            if name.kind == "person" and not name.party and following in nouns("ruling"):
                self.rulers.add(name.id)

    def noun_after(self, name: Name) -> str:
        """Return the word after a name, past the ending that makes it an owner."""
        words = tokens(self.page.text, name.end, min(name.end + 24, len(self.page.text)))[:2]
        return next((word.low for word in words if word.low not in ("'s", "’s")), "")

    def numbers(self, start: int, end: int) -> range:
        """Return the numbers of the sentences that share a character with a range of the text."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        return range(first, max(bisect_right(self.starts, max(end - 1, start)), first))

    def of(self, tree: Tree, word: int, statement: Statement) -> str | None:
        """Return the party that a noun with what hangs on it means, if it is another than the speaker's own."""
        party = self.meant(tree, word, statement)
        return None if party is None or self.one_side(party, statement) else party

    def meant(self, tree: Tree, word: int, statement: Statement | None) -> str | None:
        """Return the party that a noun means, whoever speaks."""
        if is_a(tree.low[word], "pronouns") or tree.tags[word].startswith("PRP"):
            return self.by_pronoun(tree, word, statement) if statement else None
        start, end = tree.starts[word], tree.ends[word]
        name = self.name_at(start, end)
        if name:
            return self.behind(name)
        near = within(self.page.names, start - LONGEST_BODY, end + LONGEST_BODY)
        if any(one.kind == "body" and one.start <= start < one.end for one in near):
            return None
        whole = self.group(tree, word)
        if tree.low[word] in nouns("governing"):
            inside = [party for one in within(self.page.names, *whole) if (party := self.behind(one))]
            taken_up = self.governed.get(tree.low[word]) or self.ruling(tree.low[word])
            ruled = next((kid for kid in tree.kids_by(word, "compound") if tree.low[kid] in nouns("ruling")), None)
            if not inside and ruled is not None:
                return self.meant(tree, ruled, statement)
            before = [tree.low[kid] for kid in tree.kids_by(word, "det", "amod", "nmod:poss", "compound")]
            central = any(one in nouns("central") for one in before)
            plain = all(one in ("the", "its") or one in nouns("central") for one in before)
            taken_up = (self.governed.get("government") or self.main_state if central else None) or taken_up
            own = tree.low[word] if tree.low[word] in self.page.parties else None
            return inside[0] if inside else (taken_up or own) if plain else None
        return self.described(tree, word)

    def ruling(self, noun: str) -> str | None:
        """Return the party whose government the report speaks of, or else the state it is about, for such a noun."""
        if noun in nouns("ruling_alone"):
            states = [slug for slug, naming in self.page.parties.items() if naming.kind == "state"]
            return states[0] if len(states) == 1 else None
        return self.governed.get("government") or self.main_state if noun in nouns("ruling") else None

    @cached_property
    def main_state(self) -> str | None:
        """The state in which the conflict is, or else the one that is named far more often than any other."""
        states = {slug for slug, naming in self.page.parties.items() if naming.kind == "state"}
        scene = theatre(self.page.text, self.page.names, states)
        if scene:
            return scene
        often = Counter(name.party for name in self.page.names if name.party in states).most_common(2)
        clear = len(often) == 1 or (len(often) > 1 and often[0][1] >= CLEARLY * often[1][1])
        return often[0][0] if clear else None

    def behind(self, name: Name) -> str | None:
        """Return the party that a name means: for one whose government the report speaks of, the state."""
        return name.party or (self.ruling("government") if name.id in self.rulers else None)

    def group(self, tree: Tree, word: int) -> tuple[int, int]:
        """Return where a noun stands with what stands before it and hangs on it."""
        return tree.starts[min(tree.reach[word][0], word)], tree.ends[word]

    def name_at(self, start: int, end: int) -> Name | None:
        """Return the name of a party or of one who speaks for it that holds a place."""
        index = bisect_left(self.page.names, end, key=lambda one: one.start) - 1
        for name in reversed(self.page.names[max(index - 1, 0) : index + 1]):
            known = name.party or name.id in self.rulers
            if name.start <= start and end <= name.end and known and name.kind != "place":
                return name
        return None

    def described(self, tree: Tree, word: int) -> str | None:
        """Return the party that a noun takes up again (`the union`)."""
        noun = tree.low[word]
        many = self.cast.taking_up.who_speaks_for(tokens(self.page.text, *self.group(tree, word)))
        if many is not None:
            return many
        if noun not in self.cast.kinds and noun not in table("descriptions")["unnamed_parties"]:
            return self.cast.so_called(tokens(self.page.text, *self.group(tree, word)), tree.starts[word])
        if (
            noun not in nouns("sides_unnamed")
            and not any(tree.low[kid] in DEFINITE for kid in tree.kids_by(word, "det", "nmod:poss"))
            and word > 0
        ):
            return None
        words = tokens(self.page.text, *self.group(tree, word))
        inside = [one.party for one in within(self.page.names, words[0].start, words[-1].end) if one.party]
        taken_up = self.cast.described(words, tree.starts[word]) if noun in self.cast.kinds else None
        if fighters(noun) and not self.cast.armed:
            return None
        if noun in nouns("sides_unnamed") and not self.page.parties_are_told:
            return self.called(noun, taken_up)
        own = noun if noun in self.page.parties or noun in self.cast.unnamed_parties else None
        return taken_up or own or (inside[0] if inside else None) or self.cast.so_called(words, tree.starts[word])

    def called(self, noun: str, taken_up: str | None) -> str:
        """Return the party that a report calls by a noun (`the rebels`): one so named, or the noun itself."""
        for slug, naming in self.page.parties.items():
            if any(
                noun.rstrip("s") in name.lower().split() or noun in name.lower()
                for name in (naming.name, *naming.aliases)
            ):
                return slug
        return taken_up if taken_up and not self.page.parties[taken_up].members else noun

    def owner(self, tree: Tree, noun: int, statement: Statement) -> str | None:
        """Return the other party whose deed or thing a noun names (`Kenya's ban`, `Kenyan ban`, `ban by Kenya`)."""
        for kid in tree.kids[noun]:
            relation = tree.relations[kid]
            if tree.tags[kid] == "PRP$":
                continue
            owns = relation == "nmod:poss" or (relation in ("amod", "compound") and tree.tags[kid][:2] in ("JJ", "NN"))
            if owns or (relation.startswith("nmod") and tree.marker(kid) in nouns("doing")):
                found = self.of(tree, kid, statement)
                if found:
                    return found
        return None

    def by_pronoun(self, tree: Tree, word: int, statement: Statement) -> str | None:
        """Return the party of the last one named before a pronoun that it may stand for."""
        low = tree.low[word]
        if low not in ("he", "she", "him", "her", "his", "them"):
            return None
        person = low != "them"
        before = bisect_left(self.page.names, tree.starts[word], key=lambda one: one.start)
        for name in reversed(self.page.names[max(before - FARTHEST, 0) : before]):
            fits = self.person_for(low, name) if person else self.many(name)
            if fits and name.party and not self.one_side(name.party, statement):
                return name.party
        return None

    def spoke_before(self, offset: int, pronoun: str) -> str | None:
        """Return the party of whoever spoke last before a sentence of the report's own words.

        `The minister was firm, his aide said. He would close the port.`
        """
        one = self.last_speaker(offset, pronoun)
        return one.party if one else None

    def named_before(self, offset: int, pronoun: str) -> str | None:
        """Return the name of whoever spoke last before, where the report does not tell for whom."""
        one = self.last_speaker(offset, pronoun)
        return one.name if one and one.party is None else None

    def last_speaker(self, offset: int, pronoun: str) -> Speaker | None:
        """Return who spoke last before a sentence, in its paragraph or, a person, in the one before, if it fits."""
        here = self.page.sentences[self.numbers(offset, offset + 1)[0]]
        for index in range(bisect_left(self.said_from, here.start) - 1, -1, -1):
            one = self.said[index]
            person = one.speaker.person
            back = here.paragraph - self.page.sentences[self.numbers(*one.sentence)[0]].paragraph
            if back > (1 if person else 0):
                return None
            if not (one.speaker.party or person):
                continue
            if pronoun in ("he", "she", "his", "her", "him"):
                fits = person and self.cast.goes_with(person, SUBJECT.get(pronoun, pronoun))
                return one.speaker if fits else None
            return one.speaker if pronoun in ("it", "its") and not person else None
        return None

    def person_for(self, pronoun: str, name: Name) -> bool:
        """Return whether a name is that of a person whom a pronoun may mean."""
        subject = SUBJECT.get(pronoun, pronoun)
        return name.kind == "person" and self.cast.goes_with(name.id, subject)

    def many(self, name: Name) -> bool:
        """Return whether a name means a party of many people, and not a state."""
        naming = self.page.parties.get(name.party or "")
        return name.kind == "party" and naming is not None and naming.kind not in ("state", "organisation")

    def one_side(self, party: str, statement: Statement) -> bool:
        """Return whether a party is the speaker's own, or a coalition that it is a member of."""
        own = statement.speaker.party
        naming = self.page.parties.get(party)
        if party == own or (naming is not None and own in naming.members):
            return True
        speaker = self.page.parties.get(own or "")
        return "opposition" in party and speaker is not None and speaker.kind == "coalition"
