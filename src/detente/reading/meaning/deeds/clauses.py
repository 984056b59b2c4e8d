"""Which verbs and nouns in some words name a deed, done to what, and how it reads."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from detente.reading.knowledge import table
from detente.reading.meaning.deeds.doers import FIRST, Doers
from detente.reading.meaning.deeds.words import base, singular
from detente.reading.page import Range, within
from detente.record import Act, ConditionKind, Deed, Wording

DEALS = frozenset(
    {Act.DEMAND, Act.PROPOSE, Act.OFFER, Act.PROMISE, Act.ACCEPT, Act.CONCEDE, Act.REJECT, Act.REFUSE, Act.THREATEN}
)
"""Acts about something that somebody is to do or not."""
OWN_DEALS = frozenset({Act.OFFER, Act.PROMISE, Act.CONCEDE, Act.THREATEN, Act.REFUSE})
"""Acts by which a speaker binds itself."""
ASKS = frozenset({Act.DEMAND, Act.PROPOSE})
TIMES = frozenset({ConditionKind.BEFORE, ConditionKind.AFTER, ConditionKind.UNTIL})
"""Conditions in which a noun only says when."""
NOT = ("not", "n't", "never", "neither", "nor")
NO = ("no", "neither", "nobody", "nothing")
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
    r"\s*(?:[,;:.](?=\s|$)|[()–—]|\b(?:if|unless|until|because|but|although|while|as|which|who|that)\b).*", re.DOTALL
)
"""Where the words of a deed end at the latest."""
MARKS = re.compile(r"[“”\"]|(?<!\w)['‘’]|['’](?!\w)")
PREFIX = re.compile(r"\b[^\W\d_]{2,6}-$")
OPENING = ("The", "A", "An", "This", "That", "These", "Those", "All", "Its", "Their", "Our", "No", "Any", "Some")
ABOUT = ("on", "of", "from", "with", "into", "over", "to", "against", "about", "for", "in", "at", "out", "through")
"""Prepositions behind which stands what a verb is about."""
MODALS = {"'ll": "will", "'d": "would", "wo": "will", "ca": "can", "ought": "should", "shall": "will"}
HYPHENATED = re.compile(r"(?:-\w+)+")
LEADING = re.compile(r"^(?:(?:to|for|on|about|of|in|with|at|over)\s+)+")
TRAILING = re.compile(
    r"(?:\s+(?:of|to|for|in|on|at|by|with|from|the|a|an|and|or|its|their|into|over|those|provided|providing))+$"
)
HAPPENINGS = ("ing", "tion", "sion", "ment", "ance", "ence", "ness")
"""Ends of nouns for what happens or is so; whose it is does not do what it does."""
NAMES = ("NN", "NNS", "NNP", "NNPS", "JJ", "VBG", "CD")
LONGEST = 90
"""Characters of the words of a deed behind its verb, at most."""
MOST_WHAT = 6
MOST_ABOVE = 3
"""Words over a verb among which the verb is sought that says of whom it is told."""


@cache
def listed(name: str) -> frozenset[str]:
    """Return a list of the table of deeds."""
    return frozenset(table("deeds")[name])


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


TOLD_BEHIND = 4
"""Words of a participle behind a noun that still belong to its label."""
GOING = ("go", "goes", "going")
GOES_REACH = 4
"""Words between `go`, `to` and the noun for those who decide, at most."""
NO_REACH = 8
"""Words of a bare noun, at most (`no permits for cattle, no deal`)."""
OPENS = ("“", '"', ",", ":", ".", "that", "–", "—", "‘", "'", "”")


class Clauses:
    """The deeds that some words of one sentence name."""

    def __init__(self, doers: Doers, text: str, condition: Range | None) -> None:
        self.doers, self.tree, self.statement = doers, doers.tree, doers.statement
        self.text, self.condition = text, condition
        self.openings = {start for start, _ in self.statement.content} if self.statement else set()
        """Where pieces of what is said begin."""

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
                        told = {"modal": self.modal(word), "negated": self.negated(word), "by": self.doers.owner(noun)}
                        yield named.model_copy(update={**told, "conditional": self.in_condition(word)})

    def begins(self, word: int) -> bool:
        """Return whether a verb says of a thing to come that it is done (`will go ahead`, `would begin`)."""
        tree = self.tree
        if not tree.is_verb(word) or not (self.in_condition(word) or self.modal(word)):
            return False
        verb = base(tree.low[word], tree.tags[word])
        ahead = verb in ("go", "press") and "ahead" in tree.low[word + 1 : word + 3]
        return tree.kid(word, "obj") is None and (ahead or verb in listed("beginning"))

    def no_without(self, words: range) -> Iterator[Deed]:
        """Yield what `no ..., no ...` names: the one is needed, and without it there is not the other."""
        low, tags = self.tree.low, self.tree.tags
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

    def rules_out(self, word: int) -> bool:
        """Return whether a verb says that something is not to be thought of (`rule out`, `exclude`)."""
        verb = base(self.tree.low[word], self.tree.tags[word])
        if not self.tree.is_verb(word) or verb not in listed("excluding"):
            return False
        return verb != "rule" or "out" in self.tree.low[word + 1 : word + 2]

    def kept_open(self, word: int) -> bool | None:
        """Return whether somebody would not rule a deed out; none: nobody speaks of ruling it out.

        To refuse to rule something out is no refusal of it: it may be done.
        """
        tree = self.tree
        over = word
        for _ in range(3):
            inner, over = over, tree.heads[over]
            if over == inner:
                return None
            if self.weighs(over):
                return self.denials(over) % 2 == 0 or None
            if tree.relations[inner] == "advcl" and tree.tags[inner] != "VBG":
                return None
            if self.rules_out(over):
                break
            if tree.tags[over] not in ("NN", "NNS") or singular(tree.low[over]) not in listed("possibilities"):
                return None
        else:
            return None
        if self.denials(over) % 2:
            return True
        return False if self.doers.inside(over) else None

    def weighs(self, word: int) -> bool:
        """Return whether a verb says that somebody thinks of doing what stands behind it (`is weighing whether to`)."""
        return self.tree.is_verb(word) and base(self.tree.low[word], self.tree.tags[word]) in listed("weighing")

    def denials(self, word: int) -> int:
        """Return how often a verb is denied: by `not` and `nobody`, and by the verbs that lead to it (`refused to`)."""
        tree = self.tree
        subject = tree.own_subject(word)
        count = sum(tree.low[kid] in NOT for kid in tree.kids[word])
        count += subject is not None and any(tree.low[kid] in NO for kid in (*tree.kids[subject], subject))
        over = tree.heads[word]
        if tree.relations[word] in ("xcomp", "ccomp") and subject is None and over != word:
            count += base(tree.low[over], tree.tags[over]) in listed("turning")
            count += sum(tree.low[kid] in NOT for kid in tree.kids[over])
        return count

    def is_top(self, word: int) -> bool:
        """Return whether a noun is all that is said, and not what something is said to be."""
        tree, over = self.tree, self.tree.heads[word]
        alone = (over == word or not self.doers.inside(over)) and not self.in_condition(word)
        amount = tree.tags[word] == "CD" and tree.low[word].isalpha()
        if singular(tree.low[word]) in people() or tree.low[word] in apart() or self.stands_for_verb(word):
            return False
        return alone and (amount or tree.tags[word] in ("NN", "NNS")) and tree.kid(word, "cop", "nsubj") is None

    def stands_for_verb(self, noun: int) -> bool:
        """Return whether a noun says nothing, and the verb behind it all (`the possibility of leaving`)."""
        asked = singular(self.tree.low[noun]) in listed("requests")
        marker = "that" if asked else "of"  # `a demand that they leave`
        behind = (
            kid for kid in self.tree.kids_by(noun, "acl", "acl:relcl", "ccomp") if self.tree.marker(kid) == marker
        )
        known = asked or singular(self.tree.low[noun]) in listed("possibilities")
        return known and any(map(self.tree.is_verb, behind))

    def in_condition(self, word: int) -> bool:
        """Return whether a word stands in the statement's condition."""
        return self.condition is not None and self.condition[0] <= self.tree.starts[word] < self.condition[1]

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
        verb, over = base(tree.low[word], tree.tags[word]), tree.heads[word]
        if tree.relations[word] in ("xcomp", "ccomp") and base(tree.low[over], tree.tags[over]) in listed("holding"):
            return False
        if tree.low[word] in listed("deciding") and tree.marker(word) == "to":
            return False  # `go to court`
        if verb in listed("leading") | listed("turning") and self.leads(word) and not self.does_something(word, verb):
            return False
        if self.promised_by_noun(word) or tree.low[word] in listed("openers") or self.rules_out(word):
            return False
        if verb in listed("none") and not self.does_something(word, verb):
            return False
        subject = tree.own_subject(word)
        if tree.is_passive(word) and subject is not None and tree.low[subject] in FIRST:
            return False  # `we could be sworn in`: nobody says by whom
        if self.said_of_all(word):
            return False
        return self.in_condition(word) or (self.is_open(word) and not self.of_a_thing(word))

    def does_something(self, word: int, verb: str) -> bool:
        """Return whether a verb that mostly names no deed names one here: it has a thing, or says where somebody goes."""
        tree = self.tree
        thing = tree.kid(word, "obj") is not None or (tree.is_passive(word) and tree.own_subject(word) is not None)
        goes = verb == "go" and self.goes_to(word) is not None
        return (verb in listed("with_object") and thing) or goes

    def goes_to(self, word: int) -> int | None:
        """Return the noun for those whom somebody goes to for a decision (`go to court`), taken for a verb or not."""
        near = range(word + 1, min(word + GOES_REACH, len(self.tree)))
        to = next((at for at in near if self.tree.low[at] in ("to", "before")), None)
        if to is None:
            return None
        behind = range(to + 1, min(to + GOES_REACH, len(self.tree)))
        return next((at for at in behind if singular(self.tree.low[at]) in listed("deciding")), None)

    def said_of_all(self, word: int) -> bool:
        """Return whether `you` stands for everybody: `you do not negotiate with a thief`, `you cannot ask for trust`."""
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
        acts = noun in people() or tree.low[subject] in acting() or noun.endswith(("er", "ist", "or", "man"))
        if noun.endswith(HAPPENINGS):  # `any crossing by Russian troops would meet retaliation`
            return not acts and self.doers.parties.meant(tree, subject, self.statement) is None
        return not acts and self.doers.party(subject) is None

    def promised_by_noun(self, word: int) -> bool:
        """Return whether a verb says what a noun is about: `a guarantee that nobody leaves`, `permission to buy`."""
        over = self.tree.heads[word]
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

    def is_open(self, word: int) -> bool:
        """Return whether it is still to be done: behind a modal verb or `to`, as an order, or as what is asked for."""
        tree, tag = self.tree, self.tree.tags[word]
        helpers = [
            kid for kid in tree.kids[word] if tree.relations[kid].startswith("aux") or tree.relations[kid] == "mark"
        ]
        if any(tree.tags[kid] == "MD" or tree.tags[kid] == "TO" or tree.low[kid] == "to" for kid in helpers):
            return not any(tree.low[kid] == "have" for kid in helpers)  # `would have left`
        act = self.statement.act if self.statement else None
        if tag == "VB":
            return True
        if tag == "VBP" and act in DEALS and tree.kid(word, "mark") is not None and tree.marker(word) == "that":
            return True  # `on condition that they stop`
        if tree.relations[word] == "conj" and tree.is_verb(tree.heads[word]) and tag in ("VB", "VBP"):
            return self.is_open(tree.heads[word])
        if tag == "VBG":
            alone = tree.relations[word] in ("xcomp", "ROOT", "ccomp", "csubj")
            alone = alone or (tree.relations[word] == "advcl" and tree.starts[word] in self.openings)
            dealt = (
                act in DEALS
                and act is not Act.CONCEDE
                and (alone or tree.marker(word) in ("by", "of", "to", "without"))
            )
            return dealt or self.kept_open(word) is not None
        if tag == "VBN":
            asked = tree.relations[word] in ("acl", "xcomp", "ccomp", "ROOT", "dep")
            return (
                act in ASKS
                and asked
                and not any(tree.low[kid] in ("has", "have", "had", "was", "were") for kid in helpers)
            )
        return False

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
        if objects and tree.low[objects[0]] in listed("pronouns"):
            what = [base(tree.low[word], tree.tags[word]), *what]
        span, words = self.reads(word, objects, passive=passive)
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

    def stranger(self, word: int) -> str | None:
        """Return what does it and is no party: somebody by name, or a thing (`if a single shell fell`)."""
        subject = self.doers.subject(word)
        if subject is not None and self.of_a_thing(word):
            return self.shown(self.tree.starts[subject], self.tree.ends[subject])
        return self.doers.stranger(word)

    def with_particle(self, word: int) -> str:
        """Return the base form of a verb, with its particle where the two are listed as ending something (`put off`)."""
        verb = base(self.tree.low[word], self.tree.tags[word])
        particle = self.tree.kid(word, "compound:prt")
        both = f"{verb} {self.tree.low[particle]}" if particle is not None else verb
        return both if both in listed("ending") else verb

    def prefix(self, word: int) -> str:
        """Return what stands before a verb with a hyphen between (`de-`)."""
        start = self.tree.starts[word]
        found = PREFIX.search(self.text, max(start - 8, 0), start)
        return found.group().lower() if found else ""

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

    def negated(self, word: int) -> bool:
        """Return whether a verb is denied: by `not`, or by the verb that leads to it (`refuse to`)."""
        tree = self.tree
        turned = any(tree.low[kid] in NOT for kid in tree.kids[word])
        turned ^= any(tree.low[kid] == "no" and tree.low[kid + 1 : kid + 2] == ["longer"] for kid in tree.below(word))
        subject = tree.own_subject(word)
        turned ^= subject is not None and any(tree.low[kid] in NO for kid in (*tree.kids[subject], subject))
        over = tree.heads[word]
        while over != word and self.doers.inside(over) and tree.relations[word] in ("xcomp", "ccomp", "acl"):
            verb = base(tree.low[over], tree.tags[over])
            turned ^= verb in listed("turning")
            turned ^= verb in listed("leading") and any(tree.low[kid] in NOT for kid in tree.kids[over])
            turned ^= (
                tree.tags[over].startswith(("JJ", "VBN"))
                and verb not in listed("leading")
                and any(tree.low[kid] in NOT for kid in tree.kids[over])
            )
            word, over = over, tree.heads[over]
        return turned

    def modal(self, word: int) -> str:
        """Return the word that says how a deed is to be done: its own modal verb, or that of the verb leading to it."""
        tree = self.tree
        for _ in range(3):
            found = next((kid for kid in tree.kids[word] if tree.low[kid] in listed("modals")), None)
            if found is not None:
                return MODALS.get(tree.low[found], tree.low[found])
            over = tree.heads[word]
            if over == word or tree.relations[word] not in ("xcomp", "conj") or not self.doers.inside(over):
                return ""
            verb = base(tree.low[over], tree.tags[over])
            if tree.relations[word] == "xcomp" and verb in ("have", "need"):
                return "must"
            if tree.relations[word] == "xcomp" and verb in listed("offering"):
                return "ready"
            if tree.low[over] in ("ready", "willing", "prepared", "open"):
                return "ready"
            word = over
        return ""

    def reads(self, word: int, objects: list[int], *, passive: bool) -> tuple[Range, str]:
        """Return where a deed stands and how it reads, its verb in the base form first."""
        tree = self.tree
        verb = self.prefix(word) + base(tree.low[word], tree.tags[word])
        if passive:
            spans = [self.group(noun) for noun in objects]
            start = min([tree.starts[word], *(one[0] for one in spans)])
            end = max([tree.ends[word], *(one[1] for one in spans)])
            names = uncapitalised(self.shown(*spans[0])) if spans else ""
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
        start = tree.starts[word] - len(self.prefix(word))
        return (start, tree.ends[word] + len(rest)), f"{verb} {self.spaced(rest)}".strip()

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
        kept = self.kept_open(noun)
        return Deed(
            by=owner or own or (self.statement.target if self.statement.act in ASKS else None),
            what=tuple(dict.fromkeys((*self.what(noun), *self.behind(noun))))[:MOST_WHAT],
            words=uncapitalised(self.spaced(shown)),
            span=(start, start + max(len(shown), 1)),
            modal="" if kept is None else "may" if kept else "will",
            negated=kept is False or any(self.tree.low[kid] in NO for kid in self.tree.kids[noun]),
        )

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


def uncapitalised(words: str) -> str:
    """Return words that opened a sentence as they stand inside one.

    >>> uncapitalised("The permits"), uncapitalised("Nato membership")
    ('the permits', 'Nato membership')
    """
    first = words.split(" ", 1)[0]
    return words[:1].lower() + words[1:] if first in OPENING else words
