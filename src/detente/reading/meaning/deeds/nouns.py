"""Which nouns in some words name a deed: what is asked for, offered, ruled out, or needed."""

import re
from collections.abc import Iterator
from functools import cache

from detente.reading.knowledge import table
from detente.reading.meaning.deeds.doers import ASKS
from detente.reading.meaning.deeds.naming import LONGEST, STOPS, uncapitalised
from detente.reading.meaning.deeds.standing import NO, Standing
from detente.reading.meaning.deeds.words import base, listed, singular
from detente.record import Act, ConditionKind, Deed

OWN_DEALS = frozenset({Act.OFFER, Act.PROMISE, Act.CONCEDE, Act.THREATEN, Act.REFUSE})
"""Acts by which a speaker binds itself."""
ANSWERS = frozenset({Act.ACCEPT, Act.REFUSE, Act.REJECT})
"""Acts by which a speaker answers what another puts forward."""
TIMES = frozenset({ConditionKind.BEFORE, ConditionKind.AFTER, ConditionKind.UNTIL})
"""Conditions in which a noun only says when."""
LEADING = re.compile(r"^(?:(?:to|for|on|about|of|in|with|at(?! least)|over)\s+)+")
MOST_WHAT = 6
NO_REACH = 8
"""Words of a bare noun, at most (`no permits for cattle, no deal`)."""
OPENS = ("“", '"', ",", ":", ".", "that", "–", "—", "‘", "'", "”")


@cache
def people() -> frozenset[str]:
    """Return nouns for people, whom one asks, and who are nothing that is asked for."""
    things = table("events")["things"]
    return frozenset(one for name in ("protesters", "chiefs") for one in things[name]) | {"side", "party", "country"}


@cache
def apart() -> frozenset[str]:
    """Return nouns for people whom a party has to do with."""
    return frozenset(table("targets")["apart"])


