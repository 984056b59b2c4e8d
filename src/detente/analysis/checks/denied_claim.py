"""A claim that the party it is about denies."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from detente.analysis.checking import Check, Note, Noted, Places, Reports
from detente.analysis.content import content_words
from detente.analysis.doubts import Doubt, named, sentence, short
from detente.analysis.sentences import sentence_at
from detente.record import Act, Draft, EventStatus, Evidence, Report, Severity, Span

RULE = "denied_claim"
DENIES = re.compile(r"\b(?:denies|deny|denied|denying)\b", re.IGNORECASE)
BY = re.compile(r"\s+by\s+")
UNSAID = re.compile(r"\b(?:neither|nor|not|never|if|would|could|should|cannot|can't|to|being|was|were|been)\s*$")
"""Words before the verb under which nobody has denied anything, or somebody was denied something."""
WITHHELD = re.compile(
    r"\s+(?:(?:him|her|them|us|me|people|civilians|anyone)\b|(?:\w+\s){0,3}?"
    r"(?:access|entry|visas?|permission|food|aid|bail|asylum|passage|right|rights|request|membership)\b)"
)
"""What somebody is kept from, rather than what is said not to be so."""
BARE = re.compile(
    r"\s*(?:it|this|that|the (?:claim|account|report|allegation|version|story)s?)?\s*[.,;]|"
    r"\s+(?:having|doing|being)\s+(?:any|it|so|them|one|that)\b"
)
"""A denial of the sentence before, which has a check of its own, or of what only that one names."""
CLAUSE = re.compile(r"[;,](?!\s*which\b)|\s+(?:and|but)\s+(?:accuse|sa[iy]|blame|urge|call)\w*|[.!?]$")
AGAIN = re.compile(r"\band\s+(?:has\s+|have\s+|had\s+|again\s+)*$")
"""Words after which a second verb has the subject of the first."""
SUBJECT = 90
"""Characters before a denial in which its author is named."""
SHARED = 2
"""Words of content by which a claim is known to be the one denied."""
ALIKE = 0.6
"""Part of the content that two denials of one thing share."""
FEW = 3
"""Words of a denial so short that one in common tells the claim in the same report."""
NEAREST = 12
"""Claims under one word among which the denied one is sought."""
DAYS = 7


Author = tuple[str, frozenset[str]]
"""Who denies, in words, and the parties they are."""
Key = tuple[str | None, str, str | int]
"""Party, word, and report or day."""


@dataclass(frozen=True)
class Denial:
    """Somebody says that something is not so."""

    report: Report
    sentence: Span
    who: str
    """The words for who denies."""
    parties: frozenset[str]
    """The parties that deny, as far as they are known."""
    what: str
    """The words for what is denied."""


@dataclass(frozen=True, eq=False)
class Claim:
    """A sentence that says that somebody did something."""

    report: Report
    sentence: Span
    words: frozenset[str]


Claims = Mapping[Key, Sequence[Claim]]
"""Party, word, and report or day -> claims."""


class Quarrel(NamedTuple):
    """What a report claims of parties and what somebody denies in it."""

    denied: Sequence[tuple[Places, str, Sequence[str], str]]
    """Sentence, who denies, the parties that they are, and what."""
    claimed: Sequence[tuple[str, Places]]
    """Party and sentence."""


def quarrels(draft: Draft) -> Iterator[Quarrel]:
    """Yield what a report claims and what is denied in it."""
    denied = tuple((one.sentence, one.who, tuple(sorted(one.parties)), one.what) for one in denials(draft))
    told = tuple(claimed(draft))
    if denied or told:
        yield Quarrel(denied, told)


def denied_claim(quarrelled: Sequence[Noted[Quarrel]], reports: Reports) -> Iterator[Doubt]:
    """Yield what a party is said to have done and denies, with the claim where one report makes it."""
    ordered = reports.in_time(quarrelled)
    found = once(denial for one in ordered for denial in denials_in(one))
    claims = claims_about(claims_in(ordered, {party for denial in found for party in denial.parties}))
    for denial in found:
        yield doubt(denial, counterpart(denial, claims))


def denials_in(one: Noted[Quarrel]) -> Iterator[Denial]:
    """Yield what is denied in a report."""
    for (start, end), who, parties, what in one.clue.denied:
        yield Denial(one.report, (start, end), who, frozenset(parties), what)


def claims_in(quarrelled: Iterable[Noted[Quarrel]], parties: Collection[str]) -> Iterator[tuple[str, Claim]]:
    """Yield what reports claim of some parties."""
    for report, one in quarrelled:
        for party, (start, end) in one.claimed:
            if party in parties:
                yield party, Claim(report, (start, end), content_words(report.text[start:end]))


def once(found: Iterable[Denial]) -> list[Denial]:
    """Return denials, of those by one side of much the same thing the first."""
    kept: list[Denial] = []
    latest: dict[str, list[frozenset[str]]] = defaultdict(list)
    for denial in found:
        words = content_words(denial.what)
        sides = sorted(denial.parties) or [denial.who.casefold()]
        earlier = [told for side in sides for told in latest[side]]
        if not any(len(words & told) >= ALIKE * min(len(words), len(told)) for told in earlier):
            kept.append(denial)
            for side in sides:
                latest[side].append(words)
                del latest[side][:-NEAREST]
    return kept


def denials(draft: Draft) -> Iterator[Denial]:
    """Yield the sentences in which somebody with a name or a party denies something outright."""
    text = draft.report.text
    for verb in DENIES.finditer(text):
        start, end = sentence_at(draft, verb.start())
        before = text[max(start, verb.start() - SUBJECT) : verb.start()]
        passive = BY.match(text, verb.end())
        if passive:
            who = author(draft, passive.end(), min(passive.end() + SUBJECT, end), first=True)
            what = text[start : verb.start()].rsplit(", an", 1)[0].strip(" ,")
        elif UNSAID.search(before) or WITHHELD.match(text, verb.end()) or BARE.match(text, verb.end()):
            continue
        else:
            again = AGAIN.search(before)
            nearby = author(
                draft, start if again else max(start, verb.start() - SUBJECT), verb.start(), first=bool(again)
            )
            who = speaker(draft, verb.span(), nearby) or nearby
            rest = text[verb.end() : end]
            stop = CLAUSE.search(rest)
            what = rest[: stop.start()] if stop else rest
        if who and len(content_words(what)) >= SHARED:
            yield Denial(draft.report, (start, end), *who, what)


def speaker(draft: Draft, verb: Span, nearby: Author | None) -> Author | None:
    """Return who is read as the speaker of a statement whose cue is the denial."""
    for statement in draft.statements:
        said = statement.speaker
        if said.name and any(start < verb[1] and verb[0] < end for start, end in statement.cue):
            known = frozenset({said.party} if said.party else ())
            return said.name, known or (nearby[1] if nearby else known)
    return None


def author(draft: Draft, start: int, end: int, *, first: bool = False) -> Author | None:
    """Return the last party or person named in a stretch, or the first; two parties joined by `and` are both."""
    named = (one for one in draft.mentions if one.kind in ("party", "person"))
    inside = sorted((one for one in named if start <= one.span[0] and one.span[1] <= end), key=lambda one: one.span)
    if not inside:
        return None
    one = inside[0 if first else -1]
    before = inside[-2:-1] if not first else ()
    both = [two for two in before if draft.report.text[two.span[1] : one.span[0]].strip() == "and"]
    parties = frozenset(mention.id for mention in (*both, one) if mention.kind == "party")
    return " and ".join(mention.text for mention in (*both, one)), parties


def claimed(draft: Draft) -> list[tuple[str, Span]]:
    """Return the parties that a report accuses or says to have done something, each with the sentence."""
    told = {
        (one.target, one.sentence)
        for one in draft.statements
        if one.act is Act.ACCUSE and one.target and not DENIES.search(one.words(one.cue))
    }
    told |= {
        (one.actor, one.evidence[0].span)
        for one in draft.events
        if one.actor and one.status in (EventStatus.DONE, EventStatus.UNDER_WAY)
    }
    return sorted(told)


def all_claims(drafts: Iterable[Draft], parties: Collection[str]) -> Iterator[tuple[str, Claim]]:
    """Yield what is claimed of some parties."""
    for draft in drafts:
        for party, span in claimed(draft):
            if party in parties:
                yield party, Claim(draft.report, span, content_words(draft.report.text[slice(*span)]))


def claims_about(told: Iterable[tuple[str, Claim]]) -> Claims:
    """Return party, word and report or day -> claims, from claims in the order of their reports."""
    found: dict[Key, list[Claim]] = defaultdict(list)
    for party, claim in told:
        for word in claim.words:
            found[party, word, claim.report.id].append(claim)
            if claim.report.published:
                found[party, word, claim.report.published.first.toordinal()].append(claim)
    return found


def counterpart(denial: Denial, claims: Claims) -> Claim | None:
    """Return the sentence that makes the claim, of the same report before others, and the one with most in common."""
    words = sorted(content_words(denial.what))
    report = denial.report
    around = range(-DAYS, DAYS + 1) if report.published else ()
    places: list[str | int] = [report.id]
    places += [report.published.first.toordinal() + step for step in around if report.published]
    near = (
        claim
        for party in sorted(denial.parties)
        for word in words
        for place in places
        for claim in claims.get((party, word, place), ())[:NEAREST]
        if place == report.id or claim.report.id != report.id
    )
    counts = Counter(claim for claim in near if claim.sentence != denial.sentence or claim.report.id != report.id)
    known = {
        claim: count
        for claim, count in counts.items()
        if count >= (1 if claim.report.id == report.id and len(words) <= FEW else SHARED)
    }
    return min(
        known,
        key=lambda one: (one.report.id != report.id, -known[one], one.report.id, one.sentence),
        default=None,
    )


def doubt(denial: Denial, claim: Claim | None) -> Doubt:
    """Return the doubt about what is denied."""
    denied = denial.report.cite(*denial.sentence)
    if claim is None:
        about: Evidence = denied
        said, reason = f"writes of “{short(denial.what)}”", f"the side that it is about denies it ({denial.who})"
        first = denial.report
    else:
        first, about = claim.report, claim.report.cite(*claim.sentence)
        said, reason = (
            f"writes “{short(about.text)}”",
            f"the side that it is about ({denial.who}) denies “{short(denial.what)}”",
        )
    return Doubt(
        rule=RULE,
        severity=Severity.MEDIUM if claim else Severity.LOW,
        about=about,
        claim=sentence(f"{named(first)} {said}"),
        reason=reason,
        settles="A third party on the ground, records or pictures: neither the accuser nor the accused.",
        evidence=tuple(dict.fromkeys((about, denied))),
    )


DENIED_CLAIM = Check(Note(RULE, Quarrel, quarrels), denied_claim)
