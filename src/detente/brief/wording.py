"""How a fact is put into words: verbs, quotation marks, chains of sources, grades."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.brief.names import Names
from detente.brief.plural import agreeing, is_several
from detente.record import Act, Condition, Modality, Reliability, Statement, StatementKind, Via, Wording

LONGEST = 700
"""Characters of a quotation that the lists show; the report has the rest."""

VERBS = {
    Act.DEMAND: "demands",
    Act.PROPOSE: "proposes",
    Act.OFFER: "offers",
    Act.PROMISE: "promises",
    Act.ACCEPT: "accepts",
    Act.CONCEDE: "concedes",
    Act.REJECT: "rejects",
    Act.REFUSE: "refuses",
    Act.THREATEN: "threatens",
    Act.WARN: "warns",
    Act.ACCUSE: "accuses",
    Act.PRAISE: "praises",
    Act.ASSESS: "assesses",
    Act.INFORM: "says",
}
MINDS = {
    StatementKind.BELIEF: "is said to believe",
    StatementKind.WISH: "is said to want",
    StatementKind.PLAN: "is said to plan",
    StatementKind.DECREE: "ordered",
}
TOWARDS = {Act.DEMAND: "of ", Act.WARN: "", Act.THREATEN: "", Act.ACCUSE: "", Act.PRAISE: "", Act.ASSESS: "on "}
ANSWERS = {Act.ACCEPT, Act.REJECT, Act.REFUSE}
WORDINGS = {
    Wording.DIRECT: "quoted",
    Wording.MIXED: "partly quoted",
    Wording.INDIRECT: "reported",
}
MODALITIES = {Modality.REPORTED: "at second hand", Modality.POSSIBLE: "possible", Modality.HYPOTHETICAL: "hypothetical"}
CREDIBILITY = {
    1: "confirmed as said",
    2: "probably said",
    3: "possibly said",
    4: "doubtful whether said",
    5: "denied by the side it is about",
    6: "cannot be judged whether said",
}
"""The figure of the Admiralty code, of what the page gives: that somebody said this, not that it is so."""
RELIABILITY = {
    Reliability.A: "completely reliable",
    Reliability.B: "usually reliable",
    Reliability.C: "fairly reliable",
    Reliability.D: "not usually reliable",
    Reliability.E: "unreliable",
    Reliability.F: "reliability cannot be judged",
}
PLURALS = re.compile(
    r"\b(sources|officials|people|diplomats|delegates|members|aides|ministers|leaders|negotiators)\b", re.I
)
AFTER_HEAD = re.compile(r",|\s(?:in|of|at|to|from|for|with|close|familiar|who|on|near|and|or|told)\s")
DENIES = re.compile(r"\bden(?:y|ie[sd]|ying)\b", re.I)
POSSESSIVE = re.compile(r"['’]s?\s")
VOWEL = re.compile(r"(?!US|UK|UN|[Uu]ni|[Ee]u|[Oo]ne)[aeiouAEIOU]|EU")
DETERMINERS = re.compile(r"(an?|the|one|two|three|four|five|several|some|many|few|his|her|its|their)\b", re.I)
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
QUOTES = "\"'“”‘’«»„‹›"


@dataclass(frozen=True)
class Voice:
    """Who is said to have said it, in words."""

    name: str
    role: str
    party: str
    slug: str
    colour: str
    unnamed: bool
    several: bool = False
    """Whether it is more than one who speak."""


def printable(text: str) -> str:
    """Return `text` with what HTML cannot hold (control characters) shown as the replacement character."""
    return UNPRINTABLE.sub("\ufffd", text) if UNPRINTABLE.search(text) else text


THAT = "that "
"""The word that opens reported speech, and says nothing where the speaker stands beside it."""


def tidy(text: str) -> str:
    """Return `text` on one line."""
    return " ".join(printable(text).split())


def clipped(text: str, length: int = LONGEST) -> str:
    """Return at most `length` characters of `text`, cut between words.

    >>> clipped("withdraw the troops from the border", 20)
    'withdraw the troops…'
    """
    text = tidy(text[: 4 * length]) if len(text) > 4 * length else tidy(text)
    if len(text) <= length:
        return text
    return text[: length + 1].rsplit(" ", 1)[0].rstrip(" ,;:–-")[:length] + "…"


def capital(text: str) -> str:
    """Return `text` with its first letter large."""
    return text[:1].upper() + text[1:]


def said(statement: Statement, length: int = LONGEST) -> str:
    """Return the words of a statement, within quotation marks when they are the speaker's own."""
    pieces = [statement.words((span,)) for span in statement.content]
    if statement.wording is Wording.DIRECT:
        words = " … ".join(piece.strip().strip(QUOTES).rstrip(",;") for piece in pieces)
        return f"“{clipped(words, length)}”"
    words = " … ".join(pieces).strip().strip(",;")
    bare_words = words.startswith(THAT) and not denied(statement)
    return clipped(words[len(THAT) :] if bare_words else words, length)


def does(statement: Statement, *, several: bool = False) -> str:
    """Return the verb for what a statement does: `demands`, `is said to believe`, or `demand` when several speak."""
    return agreeing(verb_of(statement), several=several)


