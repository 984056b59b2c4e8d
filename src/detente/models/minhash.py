"""How far sets are alike, as their MinHash sketches tell (Broder 1997; Li and Koenig 2010)."""

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
Sketch = npt.NDArray[np.uint8]

VALUES = 512
"""Values of a sketch. The error of a similarity s that it tells is sqrt(s * (1 - s) / VALUES): 0.015 at 0.14."""
BY_CHANCE = 1 / 256
"""How often two values of eight bits are equal by chance."""
CHUNK = 8192
"""Members hashed at once: memory does not grow with a set."""
SEED = 1997

_random = np.random.default_rng(SEED)
FACTORS: Hashes = _random.integers(1, 2**63, VALUES, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
SHIFTS: Hashes = _random.integers(0, 2**63, VALUES, dtype=np.uint64)


def sketch(members: Hashes) -> Sketch:
    """Return the MinHash sketch of a set: for each of many hash functions the lowest eight bits of its least value.

    >>> same = np.arange(1, 500, dtype=np.uint64)
    >>> bool((sketch(same) == sketch(same[::-1])).all())
    True
    """
    least = np.full(VALUES, np.iinfo(np.uint64).max, np.uint64)
    for start in range(0, len(members), CHUNK):
        part = members[start : start + CHUNK, None]
        mixed = part * FACTORS + SHIFTS  # [member, function], modulo 2 ** 64
        least = np.minimum(least, (mixed ^ (mixed >> np.uint64(32))).min(axis=0))
    return (least & np.uint64(0xFF)).astype(np.uint8)


def shared(one: Sketch, size: int, others: Sketch, sizes: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """Return which share of the smaller set stands in the larger, of one set and each of others.

    Args:
        one: The sketch of a set, `[value]`.
        size: How many members it has.
        others: Sketches, `[set, value]`.
        sizes: How many members they have, `[set]`.

    >>> sets = [np.arange(start, start + 400, dtype=np.uint64) for start in (0, 5000)]
    >>> sketches = np.stack([sketch(one) for one in sets])
    >>> [round(float(part), 1) for part in shared(sketches[0], 400, sketches, np.array([400, 400]))]
    [1.0, 0.0]
    """
    # Eight values at a time: in each byte of a sum of 64 words stand the equal ones of one value in eight.
    words = (others == one).view(np.uint64).sum(axis=1, dtype=np.uint64)
    equal = words.view(np.uint8).reshape(len(others), 8).sum(axis=1, dtype=np.int64) / VALUES
    similarity = np.maximum(equal - BY_CHANCE, 0.0) / (1 - BY_CHANCE)
    both = similarity / (1 + similarity) * (sizes + size)
    parts: npt.NDArray[np.float64] = both / np.maximum(np.minimum(sizes, size), 1)
    return parts
