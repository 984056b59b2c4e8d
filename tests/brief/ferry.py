"""An invented negotiation for the page: a ferry strike between a union and an operator, with a conciliator."""

from detente.record import (
    Act,
    Attitude,
    Basis,
    Body,
    Condition,
    ConditionKind,
    Deadline,
    Event,
    EventStatus,
    Finding,
    Issue,
    Meeting,
    MeetingStatus,
    Mention,
    Modality,
    Outlet,
    PartialDate,
    Party,
    Person,
    Plover,
    Position,
    Problem,
    Reading,
    Record,
    Reliability,
    Report,
    Role,
    Severity,
    Speaker,
    Stance,
    Statement,
    StatementKind,
    Via,
    Wording,
)

ATTACK = "<script>alert(1)</script>"

TUESDAY = Report(
    file="tuesday.txt",
    outlet="Sound Herald",
    title="Crews and operator meet, ferries stay in port",
    author="Mona Tindall",
    published=PartialDate(value="2031-03-04"),
    url="https://herald.example/ferries?id=1&x=<b>",
    language="en",
    text="""Crews and operator meet, ferries stay in port

The deckhands' union and Skerry Ferries met on Monday at the State Conciliation Office in Brough,
the first talks since crews walked out on 24 February.

“We will never sign a rota that breaks the eleven-hour rest,” said Ada Norquay, who leads the
Deckhands' Union. She said that the crews would return to work within a day if the company restored
the winter rota.

Skerry Ferries refuses to discuss the rota before the strike ends, its chief executive, Piers Halcrow,
told reporters. He offered a pay rise of 4 per cent.

The conciliator, Ruth Isbister, called the talks "frank and useful". They will resume on Thursday.
""",
)
WEDNESDAY = Report(
    file="wednesday.html",
    outlet=f"Coast Wire {ATTACK}",
    title=f"Operator may charter foreign ships {ATTACK}",
    published=PartialDate(value="2031-03-05"),
    language="en",
    text=f"""Skerry Ferries could charter foreign ships if the strike goes on into next week, Coast Wire has learnt \
from a person close to the company's board.
“There was no offer on the rota, and there will be none,” Halcrow said in a letter to staff on Wednesday. “Those \
who want to talk about it must first go back to work.”
The Northern Agency reported, citing an unnamed official of the Conciliation Office, that the union had agreed to \
put the company's pay offer to a vote by 14 March.
The union denied that it had agreed to a vote.
{ATTACK} was printed at the foot of the letter, with "an unbalanced quotation mark.
""",
)
THURSDAY = Report(
    file="thursday.txt",
    outlet="Sound Herald",
    title="Second round ends without a rota",
    published=PartialDate(value="2031-03-06"),
    language="en",
    text="""The second round of talks between the Deckhands' Union and Skerry Ferries ended on Thursday without a \
word on the rota. The two sides had first met on 13 March, three days before.
Norquay warned the company that the strike would spread to the freight boats unless it came back with the winter \
rota. “Eleven hours is not a number we picked,” she said. “It is the law of rest, and nobody at this table may \
sell it.”
Halcrow raised the offer on pay to 5 per cent.
The Islands Council urged both sides to accept the conciliator's draft. The third round is planned \
for 11 March in Brough.
""",
)
LETTER = Report(
    file="letter.txt",
    text="A reader writes that the ferries should sail again next week. Two officials at the harbour said crews were "
    "tired.\n",
)


def span(report, words, after=0):
    start = report.text.index(words, after)
    return start, start + len(words)


def cite(report, words):
    return report.cite(*span(report, words))


def said(report, whole, content, speaker, act, **more):
    """Return a statement whose sentence is `whole` and whose content are the pieces of `content`."""
    evidence = cite(report, whole)
    pieces = (content,) if isinstance(content, str) else content
    return Statement(
        evidence=(evidence,),
        rule="by:hand",
        content=tuple(span(report, piece, evidence.start) for piece in pieces),
        sentence=evidence.span,
        speaker=speaker,
        act=act,
        wording=more.pop("wording", Wording.INDIRECT),
        **more,
    )


