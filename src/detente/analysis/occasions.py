"""Every place in a report that names a meeting, with the day given for it there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from detente.analysis.calendar import day_of, is_day
from detente.analysis.sentences import inside, sentence_at
from detente.record import Draft, Evidence, Meeting, MeetingStatus, PartialDate, Span, TimeExpression

NOUNS = (
    r"(?:(?:meeting|session|round|discussion|summit|negotiation|consultation|conference|gathering|dialogue|hearing)s?|"
    r"talks)"
)
MEETING_NOUN = re.compile(rf"\b{NOUNS}\b", re.IGNORECASE)
MEETING_VERB = (
    r"(?:met|meet|meets|sat down|conferred|convened?|gathered|(?:held|began|begun|opened|started|took place))"
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
        """Return the words for the meeting and its date when they stand together, or those for the date."""
        if self.printed is None:
            return self.draft.report.cite(self.opening, self.span[1])
        start, end = min(self.opening, self.printed[0]), max(self.span[1], self.printed[1])
        together = inside(self.printed, self.sentence) and end - start <= 2 * REACH
        return self.draft.report.cite(*((start, end) if together else self.printed))

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


def occasions(draft: Draft) -> tuple[Occasion, ...]:
    """Return every place where `draft` names a meeting, in the order of the text."""
    read = [occasion for meeting in draft.meetings for occasion in of_meeting(draft, meeting)]
    taken = {occasion.printed for occasion in read}
    loose = [occasion for occasion in unread(draft) if occasion.printed not in taken]
    return tuple(sorted((*read, *loose), key=lambda occasion: occasion.span))


def of_meeting(draft: Draft, meeting: Meeting) -> Iterator[Occasion]:
    """Yield the places that name a meeting: with the date that stands beside the name, or else the meeting's own."""
    own = printed_date(draft, meeting)
    for span in meeting.spans:
        beside = date_beside(draft, span)
        date, printed = (meeting.date, own) if beside is None else (day_of(beside), (beside.start, beside.end))
        yield Occasion(
            draft=draft,
            span=span,
            name=meeting.name,
            status=meeting.status,
            place=meeting.place,
            body=meeting.body,
            parties=frozenset(meeting.participants),
            date=date,
            printed=printed,
        )


def printed_date(draft: Draft, meeting: Meeting) -> Span | None:
    """Return where a meeting's date is printed: nearest to where the meeting is named, in one of its sentences."""
    if meeting.date is None:
        return None
    sentences = [sentence_at(draft, span[0]) for span in meeting.spans]
    fitting = [
        (time.start, time.end)
        for time in draft.dates
        if time.value[:10] == meeting.date.value
        and any(inside((time.start, time.end), sentence) for sentence in sentences)
    ]
    return min(fitting, key=lambda time: min(apart(time, span) for span in meeting.spans), default=None)


def apart(one: Span, two: Span) -> int:
    """Return the number of characters between two spans."""
    return max(one[0] - two[1], two[0] - one[1], 0)


def date_beside(draft: Draft, span: Span) -> TimeExpression | None:
    """Return the day that stands inside the words for a meeting or is led to from them (`the talks in X on 3 May`)."""
    for time in draft.dates:
        if day_of(time) is None:
            continue
        if inside((time.start, time.end), span):
            return time
        if span[1] <= time.start <= span[1] + REACH:
            between = draft.report.text[span[1] : time.start]
            lead = LEADS_TO_DATE.fullmatch(between)
            if lead and not SAYS.search(lead["gap"]) and not LOOSE.search(lead["gap"]):
                return time
    return None


def unread(draft: Draft) -> Iterator[Occasion]:
    """Yield days to which words for a meeting lead (`officials met on 3 May`), whether or not it was read as one."""
    text = draft.report.text
    for time in draft.dates:
        if day_of(time) is None:
            continue
        sentence = sentence_at(draft, time.start)
        before = text[sentence[0] : time.start]
        for word in reversed(list(LOOSE.finditer(before))):
            lead = LEADS_TO_DATE.fullmatch(before, word.end())
            if lead and not SAYS.search(lead["gap"]):
                yield loose(draft, time, sentence, (sentence[0] + word.start(), sentence[0] + word.end()))
                break


def loose(draft: Draft, time: TimeExpression, sentence: Span, word: Span) -> Occasion:
    """Return what the words around a meeting's date say about it."""
    text = draft.report.text
    noun = MEETING_NOUN.fullmatch(text[slice(*word)]) is not None
    start = phrase_start(text, sentence[0], word[0]) if noun else clause_start(text, sentence[0], word[0])
    place = PLACE.search(text, word[1], time.start)
    return Occasion(
        draft=draft,
        span=(start, word[1]),
        name=text[start : word[1]] if noun else named(text, sentence, word),
        status=MeetingStatus.PLANNED if FUTURE.search(text, sentence[0], word[1]) else MeetingStatus.HELD,
        place=place["place"] if place else None,
        body=next(iter(sorted(bodies_in(draft, (start, time.start)))), None),
        parties=parties_in(draft, (start, sentence[1] if noun else time.start)),
        date=day_of(time),
        printed=(time.start, time.end),
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


def bodies_in(draft: Draft, span: Span) -> frozenset[str]:
    """Return the bodies named in a stretch of the text, or whose meeting is named there."""
    named = {mention.id for mention in draft.mentions if mention.kind == "body" and inside(mention.span, span)}
    met = {meeting.body for meeting in draft.meetings if any(inside(one, span) for one in meeting.spans)}
    return frozenset(body for body in named | met if body)


def parties_in(draft: Draft, span: Span) -> frozenset[str]:
    """Return the parties named in a stretch of the text, by their own names or by those of their people."""
    spoken_for = {person.id: person.roles[-1].party for person in draft.people if person.roles}
    found = set()
    for mention in draft.mentions:
        if inside(mention.span, span):
            found.add(mention.id if mention.kind == "party" else spoken_for.get(mention.id))
    return frozenset(party for party in found if party)
