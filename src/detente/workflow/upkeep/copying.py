"""Which new reports are copies of others, told by sketches that are kept of all."""

import numpy as np

from detente.analysis.copies import Texts, runs_of
from detente.models.minhash import sketch
from detente.store.copies import Copies
from detente.store.standing import Standing

AT_ONCE = 200
"""Reports that are compared in one transaction."""
LOADED = 2000
"""Reports that they are compared with at a time: memory does not grow with the number of all."""


def copies_anew(standing: Standing) -> bool:
    """Work out for some reports of which others they are copies."""
    kept = Copies(standing.connection)
    new = kept.unsketched(AT_ONCE)
    sizes: dict[int, int] = {}
    sketches: dict[int, np.ndarray[tuple[int, ...], np.dtype[np.uint8]]] = {}
    for row in new:
        runs = runs_of(row.text)
        sizes[row.number], sketches[row.number] = len(runs), sketch(runs)
        kept.keep(row.number, sketches[row.number].tobytes() if len(runs) else None, len(runs))
    alike: dict[int, set[int]] = {number: {number} for number, size in sizes.items() if size}
    if alike:
        for origins, others, lengths in kept.sketches(LOADED):
            texts = Texts(others, lengths)
            for number, found in alike.items():
                same = origins[texts.like(sketches[number], sizes[number])]
                found.update(int(origin) for origin in np.unique(same))
    for found in alike.values():
        kept.join(found)
    return bool(new)