NORQUAY = Speaker(name="Ada Norquay", person="norquay", party="deckhands-union")
HALCROW = Speaker(name="Piers Halcrow", person="halcrow", party="skerry-ferries", role="chief executive")
ISBISTER = Speaker(name="Ruth Isbister", person="isbister", party="conciliation-office", role="conciliator")
MONDAY, WEDNESDAY_5 = PartialDate(value="2031-03-03", text="Monday"), PartialDate(value="2031-03-05", text="Wednesday")
THURSDAY_6 = PartialDate(value="2031-03-06", text="Thursday")

NEVER = said(
    TUESDAY,
    """“We will never sign a rota that breaks the eleven-hour rest,” said Ada Norquay, who leads the
Deckhands' Union.""",
    "“We will never sign a rota that breaks the eleven-hour rest,”",
    NORQUAY,
    Act.REFUSE,
    wording=Wording.DIRECT,
    red_line=True,
    issue="rota",
    target="skerry-ferries",
    date=PartialDate(value="2031-03-04"),
    credibility=2,
)
RETURN = said(
    TUESDAY,
    """She said that the crews would return to work within a day if the company restored
the winter rota.""",
    """the crews would return to work within a day if the company restored
the winter rota""",
    NORQUAY,
    Act.OFFER,
    issue="strike",
    target="skerry-ferries",
    condition=Condition(
        kind=ConditionKind.IF,
        text="the company restored the winter rota",
        span=span(TUESDAY, "if the company restored\nthe winter rota"),
    ),
    attitude=Attitude.SOFTENING,
)
BEFORE = said(
    TUESDAY,
    """Skerry Ferries refuses to discuss the rota before the strike ends, its chief executive, Piers Halcrow,
told reporters.""",
    "refuses to discuss the rota before the strike ends",
    HALCROW,
    Act.REFUSE,
    issue="rota",
    condition=Condition(
        kind=ConditionKind.BEFORE, text="the strike ends", span=span(TUESDAY, "before the strike ends")
    ),
)
DEMAND = said(
    TUESDAY,
    """Skerry Ferries refuses to discuss the rota before the strike ends, its chief executive, Piers Halcrow,
told reporters.""",
    "before the strike ends",
    HALCROW,
    Act.DEMAND,
    issue="strike",
    target="deckhands-union",
)
FOUR = said(
    TUESDAY, "He offered a pay rise of 4 per cent.", "a pay rise of 4 per cent", HALCROW, Act.OFFER, issue="pay"
)
FRANK = said(
    TUESDAY,
    'The conciliator, Ruth Isbister, called the talks "frank and useful".',
    '"frank and useful"',
    ISBISTER,
    Act.ASSESS,
    wording=Wording.MIXED,
    attitude=Attitude.OPTIMISTIC,
)
CHARTER = said(
    WEDNESDAY,
    "Skerry Ferries could charter foreign ships if the strike goes on into next week, Coast Wire has learnt from a "
    "person close to the company's board.",
    "Skerry Ferries could charter foreign ships if the strike goes on into next week",
    Speaker(name="person close to the company's board", party="skerry-ferries", unnamed=True),
    Act.THREATEN,
    kind=StatementKind.PLAN,
    issue="strike",
    modality=Modality.POSSIBLE,
    credibility=4,
    condition=Condition(
        kind=ConditionKind.IF,
        text="the strike goes on into next week",
        span=span(WEDNESDAY, "if the strike goes on into next week"),
    ),
)
NONE = said(
    WEDNESDAY,
    "“There was no offer on the rota, and there will be none,” Halcrow said in a letter to staff on Wednesday. “Those "
    "who want to talk about it must first go back to work.”",
    (
        "“There was no offer on the rota, and there will be none,”",
        "“Those who want to talk about it must first go back to work.”",
    ),
    HALCROW,
    Act.REFUSE,
    wording=Wording.DIRECT,
    issue="rota",
    negated=True,
    red_line=True,
    date=WEDNESDAY_5,
)
BALLOT = said(
    WEDNESDAY,
    "The Northern Agency reported, citing an unnamed official of the Conciliation Office, that the union had agreed to "
    "put the company's pay offer to a vote by 14 March.",
    "the union had agreed to put the company's pay offer to a vote by 14 March",
    Speaker(name="the union", party="deckhands-union"),
    Act.PROMISE,
    issue="pay",
    modality=Modality.REPORTED,
    via=(
        Via(name="The Northern Agency", kind="outlet"),
        Via(name="unnamed official of the Conciliation Office", kind="unnamed", party="conciliation-office"),
    ),
    credibility=4,
)
DENIAL = said(
    WEDNESDAY,
    "The union denied that it had agreed to a vote.",
    "it had agreed to a vote",
    Speaker(name="The union", party="deckhands-union"),
    Act.REJECT,
    issue="pay",
    negated=True,
)
SPREAD = said(
    THURSDAY,
    "Norquay warned the company that the strike would spread to the freight boats unless it came back with the winter "
    "rota.",
    "the strike would spread to the freight boats unless it came back with the winter rota",
    NORQUAY,
    Act.THREATEN,
    issue="rota",
    target="skerry-ferries",
    date=THURSDAY_6,
    attitude=Attitude.HARDENING,
    condition=Condition(
        kind=ConditionKind.UNLESS,
        text="it came back with the winter rota",
        span=span(THURSDAY, "unless it came back with the winter rota"),
    ),
)
ELEVEN = said(
    THURSDAY,
    "“Eleven hours is not a number we picked,” she said. “It is the law of rest, and nobody at this table may sell "
    "it.”",
    ("“Eleven hours is not a number we picked,”", "“It is the law of rest, and nobody at this table may sell it.”"),
    NORQUAY,
    Act.REFUSE,
    wording=Wording.DIRECT,
    red_line=True,
    issue="rota",
    date=THURSDAY_6,
)
FIVE = said(
    THURSDAY,
    "Halcrow raised the offer on pay to 5 per cent.",
    "raised the offer on pay to 5 per cent",
    HALCROW,
    Act.OFFER,
    issue="pay",
    date=THURSDAY_6,
)
URGED = said(
    THURSDAY,
    "The Islands Council urged both sides to accept the conciliator's draft.",
    "both sides to accept the conciliator's draft",
    Speaker(name="The Islands Council", party="islands-council"),
    Act.DEMAND,
)
TIRED = said(
    LETTER,
    "Two officials at the harbour said crews were tired.",
    "crews were tired",
    Speaker(name="Two officials at the harbour", unnamed=True),
    Act.INFORM,
)
STATEMENTS = (
    NEVER, RETURN, BEFORE, DEMAND, FOUR, FRANK, CHARTER, NONE, BALLOT, DENIAL, SPREAD, ELEVEN, FIVE, URGED, TIRED,
)  # fmt: skip


