"""The quality gate: how right reading is, against the floors that were reached before.

    python benchmarks/reading/gate.py [SHARED_READING] [--update] [--allow-regression]

Reads tests/corpus, and, when a folder of corpora is given (data/polnear.dev.jsonl and so on), those too. Prints
measure, floor and now, and ends with 1 when a figure is below its floor. --update raises floors to what is reached now;
to lower one takes --allow-regression.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import gold_corpus
import gold_syria
from fact_scores import Tally, attribution_tallies, plover_right, report_tallies, summed, time_tallies, with_cue
from floors import Floors, as_toml, floors_of
from material import articles_of, hash_of, set_aside

from detente.formats.reading_json import line
from detente.reading import read
from detente.reading.dates import time_expressions
from detente.record import PartialDate, Report

FLOORS = gold_corpus.CORPUS / "floors.toml"
ATTRIBUTION = {
    "linked attribution F1": ("linked", "f1"),
    "source exact F1": ("source exact", "f1"),
    "cue exact F1": ("cue exact", "f1"),
    "content overlap F1": ("content overlap", "f1"),
}
TIME = {"time span F1": ("time span", "f1"), "time value F1": ("time value", "f1")}
IN_CORPUS = {
    **ATTRIBUTION,
    **{f"{name} right": (f"{name} right", "recall") for name in ("kind", "wording", "act", "speaker", "party")},
    **{f"{name} F1": (name, "f1") for name in ("unnamed", "negation", "attitude", "chain")},
    **{
        f"{name} {side}": (name, side)
        for name in ("target", "condition", "meeting", "event", "deadline")
        for side in ("precision", "recall")
    },
    "event status right": ("event status right", "recall"),
    **TIME,
}
IN_SYRIA = {
    **{
        f"{name} {side}": (name, side)
        for name in ("condition", "target", "meeting")
        for side in ("precision", "recall")
    },
    "act right": ("act right", "recall"),
}


@dataclass(frozen=True)
class Body:
    """Texts with gold, and what is measured on them."""

    name: str
    material: Callable[[], str]
    """Gives the hash of what is read."""
    tallies: Callable[[], dict]
    measures: dict

    def figures(self):
        """Read the texts and return what is reached, in percent with one digit."""
        tallies = self.tallies()
        return {name: round(getattr(tallies.get(key, Tally()), side), 1) for name, (key, side) in self.measures.items()}


def reading(text, published, codebook=None):
    """Return what is read from a text, as an object of FORMATS.md."""
    day = PartialDate(value=published[:10]) if published else None
    return line(read(Report(text=text, published=day), codebook), "report")


def corpus_tallies(folder=gold_corpus.CORPUS):
    """Return the tallies of the project's own corpus."""
    return summed(
        report_tallies(one.text, one.facts, reading(one.text, one.published, one.codebook))
        for one in gold_corpus.corpus(folder)
    )


def polnear_tallies(path):
    """Return the tallies of attributions in a file of PolNeAR."""
    return summed(
        attribution_tallies(
            one["text"], one["attributions"], with_cue(reading(one["text"], one.get("date"))["statements"])
        )
        for one in articles_of(path)
    )


def time_tallies_of(texts):
    """Return the tallies of time expressions in articles of TempEval-3."""
    return summed(time_tallies(one["timex"], times(one["text"], one["dct"])) for one in texts)


def times(text, published):
    """Return the time expressions read from a text."""
    found = time_expressions(text, PartialDate(value=published[:10]))
    return [{"start": one.start, "end": one.end, "value": one.value} for one in found]


def plover_tallies(path):
    """Return of how many sentences the event type is among the two at most that are read."""
    sentences = articles_of(path)
    hits = sum(plover_right(one["event"], plover_types(one)) for one in sentences)
    return {"type right": Tally(hits, len(sentences), hits, len(sentences))}


def plover_types(sentence):
    """Return the event types read from a sentence, of what is said and of what is done."""
    found = reading(sentence["text"], sentence["date"])
    return {one["plover"] for one in (*found["statements"], *found["events"])} - {None}


