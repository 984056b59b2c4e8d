"""What every reader is: a report goes in, a draft comes out."""

from typing import Protocol

from detente.record import Codebook, Draft, Report


class Reader(Protocol):
    """Reads one report: by rules (`detente.reading.read`), with an LLM (`detente.reading.llm.LlmReader`)."""

    def __call__(self, report: Report, codebook: Codebook | None = None) -> Draft:
        """Return what a report says, every fact with the place of its words."""
        ...
