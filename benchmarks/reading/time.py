"""Time expressions against annotated news: relaxed spans and exact values, ours beside a regex of explicit dates.

    python benchmarks/reading/time.py CORPORA [--errors timebank]

CORPORA is a folder with timebank.jsonl and aquaint.jsonl (TempEval-3). A quarter of aquaint is set aside by a seed and
only reported with --aside.
"""

import argparse
import re
import sys
import time
from collections import Counter
from pathlib import Path

from fact_scores import summed, time_matches, time_tallies
from material import articles_of, set_aside

from detente.reading.dates import time_expressions
from detente.record import PartialDate

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
    tallies, errors = [], []
    for article in articles:
        expressions = system(article["text"], PartialDate(value=article["dct"][:10]))
        read = [dict(zip(("start", "end", "value", "rule"), one, strict=True)) for one in expressions]
        tallies.append(time_tallies(article["timex"], read))
        matches, left = time_matches(article["timex"], read)
        errors += [
            (article, gold["start"], gold["end"], gold["value"], hit)
            for gold, hit in matches
            if not hit or hit["value"] != gold["value"]
        ]
        errors += [(article, one["start"], one["end"], None, one) for one in left]
    total = summed(tallies)
    return total["time span"], total["time value"], errors


def report(name, articles, *, show=False):
    """Print the figures of one corpus."""
    for label, system in (("explicit dates", baseline), ("detente", ours)):
        began = time.process_time()
        spans, values, errors = scores(articles, system)
        seconds = time.process_time() - began
        speed = sum(len(article["text"]) for article in articles) / seconds / 1e6
        print(
            f"{name:12} {label:15} span P {spans.precision:.1f} R {spans.recall:.1f}"
            f" F1 {spans.f1:.1f}   value F1 {values.f1:.1f}   {speed:.1f} MB/s"
        )
    if show:
        show_errors(errors)


def show_errors(errors):
    """Print what went wrong, by rule."""
    rules = Counter((hit["rule"] if hit else "missed") for *_, hit in errors)
    print(rules.most_common(40))
    for article, start, end, value, hit in sorted(errors, key=lambda one: one[4]["rule"] if one[4] else ""):
        text = article["text"]
        around = f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 30]}".replace("\n", " ")
        rule, read_as = (hit["rule"], hit["value"]) if hit else ("MISSED", None)
        print(f"{rule:22} {article['dct'][:10]} {around} gold={value} read={read_as}")


def main():
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--errors", default="")
    parser.add_argument("--aside", action="store_true", help="judge on the part of aquaint that nobody looked at")
    arguments = parser.parse_args()
    corpora = {name: articles_of(arguments.corpora / f"{name}.jsonl") for name in ("timebank", "aquaint")}
    aside, seen = set_aside(corpora["aquaint"])
    report("timebank", corpora["timebank"], show=arguments.errors == "timebank")
    report("aquaint 3/4", seen, show=arguments.errors == "aquaint")
    if arguments.aside:
        report("aquaint 1/4", aside)
    return 0


if __name__ == "__main__":
    sys.exit(main())
