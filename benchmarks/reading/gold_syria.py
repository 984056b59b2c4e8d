"""The gold of twelve real reports (benchmarks/reading/gold): conditions, targets and meetings, as offsets and labels.

The texts are not part of this project. Its README says what counts: an answer inside an ignored span that matches
nothing counts neither way, and only targets given to an annotated statement are judged.
"""

import hashlib
import json
import tomllib
from pathlib import Path

from fact_scores import HALF, Tally, Tokens, alike, paired, slug, touch

GOLD = Path(__file__).parent / "gold"


class NoSuchText(ValueError):
    """An annotated report is not in the material, or not with the text that was annotated."""

    def __init__(self, name):
        super().__init__(f"{name}: the material holds no report with the text that was annotated (by its sha256)")


def gold_reports(material, folder=GOLD):
    """Return (text, date, gold) for each annotated report of a folder; they are known by the hash of their text.

    Raises:
        NoSuchText: The material holds other texts than those annotated.
    """
    lines = (material / "data" / "news-syria-talks-2016.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(one)["text"] for one in lines]
    known = {hashlib.sha256(text.encode()).hexdigest(): text for text in texts}
    reports = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold["sha256"] not in known:
            raise NoSuchText(path.name)
        reports.append((known[gold["sha256"]], gold["date"], gold))
    return reports


def names_of_parties():
    """Return, for the slug of each party in the gold, all slugs that may stand for it."""
    parties = tomllib.loads((GOLD / "parties.toml").read_text(encoding="utf-8"))["parties"]
    return {
        one["id"]: {one["id"], slug(one["name"]), *map(slug, one.get("aliases", [])), *one.get("near", [])}
        for one in parties
    }


def tallies(text, gold, found, names):
    """Return the tallies of one report."""
    tokens = Tokens(text)
    return {
        "condition": conditions(tokens, gold, found["statements"]),
        "target": targets(tokens, gold, found["statements"], names),
        "act right": acts(tokens, gold, found["statements"]),
        "meeting": meetings(tokens, gold, found["meetings"]),
    }


def conditions(tokens, gold, statements):
    """Return how many conditions are of the same kind and share half of their words."""
    ours = sorted({(one["condition"]["kind"], *one["condition"]["span"]) for one in statements if one["condition"]})
    theirs = [(one["kind"], tokens.within([one["span"]])) for one in gold["conditions"]]
    read_as = [(kind, tokens.within([span])) for kind, *span in ours]
    return counted(theirs, read_as, same_condition, lambda one: ignored(tokens, one[1], gold["ignore"]["conditions"]))


def same_condition(one, other):
    """Return whether two (kind, tokens) are one condition."""
    return one[0] == other[0] and alike(one[1], other[1]) >= HALF


def meetings(tokens, gold, found):
    """Return how many meetings have the same status and a common place in the text."""
    return counted(
        gold["meetings"],
        found,
        same_meeting,
        lambda one: ignored(tokens, tokens.within(one["spans"]), gold["ignore"]["meetings"]),
    )  # fmt: skip


def same_meeting(one, other):
    """Return whether two meetings have the same status and are named in the same place."""
    near = any(touch(here, there) for here in one["spans"] for there in other["spans"])
    return near and one["status"] == other["status"]


def counted(theirs, ours, same, passed_over):
    """Return how many on each side have a counterpart; what has none and may be passed over does not count."""
    hits = [any(same(one, other) for other in theirs) for one in ours]
    kept = sum(hit or not passed_over(one) for one, hit in zip(ours, hits, strict=True))
    right = sum(any(same(one, other) for one in ours) for other in theirs)
    return Tally(sum(hits), kept, right, len(theirs))


def ignored(tokens, covered, spans):
    """Return whether more than half of some tokens lie in spans that the annotator left open."""
    return bool(covered) and len(covered & tokens.within(spans)) > HALF * len(covered)


def matched(tokens, gold, statements):
    """Return (statement found, gold entry) for statements that say the same words."""
    entries = [{"content": [one["statement"]]} for one in gold["targets"]]
    return [(statements[here], gold["targets"][there]) for _, here, there in paired(tokens, entries, statements)]


def targets(tokens, gold, statements, names):
    """Return how many targets of annotated statements are the right party."""
    pairs = matched(tokens, gold, statements)
    told = [(one, entry) for one, entry in pairs if one["target"]]
    right = [(one, entry) for one, entry in told if one["target"] in known_as(entry, names)]
    reached = {entry["statement"][0] for _, entry in right}
    wanted = [entry for entry in gold["targets"] if entry["party"]]
    return Tally(len(right), len(told), sum(entry["statement"][0] in reached for entry in wanted), len(wanted))


def known_as(entry, names):
    """Return all slugs under which the target of an entry is known."""
    parties = [entry["party"], *entry.get("also", [])] if entry["party"] else []
    return set().union(*(names.get(one, {one}) for one in parties))


def acts(tokens, gold, statements):
    """Return of how many annotated statements that were found the act is one a careful reader could have written."""
    read_as = {}
    for one, entry in matched(tokens, gold, statements):
        read_as.setdefault(entry["statement"][0], (entry, set()))[1].add(one["act"])
    hits = sum(bool(acts & {entry["act"], *entry.get("act_also", [])}) for entry, acts in read_as.values())
    return Tally(hits, len(read_as), hits, len(read_as))
