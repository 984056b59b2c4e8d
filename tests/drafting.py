"""Drafts made by hand: a text, and where in it a meeting, a date or a statement stands."""

from detente.record import (
    Act,
    Body,
    Condition,
    Deadline,
    Draft,
    Event,
    Magnitude,
    Meeting,
    Mention,
    PartialDate,
    Party,
    Person,
    Plover,
    Report,
    Role,
    Speaker,
    Statement,
    TimeExpression,
    Via,
)


def day(value, text=None):
    return PartialDate(value=value, text=text) if value else None


class Sheet:
    """A report on which facts are marked by their words; each word is looked for after the last one of its kind."""

    def __init__(self, text, *, published="2031-05-14", outlet=None):
        self.report = Report(text=text, published=day(published), outlet=outlet)
        self.parts = {}

    def span(self, words, nth=1):
        start = -1
        for _ in range(nth):
            start = self.report.text.index(words, start + 1)
        return start, start + len(words)

    def evidence(self, *spans):
        return tuple(self.report.cite(*span) for span in spans)

    def add(self, kind, entry):
        self.parts.setdefault(kind, []).append(entry)
        return self

    def sentence(self, span):
        text = self.report.text
        start = max(text.rfind(". ", 0, span[0]), text.rfind("\n", 0, span[0])) + 1
        stop = text.find(".", span[1])
        start += len(text[start:]) - len(text[start:].lstrip())
        return start, stop + 1 if stop >= 0 else len(text)

    def date(self, words, value, *, nth=1, kind="DATE"):
        start, end = self.span(words, nth)
        return self.add("dates", TimeExpression(start=start, end=end, value=value, type=kind))

    def meeting(self, words, *, date=None, place=None, body=None, who=(), status="held", also=()):
        spans = (self.span(words), *(self.span(one) for one in also))
        return self.add(
            "meetings",
            Meeting(
                evidence=self.evidence(*(self.sentence(span) for span in spans)), rule="meetings:hand", name=words,
                body=body, place=place, date=day(date), participants=who, status=status, spans=spans,
            ),
        )  # fmt: skip

    def statement(
        self, content, act, *, party=None, issue=None, person=None, who=None, via=(), unnamed=False, condition=None,
        date=None, **more,
    ):  # fmt: skip
        span = self.span(content)
        sentence = self.sentence(span)
        tie = None
        if condition:
            tie = Condition(kind="if", text=condition, span=self.span(condition))
        return self.add(
            "statements",
            Statement(
                evidence=self.evidence(sentence), rule="statements:hand", content=(span,), sentence=sentence,
                wording="indirect", speaker=Speaker(name=who, person=person, party=party, unnamed=unnamed),
                via=tuple(Via(name=name, kind=kind) for name, kind in via), act=Act(act), issue=issue, condition=tie,
                date=day(date), **more,
            ),
        )  # fmt: skip

    def deadline(self, what, *, who, due, words):
        span = self.span(what)
        found = Deadline(
            evidence=self.evidence(self.sentence(span)), rule="deadlines:hand", who=who, what=what,
            due=day(due, words), spans=(span,),
        )  # fmt: skip
        return self.add("deadlines", found)

    def event(self, words, *, value, unit, approximate=False, actor="alba", date=None, place=None):
        span = self.span(words)
        found = Event(
            evidence=self.evidence(self.sentence(span)), rule="events:hand", plover=Plover.MOBILIZE, actor=actor,
            span=span, date=day(date), place=place,
            magnitude=Magnitude(value=value, unit=unit, approximate=approximate),
        )  # fmt: skip
        return self.add("events", found)

    def names(self, kind, slug, *words, nth=1):
        for one in words:
            self.add("mentions", Mention(kind=kind, id=slug, span=self.span(one, nth), text=one))
        return self

    def party(self, slug, *words):
        self.add("parties", Party(id=slug, name=slug.title()))
        return self.names("party", slug, *words)

    def person(self, slug, party, *words):
        self.add("people", Person(id=slug, name=slug.title(), roles=(Role(title="envoy", party=party),)))
        return self.names("person", slug, *words)

    def body(self, slug, *words, members=()):
        self.add("bodies", Body(id=slug, name=slug.title(), members=members))
        return self.names("body", slug, *words)

    def draft(self):
        return Draft(report=self.report, **{name: tuple(entries) for name, entries in self.parts.items()})
