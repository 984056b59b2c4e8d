"""How many draws are cut into blocks, each with random numbers of its own.

The unit is the chunk: its random numbers follow from the seed and its number alone. A block is a row of chunks, so that
the numbers are the same however the chunks are cut into blocks and wherever the blocks are run.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

CHUNK = 250
"""Draws that share one stream of random numbers."""


@dataclass(frozen=True)
class Block:
    """A row of chunks that one task works on."""

    seed: int
    first: int
    """The number of its first chunk."""
    draws: int

    def chunks(self) -> Iterator[tuple[np.random.Generator, int]]:
        """Yield for each chunk its random numbers and how many draws it has.

        >>> [int(rng.integers(100)) for rng, _ in Block(seed=1, first=2, draws=300).chunks()]
        [42, 18]
        >>> [int(rng.integers(100)) for rng, _ in Block(seed=1, first=3, draws=50).chunks()]
        [18]
        """
        for number in range(-(-self.draws // CHUNK)):
            stream = np.random.SeedSequence(self.seed, spawn_key=(self.first + number,))
            yield np.random.default_rng(stream), min(CHUNK, self.draws - number * CHUNK)


def plan(draws: int, seed: int, *, blocks: int = 1) -> tuple[Block, ...]:
    """Return the draws cut into about so many blocks of whole chunks.

    >>> [(block.first, block.draws) for block in plan(1_100, 0, blocks=2)]
    [(0, 750), (3, 350)]
    """
    chunks = -(-draws // CHUNK)
    size = max(1, -(-chunks // max(1, blocks)))
    return tuple(Block(seed, first, min(size * CHUNK, draws - first * CHUNK)) for first in range(0, chunks, size))