def met(report, whole, name, day, status, **more):
    evidence = cite(report, whole)
    return Meeting(
        evidence=(evidence,), rule="by:hand", name=name, date=day, status=status,
        spans=(span(report, more.pop("words", name), evidence.start),), **more,
    )  # fmt: skip


TUESDAY_LEAD = """The deckhands' union and Skerry Ferries met on Monday at the State Conciliation Office in Brough,
the first talks since crews walked out on 24 February."""
THURSDAY_SLIP = "The two sides had first met on 13 March, three days before."
PAIR = ("deckhands-union", "skerry-ferries")
FIRST = met(
    TUESDAY, TUESDAY_LEAD, "first talks", MONDAY, MeetingStatus.HELD,
    body="conciliation-round", place="Brough", participants=PAIR, result="“frank and useful”",
)  # fmt: skip
RESUME = met(
    TUESDAY, "They will resume on Thursday.", "Talks", PartialDate(value="2031-03-06", text="Thursday"),
    MeetingStatus.PLANNED, words="resume", body="conciliation-round", participants=PAIR,
)  # fmt: skip
SECOND = met(
    THURSDAY,
    "The second round of talks between the Deckhands' Union and Skerry Ferries ended on Thursday without a word on the "
    "rota.",
    "second round of talks", THURSDAY_6, MeetingStatus.HELD,
    body="conciliation-round", participants=PAIR, result="without a word on the rota",
)  # fmt: skip
SLIPPED = met(
    THURSDAY, THURSDAY_SLIP, "the first meeting", PartialDate(value="2031-03-13", text="13 March"),
    MeetingStatus.HELD, words="had first met on 13 March", participants=PAIR,
)  # fmt: skip
THIRD = met(
    THURSDAY, "The third round is planned for 11 March in Brough.", "third round",
    PartialDate(value="2031-03-11", text="11 March"), MeetingStatus.PLANNED,
    body="conciliation-round", place="Brough", participants=PAIR,
)  # fmt: skip
WALKOUT = Event(
    evidence=(cite(TUESDAY, TUESDAY_LEAD),), rule="by:hand", plover=Plover.PROTEST, actor="deckhands-union",
    target="skerry-ferries", span=span(TUESDAY, "crews walked out"),
    date=PartialDate(value="2031-02-24", text="24 February"),
)  # fmt: skip
FREIGHT = Event(
    evidence=(SPREAD.evidence[0],), rule="by:hand", plover=Plover.PROTEST, actor="deckhands-union",
    span=span(THURSDAY, "the strike would spread to the freight boats"), status=EventStatus.THREATENED,
    claimed_by=SPREAD.id,
)  # fmt: skip
VOTE = Deadline(
    evidence=BALLOT.evidence, rule="by:hand", who="deckhands-union", what="put the company's pay offer to a vote",
    due=PartialDate(value="2031-03-14", text="14 March"), spans=(span(WEDNESDAY, "a vote by 14 March"),),
)  # fmt: skip


