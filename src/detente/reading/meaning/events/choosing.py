"""Which of the events named in a sentence are told there, and which only mentioned in passing."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from detente.reading.meaning.events.matching import Named, happens
from detente.reading.meaning.events.standing import ASKED, OVER
from detente.reading.page import Page, Range, Sentence
from detente.reading.syntax.tree import Tree
from detente.record import EventStatus, Plover, Statement

MOST_TYPES = 2
"""Types that the statements and events of one sentence have at most."""
COSTS = {"conj": 0, "parataxis": 0, "ccomp": 0, "xcomp": 0, "root": 0, "advcl": 1, "acl": 2, "acl:relcl": 2}
HARMLESS = 3
TALK = (Plover.AGREE, Plover.SUPPORT, Plover.CONSULT, Plover.REQUEST, Plover.ACCUSE)
UNREAL = (EventStatus.HYPOTHETICAL, EventStatus.DENIED)
ASIDE = 2
"""What a word costs that hangs on another as a noun does."""
FARTHEST = 12


@dataclass(frozen=True)
class Candidate:
    """An event that a sentence names."""

    named: Named
    span: Range
    status: EventStatus | str
    statement: Statement | None
    """The statement in whose words it stands."""

    @property
    def plover(self) -> Plover:
        """Its type: an agreement that was not reached was rejected."""
        frame = self.named.frame
        turned = frame is not None and frame.negated is not None and self.status is EventStatus.DENIED
        return frame.negated if frame and frame.negated and turned else self.named.plover


class Told:
    """What the report's statements and meetings tell already, and the events told before."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.known: set[tuple[Plover, str, str]] = set()

    @cached_property
    def cues(self) -> list[tuple[int, int, Statement]]:
        """Every stretch of a cue, in the order of the text."""
        stretches = [(*cue, one) for one in self.page.statements for cue in one.cue]
        return sorted(stretches, key=lambda entry: entry[:2])

    @cached_property
    def meetings(self) -> list[Range]:
        """Every place that names a meeting, in the order of the text."""
        return sorted(span for meeting in self.page.meetings for span in meeting.spans)

    def in_headline(self, span: Range) -> bool:
        """Return whether some words stand in a line that ends without a stop, as a headline does."""
        text, end = self.page.text, self.page.text.find("\n", span[1])
        return self.lines and text[span[1] : end if end >= 0 else None].rstrip()[-1:] not in '.!?:;,”"’'

    @cached_property
    def lines(self) -> bool:
        """Whether the report has more than one line."""
        return "\n" in self.page.text.strip()

    def fresh(self, tree: Tree, one: Candidate) -> bool:
        """Return whether an event was not told before in the same words, and remember it."""
        thing = "" if one.named.object is None else tree.low[one.named.object]
        key = (one.plover, tree.low[one.named.word], thing)
        known = key in self.known and (thing != "" or one.named.frame is None)
        self.known.add(key)
        return not known

    def types_in(self, sentence: Sentence) -> set[Plover]:
        """Return the types of the statements whose cue stands in a sentence."""
        first, last = (bisect_left(self.cues, at, key=lambda entry: entry[0]) for at in (sentence.start, sentence.end))
        types = {statement.plover for _, _, statement in self.cues[first:last]}
        return {one for one in types if one is not None}

    def cue_at(self, span: Range) -> bool:
        """Return whether a statement's cue stands at some words."""
        index = bisect_left(self.cues, span[0] - 60, key=lambda entry: entry[0])
        while index < len(self.cues) and self.cues[index][0] < span[1]:
            if self.cues[index][1] > span[0]:
                return True
            index += 1
        return False

    def meeting_at(self, span: Range) -> bool:
        """Return whether some words name a meeting."""
        index = bisect_left(self.meetings, (span[0] - 80, 0))
        return any(start < span[1] and end > span[0] for start, end in self.meetings[index : index + 20])


def chosen(tree: Tree, sentence: Sentence, candidates: Sequence[Candidate], told: Told) -> Iterator[Candidate]:
    """Yield the events worth telling, the most prominent types of the sentence."""
    kept = [(rank(tree, one), one) for one in candidates if worth_telling(tree, one, told)]
    if not kept or tree.low[-1] == "?":
        return
    types, costs = told.types_in(sentence), dict[Plover, int]()
    for cost, one in sorted(kept, key=lambda entry: entry[0]):
        fresh = one.plover not in types
        passing = cost > HARMLESS or cost > costs.get(one.plover, cost)
        if passing or (fresh and len(types) >= MOST_TYPES) or not told.fresh(tree, one):
            continue
        types.add(one.plover)
        costs.setdefault(one.plover, cost)
        yield one


def worth_telling(tree: Tree, one: Candidate, told: Told) -> bool:
    """Return whether something is an event at all: not only asked for, and not told as a statement or a meeting."""
    frame, word = one.named.frame, one.named.word
    if one.status is EventStatus.DENIED and of_nobody(tree, word):
        return False
    if one.status in (ASKED, OVER) or (one.plover in TALK and one.status in UNREAL):
        return False
    if frame is None:
        return happens(tree, word) or placed(tree, word)
    if frame.words and not (frame.joint and together(tree, word)):
        return spoken(tree, one, told)
    if frame.consults:
        return one.status in (EventStatus.DONE, EventStatus.UNDER_WAY) and rank(tree, one) == 0
    return True


def of_nobody(tree: Tree, word: int) -> bool:
    """Return whether a verb has a pronoun or nobody as its subject: a habit, or how somebody is."""
    subject = tree.own_subject(word)
    return subject is not None and (tree.tags[subject].startswith("PRP") or tree.low[subject] in ("nobody", "none"))


def spoken(tree: Tree, one: Candidate, told: Told) -> bool:
    """Return whether something done by words is told by no statement, and is what the sentence is about."""
    word, subject = one.named.word, tree.subject(one.named.word)
    somebody = subject is not None and tree.tags[subject].startswith("NN") and not tree.is_passive(word)
    main = rank(tree, one) == 0 and one.status is EventStatus.DONE and not told.in_headline(one.span)
    return main and somebody and not told.cue_at((tree.starts[word], tree.ends[word]))


def together(tree: Tree, word: int) -> bool:
    """Return whether several sides do something together (`Kenya and Uganda agreed to meet`)."""
    subject = tree.subject(word)
    return subject is not None and (tree.kid(subject, "conj") is not None or tree.low[subject] in ("sides", "parties"))


def placed(tree: Tree, noun: int) -> bool:
    """Return whether a noun says of whom or against whom: `an attack on the town`, `the withdrawal of troops`."""
    return any(tree.marker(kid) in ("of", "on", "against", "by") for kid in tree.kids_by(noun, "nmod"))


def rank(tree: Tree, one: Candidate) -> int:
    """Return how far an event is from what the sentence is mainly about."""
    cost = 0 if one.status in (EventStatus.DONE, EventStatus.UNDER_WAY) else 1
    here, aside = one.named.word, 0
    finite = tree.own_subject(here) is not None
    for _ in range(FARTHEST):
        head = tree.heads[here]
        if head == here:
            break
        cost += COSTS.get(tree.relations[here], 0)
        aside = aside if finite or tree.relations[here] in COSTS else ASIDE
        here = head
    return cost + aside
