"""How right a reading is against gold facts, both as objects of FORMATS.md: the one place where reading is scored.

The figures of attributions are those of `score_attributions.py` (READING.md), worked out here so that they can be had
without that file; a test holds both together. Tokens are words or single marks.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

TOKEN = re.compile(r"\w+|[^\w\s]")
ROLES = ("cue", "source", "content")
HALF = 0.5
OWN_VOICE = "report:"
SAME_PLOVER = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Names of event types that the present PLOVER has replaced -> those used here."""
TOO_MANY = 3
"""A sentence of which so many event types are read counts as wrong, whatever is among them."""


@dataclass(frozen=True)
class Tally:
    """How much of what was found is right, and how much of the gold was found."""

    right_found: int = 0
    found: int = 0
    right_gold: int = 0
    gold: int = 0

    def __add__(self, other):
        """Return both counts together."""
        return Tally(
            self.right_found + other.right_found,
            self.found + other.found,
            self.right_gold + other.right_gold,
            self.gold + other.gold,
        )

    @property
    def precision(self):
        """How much of what was found is right, in percent."""
        return 100 * self.right_found / self.found if self.found else 0.0

    @property
    def recall(self):
        """How much of the gold was found, in percent."""
        return 100 * self.right_gold / self.gold if self.gold else 0.0

    @property
    def f1(self):
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def summed(tallies):
    """Return, for an iterable of name -> tally, the sum of each name."""
    total = {}
    for one in tallies:
        for name, tally in one.items():
            total[name] = total.get(name, Tally()) + tally
    return total


class Tokens:
    """The tokens of one text, to ask which of them some spans cover."""

    def __init__(self, text):
        self.text = text
        self.spans = [found.span() for found in TOKEN.finditer(text)]
        self.starts = [start for start, _ in self.spans]

    def within(self, spans):
        """Return the numbers of the tokens that lie in some spans, wholly or in part."""
        covered = set()
        for start, end in spans:
            number = max(bisect_left(self.starts, start) - 1, 0)
            while number < len(self.starts) and self.starts[number] < end:
                if self.spans[number][1] > start:
                    covered.add(number)
                number += 1
        return frozenset(covered)


def alike(one, other):
    """Return the F1 of two sets of tokens; two empty ones are alike."""
    if not one and not other:
        return 1.0
    return 2 * len(one & other) / (len(one) + len(other))


def merged(spans, text):
    """Return spans without white space at their edges; those that touch or have only white space between are one.

    >>> merged([(0, 4), (4, 9)], "He says so. ")
    ((0, 9),)
    """
    out = []
    for start, end in sorted(map(tuple, spans)):
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start >= end:
            continue
        if out and (start <= out[-1][1] or text[out[-1][1] : start].isspace()):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def attribution_tallies(text, gold, found):
    """Return the tallies of attributions in one text: linked, exact source, exact cue, content overlap."""
    tokens = Tokens(text)
    ours, theirs = prepared(found, tokens), prepared(gold, tokens)
    return {
        "linked": linked(theirs, ours),
        "source exact": exact("source", theirs, ours),
        "cue exact": exact("cue", theirs, ours),
        "content overlap": overlap("content", theirs, ours),
    }


def with_cue(statements):
    """Return the statements that are attributions: a quotation without a cue is none."""
    return [one for one in statements if one["cue"]]


def prepared(attributions, tokens):
    """Return, for each attribution and role, its spans and their tokens."""
    return [
        {role: (merged(one[role], tokens.text), tokens.within(merged(one[role], tokens.text))) for role in ROLES}
        for one in attributions
    ]


def exact(role, gold, found):
    """Return how often a role has the very same spans somewhere in the text."""
    theirs = [one[role][0] for one in gold if one[role][0]]
    ours = [one[role][0] for one in found if one[role][0]]
    return Tally(
        sum(one in set(theirs) for one in ours), len(ours), sum(one in set(ours) for one in theirs), len(theirs)
    )


def overlap(role, gold, found):
    """Return how many tokens of a role are in both."""
    theirs = set().union(*(one[role][1] for one in gold))
    ours = set().union(*(one[role][1] for one in found))
    return Tally(len(theirs & ours), len(ours), len(theirs & ours), len(theirs))


