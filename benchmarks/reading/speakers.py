"""Whether passages in quotation marks are given to the one who said them, against annotated news.

    python benchmarks/reading/speakers.py MATERIAL [--articles polnear.dev.jsonl] [--errors]

MATERIAL is a folder with data/ (PolNeAR as JSON lines). A passage is what stands in double quotation marks and lies in
what the gold ascribes to somebody; ours is the statement that covers most of it. The speaker is right when both name
the source at the same place, when ours bears the name that the gold gives, or when ours is the one whom we take the
gold's pronoun to be.
"""

import argparse
import re
import sys
from pathlib import Path

from fact_scores import Tally, slug, touch
from material import articles_of

from detente.formats.reading_json import statement
from detente.reading import read
from detente.record import PartialDate, Report

QUOTED = re.compile(r"“[^“”]+”|\"[^\"\n]+\"")
SHORTEST = 3
"""Words of a passage: shorter ones are titles and words used at a distance."""
NAME = re.compile(r"\b[A-Z][\w'’-]+")


def passages(text):
    """Yield the span of each passage in quotation marks.

    >>> list(passages('He said: "We will go home." It was "fine".'))
    [(9, 27)]
    """
    for found in QUOTED.finditer(text):
        if len(found.group().split()) >= SHORTEST:
            yield found.span()


def shared(span, spans):
    """Return how many characters a span shares with some others."""
    return sum(max(min(span[1], end) - max(span[0], start), 0) for start, end in spans)


def covering(passage, statements):
    """Return the statement that holds most of a passage, when one holds half of it."""
    best = max(statements, key=lambda one: shared(passage, one["content"]), default=None)
    enough = best is not None and 2 * shared(passage, best["content"]) >= passage[1] - passage[0]
    return best if enough else None


def right(text, gold, ours, statements):
    """Return whether the speaker of our statement is the source of the gold one."""
    if any(touch(one, other) for one in gold["source"] for other in ours["source"]):
        return True
    told = slug(ours["speaker"]["name"] or "").split("-")
    words = " ".join(text[start:end] for start, end in gold["source"])
    if told[-1] and told[-1] in slug(words).split("-"):
        return True
    same_place = (one for one in statements if any(touch(a, b) for a in gold["source"] for b in one["source"]))
    return any(one["speaker"]["name"] and one["speaker"]["name"] == ours["speaker"]["name"] for one in same_place)


def judged(article):
    """Yield (passage, gold, ours or nothing, whether the speaker is right) of one article."""
    published = PartialDate(value=article["date"][:10]) if article.get("date") else None
    report = Report(text=article["text"], published=published)
    statements = [statement(one) for one in read(report).statements]
    for passage in passages(article["text"]):
        gold = covering(passage, article["attributions"])
        if gold and gold["source"]:
            ours = covering(passage, statements)
            yield passage, gold, ours, ours is not None and right(article["text"], gold, ours, statements)


def speaker_tally(articles):
    """Return of how many quoted passages the speaker is right: of those we give to somebody, and of all."""
    cases = [case for article in articles for case in judged(article)]
    hits = sum(case[3] for case in cases)
    return Tally(hits, sum(case[2] is not None for case in cases), hits, len(cases))


def main():
    """Print the figures, or the passages whose speaker is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("material", type=Path)
    parser.add_argument("--articles", default="polnear.dev.jsonl")
    parser.add_argument("--errors", action="store_true", help="print what is wrong")
    chosen = parser.parse_args()
    articles = articles_of(chosen.material / "data" / chosen.articles)
    for article in articles if chosen.errors else ():
        for passage, gold, ours, fits in judged(article):
            if not fits:
                who = [article["text"][slice(*span)] for span in gold["source"]]
                told = ours and (ours["speaker"]["name"], ours["rule"])
                sys.stdout.write(f"{article['id'][:30]} {article['text'][slice(*passage)][:70]!r} {who} {told}\n")
    tally = speaker_tally(articles)
    sys.stdout.write(
        f"quoted passages {tally.gold}  speaker right {tally.recall:.1f} %  "
        f"of those given to somebody {tally.precision:.1f} %\n"
    )


if __name__ == "__main__":
    main()