def stands(party, issue, stance, *statements, **more):
    return Position(
        party=party, issue=issue, stance=stance, content=statements[0].words(statements[0].content),
        date=statements[0].date or PartialDate(value="2031-03-04"), condition=statements[0].condition,
        red_line=statements[0].red_line, statements=tuple(one.id for one in statements), **more,
    )  # fmt: skip


POSITIONS = (
    stands("deckhands-union", "rota", Stance.REFUSES, ELEVEN, NEVER),
    stands("deckhands-union", "rota", Stance.THREATENS, SPREAD),
    stands("deckhands-union", "strike", Stance.OFFERS, RETURN, flexibility="return to work within a day"),
    stands("deckhands-union", "pay", Stance.ACCEPTS, BALLOT, basis=Basis.BELIEVED),
    stands("skerry-ferries", "rota", Stance.REFUSES, NONE, BEFORE),
    stands("skerry-ferries", "pay", Stance.OFFERS, FIVE, FOUR),
    stands("skerry-ferries", "strike", Stance.DEMANDS, DEMAND),
    stands("skerry-ferries", "strike", Stance.THREATENS, CHARTER),
)
FINDINGS = (
    Finding(
        rule="date-order",
        severity=Severity.HIGH,
        message="The Sound Herald of 6 March dates the first meeting 13 March, a week after its own report appeared; "
        "on 4 March it had the two sides meet on Monday 3 March.",
        settles="The Conciliation Office's diary. Three days before 6 March is 3 March.",
        evidence=(cite(THURSDAY, "13 March"), cite(TUESDAY, "met on Monday")),
    ),
    Finding(
        rule="contradiction",
        severity=Severity.MEDIUM,
        message="Coast Wire has the union agree to a vote and deny it.",
        settles="The union's own announcement, or a second source for the agency's report.",
        evidence=(cite(WEDNESDAY, "the union had agreed"), cite(WEDNESDAY, "denied that it had agreed")),
    ),
    Finding(
        rule="single-unnamed-source",
        severity=Severity.LOW,
        message="That foreign ships may be chartered rests on one person without a name.",
        settles="A second source, or the charter market.",
        evidence=(CHARTER.evidence[0],),
    ),
)


