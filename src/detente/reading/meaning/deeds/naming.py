"""How a deed reads, and which nouns it is done to: what a label shows, and what tells two deeds apart."""

import re
from collections.abc import Iterator

from detente.reading.meaning.deeds.doers import ASKS, Doers
from detente.reading.meaning.deeds.words import base, listed, singular
from detente.reading.page import Range, within

MODIFIERS = ("compound", "amod", "nmod", "nmod:poss")
WITH_VERB = ("obj", "iobj", "obl", "xcomp", "compound:prt", "nsubj:pass", "advmod")
AWAY = (
    "acl",
    "acl:relcl",
    "advcl",
    "parataxis",
    "ccomp",
    "conj",
    "cc",
    "punct",
    "appos",
    "dep",
    "nmod:unmarked",
    "obl:unmarked",
)
"""What hangs on a word and does not belong to the deed that it names."""
STOPS = re.compile(
    r"\s*(?:(?:[,;:]|(?<!\.[A-Z])\.)[\"”]?(?=\s|$)|[()–—]|"
    r"\b(?:if|unless|until|because|but|although|while|as|which|who|that|whose|(?:against|of|by|to|with) what)\b).*",
    re.DOTALL,
)
"""Where the words of a deed end at the latest."""
MARKS = re.compile(r"[“”\"]|(?<!\w)['‘’]|['’](?!\w)")
PREFIX = re.compile(r"\b[^\W\d_]{2,6}-$")
OPENING = ("The", "A", "An", "This", "That", "These", "Those", "All", "Its", "Their", "Our", "No", "Any", "Some")
ABOUT = ("on", "of", "from", "with", "into", "over", "to", "against", "about", "for", "in", "at", "out", "through")
"""Prepositions behind which stands what a verb is about."""
HYPHENATED = re.compile(r"(?:-\w+)+")
TRAILING = re.compile(
    r"(?:\s+(?:of|to|for|in|on|at|by|with|from|the|a|an|and|or|its|their|into|over|those|provided|providing))+$"
)
NAMES = ("NN", "NNS", "NNP", "NNPS", "JJ", "VBG", "CD")
LONGEST = 90
"""Characters of the words of a deed behind its verb, at most."""
TOLD_BEHIND = 4
"""Words of a participle behind a noun that still belong to its label."""
GOES_REACH = 4
"""Words between `go`, `to` and the noun for those who decide, at most."""


OBJECTS = {"they": "them", "he": "him", "she": "her", "we": "us"}
"""Pronoun that is a subject -> the same as an object."""


