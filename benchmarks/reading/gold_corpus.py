"""The reports of tests/corpus with their gold facts: what a careful reader finds in them, as objects of FORMATS.md.

The gold facts stand in TOML beside each report, in the words of the report. Here the words are found again and become
offsets, so that gold and reading have one shape. Words that are not found, or that may mean two places, are mistakes.
"""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from detente.formats import codebook_of
from detente.record import Act, Codebook, ConditionKind, EventStatus, MeetingStatus, Plover, TimeExpression
from detente.record.facts import Attitude, StatementKind, Wording

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus"
STYLES = ("dispatch", "feature", "bulletin", "web", "liveblog", "transcript", "headlines")
ROLES = ("source", "cue", "content")
KEYS = {
    "": {"outlet", "published", "style", "statements", "events", "meetings", "deadlines", "dates"},
    "statements": {*ROLES, "kind", "wording", "act", "negated", "speaker", "party", "unnamed", "via", "target", "issue",
                   "to_act", "attitude", "condition", "nth"},
    "events": {"plover", "words", "actor", "target", "place", "date", "magnitude", "status", "nth"},
    "meetings": {"words", "place", "date", "status", "participants", "nth"},
    "deadlines": {"words", "who", "what", "due", "nth"},
    "dates": {"words", "type", "value", "nth"},
}  # fmt: skip
VALUES = {
    ("statements", "kind"): set(StatementKind),
    ("statements", "wording"): set(Wording),
    ("statements", "act"): set(Act),
    ("statements", "attitude"): set(Attitude),
    ("events", "plover"): set(Plover),
    ("events", "status"): set(EventStatus),
    ("meetings", "status"): set(MeetingStatus),
    ("dates", "type"): set(get_args(TimeExpression.model_fields["type"].annotation)),
    ("", "style"): set(STYLES),
}
NEEDED = {
    "": {"outlet", "published", "style"},
    "statements": {"content", "kind", "wording", "act"},
    "events": {"plover", "words", "status"},
    "meetings": {"words", "status"},
    "deadlines": {"words"},
    "dates": {"words", "type", "value"},
}


class GoldMistakes(ValueError):
    """The gold facts of a report are wrong; all mistakes are told at once, each with its place."""

    def __init__(self, name, mistakes):
        super().__init__("\n".join(f"{name}: {one}" for one in mistakes))


class NotFound(ValueError):
    """Words of the gold are not in the report, or in several places of it."""


@dataclass(frozen=True)
class GoldReport:
    """One report of the corpus with its gold facts."""

    name: str
    """Negotiation and file: `ceasefire/01-truce-proposal`."""
    text: str
    published: str
    style: str
    outlet: str
    codebook: Codebook | None
    facts: dict
    """`statements`, `events`, `meetings`, `deadlines` and `dates`, in the shape of `detente read --json`."""


def corpus(folder=CORPUS):
    """Return all reports of the corpus, in the order of their names.

    Raises:
        GoldMistakes: Gold facts do not fit their report.
    """
    return [report_of(path) for path in sorted(folder.glob("*/*.txt"))]


def folders(folder=CORPUS):
    """Return the folders of the annotated negotiations, in the order of their names."""
    return sorted({path.parent for path in folder.glob("*/*.txt")})


def fingerprint(folder=CORPUS):
    """Return a hash of all reports, gold facts and codebooks, by which floors know the corpus they were measured on."""
    digest = hashlib.sha256()
    for path in sorted([*folder.glob("*/*.txt"), *folder.glob("*/*.toml")]):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return f"sha256:{digest.hexdigest()}"


def report_of(path):
    """Return one report with its gold facts, which stand beside it."""
    text = path.read_bytes().decode("utf-8")
    tables = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    name = f"{path.parent.name}/{path.stem}"
    facts = facts_of(tables, text, name)
    codebook = path.parent / "codebook.toml"
    known = codebook_of(codebook) if codebook.exists() else None
    return GoldReport(name, text, tables["published"], tables["style"], tables["outlet"], known, facts)


def facts_of(tables, text, name):
    """Return the gold facts with offsets for words.

    Raises:
        GoldMistakes: Keys or values are not known, or words cannot be placed.
    """
    mistakes = [one for kind, place, table in every_table(tables) for one in wrong_keys(kind, place, table)]
    facts = {"statements": [], "events": [], "meetings": [], "deadlines": [], "dates": []}
    after = 0
    for kind, place, table in every_table(tables) if not mistakes else ():
        try:
            match kind:
                case "statements":
                    facts[kind].append(statement(table, text))
                case "dates":
                    facts[kind].append(date(table, text, after))
                    after = facts[kind][-1]["end"]
                case "events" | "meetings" | "deadlines":
                    facts[kind].append(fact(kind, table, text))
        except NotFound as error:
            mistakes.append(f"{place}: {error}")
    if mistakes:
        raise GoldMistakes(name, mistakes)
    return facts


def every_table(tables):
    """Yield what kind of table it is, where it stands and the table: the file itself first, as kind ``."""
    yield "", "file", tables
    for kind, entries in tables.items():
        if isinstance(entries, list):
            for number, table in enumerate(entries, start=1):
                yield kind, f"{kind}[{number}]", table


def wrong_keys(kind, place, table):
    """Yield keys that are missing or not known, and values that are none of the possible ones."""
    if kind not in KEYS:
        yield f"{place}: there is no kind of fact {kind!r}"
        return
    for key in sorted(NEEDED[kind] - set(table)):
        yield f"{place}: {key!r} is missing"
    for key, value in table.items():
        if key not in KEYS[kind]:
            yield f"{place}: no such key {key!r}"
        elif (kind, key) in VALUES and value not in VALUES[kind, key]:
            yield f"{place}: {key} = {value!r} is none of {', '.join(sorted(VALUES[kind, key]))}"