def mention(report, kind, slug, words):
    return Mention(kind=kind, id=slug, span=span(report, words), text=words)


READINGS = (
    Reading(
        report=TUESDAY.id,
        mentions=(
            mention(TUESDAY, "party", "deckhands-union", "The deckhands' union"),
            mention(TUESDAY, "party", "deckhands-union", "crews"),
            mention(TUESDAY, "party", "skerry-ferries", "Skerry Ferries"),
            mention(TUESDAY, "party", "skerry-ferries", "the company"),
            mention(TUESDAY, "body", "conciliation-round", "the first talks"),
            mention(TUESDAY, "person", "norquay", "Ada Norquay"),
            mention(TUESDAY, "person", "halcrow", "Piers Halcrow"),
            mention(TUESDAY, "person", "isbister", "Ruth Isbister"),
            mention(TUESDAY, "party", "conciliation-office", "State Conciliation Office"),
        ),
    ),
    Reading(
        report=WEDNESDAY.id,
        mentions=(
            mention(WEDNESDAY, "person", "halcrow", "Halcrow"),
            mention(WEDNESDAY, "party", "conciliation-office", "the Conciliation Office"),
            mention(WEDNESDAY, "outlet", "northern-agency", "The Northern Agency"),
        ),
        problems=(
            Problem(
                where=span(WEDNESDAY, '"an unbalanced quotation mark.'),
                what="a quotation mark opens here and is never closed",
            ),
        ),
    ),
    Reading(
        report=THURSDAY.id,
        mentions=(
            mention(THURSDAY, "person", "norquay", "Norquay"),
            mention(THURSDAY, "party", "islands-council", "The Islands Council"),
            mention(THURSDAY, "body", "conciliation-round", "The second round of talks"),
        ),
    ),
    Reading(
        report=LETTER.id,
        problems=(Problem(where=(0, 0), what="no date of publication: “next week” stays relative"),),
    ),
)
RECORD = Record(
    reports=(THURSDAY, TUESDAY, WEDNESDAY, LETTER),
    parties=(
        Party(id="deckhands-union", name="Deckhands' Union", kind="union", aliases=("crews", "the union")),
        Party(id="skerry-ferries", name="Skerry Ferries", kind="company", aliases=("the company",)),
        Party(id="conciliation-office", name="State Conciliation Office", kind="organisation"),
        Party(id="islands-council", name="Islands Council", kind="organisation"),
    ),
    people=(
        Person(id="norquay", name="Ada Norquay", roles=(Role(title="leader", party="deckhands-union"),)),
        Person(id="halcrow", name="Piers Halcrow", roles=(Role(title="chief executive", party="skerry-ferries"),)),
        Person(id="isbister", name="Ruth Isbister", roles=(Role(title="conciliator", party="conciliation-office"),)),
    ),
    bodies=(Body(id="conciliation-round", name="Conciliation talks", members=PAIR, rule="all"),),
    issues=(
        Issue(id="rota", label="The winter rota and the eleven-hour rest"),
        Issue(id="pay", label="Pay"),
        Issue(id="strike", label="Return to work"),
    ),
    outlets=(Outlet(id="sound-herald", name="Sound Herald", reliability=Reliability.B),),
    statements=STATEMENTS,
    events=(WALKOUT, FREIGHT),
    meetings=(FIRST, RESUME, SECOND, SLIPPED, THIRD),
    deadlines=(VOTE,),
    positions=POSITIONS,
    findings=FINDINGS,
    readings=READINGS,
)