class Nouns(Standing):
    """The deeds that nouns in some words of one sentence name."""

    def asked_for(self, words: range) -> Iterator[Deed]:
        """Yield what nouns name that what is said calls wanted (`it wants a guarantee`)."""
        for word in words:
            if self.tree.is_verb(word) and base(self.tree.low[word], self.tree.tags[word]) in listed("asking"):
                noun = next((kid for kid in self.tree.kids_by(word, "obj", "obl") if kid > word), None)
                people_asked = noun is not None and (self.are_people(noun) or self.tree.low[noun] in apart())
                if people_asked or noun is None or self.tree.tags[noun] not in ("NN", "NNS"):
                    continue
                named = self.by_noun(noun)
                if named.what and named.words and not self.in_condition(word):
                    yield named

    def excluded(self, words: range) -> Iterator[Deed]:
        """Yield what nouns name that is ruled out, or kept open (`would not rule out sanctions`)."""
        for word in words:
            if (self.rules_out(word) or self.weighs(word)) and not self.tree.is_passive(word):
                noun = next((kid for kid in self.tree.kids_by(word, "obj") if kid > word), None)
                if noun is not None and self.tree.tags[noun] in ("NN", "NNS") and not self.in_condition(word):
                    named = self.by_noun(noun)
                    first = self.tree.reach[noun][0]
                    if self.tree.tags[first] == "VBG" and self.tree.relations[first] in ("amod", "compound"):
                        named = self.as_gerund(first, named)
                    if named.what and named.words:
                        yield named if named.by else named.model_copy(update={"by": self.doers.of_verb(word)})

    def goes_ahead(self, words: range) -> Iterator[Deed]:
        """Yield what nouns name that is to begin or to go on (`the strike will go ahead`)."""
        for word in words:
            if self.begins(word):
                noun = self.tree.own_subject(word)
                if noun is not None and self.tree.tags[noun] in ("NN", "NNS") and self.doers.party(noun) is None:
                    if singular(self.tree.low[noun]) in listed("talks") and (self.lasts(word) or self.stops(word)):
                        continue  # whether talks go on is nothing that one side does
                    named = self.by_noun(noun)
                    if named.what and named.words and named.span[0] < self.tree.starts[word]:
                        yield self.going(word, noun, named)

    def beside_noun(self, noun: int) -> Iterator[Deed]:
        """Yield what other nouns name that `and` joins to what is asked for (`an end to the war and a return`).

        The parser may hang the second on what the first is of, where a noun for a deed does not stand, or on the verb.
        """
        tree = self.tree
        deeds = table("deeds")["nominal"]
        inner = (kid for one in tree.kids_by(noun, "nmod") for kid in tree.kids_by(one, "conj"))
        over = tree.heads[noun]
        strayed = [kid for kid in tree.kids_by(over, "conj") if kid > noun] if tree.is_verb(over) else []
        along = [
            kid
            for kid in range(noun + 1, tree.reach[over][1])
            if tree.marker(kid) == "with"
            and any(tree.low[at - 1] in ("along", "together") for at in tree.kids_by(kid, "case"))
        ]
        for other in along:
            named = self.by_noun(other)
            if tree.tags[other] in ("NN", "NNS") and named.what and named.words:
                yield named
        others = [*strayed, *tree.kids_by(noun, "conj"), *(kid for kid in inner if singular(tree.low[kid]) in deeds)]
        for other in others:
            joint = tree.kid(other, "cc")
            plain = tree.tags[other] in ("NN", "NNS") and not self.are_people(other) and not self.stands_for_verb(other)
            if plain and joint is not None and tree.low[joint] == "and" and tree.kid(other, "nsubj", "cop") is None:
                named = self.by_noun(other)
                if named.what and named.words:
                    yield named

    def going(self, word: int, noun: int, named: Deed) -> Deed:
        """Return the deed of a noun as the verb tells that it begins, goes on or ends."""
        denied = self.negated(word) != self.stops(word)
        known = not (self.lasts(word) or self.stops(word))  # `if the siege goes on`: whose it is, others tell
        named = self.with_end(word, named) if known else named
        owner = (self.doers.owner(noun) or named.by) if known else None
        told = {"modal": self.modal(word), "negated": denied, "by": owner}
        return named.model_copy(update={**told, "conditional": self.in_condition(word)})

    def with_end(self, word: int, named: Deed) -> Deed:
        """Return a deed with the verb by which a thing ends or goes on of itself (`deliveries will stop`)."""
        verb = base(self.tree.low[word], self.tree.tags[word])
        if verb not in listed("intransitive_ends"):
            return named
        said = self.statement
        own = said.speaker.party if said and said.act in (*OWN_DEALS, Act.WARN) else None
        return named.model_copy(update={"verb": verb, "words": f"{verb} {named.words}", "by": named.by or own})

    def no_without(self, words: range) -> Iterator[Deed]:
        """Yield what `no ..., no ...` names: the one is needed, and without it there is not the other."""
        low = self.tree.low
        for word in words:
            comma = next(
                (one for one in range(word + 2, min(word + NO_REACH, words.stop - 1)) if low[one] == ","), None
            )
            opens = word == words.start or low[word - 1] in OPENS
            if low[word] != "no" or not opens or comma is None or low[comma + 1] != "no":
                continue
            end = next((one for one in range(comma + 2, words.stop) if not self.nominal(one)), words.stop)
            if all(map(self.nominal, range(word + 1, comma))) and end > comma + 2:
                if not self.are_people(comma - 1):  # what is to be done with them is not said
                    yield self.by_words(range(word + 1, comma), conditional=True)
                yield self.by_words(range(comma + 2, end), conditional=False)

    def are_people(self, word: int) -> bool:
        """Return whether a noun is one for people."""
        noun = singular(self.tree.low[word])
        return noun in people() or noun.endswith(("er", "or", "ist", "man", "soldier"))

    def nominal(self, word: int) -> bool:
        """Return whether a word may belong to a bare noun."""
        return self.tree.tags[word][:2] in ("NN", "JJ", "VB", "IN", "DT", "PR") and any(
            map(str.isalpha, self.text[self.tree.starts[word] : self.tree.ends[word]])
        )

    def by_words(self, words: range, *, conditional: bool) -> Deed:
        """Return the deed that bare words name; what is missing without it is denied."""
        tree = self.tree
        span = tree.span(words.start, words.stop)
        first = next((one for one in words if tree.tags[one] == "IN"), words.stop)
        what = (singular(tree.low[one]) for one in reversed(range(words.start, first)) if self.says_something(one))
        return Deed(
            what=tuple(dict.fromkeys(what))[:MOST_WHAT],
            words=self.spaced(self.text[slice(*span)]),
            span=span,
            modal="" if conditional else "will",
            negated=not conditional,
            conditional=conditional,
        )

    def needed(self, words: range) -> Iterator[Deed]:
        """Yield what the noun of a condition without a verb names (`no deal without a guarantee`)."""
        said, tree = self.statement, self.tree
        if said is None or said.condition is None or said.condition.kind in TIMES:
            return
        inner = [word for word in words if self.in_condition(word)]
        if not inner or any(map(tree.is_verb, inner)) or tree.low[inner[0]] in listed("openers"):
            return
        for word in inner:
            top = tree.heads[word] not in inner and tree.tags[word] in ("NN", "NNS")
            top = top and not (tree.low[word] in ("exchange", "return") and tree.low[word - 1] == "in")
            if top and singular(tree.low[word]) not in people() and not self.dated(word):
                named = self.by_noun(word)
                if named.what and named.words:
                    yield named.model_copy(update={"conditional": True, "by": self.doers.owner(word), "negated": False})

    def as_gerund(self, word: int, named: Deed) -> Deed:
        """Return a deed whose verb was taken for an adjective (`rule out hiring workers`)."""
        low = self.tree.low[word]
        verb = base(low, "VBG")
        rest = named.words[len(low) :].strip()
        what = tuple(one for one in named.what if one not in (low, verb))
        return named.model_copy(update={"verb": verb, "what": what, "words": f"{verb} {rest}"})

    def is_top(self, word: int) -> bool:
        """Return whether a noun is all that is said, and not what something is said to be."""
        tree, over = self.tree, self.tree.heads[word]
        alone = (over == word or not self.doers.inside(over)) and not self.in_condition(word)
        amount = tree.tags[word] == "CD" and tree.low[word].isalpha()
        if singular(tree.low[word]) in people() or tree.low[word] in apart() or self.stands_for_verb(word):
            return False
        if tree.relations[word] in ("appos", "obl:unmarked", "nmod:unmarked", "parataxis"):
            return False  # `its support, some 40 million dollars`
        return alone and (amount or tree.tags[word] in ("NN", "NNS")) and tree.kid(word, "cop", "nsubj") is None

    def stands_for_verb(self, noun: int) -> bool:
        """Return whether a noun says nothing, and the verb behind it all (`the possibility of leaving`)."""
        if any(self.tree.marker(kid) == "to" and self.tree.is_verb(kid) for kid in self.tree.kids_by(noun, "acl")):
            return singular(self.tree.low[noun]) in listed("leading_nouns")  # `a duty to pay`
        asked = singular(self.tree.low[noun]) in listed("requests")
        marker = "that" if asked else "of"  # `a demand that they leave`
        behind = (
            kid for kid in self.tree.kids_by(noun, "acl", "acl:relcl", "ccomp") if self.tree.marker(kid) == marker
        )
        known = asked or singular(self.tree.low[noun]) in listed("possibilities")
        return known and any(map(self.tree.is_verb, behind))

    def done_with(self, noun: int) -> str:
        """Return the verb for what is asked of a thing: to be gone, or money, to be paid (`wants the ships gone`)."""
        tree, said = self.tree, self.statement
        if said is None or said.act not in ASKS:
            return ""
        if tree.low[noun + 1 : noun + 2] and tree.low[noun + 1] in listed("gone"):
            return "remove"
        amount = tree.kid(noun, "nummod") is not None
        return "pay" if amount and singular(tree.low[noun]) in listed("money") else ""

    def is_laid_on(self, noun: int) -> bool:
        """Return whether a noun is what the speaker orders, and so lays on others (`ordered a curfew`)."""
        said, over = self.statement, self.tree.heads[noun]
        laid = singular(self.tree.low[noun]) in table("deeds")["done_with"]["impose"]
        orders = self.tree.is_verb(over) and base(self.tree.low[over], self.tree.tags[over]) in listed("ordering")
        return said is not None and laid and orders

    def is_answered(self, noun: int) -> bool:
        """Return whether a noun is what another puts forward, to which the speaker says yes or no."""
        said = self.statement
        return said is not None and said.act in ANSWERS and singular(self.tree.low[noun]) in listed("answered")

    def by_noun(self, noun: int) -> Deed:
        """Return the deed that a noun names which is asked for, offered or refused."""
        assert self.statement is not None
        behind = (kid for kid in self.tree.kids_by(noun, "nmod") if self.tree.marker(kid) == "for")
        wanted = next(behind, None) if singular(self.tree.low[noun]) in listed("requests") else None
        if wanted is not None and self.tree.tags[wanted] in ("NN", "NNS"):
            return self.by_noun(wanted)
        start, end = self.group(noun)
        partner = next(
            (kid for kid in self.tree.kids_by(self.tree.heads[noun], "obl") if self.goes_on(noun, kid)), None
        )
        end = end if partner is None else self.group(partner)[1]
        shown = STOPS.sub("", self.text[start : min(end, start + LONGEST)])
        told = self.clause_of(noun)
        if told is not None and told[1] - start <= LONGEST:
            shown = self.text[start : told[1]]
        start += len(shown) - len(shown := LEADING.sub("", shown))
        owner = self.doers.owner(noun)
        own = self.statement.speaker.party if self.statement.act in OWN_DEALS else None
        owner = own if self.statement.act is Act.THREATEN else owner
        if self.statement.act in ASKS and owner == self.statement.speaker.party:
            owner = None  # `demands their release`: what a side asks for, another does
        if self.is_laid_on(noun):
            owner = self.statement.speaker.party
        kept = self.kept_open(noun)
        answers = self.is_answered(noun)
        verb = "accept" if answers else self.done_with(noun)
        if answers:
            owner = self.statement.speaker.party  # `rejected the bank's offer`: it is theirs to accept
        return Deed(
            by=owner or own or (self.statement.target if self.statement.act in ASKS else None),
            verb=verb,
            what=tuple(dict.fromkeys((*self.what(noun), *self.behind(noun))))[:MOST_WHAT],
            words=f"{verb} {uncapitalised(self.spaced(shown))}".strip(),
            span=(start, start + max(len(shown), 1)),
            modal="" if kept is None else "may" if kept else "will",
            negated=kept is False or any(self.tree.low[kid] in NO for kid in self.tree.kids[noun]),
        )
