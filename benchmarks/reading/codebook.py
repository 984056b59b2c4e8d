"""What a suggested codebook is worth: how right reading is with it and without, against the gold of tests/corpus.

    python benchmarks/reading/codebook.py [FOLDER...]

For each negotiation a codebook is suggested from its reports, as `detente codebook suggest` does and with no hand laid
on it; then each report is read without any, with the suggested one, and with one that people wrote, if there is one.
A party counts as right under whichever slug it goes: the gold's, or one of the same name. Issues are not annotated: of
these the share of demands, offers and refusals is told that has one.
"""

import argparse
import sys
from pathlib import Path

import gold_corpus
from fact_scores import Tally, report_tallies, slug, summed

from detente.formats.reading_json import line
from detente.reading import read
from detente.record import Codebook, PartialDate, Report
from detente.workflow import suggest_codebook

MEASURES = ("speaker right", "party right", "target", "unnamed")
COMMITTING = ("demand", "propose", "offer", "promise", "accept", "reject", "refuse", "threaten")
NOTHING = Codebook()


def texts_of(folder):
    """Return the reports of a negotiation, with their gold."""
    return [one for one in gold_corpus.corpus() if one.name.startswith(f"{folder.name}/")]


def suggested(folder):
    """Return the codebook that the reports of a folder suggest."""
    return suggest_codebook(folder).codebook


def tallies(text, codebook, names):
    """Return the tallies of one report read with a codebook, parties under the gold's slugs."""
    report = Report(text=text.text, published=PartialDate(value=text.published))
    found = line(read(report, codebook), "report")
    for one in found["statements"]:
        one["speaker"]["party"] = names.get(one["speaker"]["party"], one["speaker"]["party"])
        one["target"] = names.get(one["target"], one["target"])
    asked = [one for one in found["statements"] if one["act"] in COMMITTING]
    with_issue = sum(one["issue"] is not None for one in asked)
    about = {"issue": Tally(with_issue, len(asked), with_issue, len(asked))}
    return {**report_tallies(text.text, text.facts, found), **about}


def names_of(codebook, by_hand):
    """Return slug of a suggested party -> the gold's slug for the party of that name."""
    gold = {slug(name): party.id for party in by_hand.parties for name in (party.name, *party.aliases)}
    return {
        party.id: gold[slug(name)]
        for party in codebook.parties
        for name in reversed((party.name, *party.aliases))
        if slug(name) in gold
    }


def compared(folder):
    """Return the tallies of a negotiation read without a codebook, with the suggested one, and with the written one."""
    texts, book = texts_of(folder), suggested(folder)
    written = texts[0].codebook
    names = names_of(book, written or NOTHING)
    ways = {"without": None, "suggested": book, **({"written": written} if written else {})}
    return {name: summed(tallies(text, way, names) for text in texts) for name, way in ways.items()}


def figures(tally):
    """Return the figures of a way of reading: shares that are right, and of what has an issue."""
    return {
        **{name: getattr(tally[name], "f1" if name in ("target", "unnamed") else "recall") for name in MEASURES},
        "issue": tally["issue"].recall,
    }


def main():
    """Print the figures of each negotiation and of all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="*")
    folders = parser.parse_args().folders or gold_corpus.folders()
    every = {folder.name: compared(folder) for folder in folders}
    every["all"] = {way: summed(one[way] for one in every.values()) for way in ("without", "suggested")}
    for name, ways in every.items():
        for way, tally in ways.items():
            told = "  ".join(f"{measure} {value:5.1f}" for measure, value in figures(tally).items())
            sys.stdout.write(f"{name:22} {way:10} {told}\n")


if __name__ == "__main__":
    main()
