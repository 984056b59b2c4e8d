"""Which verbs in some words name a deed, and which nouns do where no verb does."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from detente.reading.knowledge import table
from detente.reading.meaning.deeds.antecedents import thing_before
from detente.reading.meaning.deeds.doers import FIRST, Doers
from detente.reading.meaning.deeds.naming import Naming
from detente.reading.meaning.deeds.nouns import MOST_WHAT, TIMES, Nouns, people
from detente.reading.meaning.deeds.standing import DEALS, NOT
from detente.reading.meaning.deeds.words import base, listed, singular
from detente.record import Deed, Wording

HAPPENINGS = ("ing", "tion", "sion", "ment", "ance", "ence", "ness")
"""Ends of nouns for what happens or is so; whose it is does not do what it does."""
WHEN = ("after", "before", "since", "when", "while")
"""Words before a participle that only tells when something else is done."""
NO_CLAUSE = ("aux", "aux:pass", "cop", "amod", "compound", "case", "det")
"""Relations of verbs that make no clause."""
MOST_ABOVE = 3
"""Words over a verb among which the verb is sought that says of whom it is told."""
PRONOUN = re.compile(r"\b(?:it|them|they)\b")
GOING = ("go", "goes", "going")


@cache
def acting() -> frozenset[str]:
    """Return nouns for those who act for a side."""
    named = (one for name in ("governing", "sides", "sides_unnamed") for one in table("targets")[name])
    return frozenset(
        (*named, *table("descriptions")["unnamed_parties"], "sides", "parties", "countries", "delegations")
    )


class Clauses(Nouns):
    """The deeds that some words of one sentence name."""

    def deeds(self, words: range) -> Iterator[Deed]:
        """Yield the deeds that verbs name, and where none does, that of the noun that is asked for or offered."""
        found = [self.by_verb(word) for word in words if self.names_deed(word)]
        act = self.statement.act if self.statement else None
        said = self.statement
        named_by_noun = act in DEALS and said is not None and said.wording is not Wording.DIRECT
        top = next((word for word in words if self.is_top(word)), None) if named_by_noun else None
        if top is not None and said is not None and said.rule.endswith("somebody-to") and not self.is_answered(top):
            top = None
        bare = list(self.no_without(words))
        named = None if top is None or bare else self.by_noun(top)
        if (
            named is not None
            and named.what
            and named.words
            and not any(one.what[:1] == named.what[:1] for one in found)
            and top is not None
        ):
            yield named
            yield from self.beside_noun(top)
        yield from (one for one in found if one.words)
        spans = [one.span for one in found]
        yield from (
            one
            for one in self.asked_for(words)
            if not any(start < one.span[1] and one.span[0] < end for start, end in spans)
        )
        yield from self.excluded(words)
        yield from self.goes_ahead(words)
        yield from bare
        if not any(one.conditional for one in found):
            yield from self.needed(words)

    def names_deed(self, word: int) -> bool:
        """Return whether a word is a verb that names something to be done, and not something that was."""
        tree = self.tree
        if not tree.is_verb(word) or tree.relations[word] in NO_CLAUSE or self.is_adverb(word):
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
        if self.beside(word) or self.has_happened(word):
            return False
        return self.in_condition(word) or (self.is_open(word) and not self.of_a_thing(word))

    def has_happened(self, word: int) -> bool:
        """Return whether a verb only tells more of a thing that something is done to, or when somebody spoke.

        `wants the duties planned for May to be cancelled`, `before he left, he said`.
        """
        tree, said = self.tree, self.statement
        over = tree.heads[word]
        more = tree.tags[word] == "VBN" and tree.relations[word] == "acl" and tree.relations[over].startswith("nsubj")
        times = said is not None and said.condition is not None and said.condition.kind in TIMES
        own = tree.own_subject(word)
        person = own is not None and tree.low[own] in ("he", "she")
        return more or (times and person and tree.tags[word] == "VBD" and self.in_condition(word))

    def is_adverb(self, word: int) -> bool:
        """Return whether an adverb before a verb was taken for one (`to publicly call`)."""
        return self.tree.low[word].endswith("ly") and self.tree.tags[word + 1 : word + 2] == ["VB"]

    def beside(self, word: int) -> bool:
        """Return whether a verb is told beside what is to be done: of all people, in defiance, what for, when, of what.

        `A mission marred by violence`: what a thing is.
        """
        tree = self.tree
        participle = tree.tags[word] == "VBN" and tree.relations[word] == "acl"
        is_so = participle and any(tree.marker(kid) == "by" for kid in tree.kids_by(word, "obl", "obl:agent"))
        when = tree.tags[word] == "VBG" and tree.marker(word) in WHEN  # `before loading it`
        return is_so or when or self.said_of_all(word) or self.defies(word) or self.is_purpose(word)

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
        behind = (kid for kid in tree.kids_by(word, "obl") if kid > word and tree.marker(kid) == "to")
        agrees = verb == "agree" and any(tree.tags[kid] in ("NN", "NNS") for kid in behind)  # `agree to a truce`
        return (verb in listed("with_object") and thing) or goes or agrees

    def is_purpose(self, word: int) -> bool:
        """Return whether a verb says what for a deed is done that another verb names (`a recount to end the row`)."""
        tree, over = self.tree, self.tree.heads[word]
        plain = tree.relations[word] == "advcl" and tree.marker(word) == "to" and tree.is_verb(over)
        told = self.doers.told(word) is not None or (plain and self.verb_of(over) in listed("none"))
        return plain and not told and self.doers.inside(over) and tree.starts[word] not in self.openings

    def defies(self, word: int) -> bool:
        """Return whether a verb stands in a defiance, which asks for nothing (`let him try`, `let them sue`)."""
        tree = self.tree
        for over in (word, tree.heads[word]):
            hearer = tree.kid(over, "obj", "iobj")
            if hearer is None and tree.relations[word] in ("xcomp", "ccomp"):
                hearer = tree.own_subject(word)
            plain = tree.tags[over] == "VB" and not any(
                tree.relations[kid] in ("aux", "mark") for kid in tree.kids[over]
            )
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
        acts = (
            noun in people()
            or noun in listed("forces")
            or tree.low[subject] in acting()
            or noun.endswith(("er", "ist", "or", "man"))
        )
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
        if not self.doers.inside(over):
            return False  # `reserves the right to strike`
        if self.tree.marker(word) == "to":
            who_is_to = self.doers.parties.meant(self.tree, over, self.statement) is not None  # `wants Norway to pay`
            return noun not in listed("leading_nouns") and not who_is_to
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
        turned = verb in listed("rejecting") and bool(objects) and not passive
        if turned:  # `if the company rejects an offer`: what it may do is accept it
            verb, words = "accept", f"accept {words.split(' ', 1)[-1]}"
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
            negated=(self.negated(word) if kept is None else not kept) != turned,
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
