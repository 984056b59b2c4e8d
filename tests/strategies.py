"""Hypothesis strategies for the whole vocabulary: every report, fact, draft and record they draw is one that may be."""

from datetime import date, timedelta, timezone

from hypothesis import settings
from hypothesis import strategies as st

from detente import record as vocabulary
from detente.record import PartialDate, Precision, Record, Report

of_whole_records = settings(max_examples=max(settings().max_examples // 5, 10))
"""For laws of whole records, which take long to draw: fewer examples than the profile asks for."""

for kind in vars(vocabulary).values():
    if isinstance(kind, type) and issubclass(kind, vocabulary.Entry):
        kind.model_rebuild()  # built when first used; `st.builds` asks before that which fields are required

SLUGS = st.sampled_from(["alba", "borea", "cadia", "doria", "the-league", "grain_quota"])
WORDS = st.text(min_size=1, max_size=12)
TEXTS = st.text(min_size=1, max_size=60)
MAYBE_SLUG = st.none() | SLUGS
MAYBE_WORDS = st.none() | WORDS

days = st.dates()
near_days = st.dates(min_value=date(2021, 11, 1), max_value=date(2022, 3, 31))
precisions = st.sampled_from(Precision)


@st.composite
def partial_dates(draw, days=days, precisions=precisions, text=MAYBE_WORDS):
    """Dates of every precision, with and without words."""
    return PartialDate.of(draw(days), draw(precisions), text=draw(text))


@st.composite
def spans(draw, length):
    """Spans of at least one character in a text of `length`."""
    start = draw(st.integers(0, length - 1))
    return start, draw(st.integers(start + 1, length))


@st.composite
def evidence(draw, report):
    """A piece of a report, with its place."""
    return report.cite(*draw(spans(len(report.text))))


def reports(text=TEXTS):
    """Reports with and without a head."""
    return st.builds(
        Report, text=text, id=st.just(""), outlet=MAYBE_WORDS, title=MAYBE_WORDS, published=st.none() | partial_dates()
    )


def tuples_of(strategy, least=0, most=2):
    """Tuples of a few."""
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


near_dates = st.none() | partial_dates(near_days)
roles = st.builds(vocabulary.Role, title=WORDS, party=MAYBE_SLUG, since=st.sampled_from([None, "2019", "2021-03-04"]))
parties = st.builds(vocabulary.Party, id=SLUGS, name=WORDS, kind=WORDS, aliases=tuples_of(WORDS))
people = st.builds(vocabulary.Person, id=SLUGS, name=WORDS, aliases=tuples_of(WORDS), roles=tuples_of(roles))
bodies = st.builds(vocabulary.Body, id=SLUGS, name=WORDS, aliases=tuples_of(WORDS), members=tuples_of(SLUGS))
issues = st.builds(vocabulary.Issue, id=SLUGS, label=WORDS, keywords=tuples_of(WORDS), alternatives=tuples_of(SLUGS))
outlets = st.builds(vocabulary.Outlet, id=SLUGS, name=WORDS, aliases=tuples_of(WORDS))
speakers = st.builds(vocabulary.Speaker, name=MAYBE_WORDS, person=MAYBE_SLUG, party=MAYBE_SLUG, role=MAYBE_WORDS)
vias = st.builds(vocabulary.Via, name=WORDS, kind=st.sampled_from(["outlet", "unnamed"]), party=MAYBE_SLUG)
magnitudes = st.builds(vocabulary.Magnitude, value=st.floats(allow_nan=False, allow_infinity=False), unit=WORDS)
rules = st.sampled_from(["acts:verbs", "dates:weekday", "analyst"])


def statements(report):
    """Statements that stand in `report`."""
    place = spans(len(report.text))
    conditions = st.builds(vocabulary.Condition, text=WORDS, span=place)
    return st.builds(
        vocabulary.Statement, id=st.just(""), evidence=tuples_of(evidence(report), 1), rule=rules,
        source=tuples_of(place), cue=tuples_of(place), content=tuples_of(place, 1), sentence=place, speaker=speakers,
        via=tuples_of(vias), target=MAYBE_SLUG, issue=MAYBE_SLUG, condition=st.none() | conditions, date=near_dates,
    )  # fmt: skip


def events(report):
    """Events that stand in `report`."""
    return st.builds(
        vocabulary.Event, id=st.just(""), evidence=tuples_of(evidence(report), 1), rule=rules, actor=MAYBE_SLUG,
        target=MAYBE_SLUG, span=spans(len(report.text)), date=near_dates, magnitude=st.none() | magnitudes,
    )  # fmt: skip


def meetings(report):
    """Meetings that stand in `report`."""
    return st.builds(
        vocabulary.Meeting, id=st.just(""), evidence=tuples_of(evidence(report), 1), rule=rules, name=WORDS,
        body=MAYBE_SLUG, date=near_dates, participants=tuples_of(SLUGS), spans=tuples_of(spans(len(report.text)), 1),
    )  # fmt: skip


def deadlines(report):
    """Deadlines that stand in `report`."""
    return st.builds(
        vocabulary.Deadline, id=st.just(""), evidence=tuples_of(evidence(report), 1), rule=rules, who=MAYBE_SLUG,
        what=WORDS, due=near_dates, spans=tuples_of(spans(len(report.text)), 1),
    )  # fmt: skip


def facts(report):
    """Facts of every kind that stand in `report`."""
    return statements(report) | events(report) | meetings(report) | deadlines(report)


def findings(report):
    """Findings on `report`."""
    return st.builds(
        vocabulary.Finding, id=st.just(""), rule=rules, message=WORDS, settles=WORDS,
        evidence=tuples_of(evidence(report), 1),
    )  # fmt: skip


@st.composite
def drafts(draw, report=None):
    """What reading one report may yield."""
    report = report or draw(reports())
    place = spans(len(report.text))
    times = st.builds(vocabulary.TimeExpression, start=st.integers(0, 9), end=st.integers(10, 19), value=WORDS)
    return vocabulary.Draft(
        report=report,
        statements=draw(tuples_of(statements(report))),
        events=draw(tuples_of(events(report))),
        meetings=draw(tuples_of(meetings(report))),
        deadlines=draw(tuples_of(deadlines(report))),
        findings=draw(tuples_of(findings(report), most=1)),
        dates=draw(tuples_of(times)),
        problems=draw(tuples_of(st.builds(vocabulary.Problem, where=place, what=WORDS))),
        mentions=draw(tuples_of(st.builds(vocabulary.Mention, id=SLUGS, span=place, text=WORDS))),
        parties=draw(tuples_of(parties)),
        people=draw(tuples_of(people)),
        bodies=draw(tuples_of(bodies)),
        issues=draw(tuples_of(issues)),
        outlets=draw(tuples_of(outlets)),
    )


positions = st.builds(
    vocabulary.Position, id=st.just(""), party=SLUGS, issue=SLUGS, content=WORDS, alternatives=tuples_of(SLUGS),
    condition=st.none(), date=near_dates, statements=tuples_of(WORDS, 1),
)  # fmt: skip


@st.composite
def judgements(draw):
    """An analyst's decisions."""
    verdict = draw(st.sampled_from(vocabulary.Verdict))
    zones = st.integers(-720, 840).map(lambda minutes: timezone(timedelta(minutes=minutes)))
    values = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS
    return vocabulary.Judgement(
        verdict=verdict,
        subject=draw(WORDS),
        by=draw(WORDS),
        at=draw(st.datetimes(timezones=zones)),
        reason=draw(MAYBE_WORDS),
        changes=draw(st.dictionaries(WORDS, values, min_size=1, max_size=2)),
        into=draw(SLUGS) if verdict in (vocabulary.Verdict.MERGE, vocabulary.Verdict.SPLIT) else None,
        facts=draw(st.lists(WORDS, min_size=1, max_size=2)) if verdict is vocabulary.Verdict.SPLIT else (),
    )


@st.composite
def records(draw, most=3):
    """Records of a few drafts, with positions and judgements."""
    record = Record.of(draw(st.lists(drafts(), max_size=most)))
    return record.model_copy(
        update={"positions": draw(tuples_of(positions)), "judgements": draw(tuples_of(judgements()))}
    )


ACTS = st.sampled_from(vocabulary.Act)