class Naming:
    """How the deeds in some words of one sentence read, and which nouns they are done to."""

    def __init__(self, doers: Doers, text: str, condition: Range | None) -> None:
        self.doers, self.tree, self.statement = doers, doers.tree, doers.statement
        self.text, self.condition = text, condition
        self.openings = {start for start, _ in self.statement.content} if self.statement else set()
        """Where pieces of what is said begin."""

    def in_condition(self, word: int) -> bool:
        """Return whether a word stands in the statement's condition."""
        return self.condition is not None and self.condition[0] <= self.tree.starts[word] < self.condition[1]

    def objects(self, word: int, *, passive: bool) -> list[int]:
        """Return the nouns that a verb is about: what it is done to, else what stands behind its prepositions."""
        tree = self.tree
        if passive:
            subject = tree.own_subject(word)
            head = tree.heads[word] if tree.relations[word].startswith(("acl", "xcomp")) else None
            first = (
                subject
                if subject is not None
                else (tree.kid(head, "obj") if head is not None and tree.is_verb(head) else head)
            )
            return [] if first is None else [first]
        direct = [kid for kid in tree.kids_by(word, "obj") if kid > word]
        direct += [kid for kid in tree.kids_by(word, "ccomp", "xcomp") if tree.tags[kid] in ("NN", "NNS")]
        inner = next(
            (kid for kid in tree.kids_by(word, "xcomp", "ccomp") if self.held_in(kid, word)),
            None,
        )
        if inner is not None:  # `let Iran sell oil`, `stop enriching uranium`
            return [*direct, inner, *tree.kids_by(inner, "obj", "obl")]
        behind = [
            kid
            for kid in tree.kids_by(word, "obl", "nmod")
            if kid > word
            and (tree.tags[kid].startswith("NN") or (self.is_year(kid) and tree.marker(kid) == "with"))
            and tree.marker(kid) in ABOUT
            and not self.is_mood(kid)
        ]
        adjective = [kid for kid in tree.kids_by(word, "xcomp") if kid > word]
        found = (direct or adjective) + behind
        return [one for one in found if self.in_condition(one) == self.in_condition(word)]

    def held_in(self, kid: int, word: int) -> bool:
        """Return whether a verb is part of what another one names, and no clause or condition of its own."""
        same = self.in_condition(kid) == self.in_condition(word)
        return same and self.tree.is_verb(kid) and not self.opens_clause(kid)

    def what(self, noun: int) -> Iterator[str]:
        """Yield a noun and what says which it is, in the singular and in small letters."""
        tree = self.tree
        if tree.is_verb(noun):
            yield base(tree.low[noun], tree.tags[noun])
            return
        if tree.tags[noun] == "WP":  # `take what it needs from the pipeline`
            inside = range(noun + 1, tree.reach[noun][1])
            yield from (singular(tree.low[one]) for one in inside if tree.tags[one] in ("NN", "NNS"))
            return
        if tree.tags[noun] not in NAMES:
            return
        if self.is_year(noun):  # `accept 2040`, `live with 2039`
            yield tree.low[noun]
        amount = tree.tags[noun] == "CD" and tree.low[noun].isalpha()
        if (
            amount
            or (tree.tags[noun] != "JJ" and self.says_something(noun))
            or (tree.relations[noun] == "obj" and tree.tags[noun].startswith("NNP"))
        ):
            yield singular(tree.low[noun])
        for kid in tree.kids_by(noun, *MODIFIERS):
            if tree.tags[kid] in NAMES and tree.tags[kid] != "CD" and self.says_something(kid):
                yield singular(tree.low[kid])
                if tree.relations[kid] == "nmod":
                    yield from (
                        singular(tree.low[one])
                        for one in tree.kids_by(kid, "compound", "nmod")
                        if tree.tags[one].startswith("NN") and self.says_something(one)
                    )

    def is_year(self, word: int) -> bool:
        """Return whether a word is a year that a verb is about."""
        low, relation = self.tree.low[word], self.tree.relations[word]
        return self.tree.tags[word] == "CD" and low.isdigit() and len(low) == 4 and relation in ("obj", "obl")

    def anything(self, verb: int) -> Iterator[str]:
        """Yield the nouns behind a verb, where the parse does not say which of them it is done to."""
        tree = self.tree
        for word in range(verb + 1, tree.reach[verb][1]):
            inside = tree.relations[word] in ("amod", "compound", "obj") or tree.tags[word] in ("VBG", "NN", "NNS")
            if not inside and (tree.relations[word] in (*AWAY, "mark") or tree.is_verb(word)):
                return
            if self.in_condition(word) != self.in_condition(verb):
                return
            if tree.tags[word] in ("NN", "NNS") and self.says_something(word):
                yield singular(tree.low[word])

    def behind(self, noun: int) -> Iterator[str]:
        """Yield what stands behind a noun that says nothing without it (`a commitment on membership`)."""
        if singular(self.tree.low[noun]) in listed("abstract"):
            for word in range(noun + 1, self.tree.reach[noun][1]):
                if self.tree.tags[word] in ("NN", "NNS") and self.says_something(word):
                    yield singular(self.tree.low[word])

    def says_something(self, word: int) -> bool:
        """Return whether a noun says what is to be done: no name of a party, no day, no empty word."""
        low = self.tree.low[word]
        start, end = self.tree.starts[word], self.tree.ends[word]
        parties = self.doers.parties
        if singular(low) in listed("empty") or not any(map(str.isalpha, low)) or parties.name_at(start, end):
            return False
        return not self.dated(word)

    def dated(self, word: int) -> bool:
        """Return whether a word is part of a date or a span of time."""
        start, end = self.tree.starts[word], self.tree.ends[word]
        near = within(self.doers.parties.page.dates, start - LONGEST, end + LONGEST)
        return any(one.start <= start < one.end for one in near)

    def reads(self, word: int, objects: list[int], *, passive: bool) -> tuple[Range, str]:
        """Return where a deed stands and how it reads, its verb in the base form first."""
        tree = self.tree
        verb = self.prefix(word) + self.verb_of(word)
        if passive:
            spans = [self.group(noun) for noun in objects]
            start = min([tree.starts[word], *(one[0] for one in spans)])
            end = max([tree.ends[word], *(one[1] for one in spans)])
            names = uncapitalised(self.shown(*spans[0])) if spans else ""
            names = OBJECTS.get(names, names)
            rest = self.behind_passive(word) if base(tree.low[word], tree.tags[word]) in listed("light") else ""
            return (start, end), f"{verb} {names} {rest}".strip()
        last = tree.ends[word]
        for kid in tree.kids[word]:
            held = kid in objects or (tree.relations[kid] in WITH_VERB and self.belongs(kid))
            if kid > word and held and not self.opens_clause(kid):
                last = max(last, self.group(kid)[1])
        odd = next((one for one in objects if tree.tags[one] == "JJ"), None)
        if odd is not None:  # what it is done to hangs on a word that was taken for an adjective
            last = max(last, tree.ends[tree.reach[odd][1] - 1])
        if last - tree.ends[word] > LONGEST:
            last = self.group(objects[0])[1] if objects and objects[0] > word else tree.ends[word]
        last -= self.text[last - 1] == "-"
        if hyphenated := HYPHENATED.match(self.text, last):
            last = hyphenated.end()
        rest = STOPS.sub("", self.text[tree.ends[word] : last])
        shown = rest[self.back(word) - tree.ends[word] :] if self.back(word) else rest
        start = tree.starts[word] - len(self.prefix(word))
        return (start, tree.ends[word] + len(rest)), f"{verb} {self.spaced(shown)}".strip()

    def verb_of(self, word: int) -> str:
        """Return the base form of a verb; whoever goes back returns."""
        return "return" if self.back(word) else base(self.tree.low[word], self.tree.tags[word])

    def back(self, word: int) -> int:
        """Return where `back` ends that makes going or coming a return; 0 where there is none."""
        goes = base(self.tree.low[word], self.tree.tags[word]) in ("go", "come")
        somewhere = goes and self.tree.low[word + 1 : word + 3] in (["back", "to"], ["back", "into"])
        return self.tree.ends[word + 1] if somewhere else 0

    def with_particle(self, word: int) -> str:
        """Return the base form of a verb, with its particle where the two end something (`put off`)."""
        verb = self.verb_of(word)
        particle = self.tree.kid(word, "compound:prt")
        both = f"{verb} {self.tree.low[particle]}" if particle is not None else verb
        return both if both in listed("ending") else verb

    def prefix(self, word: int) -> str:
        """Return what stands before a verb with a hyphen between (`de-`)."""
        start = self.tree.starts[word]
        found = PREFIX.search(self.text, max(start - 8, 0), start)
        return found.group().lower() if found else ""

    def behind_passive(self, word: int) -> str:
        """Return what says all of a passive whose verb says little (`be put before a court`)."""
        kids = [kid for kid in self.tree.kids_by(word, "obl") if kid > word and self.tree.marker(kid) != "by"]
        kids = [kid for kid in kids if self.belongs(kid) and not self.dated(kid)]
        if not kids or self.tree.reach[kids[0]][0] != word + 1:
            return ""
        return self.shown(self.tree.starts[word + 1], self.group(kids[0])[1])

    def belongs(self, kid: int) -> bool:
        """Return whether what hangs on a verb helps to say what is done, and is no empty phrase (`in a move`)."""
        if self.tree.relations[kid].startswith("obl") and self.dated(kid):
            return self.is_year(kid) and self.tree.marker(kid) == "with"
        noun = self.tree.tags[kid] in ("NN", "NNS") and self.tree.relations[kid] == "obl"
        if self.is_mood(kid):
            return False
        return not noun or singular(self.tree.low[kid]) not in listed("empty") - {
            "day",
            "week",
            "month",
            "year",
            "hour",
        }

    def is_mood(self, kid: int) -> bool:
        """Return whether what hangs on a verb says in which mood it is done (`obey the court with heavy hearts`)."""
        return self.tree.marker(kid) == "with" and singular(self.tree.low[kid]) in listed("moods")

    def opens_clause(self, kid: int) -> bool:
        """Return whether what hangs on a verb is a clause of its own with a conjunction."""
        if not self.tree.is_verb(kid):
            return False
        marked = self.tree.kid(kid, "mark") is not None and self.tree.marker(kid) != "to"
        finite = self.tree.tags[kid] in ("VBD", "VBZ") and self.tree.relations[kid] in ("xcomp", "ccomp")
        finite = finite and bool(self.tree.kids[kid])  # `turn to military means`: a noun
        return marked or finite

    def group(self, noun: int) -> Range:
        """Return where a noun stands with what belongs to it."""
        tree = self.tree
        start, end = tree.starts[noun], tree.ends[noun]
        if tree.tags[noun] == "WP":
            return start, tree.ends[tree.reach[noun][1] - 1]
        waiting = [noun]
        while waiting:
            here = waiting.pop()
            start, end = min(start, tree.starts[here]), max(end, tree.ends[here])
            left = (*AWAY, "case") if here == noun else AWAY
            waiting += [
                kid for kid in tree.kids[here] if tree.relations[kid] not in left or self.told_behind(kid, here)
            ]
        return start, end

    def told_behind(self, kid: int, noun: int) -> bool:
        """Return whether a few words with a participle say which thing is meant (`bonds tied to growth`)."""
        tree = self.tree
        plain = tree.relations[kid] == "acl" and tree.tags[kid] == "VBN" and kid == noun + 1
        plain = plain and not (self.statement and self.statement.act in ASKS)  # `wants the ban lifted`
        return plain and tree.reach[kid][1] - kid <= TOLD_BEHIND

    def clause_of(self, noun: int) -> Range | None:
        """Return where the clause stands that says all of a noun (`a promise that nobody strikes`)."""
        kids = (kid for kid in self.tree.kids_by(noun, "acl", "acl:relcl", "ccomp") if kid > noun)
        kid = next(
            (kid for kid in kids if self.tree.kid(kid, "mark") is not None and self.tree.marker(kid) == "that"), None
        )
        if kid is None or singular(self.tree.low[noun]) not in listed("abstract"):
            return None
        first, last = self.tree.reach[kid]
        return self.tree.span(first, last - 1 if self.tree.low[last - 1] in (",", ".", ";") else last)

    def goes_on(self, noun: int, kid: int) -> bool:
        """Return whether a noun that says nothing by itself goes on in words that were hung on its verb (`with`)."""
        plain = singular(self.tree.low[noun]) in listed("abstract") and self.tree.marker(kid) == "with"
        return plain and self.tree.reach[noun][1] == self.tree.reach[kid][0]

    def shown(self, start: int, end: int) -> str:
        """Return some words as a label shows them."""
        return self.spaced(STOPS.sub("", self.text[start : min(end, start + LONGEST)]))

    def spaced(self, words: str) -> str:
        """Return words on one line."""
        shown = " ".join(MARKS.sub("", words).split())
        return TRAILING.sub("", shown).rstrip("-–—,;: ")

    def goes_to(self, word: int) -> int | None:
        """Return the noun for those whom somebody goes to for a decision (`go to court`), taken for a verb or not."""
        near = range(word + 1, min(word + GOES_REACH, len(self.tree)))
        to = next((at for at in near if self.tree.low[at] in ("to", "before")), None)
        if to is None:
            return None
        behind = range(to + 1, min(to + GOES_REACH, len(self.tree)))
        return next((at for at in behind if singular(self.tree.low[at]) in listed("deciding")), None)


def uncapitalised(words: str) -> str:
    """Return words that opened a sentence as they stand inside one.

    >>> uncapitalised("The permits"), uncapitalised("Nato membership")
    ('the permits', 'Nato membership')
    """
    first = words.split(" ", 1)[0]
    return words[:1].lower() + words[1:] if first in OPENING else words
