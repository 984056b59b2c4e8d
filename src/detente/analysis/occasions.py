"""Every place in a report that names a meeting, with the day given for it there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from detente.analysis.calendar import is_day
from detente.analysis.once import of_each
from detente.analysis.scene import Placed, Scene
from detente.analysis.sentences import inside, sentence_at
from detente.record import Draft, Evidence, Meeting, MeetingStatus, PartialDate, Span

NOUNS = (
    r"(?:(?:meeting|session|round|discussion|summit|negotiation|consultation|conference|gathering|dialogue|hearing)s?|"
    r"talks)"
)
MEETING_NOUN = re.compile(rf"\b{NOUNS}\b", re.IGNORECASE)
MEETING_VERB = (
    r"(?:met|meet|meets|sat(?: down)?|conferred|convened?|gathered|(?:held|began|begun|opened|started|took place))"
)
LOOSE = re.compile(rf"\b(?:{NOUNS}|{MEETING_VERB})\b", re.IGNORECASE)
LEADS_TO_DATE = re.compile(r"(?P<gap>[^.;:!?,\"“”]{0,60}?)\b(?:on|of)\s+(?:[A-Z][a-z]+day,?\s+)?(?:the\s+)?$")
SAYS = re.compile(r"\b(?:said|says|told|added|warned|announced|reported|wrote|declared|stated|agreed|set)\b")
PLACE = re.compile(r"\b(?:in|at)\s+(?:the\s+)?(?P<place>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)")
FUTURE = re.compile(r"\b(?:will|shall|to (?:be|meet|hold)|is due|are due|is to|are to|scheduled|planned|expected)\b")
ARTICLE = re.compile(r"\b(?:the|an?|their|its|this|that)\b", re.IGNORECASE)
WORDS_BEFORE_NOUN = 4
REACH = 80
"""Characters between the words for a meeting and its date."""


@dataclass(frozen=True)
class Occasion:
    """A place in a report that names a meeting."""

    draft: Draft
    span: Span
    """The words that name it."""
    name: str
    status: MeetingStatus
    place: str | None = None
    body: str | None = None
    parties: frozenset[str] = frozenset()
    date: PartialDate | None = None
    printed: Span | None = None
    """Where its date is printed."""

    @cached_property
    def sentence(self) -> Span:
        """The sentence in which it is named."""
        return sentence_at(self.draft, self.span[0])

    @cached_property
    def date_words(self) -> str:
        """The words for its date, or nothing when the report prints none."""
        return self.draft.report.text[slice(*self.printed)] if self.printed else ""

    @property
    def day(self) -> str | None:
        """Its date in ISO 8601: two mentions of one day may give it in different words."""
        return self.date.value if self.date else None

    @property
    def on_day(self) -> bool:
        """Whether its day is known from printed words."""
        return is_day(self.date) and self.printed is not None

    @cached_property
    def exact(self) -> bool:
        """Whether a day of a month is printed for it, rather than `on Monday`."""
        return is_day(self.date) and any(sign.isdigit() for sign in self.date_words)

    @property
    def known_day(self) -> PartialDate:
        """Its day; ask `exact` or `date` first."""
        assert self.date is not None
        return self.date

    @cached_property
    def opening(self) -> int:
        """Where the phrase begins that names it: at its article, or at the subject of its verb."""
        text, (start, _) = self.draft.report.text, self.sentence
        is_noun = MEETING_NOUN.search(text, *self.span) is not None
        return (phrase_start if is_noun else clause_start)(text, start, self.span[0])

    def cited(self) -> Evidence:
        """Return the words for the meeting and its date when they stand together, or those that lead to the date."""
        report = self.draft.report
        if self.printed is None:
            return report.cite(self.opening, self.span[1])
        together = inside(self.printed, self.sentence)
        first = self.opening if together else sentence_at(self.draft, self.printed[0])[0]
        start = min(first, self.printed[0])
        end = max(self.span[1], self.printed[1]) if together else self.printed[1]
        return report.cite(start, end) if end - start <= 2 * REACH else report.cite(*self.printed)

    def label(self) -> str:
        """Return what to call it in a message: with an article, unless it is one name."""
        name = ARTICLE.sub("", " ".join(self.name.split()), count=1).strip() if self.begins_with_article else self.name
        name = " ".join(name.split())
        if self.place and self.place.lower() not in name.lower():
            name = f"{name} in {self.place}"
        return name if " " not in name and name[:1].isupper() else f"the {name}"

    @property
    def begins_with_article(self) -> bool:
        """Whether an article opens its name."""
        return ARTICLE.match(self.name) is not None


@of_each
def occasions(draft: Draft) -> tuple[Occasion, ...]:
    """Return every place where `draft` names a meeting, in the order of the text."""
    scene = Scene(draft)
    read = [occasion for meeting in draft.meetings for occasion in of_meeting(scene, meeting)]
    taken = {occasion.printed for occasion in read}
    loose = [occasion for occasion in unread(scene) if occasion.printed not in taken]
    return tuple(sorted((*read, *loose), key=lambda occasion: occasion.span))


def of_meeting(scene: Scene, meeting: Meeting) -> Iterator[Occasion]:
    """Yield the places that name a meeting: with the date that stands beside the name, or else the meeting's own."""
    own = printed_date(scene, meeting)
    for span in meeting.spans:
        beside = date_beside(scene, span)
        yield Occasion(
            draft=scene.draft,
            span=span,
            name=meeting.name,
            status=meeting.status,
            place=meeting.place,
            body=meeting.body,
            parties=frozenset(meeting.participants),
            date=beside.day if beside else meeting.date,
            printed=beside.span if beside else own,
        )


