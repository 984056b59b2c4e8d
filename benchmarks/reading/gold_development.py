"""The development gold of eight real reports (gold_development): figures, and where the program errs.

    python benchmarks/reading/gold_development.py SHARED_READING [conditions|targets|meetings ...]

Prints the figures and, for each kind named, the words that the reader missed or got wrong. The twelve reports of
`gold_syria` are there to judge with; their errors are not looked at.
"""

import argparse
from pathlib import Path

import gold_syria
from fact_scores import Tokens, summed
from gate import IN_SYRIA, reading

GOLD = Path(__file__).parent / "gold_development"


def condition_errors(text, gold, found, _names):
    """Yield the conditions missed and those found where there are none."""
    tokens = Tokens(text)
    ours = sorted(
        {(one["condition"]["kind"], *one["condition"]["span"]) for one in found["statements"] if one["condition"]}
    )
    read_as = [(kind, tokens.within([span])) for kind, *span in ours]
    theirs = [(one["kind"], tokens.within([one["span"]])) for one in gold["conditions"]]
    for one, this in zip(gold["conditions"], theirs, strict=True):
        if not any(gold_syria.same_condition(this, other) for other in read_as):
            yield f"missed {one['kind']}: {text[slice(*one['span'])]}"
    for (kind, *span), this in zip(ours, read_as, strict=True):
        left_open = gold_syria.ignored(tokens, this[1], gold["ignore"]["conditions"])
        if not left_open and not any(gold_syria.same_condition(this, other) for other in theirs):
            yield f"wrong {kind}: {text[slice(*span)]}"


def target_errors(text, gold, found, names):
    """Yield the targets missed, with the act read or that there is no statement, and the wrong ones."""
    pairs = gold_syria.matched(Tokens(text), gold, found["statements"])
    for entry in gold["targets"]:
        right = gold_syria.known_as(entry, names)
        read = [one for one, other in pairs if other is entry]
        said = f"{entry['act']} > {entry['party']}: {text[slice(*entry['statement'])]}"
        if entry["party"] and not any(one["target"] in right for one in read):
            yield f"missed ({', '.join(told(one) for one in read) or 'no statement'}) {said}"
        for one in read:
            if one["target"] and one["target"] not in right:
                yield f"wrong ({told(one)}) {said}"


def told(statement):
    """Return what the program read of a statement, in short."""
    return f"{statement['act']} > {statement['target']} by {statement['speaker']['party']} {statement['rule']}"


def meeting_errors(text, gold, found, _names):
    """Yield the meetings missed and those found where there are none, with their status and mentions."""
    tokens = Tokens(text)
    for one in gold["meetings"]:
        if not any(gold_syria.same_meeting(one, other) for other in found["meetings"]):
            yield f"missed {mentions(text, one)}"
    for one in found["meetings"]:
        left_open = gold_syria.ignored(tokens, tokens.within(one["spans"]), gold["ignore"]["meetings"])
        if not left_open and not any(gold_syria.same_meeting(other, one) for other in gold["meetings"]):
            yield f"wrong {mentions(text, one)}"


def mentions(text, meeting):
    """Return the status of a meeting and where the text speaks of it."""
    return f"{meeting['status']}: " + " | ".join(text[start - 40 : end + 40] for start, end in meeting["spans"])


ERRORS = {"conditions": condition_errors, "targets": target_errors, "meetings": meeting_errors}


def main(arguments=None):
    """Print the figures and the errors asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared_reading", type=Path)
    parser.add_argument("errors", nargs="*", choices=[*ERRORS, []], default=[])
    chosen = parser.parse_args(arguments)
    names = gold_syria.names_of_parties()
    tallies = []
    for text, date, gold in gold_syria.gold_reports(chosen.shared_reading, GOLD):
        found = reading(text, date)
        tallies.append(gold_syria.tallies(text, gold, found, names))
        for kind in chosen.errors:
            for error in ERRORS[kind](text, gold, found, names):
                print(date, " ".join(error.split()), sep="  ")
    total = summed(tallies)
    for name, (key, side) in IN_SYRIA.items():
        print(f"{name:30} {getattr(total[key], side):5.1f}  {total[key]}")


if __name__ == "__main__":
    main()
