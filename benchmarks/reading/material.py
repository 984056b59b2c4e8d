"""The corpora in a folder beside the project: how to open them, and the part that is set aside to judge on."""

import hashlib
import json
import random

SEED = 2022


def articles_of(path):
    """Return the objects of a file of JSON lines."""
    return [json.loads(one) for one in path.read_text(encoding="utf-8").splitlines()]


def set_aside(articles):
    """Return the quarter of some articles that is set aside to judge on, and the rest."""
    ids = sorted(one["id"] for one in articles)
    aside = set(random.Random(SEED).sample(ids, len(ids) // 4))
    return [one for one in articles if one["id"] in aside], [one for one in articles if one["id"] not in aside]


def hash_of(*paths):
    """Return the hash of some files."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return f"sha256:{digest.hexdigest()}"
