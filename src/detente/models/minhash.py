"""Which of many sets are alike, found by MinHash signatures in a time that grows with their sizes (Broder 1997)."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]

ROWS = 2
"""Values of a band: two sets of Jaccard similarity s share a band with probability s ** ROWS."""
BANDS = 128
CHUNK = 8192
"""Members hashed at once: memory does not grow with a set."""
NEIGHBOURS = 4
"""Members of a band with which each is compared: many alike cost no more than few."""
SEED = 1997

_random = np.random.default_rng(SEED)
FACTORS: Hashes = _random.integers(1, 2**63, ROWS * BANDS, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
SHIFTS: Hashes = _random.integers(0, 2**63, ROWS * BANDS, dtype=np.uint64)


def signature(members: Hashes) -> Hashes:
    """Return the MinHash signature of a set: for each of many hash functions its least value.

    >>> same = np.arange(1, 500, dtype=np.uint64)
    >>> bool((signature(same) == signature(same[::-1])).all())
    True
    """
    least = np.full(len(FACTORS), np.iinfo(np.uint64).max, np.uint64)
    for start in range(0, len(members), CHUNK):
        part = members[start : start + CHUNK, None]
        mixed = part * FACTORS + SHIFTS  # [member, function], modulo 2 ** 64
        least = np.minimum(least, (mixed ^ (mixed >> np.uint64(32))).min(axis=0))
    return least


def candidates(signatures: Sequence[Hashes]) -> Iterator[tuple[int, int]]:
    """Yield pairs of sets that share a band of their signatures, each once: probably alike, to be compared in full."""
    met: set[tuple[int, int]] = set()
    for band in range(BANDS):
        found: dict[bytes, list[int]] = {}
        for number, one in enumerate(signatures):
            last = found.setdefault(one[band * ROWS : (band + 1) * ROWS].tobytes(), [])
            for other in last:
                if (other, number) not in met:
                    met.add((other, number))
                    yield other, number
            last.append(number)
            del last[:-NEIGHBOURS]