def printed_date(scene: Scene, meeting: Meeting) -> Span | None:
    """Return where a meeting's date is printed: nearest to where the meeting is named, in one of its sentences."""
    if meeting.date is None:
        return None
    fitting = [
        (apart(day.span, span), day.span)
        for span in meeting.spans
        for day in scene.days_in(sentence_at(scene.draft, span[0]))
        if day.name == meeting.date.value
    ]
    return min(fitting)[1] if fitting else None


def apart(one: Span, two: Span) -> int:
    """Return the number of characters between two spans."""
    return max(one[0] - two[1], two[0] - one[1], 0)


def date_beside(scene: Scene, span: Span) -> Placed | None:
    """Return the day that stands inside the words for a meeting or is led to from them (`the talks in X on 3 May`)."""
    for day in scene.days_in((span[0], span[1] + 2 * REACH)):
        if day.end <= span[1]:
            return day
        lead = LEADS_TO_DATE.fullmatch(scene.text, span[1], day.start)
        if lead and not SAYS.search(lead["gap"]) and not LOOSE.search(lead["gap"]):
            return day
    return None


def unread(scene: Scene) -> Iterator[Occasion]:
    """Yield days to which words for a meeting lead (`officials met on 3 May`), whether or not it was read as one."""
    for day in scene.days:
        sentence = sentence_at(scene.draft, day.start)
        for word in reversed(list(LOOSE.finditer(scene.text, max(sentence[0], day.start - 2 * REACH), day.start))):
            lead = LEADS_TO_DATE.fullmatch(scene.text, word.end(), day.start)
            if lead and not SAYS.search(lead["gap"]):
                yield loose(scene, day, sentence, word.span())
                break


def loose(scene: Scene, day: Placed, sentence: Span, word: Span) -> Occasion:
    """Return what the words around a meeting's date say about it."""
    text = scene.text
    noun = MEETING_NOUN.fullmatch(text, *word) is not None
    start = phrase_start(text, sentence[0], word[0]) if noun else clause_start(text, sentence[0], word[0])
    place = PLACE.search(text, word[1], day.start)
    return Occasion(
        draft=scene.draft,
        span=(start, word[1]),
        name=text[start : word[1]] if noun else named(text, sentence, word),
        status=MeetingStatus.PLANNED if FUTURE.search(text, sentence[0], word[1]) else MeetingStatus.HELD,
        place=place["place"] if place else None,
        body=min(scene.bodies_in((start, day.start)), default=None),
        parties=scene.parties_in((start, sentence[1] if noun else day.start)),
        date=day.day,
        printed=day.span,
    )


def phrase_start(text: str, start: int, noun: int) -> int:
    """Return where the noun phrase begins whose noun stands at `noun`: at the last article before it, if it is near."""
    articles = list(ARTICLE.finditer(text, max(start, noun - REACH), noun))
    near = articles and len(text[articles[-1].end() : noun].split()) <= WORDS_BEFORE_NOUN
    return articles[-1].start() if near else noun


def clause_start(text: str, start: int, end: int) -> int:
    """Return where the clause that holds `end` starts, after the last mark or conjunction before it."""
    opening = re.compile(r"(?:[,;:–—]|\b(?:and|but|while|that|when|where|by)\b)\s*")
    return max((mark.end() for mark in opening.finditer(text, start, end)), default=start)


def named(text: str, sentence: Span, word: Span) -> str:
    """Return a name for a meeting of which only a verb is known: by a noun before it, if there is one."""
    before = MEETING_NOUN.search(text, sentence[0], word[0])
    return f"the {before.group().lower()}" if before else "the meeting"
