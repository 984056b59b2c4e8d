"""Attributions against annotated news: ours beside a pattern of quotations with a verb of saying, in one run.

    python benchmarks/reading/attributions.py MATERIAL [--articles polnear.dev.jsonl]

MATERIAL is a folder with score_attributions.py and data/ (PolNeAR as JSON lines: id, text, date, attributions).
"""

import argparse
import importlib.util
import json
import re
import sys
import time
from pathlib import Path

from detente.reading import read
from detente.record import PartialDate, Report

QUOTED = re.compile(
    r"(?P<content>[“\"][^”\"]{3,600}[”\"]),? (?P<source>(?:[A-Z][\w.'’-]+ ?){1,4}|he|she) (?P<cue>said|told)\b"
)
FIGURES = (
    ("linked50", "attribution"),
    ("exact", "source"),
    ("exact", "cue"),
    ("overlap", "content"),
)


def scorer(material):
    """Return the module that scores."""
    spec = importlib.util.spec_from_file_location("score_attributions", material / "score_attributions.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def baseline(text, date):
    """Return the attributions that a pattern finds: a quotation, a name, `said`."""
    return [{role: [found.span(role)] for role in ("source", "cue", "content")} for found in QUOTED.finditer(text)]


def ours(text, date):
    """Return what the package reads; a floating quotation has no cue and is no attribution of its own there."""
    published = PartialDate(value=date[:10]) if date else None
    return [
        {"source": one.source, "cue": one.cue, "content": one.content}
        for one in read(Report(text=text, published=published)).statements
        if one.cue
    ]


def main():
    """Print both systems' figures and speed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("material", type=Path)
    parser.add_argument("--articles", default="polnear.dev.jsonl")
    chosen = parser.parse_args()
    score = scorer(chosen.material).score
    lines = (chosen.material / "data" / chosen.articles).read_text(encoding="utf-8").splitlines()
    articles = [json.loads(line) for line in lines]
    for name, system in (("quotation + said", baseline), ("detente", ours)):
        began = time.process_time()
        read_as = [system(article["text"], article.get("date")) for article in articles]
        speed = sum(len(article["text"]) for article in articles) / (time.process_time() - began) / 1000
        pairs = [
            (article["text"], article["attributions"], one) for article, one in zip(articles, read_as, strict=True)
        ]
        result = score(pairs)
        figures = "  ".join(f"{kind} {role} {result[kind, role]['F1']:.1f}" for kind, role in FIGURES)
        sys.stdout.write(f"{name:17} {figures}  {speed:.0f} KB/s\n")


if __name__ == "__main__":
    main()