def verb_of(statement: Statement) -> str:
    """Return the verb for what a statement does, as one person does it."""
    if denied(statement):
        return "denies"
    if statement.kind is not StatementKind.SPEECH and statement.act in (Act.INFORM, Act.ASSESS):
        return MINDS[statement.kind]
    return VERBS[statement.act]


def denied(statement: Statement) -> bool:
    """Return whether somebody says that something is not so, which is neither to say nor to refuse it."""
    return statement.act in (Act.INFORM, Act.REJECT) and bool(DENIES.search(statement.words(statement.cue)))


def towards(statement: Statement, names: Names) -> str:
    """Return at whom a statement is aimed: `of Nato`, `to Russia`, or nothing."""
    if statement.target is None or statement.target == statement.speaker.party:
        return ""
    if statement.act in ANSWERS:
        return f"(to {names.party(statement.target)})"
    return TOWARDS.get(statement.act, "to ") + names.party(statement.target)


def voice(statement: Statement, names: Names) -> Voice:
    """Return who is said to have said a statement."""
    speaker = statement.speaker
    person = names.people.get(speaker.person or "")
    held = person.role_on(statement.date) if person else None
    slug = speaker.party or (held.party if held and held.party else "")
    party = names.party(slug) if slug else ""
    name = person.name if person else tidy(speaker.name or "") or party or "Somebody the report does not name"
    role = tidy(speaker.role or (held.title if held else ""))
    shown = capital(article(name) if speaker.unnamed and speaker.name else name)
    return Voice(
        name=shown,
        role="" if role.casefold() in name.casefold() else role,
        party="" if bare(party) == bare(name) else party,
        slug=slug,
        colour=names.colour(slug),
        unnamed=speaker.unnamed or speaker.name is None,
        several=not person and bool(speaker.name) and bare(shown) != bare(party) and is_several(shown),
    )


def bare(name: str) -> str:
    """Return a name without its article, to compare with."""
    return name.casefold().removeprefix("the ")


def article(name: str) -> str:
    """Return the words for somebody without a name, with the article that they need.

    >>> article("unnamed source close to the delegation")
    'an unnamed source close to the delegation'
    >>> article("US official"), article("EU diplomat"), article("Western envoys"), article("Poland's minister")
    ('a US official', 'an EU diplomat', 'Western envoys', "Poland's minister")
    """
    head = AFTER_HEAD.split(name, maxsplit=1)[0].split()[-1:]
    if not head or DETERMINERS.match(name) or POSSESSIVE.search(name):
        return name
    if PLURALS.search(name) or head[0][0].isupper() or (head[0].endswith("s") and not head[0].endswith("ss")):
        return name
    return f"{'an' if VOWEL.match(name) else 'a'} {name}"


def chain(links: Sequence[Via]) -> str:
    """Return the chain of sources in words, outermost first: `Interfax, citing an unnamed source`."""
    return ", citing ".join(article(tidy(link.name)) if link.kind == "unnamed" else tidy(link.name) for link in links)


def condition(found: Condition | None) -> str:
    """Return a condition with the word that ties it."""
    return f"{found.kind} {clipped(found.text, 300)}" if found else ""


def condition_beyond(found: Condition | None, text: str) -> str:
    """Return a condition with the word that ties it, unless its words stand in `text` already."""
    words = tidy(found.text).casefold() if found else ""
    return "" if words and words in tidy(text).casefold() else condition(found)


INFINITIVE = re.compile(r"to\s+(?!the\b|an?\b|its\b|their\b|his\b|her\b)[a-z]+\b")
TAKES_INFINITIVE = re.compile(r"(?:demand|propose|offer|promise|refuse|threaten)s?|(?:is|are) said to (?:plan|want)")


def joint(verb: str, text: str) -> str:
    """Return what stands between a verb and the words said: nothing in `refuses to pay`, else a colon.

    Nor does `denies that it has paid` need one.

    >>> joint("refuses", "to pay"), joint("refuses", "direct talks"), joint("says", "to pay")
    ('', ':', ':')
    """
    plain = (TAKES_INFINITIVE.fullmatch(verb) and INFINITIVE.match(text)) or (
        verb in ("denies", "deny") and text.startswith(THAT)
    )
    return "" if plain else ":"


def grade(reliability: Reliability, credibility: int) -> str:
    """Return the Admiralty code in plain words.

    >>> grade(Reliability.C, 4)
    'source fairly reliable, doubtful whether said (C4)'
    """
    source = f"source {RELIABILITY[reliability]}, " if reliability is not Reliability.F else ""
    return f"{source}{CREDIBILITY[credibility]} ({reliability}{credibility})"


def remarks(statement: Statement) -> tuple[str, ...]:
    """Return what else is to be known of a statement: negated, hypothetical, hardening, conditional, ..."""
    found = (
        "in the negative" if statement.negated else "",
        MODALITIES.get(statement.modality, ""),
        "" if statement.kind is StatementKind.SPEECH else str(statement.kind),
        str(statement.attitude or ""),
        "conditional" if statement.condition else "",
    )
    return tuple(remark for remark in found if remark)