def linked(gold, found):
    """Return how many attributions match one to one: a token of the cue, half of the source, half of what is said."""
    close = sorted(
        (
            (
                alike(ours["source"][1], theirs["source"][1]) + alike(ours["content"][1], theirs["content"][1]),
                here,
                there,
            )
            for here, ours in enumerate(found)
            for there, theirs in enumerate(gold)
            if ours["cue"][1] & theirs["cue"][1]
            and all(alike(ours[role][1], theirs[role][1]) >= HALF for role in ("source", "content"))
        ),
        reverse=True,
    )
    taken, given = set(), set()
    for _, here, there in close:
        if here not in taken and there not in given:
            taken.add(here)
            given.add(there)
    return Tally(len(taken), len(found), len(given), len(gold))


def statement_tallies(text, gold, found):
    """Return the tallies of what statements mean in one text.

    A statement is compared with the gold one whose content it shares: half of the tokens of both, or half of its own
    when one gold statement was read as several. `... right` counts gold statements that were found. What a report says
    in its own voice is passed over: the gold of the corpus holds what somebody is said to have said.
    """
    tokens = Tokens(text)
    found = [one for one in found if not one.get("rule", "").startswith(OWN_VOICE)]
    pairs = paired(tokens, gold, found)
    best = {there: here for _, here, there in sorted(pairs)}
    right = {
        "kind": lambda theirs, ours: theirs["kind"] == ours["kind"],
        "wording": lambda theirs, ours: theirs["wording"] == ours["wording"],
        "act": lambda theirs, ours: theirs["act"] == ours["act"],
        "speaker": lambda theirs, ours: same_speaker(theirs["speaker"], ours["speaker"]),
        "party": lambda theirs, ours: theirs["speaker"]["party"] == ours["speaker"]["party"],
    }
    asked = {"speaker": lambda one: one["speaker"]["named"], "party": lambda one: one["speaker"]["party"]}
    tallies = {}
    for name, fits in right.items():
        counted = [(gold[there], found[here]) for there, here in best.items()]
        counted = [pair for pair in counted if asked.get(name, bool)(pair[0])]
        hits = sum(fits(*pair) for pair in counted)
        tallies[f"{name} right"] = Tally(hits, len(counted), hits, len(counted))
    told = {
        "target": lambda one: one["target"],
        "unnamed": lambda one: one["speaker"]["unnamed"] or None,
        "negation": lambda one: one["negated"] or None,
        "attitude": lambda one: one["attitude"],
        "chain": lambda one: tuple(link["kind"] for link in one["via"]) or None,
    }
    tallies |= {name: agreement(value, gold, found, pairs) for name, value in told.items()}
    tallies["condition"] = condition_tally(tokens, gold, found)
    return tallies


def paired(tokens, gold, found):
    """Return (how alike, number of the found, number of the gold) of statements that say the same words.

    >>> text = "We will go, he said."
    >>> paired(Tokens(text), [{"content": [[0, 10]]}], [{"content": [[3, 10]]}])
    [(0.8, 0, 0)]
    """
    theirs = [tokens.within(one["content"]) for one in gold]
    pairs = []
    for here, one in enumerate(found):
        ours = tokens.within(one["content"])
        near = [
            (alike(ours, them), here, there)
            for there, them in enumerate(theirs)
            if ours and (alike(ours, them) >= HALF or len(ours & them) / len(ours) > HALF)
        ]
        pairs += [max(near)] if near else []
    return pairs


def agreement(value, gold, found, pairs):
    """Return how often a value that is told is that of the statement on the other side."""
    right_found = sum(
        value(found[here]) is not None and value(found[here]) == value(gold[there]) for _, here, there in pairs
    )
    right_gold = len(
        {
            there
            for _, here, there in pairs
            if value(gold[there]) is not None and value(found[here]) == value(gold[there])
        }
    )
    return Tally(
        right_found,
        sum(value(one) is not None for one in found),
        right_gold,
        sum(value(one) is not None for one in gold),
    )


def condition_tally(tokens, gold, found):
    """Return how many conditions are of the same kind and share half of their words; said twice is once."""
    theirs, ours = (
        sorted({(one["condition"]["kind"], *one["condition"]["span"]) for one in side if one["condition"]})
        for side in (gold, found)
    )
    return span_tally(
        [(kind, tokens.within([span])) for kind, *span in theirs],
        [(kind, tokens.within([span])) for kind, *span in ours],
    )


def span_tally(gold, found):
    """Return how many (label, tokens) have one of the same label on the other side that shares half of its tokens."""
    fits = lambda one, side: any(one[0] == other[0] and alike(one[1], other[1]) >= HALF for other in side)  # noqa: E731
    return Tally(sum(fits(one, gold) for one in found), len(found), sum(fits(one, found) for one in gold), len(gold))


