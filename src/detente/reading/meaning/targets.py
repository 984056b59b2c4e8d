"""To whom a statement is addressed, or whom it asks to act."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from detente.reading.knowledge import table
from detente.reading.meaning.charges import charged
from detente.reading.meaning.mentions import only_other
from detente.reading.meaning.parties import Parties, nouns
from detente.reading.page import Naming, Page, Range, within
from detente.reading.pipeline import step
from detente.reading.syntax import Tree
from detente.record import Act, Statement

ASKS = frozenset({Act.DEMAND, Act.PROPOSE})
BLAMES = frozenset({Act.ACCUSE, Act.PRAISE, Act.WARN})
ANSWERS = frozenset({Act.REJECT, Act.ACCEPT})
DEALS = frozenset({Act.REFUSE, Act.PROMISE, Act.OFFER, Act.THREATEN, Act.CONCEDE})
ONE_MEANT = frozenset({Act.ACCUSE, Act.PRAISE})
"""Acts that are aimed at the one party of which their words speak."""
AIMED = ASKS | BLAMES | ANSWERS | DEALS
NAMED = ("somebody-to", "object-to")
"""Ends of the names of rules by which the one asked stands behind the cue: who is not known there is nobody."""
NAMED_FIRST = 9
"""Characters before the name of one who is asked to act: `that the`."""
OWNER = re.compile(r"['’]|-\w+ed\b")
MOST_SENTENCES = 6
"""Sentences of what is said in which a target is sought, at most."""


@step(needs=["statements", "names", "people", "parties", "sentences", "syntax"], adds=["statements", "parties"])
def targets(page: Page) -> Page:
    """Give every statement without one the party it is addressed to or asks to act."""
    parties = Parties(page)
    starts = [sentence.start for sentence in page.sentences]
    aimed = (
        statement
        if statement.target
        else statement.model_copy(update={"target": Aim(parties, statement, starts).target()})
        for statement in page.statements
    )
    done = tuple(aimed)
    new = {one.target: unnamed(one.target) for one in done if one.target in nouns("sides_unnamed")}
    return replace(page, statements=done, parties={**new, **page.parties})


def unnamed(noun: str) -> Naming:
    """Return the party that a report calls by a noun only."""
    return Naming(f"the {noun}", table("descriptions")["unnamed_parties"].get(noun, "armed-group"), ())


class Aim:
    """One statement, and the trees of the sentences it stands in."""

    def __init__(self, parties: Parties, statement: Statement, starts: list[int]) -> None:
        self.parties, self.statement, self.starts = parties, statement, starts
        self.page = parties.page

    def target(self) -> str | None:
        """Return the party the statement is aimed at."""
        if self.statement.act not in AIMED:
            return None
        return next((party for party in self.candidates() if party), None)

    def candidates(self) -> Iterator[str | None]:
        """Yield whom the words may aim at, the surest first."""
        cue = self.cue()
        if cue and "acts:" not in self.statement.rule:
            yield from self.beside_cue(*cue)
            if self.statement.rule.endswith(NAMED) and self.statement.act in ASKS:
                return
        elif cue:
            yield from self.addressed(*cue)
        if self.statement.act is Act.ACCUSE:
            for span in self.statement.content:
                yield charged(self.parties, self.statement, self.statement.condition, span)
        if self.statement.condition and self.statement.act is Act.THREATEN:  # who can keep it from being carried out
            yield from self.in_condition(self.statement.condition.span)
        for tree, words in self.said():
            yield from self.in_clause(tree, words)
        yield from self.by_names()

    def by_names(self) -> Iterator[str | None]:
        """Yield the other parties named in what is said and in its condition."""
        condition = self.statement.condition
        if self.statement.act in ASKS | {Act.THREATEN}:
            yield self.named_first()
        if self.statement.act in ONE_MEANT:
            yield only_other(self.parties, self.statement, self.statement.content)
        if condition and self.statement.act in DEALS - {Act.CONCEDE}:
            yield from self.in_condition(condition.span)

    def named_first(self) -> str | None:
        """Return the other party named in what is said: in a demand only at its head, in a threat anywhere."""
        start, end = self.statement.content[0]
        condition = self.statement.condition
        for name in within(self.page.names, start, end):
            head = name.start - start <= NAMED_FIRST and not OWNER.match(self.page.text, name.end)
            if condition and condition.span[0] <= name.start:
                return None
            known = name.party and name.kind in ("party", "person") and name.form != "demonym"
            if known and name.party and not self.parties.one_side(name.party, self.statement):
                return name.party if head or self.statement.act is Act.THREATEN else None
        return None

    def party(self, tree: Tree, word: int | None) -> str | None:
        """Return the party that a word of a tree means, if it is not the speaker's own."""
        return None if word is None else self.parties.of(tree, word, self.statement)

    def cue(self) -> tuple[Tree, int] | None:
        """Return the tree of the cue's sentence and the head of the cue."""
        if not self.statement.cue:
            return None
        start, end = self.statement.cue[0][0], self.statement.cue[-1][1]
        tree = self.tree(start)
        words = range(tree.index(start), tree.index(end))
        inside = [word for word in words if tree.heads[word] not in words or tree.heads[word] == word]
        verbs = [word for word in inside if tree.is_verb(word)]
        found = (verbs or inside)[:1]
        return (tree, found[0]) if found else None

    def tree(self, offset: int) -> Tree:
        """Return the tree of the sentence at an offset."""
        return self.page.syntax.tree(max(bisect_right(self.starts, offset) - 1, 0))

    def said(self) -> Iterator[tuple[Tree, range]]:
        """Yield the trees of what is said, each with the words of it."""
        left = MOST_SENTENCES
        for start, end in self.statement.content:
            first = max(bisect_right(self.starts, start) - 1, 0)
            for number in range(first, bisect_right(self.starts, end - 1)):
                tree = self.page.syntax.tree(number)
                words = range(tree.index(start), tree.index(end))
                if words and left:
                    left -= 1
                    yield tree, words

    def addressed(self, tree: Tree, cue: int) -> Iterator[str | None]:
        """Yield the party that is told what is said."""
        for kid in tree.kids_by(cue, "obj", "iobj"):
            if kid > cue and self.statement.act not in BLAMES:
                yield self.party(tree, kid)

    def beside_cue(self, tree: Tree, cue: int) -> Iterator[str | None]:
        """Yield those whom the cue itself has as its object (`accused them of`, `called on both to`)."""
        act = self.statement.act
        for kid in tree.kids[cue]:
            relation = tree.relations[kid]
            if kid <= cue:
                continue
            if relation in ("obj", "iobj"):
                if act is not Act.ACCEPT:
                    yield self.party(tree, kid)
                yield self.owner(tree, kid)
                yield from self.inside(tree, kid)
            elif relation == "obl" and tree.marker(kid) in ("on", "to", "against", "for", "with", "at", "from", "upon"):
                yield self.party(tree, kid)
                yield self.owner(tree, kid)
            elif relation in ("xcomp", "ccomp") and act in ASKS:
                yield self.party(tree, tree.own_subject(kid))
            elif relation in ("xcomp", "ccomp") and act in DEALS:
                yield from self.inside(tree, kid)

    def in_clause(self, tree: Tree, words: range) -> Iterator[str | None]:
        """Yield whom a clause of what is said is aimed at."""
        act = self.statement.act
        heads = [word for word in words if tree.heads[word] not in words or tree.heads[word] == word]
        if act in ASKS:
            yield from self.asked(tree, words)
        for head in heads:
            if act in BLAMES and tree.tags[head].startswith("NN") and "acts:" not in self.statement.rule:
                yield self.party(tree, head) or self.owner(tree, head)
            if act in ASKS | BLAMES:
                yield self.doer(tree, head)
            subject = tree.own_subject(head) if act in ASKS and tree.is_passive(head) else None
            yield from () if subject is None else self.inside(tree, subject)
            if act in DEALS | ASKS | ANSWERS:
                yield from self.inside(tree, head)
            for kid in tree.kids_by(head, "ccomp", "xcomp", "conj", "obj"):
                if kid not in words:
                    continue
                if act in DEALS | ASKS | ANSWERS:
                    yield from self.inside(tree, kid)
                if act in BLAMES and tree.own_subject(kid) is not None:
                    yield self.doer(tree, kid)

    def doer(self, tree: Tree, head: int) -> str | None:
        """Return the other party that does what a verb tells, or whose deed it is; in the passive, behind `by`."""
        doer = self.agent(tree, head) if tree.is_passive(head) else tree.subject(head)
        return None if doer is None else self.party(tree, doer) or self.owner(tree, doer)

    def asked(self, tree: Tree, words: range) -> Iterator[str | None]:
        """Yield those who are to act: the subject of a duty (`must`, `has to`), or the one on whom it is."""
        for word in words:
            if tree.low[word] in nouns("duties") and tree.tags[word] == "MD":
                head = tree.heads[word]
                subject = tree.subject(head)
                if subject is not None and not tree.is_passive(head):
                    yield self.party(tree, subject)
                yield self.party(tree, self.agent(tree, head))
            elif tree.low[word] in ("on", "to", "for") and word and tree.low[word - 1] in ("is", "was", "up", "'s"):
                nouns_after = (one for one in range(word + 1, min(word + 5, len(tree))) if tree.tags[one][:2] == "NN")
                yield self.party(tree, tree.heads[word] if tree.heads[word] > word else next(nouns_after, None))
            elif tree.low[word] in nouns("wanting") and tree.is_verb(word):
                for kid in tree.kids_by(word, "obj", "iobj", "xcomp", "ccomp"):
                    yield self.party(tree, tree.own_subject(kid) if tree.is_verb(kid) else kid)
            elif tree.low[word] in nouns("duty_verbs") and word + 1 < len(tree) and tree.low[word + 1] == "to":
                subject = tree.subject(word)
                yield self.party(tree, subject)

    def agent(self, tree: Tree, head: int) -> int | None:
        """Return who does what stands in the passive."""
        return next((kid for kid in tree.kids_by(head, "obl", "obl:agent") if tree.marker(kid) == "by"), None)

    def owner(self, tree: Tree, noun: int) -> str | None:
        """Return the other party whose deed or thing a noun names."""
        return self.parties.owner(tree, noun, self.statement)

    def inside(self, tree: Tree, head: int) -> Iterator[str | None]:
        """Yield the parties that hang on a word: whose it is, and with whom it deals or against whom it goes."""
        act = self.statement.act
        if tree.tags[head].startswith("NN"):
            yield self.owner(tree, head)
        if act in ANSWERS:
            return
        wanted = nouns("against") if act in BLAMES | {Act.THREATEN} else nouns("dealing")
        for kid in tree.kids_by(head, "nmod", "obl", "obj", "iobj"):
            if tree.relations[kid] == "iobj" or tree.marker(kid) in wanted:
                yield self.party(tree, kid)
            if tree.tags[kid].startswith("NN") and act in ASKS:
                yield self.owner(tree, kid)

    def in_condition(self, span: Range) -> Iterator[str | None]:
        """Yield the party that is to act in a condition (`unless Kenya lifts its ban`)."""
        tree = self.tree(span[0])
        words = range(tree.index(span[0]), tree.index(span[1]))
        for word in words:
            if tree.relations[word].startswith("nsubj") and not tree.tags[word].startswith("PRP"):
                yield self.party(tree, word)
                yield self.owner(tree, word)
