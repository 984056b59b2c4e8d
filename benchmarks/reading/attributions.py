"""Attributions against annotated news: ours beside a pattern of quotations with a verb of saying, in one run.

    python benchmarks/reading/attributions.py MATERIAL [--articles polnear.dev.jsonl]

MATERIAL is a folder with data/ (PolNeAR as JSON lines: id, text, date, attributions).
"""

import argparse
import re
import sys
import time
from pathlib import Path

from fact_scores import attribution_tallies, summed, with_cue
from material import articles_of

from detente.formats.reading_json import statement
from detente.reading import read
from detente.record import PartialDate, Report

QUOTED = re.compile(
    r"(?P<content>[“\"][^”\"]{3,600}[”\"]),? (?P<source>(?:[A-Z][\w.'’-]+ ?){1,4}|he|she) (?P<cue>said|told)\b"
)


def baseline(text, date):
    """Return the attributions that a pattern finds: a quotation, a name, `said`."""
    return [{role: [found.span(role)] for role in ("source", "cue", "content")} for found in QUOTED.finditer(text)]


def ours(text, date):
    """Return what the package reads; a floating quotation has no cue and is no attribution of its own there."""
    published = PartialDate(value=date[:10]) if date else None
    return with_cue([statement(one) for one in read(Report(text=text, published=published)).statements])


def main():
    """Print both systems' figures and speed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("material", type=Path)
    parser.add_argument("--articles", default="polnear.dev.jsonl")
    chosen = parser.parse_args()
    articles = articles_of(chosen.material / "data" / chosen.articles)
    for name, system in (("quotation + said", baseline), ("detente", ours)):
        began = time.process_time()
        read_as = [system(article["text"], article.get("date")) for article in articles]
        speed = sum(len(article["text"]) for article in articles) / (time.process_time() - began) / 1000
        tallies = summed(
            attribution_tallies(article["text"], article["attributions"], one)
            for article, one in zip(articles, read_as, strict=True)
        )
        figures = "  ".join(f"{measure} {tally.f1:.1f}" for measure, tally in tallies.items())
        sys.stdout.write(f"{name:17} {figures}  {speed:.0f} KB/s\n")


if __name__ == "__main__":
    main()
