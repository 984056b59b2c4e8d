"""How well a language model parses, tags and finds names in news, and how fast it reads: ours, or one that is named.

    python benchmarks/reading/language_model.py TREEBANKS [--language-model NAME]

TREEBANKS is a folder with pud.conllu.gz and gmb-news-entities.csv.gz. Nothing in PUD was trained on; of the entities
only the tenth that was set aside is counted. A pipeline with other labels than those of Universal Dependencies is
judged by its unlabelled attachment, and even there its notion of a head differs.
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

from language_scores import entity_scores, parse_scores, speed
from treebanks import entities, set_aside, treebank

from detente.reading.language import language_model


def main():
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("--language-model")
    arguments = parser.parse_args()
    sentences = list(treebank(arguments.treebanks / "pud.conllu.gz"))
    _, news = set_aside(entities(arguments.treebanks / "gmb-news-entities.csv.gz"))
    began = time.perf_counter()
    nlp = language_model(arguments.language_model, whole=True)
    print(f"loaded in {time.perf_counter() - began:.2f} s, spaCy included")
    for name, found in (
        ("PUD", parse_scores(nlp, sentences)),
        ("PUD, raw", parse_scores(nlp, sentences, raw=True)),
        ("news entities", entity_scores(nlp, news)),
        ("speed", speed(nlp, sentences)),
    ):
        print(f"{name:14}", "  ".join(f"{key} {value}" for key, value in found.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