def places(text, words):
    """Return where some words stand in a text, not inside longer words.

    >>> places("He said he would", "he")
    [(8, 10)]
    """
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    behind = r"(?!\w)" if words[-1:].isalnum() else ""
    return [found.span() for found in re.finditer(before + re.escape(words) + behind, text)]


def candidates(text, words, nth=None):
    """Return the places that some words may mean.

    Raises:
        NotFound: There is none, or not so many.
    """
    found = places(text, words)
    if not found:
        raise NotFound(f"the report does not have the words {words!r}")
    if nth is None:
        return found
    if not 1 <= nth <= len(found):
        raise NotFound(f"nth = {nth}, but {words!r} stands in {len(found)} places")
    return [found[nth - 1]]


def only_place(text, words, nth=None):
    """Return the one place of some words.

    Raises:
        NotFound: There is none, or there are several and `nth` does not say which.
    """
    found = candidates(text, words, nth)
    if len(found) > 1:
        raise NotFound(f"{words!r} stands in {len(found)} places: say which with nth, or take more words")
    return found[0]


def statement(table, text):
    """Return a statement; source, cue and the pieces of what is said are taken where they stand closest together."""
    nth = dict(table.get("nth", {}))
    pieces = [(role, words) for role in ROLES for words in as_list(table.get(role, []))]
    options = [candidates(text, words, nth.pop(role, None)) for role, words in pieces]  # nth picks the first piece
    placed = closest(options, [words for _, words in pieces])
    spans = {
        role: sorted(list(span) for (one, _), span in zip(pieces, placed, strict=True) if one == role) for role in ROLES
    }
    return {
        **spans,
        "kind": table["kind"],
        "wording": table["wording"],
        "speaker": {
            "name": table.get("speaker") or " ".join(text[start:end] for start, end in spans["source"]) or None,
            "named": "speaker" in table,
            "party": table.get("party"),
            "unnamed": table.get("unnamed", False),
        },
        "via": [{"party": None, **link} for link in table.get("via", [])],
        "act": table["act"],
        "target": table.get("target"),
        "to_act": table.get("to_act"),
        "issue": table.get("issue"),
        "negated": table.get("negated", False),
        "attitude": table.get("attitude"),
        "condition": condition(table["condition"], text, spans) if "condition" in table else None,
    }


def condition(table, text, spans):
    """Return a condition; where its words stand in several places, that nearest to the statement is meant."""
    if table["kind"] not in set(ConditionKind):
        raise NotFound(f"condition.kind = {table['kind']!r} is none of {', '.join(ConditionKind)}")
    near = [span for role in ROLES for span in spans[role]]
    found = candidates(text, table["text"], table.get("nth"))
    best = min(found, key=lambda span: min(gap(span, one) for one in near))
    return {"kind": table["kind"], "text": table["text"], "span": list(best)}


def closest(options, words):
    """Return one place for each list of places, such that they stand as close together as can be.

    Raises:
        NotFound: Two choices are equally close, or the pieces can only be had on top of each other.
    """
    pivot = min(range(len(options)), key=lambda number: len(options[number]))
    choices = sorted(filter(None, (around(place, pivot, options) for place in options[pivot])))
    if not choices:
        raise NotFound(f"{words!r} overlap each other in the report")
    if len(choices) > 1 and choices[0][0] == choices[1][0]:
        raise NotFound(f"{words!r} stand equally close together in several places: say which with nth")
    return choices[0][1]


def around(place, pivot, options):
    """Return how far the pieces nearest to a place lie from it in all, and where; nothing when they overlap."""
    taken = {pivot: place}
    total = 0
    order = sorted((number for number in range(len(options)) if number != pivot), key=lambda one: len(options[one]))
    for number in order:
        free = [one for one in options[number] if all(gap(one, other) >= 0 for other in taken.values())]
        if not free:
            return None
        taken[number] = min(free, key=lambda one: min(gap(one, other) for other in taken.values()))
        total += min(gap(taken[number], other) for key, other in taken.items() if key != number)
    return total, [taken[number] for number in range(len(options))]


def gap(one, other):
    """Return how many characters lie between two places; negative when they overlap."""
    return max(one[0] - other[1], other[0] - one[1])


def date(table, text, after):
    """Return a time expression: the first place behind the one before it in the file, or the one `nth` says."""
    found = candidates(text, table["words"], table.get("nth"))
    free = [span for span in found if span[0] >= after]
    if not free:
        raise NotFound(f"{table['words']!r} does not stand behind the time expression before it; keep the text's order")
    return {"start": free[0][0], "end": free[0][1], "value": table["value"], "type": table["type"]}


def fact(kind, table, text):
    """Return an event, a meeting or a deadline; a meeting may be named in several places."""
    spans = [list(only_place(text, words, table.get("nth"))) for words in as_list(table["words"])]
    fields = {key: table.get(key) for key in KEYS[kind] - {"words", "nth", "date"}}
    if "date" in KEYS[kind]:
        fields["date"] = {"value": table["date"]} if "date" in table else None
    return {**fields, "span": spans[0]} if kind == "events" else {**fields, "spans": spans}


def as_list(value):
    """Return a string as a list of one."""
    return [value] if isinstance(value, str) else value
