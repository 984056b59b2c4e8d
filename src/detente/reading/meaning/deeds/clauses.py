"""Which verbs and nouns in some words name a deed."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from detente.reading.knowledge import table
from detente.reading.meaning.deeds.antecedents import thing_before
from detente.reading.meaning.deeds.doers import ASKS, FIRST, Doers
from detente.reading.meaning.deeds.naming import LONGEST, STOPS, Naming, uncapitalised
from detente.reading.meaning.deeds.standing import DEALS, NO, NOT, Standing
from detente.reading.meaning.deeds.words import base, listed, singular
from detente.record import Act, ConditionKind, Deed, Wording

OWN_DEALS = frozenset({Act.OFFER, Act.PROMISE, Act.CONCEDE, Act.THREATEN, Act.REFUSE})
"""Acts by which a speaker binds itself."""
TIMES = frozenset({ConditionKind.BEFORE, ConditionKind.AFTER, ConditionKind.UNTIL})
"""Conditions in which a noun only says when."""
LEADING = re.compile(r"^(?:(?:to|for|on|about|of|in|with|at|over)\s+)+")
HAPPENINGS = ("ing", "tion", "sion", "ment", "ance", "ence", "ness")
"""Ends of nouns for what happens or is so; whose it is does not do what it does."""
MOST_WHAT = 6
MOST_ABOVE = 3
"""Words over a verb among which the verb is sought that says of whom it is told."""
PRONOUN = re.compile(r"\b(?:it|them|they)\b")
GOING = ("go", "goes", "going")
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


@cache
def acting() -> frozenset[str]:
    """Return nouns for those who act for a side."""
    named = (one for name in ("governing", "sides", "sides_unnamed") for one in table("targets")[name])
    return frozenset(
        (*named, *table("descriptions")["unnamed_parties"], "sides", "parties", "countries", "delegations")
    )


class Clauses(Standing):
    """The deeds that some words of one sentence name."""

    def deeds(self, words: range) -> Iterator[Deed]:
        """Yield the deeds that verbs name, and where none does, that of the noun that is asked for or offered."""
        found = [self.by_verb(word) for word in words if self.names_deed(word)]
        act = self.statement.act if self.statement else None
        said = self.statement
        named_by_noun = act in DEALS and said is not None and said.wording is not Wording.DIRECT
        named_by_noun = named_by_noun and said is not None and not said.rule.endswith("somebody-to")
        top = next((word for word in words if self.is_top(word)), None) if named_by_noun else None
        bare = list(self.no_without(words))
        named = None if top is None or bare else self.by_noun(top)
        if (
            named is not None
            and named.what
            and named.words
            and not any(one.what[:1] == named.what[:1] for one in found)
        ):
            yield named
        yield from (one for one in found if one.words)
        yield from self.asked_for(words)
        yield from self.excluded(words)
        yield from self.goes_ahead(words)
        yield from bare
        if not any(one.conditional for one in found):
            yield from self.needed(words)

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
                    named = self.by_noun(noun)
                    if named.what and named.words and named.span[0] < self.tree.starts[word]:
                        named = self.with_end(word, named)
                        told = {"modal": self.modal(word), "negated": self.negated(word), "by": self.doers.owner(noun)}
                        yield named.model_copy(update={**told, "conditional": self.in_condition(word)})

    def with_end(self, word: int, named: Deed) -> Deed:
        """Return a deed with the verb by which a thing ends or goes on of itself (`deliveries will stop`)."""
        verb = base(self.tree.low[word], self.tree.tags[word])
        if verb not in listed("intransitive_ends"):
            return named
        return named.model_copy(update={"verb": verb, "words": f"{verb} {named.words}"})

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

    def names_deed(self, word: int) -> bool:
        """Return whether a word is a verb that names something to be done, and not something that was."""
        tree = self.tree
        if not tree.is_verb(word) or tree.relations[word] in (
            "aux",
            "aux:pass",
            "cop",
            "amod",
            "compound",
            "case",
            "det",
        ):
            return False
        verb, over = self.verb_of(word), tree.heads[word]
        if tree.relations[word] in ("xcomp", "ccomp") and base(tree.low[over], tree.tags[over]) in listed("holding"):
            return False
        if tree.low[word] in listed("deciding") and tree.marker(word) == "to":
            return False  # `go to court`
        if verb in listed("leading") | listed("turning") and self.leads(word) and not self.does_something(word, verb):
            return False
        if self.promised_by_noun(word) or tree.low[word] in listed("openers") or self.rules_out(word):
            return False
        if verb == "ask" and self.asks_for_decision(word):
            return True
        if verb in listed("none") and not self.does_something(word, verb):
            return False
        subject = tree.own_subject(word)
        if tree.is_passive(word) and subject is not None and tree.low[subject] in FIRST:
            return False  # `we could be sworn in`: nobody says by whom
        if self.said_of_all(word) or self.defies(word) or self.is_purpose(word):
            return False
        return self.in_condition(word) or (self.is_open(word) and not self.of_a_thing(word))

    def asks_for_decision(self, word: int) -> bool:
        """Return whether somebody would ask those who decide for a decision (`ask a court to forbid it`)."""
        hearer = self.tree.kid(word, "obj", "iobj")
        decides = hearer is not None and singular(self.tree.low[hearer]) in listed("deciding")
        return decides and (self.in_condition(word) or self.is_open(word))

    def does_something(self, word: int, verb: str) -> bool:
        """Return whether a verb that mostly names no deed names one here: by its thing, or by where somebody goes."""
        tree = self.tree
        thing = tree.kid(word, "obj") is not None or (tree.is_passive(word) and tree.own_subject(word) is not None)
        goes = verb == "go" and self.goes_to(word) is not None
        return (verb in listed("with_object") and thing) or goes

    def is_purpose(self, word: int) -> bool:
        """Return whether a verb says what for a deed is done that another verb names (`a recount to end the row`)."""
        tree, over = self.tree, self.tree.heads[word]
        plain = tree.relations[word] == "advcl" and tree.marker(word) == "to" and tree.is_verb(over)
        told = self.doers.told(word) is not None
        return plain and not told and self.doers.inside(over) and tree.starts[word] not in self.openings

    def defies(self, word: int) -> bool:
        """Return whether a verb stands in a defiance, which asks for nothing (`let him try`, `let them sue`)."""
        tree = self.tree
        for over in (word, tree.heads[word]):
            hearer = tree.kid(over, "obj", "iobj")
            if hearer is None and tree.relations[word] in ("xcomp", "ccomp"):
                hearer = tree.own_subject(word)
            plain = tree.tags[over] == "VB" and not any(tree.relations[kid] in ("aux", "mark") for kid in tree.kids[over])
            if tree.low[over] == "let" and plain and hearer is not None and tree.low[hearer] in ("him", "her", "them"):
                return tree.own_subject(over) is None
        return False

    def said_of_all(self, word: int) -> bool:
        """Return whether `you` stands for everybody (`you do not negotiate with a thief`)."""
        for over in (word, *islice(self.tree.above(word), MOST_ABOVE)):
            subject = self.tree.own_subject(over)
            if subject is not None and self.tree.low[subject] == "you" and not self.in_condition(word):
                return any(self.tree.low[kid] in (*NOT, "can", "could") for kid in self.tree.kids[over])
        return False

    def of_a_thing(self, word: int) -> bool:
        """Return whether what does it is no person and no party (`the price would rise`): that is nobody's deed."""
        tree = self.tree
        subject = None if tree.is_passive(word) else self.doers.subject(word)
        if subject is None or tree.tags[subject] not in ("NN", "NNS"):
            return False
        noun = singular(tree.low[subject])
        acts = noun in people() or noun in listed("forces") or tree.low[subject] in acting() or noun.endswith(("er", "ist", "or", "man"))
        if noun.endswith(HAPPENINGS):  # `any crossing by Russian troops would meet retaliation`
            return not acts and self.doers.parties.meant(tree, subject, self.statement) is None
        return not acts and self.doers.party(subject) is None

    def promised_by_noun(self, word: int) -> bool:
        """Return whether a verb says what a noun is about: `a guarantee that nobody leaves`, `permission to buy`."""
        over = self.tree.heads[word]
        meant = self.tree.tags[over] == "VBN" and self.tree.relations[over].startswith("acl")
        if meant and base(self.tree.low[over], "VBN") in listed("purposes"):
            return True  # `talks meant to head off a war`
        if self.tree.relations[word] not in ("ccomp", "acl") or self.tree.tags[over] not in ("NN", "NNS"):
            return False
        noun = singular(self.tree.low[over])
        if self.tree.marker(word) == "to":
            return noun not in listed("leading_nouns")
        open_deed = noun in listed("possibilities") and self.tree.marker(word) == "of"
        return self.tree.kid(word, "mark") is not None and noun in listed("abstract") and not open_deed

    def leads(self, word: int) -> bool:
        """Return whether a verb has another one behind it that names the deed."""
        behind = (kid for kid in self.tree.kids_by(word, "xcomp", "ccomp") if self.doers.inside(kid))
        return any(map(self.tree.is_verb, behind))

    def by_verb(self, word: int) -> Deed:
        """Return the deed that a verb names."""
        tree = self.tree
        passive = tree.is_passive(word) or (
            tree.tags[word] == "VBN" and tree.relations[word].startswith(("acl", "xcomp"))
        )
        objects = self.objects(word, passive=passive)
        to = self.goes_to(word) if tree.low[word] in GOING else None
        if to is not None:
            objects = [to]
        what = [one for noun in objects for one in self.what(noun)] or list(self.anything(word))
        thing = self.meant_thing(objects) if not what else None
        if objects and tree.low[objects[0]] in listed("pronouns"):
            what = [base(tree.low[word], tree.tags[word]), *what]
        span, words = self.reads(word, objects, passive=passive)
        if thing is not None:
            what, name = thing
            words = PRONOUN.sub(f"the {name}", words, count=1)
        kept = self.kept_open(word)
        by = self.doers.of_verb(word) if not passive or tree.is_passive(word) else None
        verb = self.prefix(word) + self.with_particle(word)
        gets = verb in listed("receiving") and not passive
        if gets:  # whoever gets something, the other one gives it
            verb, words, by = "give", f"give {words.split(' ', 1)[-1]}", None
        return Deed(
            by=by,
            doer=self.stranger(word) if by is None and not passive and not gets else None,
            verb=verb,
            what=tuple(dict.fromkeys(what))[:MOST_WHAT],
            words=words,
            span=span,
            modal=self.modal(word) if kept is None else "may" if kept else "will",
            negated=self.negated(word) if kept is None else not kept,
            conditional=self.in_condition(word),
        )

    def meant_thing(self, objects: list[int]) -> tuple[list[str], str] | None:
        """Return the thing that `it` or `them` means to which something is done: its key words, and its name."""
        found = thing_before(self.doers.parties, self.tree, objects[0]) if objects else None
        if found is None:
            return None
        tree, noun = found
        there = Naming(Doers(self.doers.parties, tree, self.statement, self.doers.within), self.text, None)
        what = list(there.what(noun))
        return (what, tree.low[noun]) if what else None

    def stranger(self, word: int) -> str | None:
        """Return what does it and is no party: somebody by name, or a thing (`if a single shell fell`)."""
        subject = self.doers.subject(word)
        if subject is not None and self.of_a_thing(word):
            return self.shown(self.tree.starts[subject], self.tree.ends[subject])
        return self.doers.stranger(word)

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
        kept = self.kept_open(noun)
        return Deed(
            by=owner or own or (self.statement.target if self.statement.act in ASKS else None),
            what=tuple(dict.fromkeys((*self.what(noun), *self.behind(noun))))[:MOST_WHAT],
            words=uncapitalised(self.spaced(shown)),
            span=(start, start + max(len(shown), 1)),
            modal="" if kept is None else "may" if kept else "will",
            negated=kept is False or any(self.tree.low[kid] in NO for kid in self.tree.kids[noun]),
        )