def same_speaker(gold, found):
    """Return whether two speakers are one: the person or party of that name, or the same words.

    A surname will do where the report gives no more.
    """
    wanted = slug(gold["name"])
    told = {found["person"], found["party"], slug(found["name"] or "")} - {None, ""}
    return any(one == wanted or one.endswith(f"-{wanted}") for one in told)


def slug(name):
    """Return a name in small letters joined by hyphens, without an article.

    >>> slug("The Dock Workers' Union")
    'dock-workers-union'
    """
    plain = re.sub(r"[^\w\s-]", "", name.lower())
    return "-".join(re.sub(r"^(?:the|a|an)\s+", "", plain.strip()).split())


def meeting_tally(gold, found):
    """Return how many meetings have the same status and a common place in the text, or the same place and date."""
    return two_ways(gold, found, lambda one, other: one["status"] == other["status"] and same_meeting(one, other))


def same_meeting(one, other):
    """Return whether two meetings are named in the same place of the report, or meet at the same place and date."""
    if any(touch(here, there) for here in one["spans"] for there in other["spans"]):
        return True
    where, when = ([side["place"], side["date"] and side["date"]["value"]] for side in (one, other))
    return None not in where and where == when


def event_tally(gold, found):
    """Return how many events are of the same type and named in the same place of the report."""
    return two_ways(gold, found, same_event)


def event_status_tally(gold, found):
    """Return of how many events that were found the status is right."""
    read_as = [{ours["status"] for ours in found if same_event(theirs, ours)} for theirs in gold]
    hits = sum(theirs["status"] in statuses for theirs, statuses in zip(gold, read_as, strict=True))
    known = sum(bool(statuses) for statuses in read_as)
    return Tally(hits, known, hits, known)


def same_event(one, other):
    """Return whether two events are of the same type and named in the same place of the report."""
    return one["plover"] == other["plover"] and touch(one["span"], other["span"])


def deadline_tally(gold, found):
    """Return how many deadlines are set in the same place of the report and end on the same date."""
    return two_ways(
        gold,
        found,
        lambda one, other: (
            any(touch(here, there) for here in one["spans"] for there in other["spans"]) and due(one) == due(other)
        ),
    )


def due(deadline):
    """Return the date on which a deadline ends, as text."""
    value = deadline["due"]
    return value["value"] if isinstance(value, dict) else value


def two_ways(gold, found, fits):
    """Return how many on each side have a counterpart on the other."""
    return Tally(
        sum(any(fits(theirs, ours) for theirs in gold) for ours in found),
        len(found),
        sum(any(fits(theirs, ours) for ours in found) for theirs in gold),
        len(gold),
    )


def touch(one, other):
    """Return whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def time_matches(gold, found):
    """Return gold time expressions each with the one found that overlaps it or nothing, and those left over.

    As TempEval-3 counts: each is used once, in the order of the text.
    """
    free = list(found)
    matches = []
    for one in gold:
        hit = next((other for other in free if touch((one["start"], one["end"]), (other["start"], other["end"]))), None)
        if hit:
            free.remove(hit)
        matches.append((one, hit))
    return matches, free


def time_tallies(gold, found):
    """Return how many time expressions overlap, and of how many the value is the same too."""
    matches, _ = time_matches(gold, found)
    spans = sum(hit is not None for _, hit in matches)
    values = sum(hit is not None and hit["value"] == one["value"] for one, hit in matches)
    return {
        "time span": Tally(spans, len(found), spans, len(gold)),
        "time value": Tally(values, len(found), values, len(gold)),
    }


def plover_right(gold_type, types):
    """Return whether the gold event type is among those read from a sentence, which may be two at most.

    >>> plover_right("DEMAND", {"REQUEST", "REJECT"})
    True
    """
    return len(types) < TOO_MANY and SAME_PLOVER.get(gold_type, gold_type) in types


def report_tallies(text, gold, found):
    """Return all tallies of one report: what was read of it against its gold facts."""
    return {
        **attribution_tallies(text, with_cue(gold["statements"]), with_cue(found["statements"])),
        **statement_tallies(text, gold["statements"], found["statements"]),
        "meeting": meeting_tally(gold["meetings"], found["meetings"]),
        "event": event_tally(gold["events"], found["events"]),
        "event status right": event_status_tally(gold["events"], found["events"]),
        "deadline": deadline_tally(gold["deadlines"], found["deadlines"]),
        **time_tallies(gold["dates"], found["dates"]),
    }
