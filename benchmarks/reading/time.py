"""Time expressions against annotated news: relaxed spans and exact values, ours beside a regex of explicit dates.

    python benchmarks/reading/time.py CORPORA [--errors timebank]

CORPORA is a folder with timebank.jsonl and aquaint.jsonl (TempEval-3). A quarter of aquaint is set aside by a seed and
only reported with --aside.
"""

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from pathlib import Path

from detente.reading.dates import time_expressions
from detente.record import PartialDate

SEED = 2022
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
EXPLICIT = re.compile(rf"\b(?P<month>{MONTHS}) (?P<day>\d{{1,2}}), (?P<year>\d{{4}})\b|\b(?P<only>(?:19|20)\d\d)\b")


def baseline(text, published):
    """Return the dates that a regular expression of explicit dates finds."""
    for found in EXPLICIT.finditer(text):
        month = found["month"] and f"{MONTHS.split('|').index(found['month']) + 1:02}"
        yield (*found.span(), found["only"] or f"{found['year']}-{month}-{int(found['day']):02}", "explicit")


def ours(text, published):
    """Return what the package reads."""
    for one in time_expressions(text, published):
        yield one.start, one.end, one.value, one.rule


def scores(articles, system):
    """Return span and value figures, and the errors."""
    gold = found = spans = values = 0
    errors = []
    for article in articles:
        read = list(system(article["text"], PartialDate(value=article["dct"][:10])))
        free = list(read)
        gold, found = gold + len(article["timex"]), found + len(read)
        for timex in article["timex"]:
            near = [one for one in free if one[0] < timex["end"] and timex["start"] < one[1]]
            hit = near[0] if near else None
            if hit:
                free.remove(hit)
            spans += bool(hit)
            values += bool(hit and hit[2] == timex["value"])
            if not hit or hit[2] != timex["value"]:
                errors.append((article, timex["start"], timex["end"], timex["value"], hit))
        errors += [(article, start, end, None, (start, end, value, rule)) for start, end, value, rule in free]
    return gold, found, spans, values, errors


def f1(gold, found, right):
    """Return precision, recall and F1 in percent."""
    precision, recall = right / max(found, 1), right / max(gold, 1)
    return 100 * precision, 100 * recall, 100 * 2 * precision * recall / max(precision + recall, 1e-9)


def report(name, articles, *, show=False):
    """Print the figures of one corpus."""
    for label, system in (("explicit dates", baseline), ("detente", ours)):
        began = time.process_time()
        gold, found, spans, values, errors = scores(articles, system)
        seconds = time.process_time() - began
        speed = sum(len(article["text"]) for article in articles) / seconds / 1e6
        print(
            f"{name:12} {label:15} span P {f1(gold, found, spans)[0]:.1f} R {f1(gold, found, spans)[1]:.1f}"
            f" F1 {f1(gold, found, spans)[2]:.1f}   value F1 {f1(gold, found, values)[2]:.1f}   {speed:.1f} MB/s"
        )
    if show:
        show_errors(errors)


def show_errors(errors):
    """Print what went wrong, by rule."""
    rules = Counter((hit[3] if hit else "missed") for *_, hit in errors)
    print(rules.most_common(40))
    for article, start, end, value, hit in sorted(errors, key=lambda one: one[4][3] if one[4] else ""):
        text = article["text"]
        around = f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 30]}".replace("\n", " ")
        print(f"{hit[3] if hit else 'MISSED':22} {article['dct'][:10]} {around} gold={value} read={hit and hit[2]}")


def main():
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--errors", default="")
    parser.add_argument("--aside", action="store_true", help="judge on the part of aquaint that nobody looked at")
    arguments = parser.parse_args()
    corpora = {
        name: [json.loads(line) for line in (arguments.corpora / f"{name}.jsonl").read_text().splitlines()]
        for name in ("timebank", "aquaint")
    }
    ids = sorted(article["id"] for article in corpora["aquaint"])
    aside = set(random.Random(SEED).sample(ids, len(ids) // 4))
    report("timebank", corpora["timebank"], show=arguments.errors == "timebank")
    seen = [article for article in corpora["aquaint"] if article["id"] not in aside]
    report("aquaint 3/4", seen, show=arguments.errors == "aquaint")
    if arguments.aside:
        report("aquaint 1/4", [one for one in corpora["aquaint"] if one["id"] in aside])
    return 0


if __name__ == "__main__":
    sys.exit(main())