def syria_tallies(material):
    """Return the tallies of the twelve real reports."""
    names = gold_syria.names_of_parties()
    return summed(
        gold_syria.tallies(text, gold, reading(text, date), names)
        for text, date, gold in gold_syria.gold_reports(material)
    )


def own():
    """Return the corpus that is part of the project."""
    return Body("corpus", gold_corpus.fingerprint, corpus_tallies, IN_CORPUS)


def shared(material):
    """Return the corpora in a folder, those that are there."""
    data = material / "data"
    dev, timebank, aquaint = data / "polnear.dev.jsonl", data / "timebank.jsonl", data / "aquaint.jsonl"
    plover, syria = data / "plover-gold-half.jsonl", data / "news-syria-talks-2016.jsonl"
    gold = sorted(gold_syria.GOLD.glob("*.json"))
    bodies = [
        (dev, Body("polnear-dev", lambda: hash_of(dev), lambda: polnear_tallies(dev), ATTRIBUTION)),
        (timebank, Body("timebank", lambda: hash_of(timebank), lambda: time_tallies_of(articles_of(timebank)), TIME)),
        (
            aquaint,
            Body(
                "aquaint-aside",
                lambda: hash_of(aquaint),
                lambda: time_tallies_of(set_aside(articles_of(aquaint))[0]),
                TIME,
            ),
        ),
        (
            plover,
            Body(
                "plover-half",
                lambda: hash_of(plover),
                lambda: plover_tallies(plover),
                {"event type right": ("type right", "recall")},
            ),
        ),
        (
            syria,
            Body(
                "syria-2016",
                lambda: hash_of(syria, *gold, gold_syria.GOLD / "parties.toml"),
                lambda: syria_tallies(material),
                IN_SYRIA,
            ),
        ),
    ]
    return [body for path, body in bodies if path.exists()]


@dataclass(frozen=True)
class Outcome:
    """What was reached on one body of texts, beside its floors."""

    name: str
    material: str
    floors: Floors
    now: dict

    @property
    def complaints(self):
        """What is wrong, in words; empty when the gate is passed."""
        if self.floors.material not in (None, self.material):
            return [
                f"{self.name}: the texts or their gold have changed since the floors were pinned; --update pins anew"
            ]
        return [
            f"{self.name}: {one} is {shown(self.now.get(one))}, its floor is {self.floors.figures[one]:.1f}"
            for one in self.floors.missed(self.now)
        ]

    def table(self):
        """Return the lines of a table of measure, floor and now."""
        yield f"{self.name:32} floor    now"
        for name, value in self.now.items():
            floor = shown(self.floors.figures.get(name))
            mark = "  below" if name in self.floors.missed(self.now) else ""
            yield f"  {name:30} {floor:>5}  {value:5.1f}{mark}"


def shown(value):
    """Return a figure as text."""
    return "-" if value is None else f"{value:.1f}"


def outcome(body, floors):
    """Read the texts of a body and return what was reached."""
    return Outcome(body.name, body.material(), floors.get(body.name, Floors()), body.figures())


def updated(floors, outcomes, *, allow_regression):
    """Return the floors raised to what was reached; those of texts that were not read stay."""
    new = {one.name: one.floors.raised(one.material, one.now, allow_regression=allow_regression) for one in outcomes}
    return {**floors, **new}


def main(arguments=None):
    """Measure, print, and return 1 when a figure is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared_reading", type=Path, nargs="?")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is reached now")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower floors too")
    parser.add_argument("--floors", type=Path, default=FLOORS, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    floors = floors_of(chosen.floors)
    outcomes = []
    for body in [own(), *(shared(chosen.shared_reading) if chosen.shared_reading else [])]:
        outcomes.append(outcome(body, floors))
        print(*outcomes[-1].table(), sep="\n", end="\n\n")
    if chosen.update:
        floors = updated(floors, outcomes, allow_regression=chosen.allow_regression)
        chosen.floors.write_text(as_toml(floors), encoding="utf-8")
        outcomes = [Outcome(one.name, one.material, floors[one.name], one.now) for one in outcomes]
    complaints = [complaint for one in outcomes for complaint in one.complaints]
    print(*complaints, sep="\n", file=sys.stderr, end="\n" if complaints else "")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
