"""spaCy without what takes long and nobody asks for: its command line, and rules that a pipeline brings itself."""

import sys
from functools import cache
from threading import RLock
from types import ModuleType
from typing import Any

COMMAND_LINE = ("spacy.cli", "spacy.cli.info")
LOADING = RLock()
"""Held while spaCy or one of its pipelines is loaded: of threads that ask for it at once, one loads it."""


def spacy() -> Any:  # noqa: ANN401 (the package)
    """Return spaCy, imported on the first call; `spacy.cli` can be imported after it as ever."""
    with LOADING:
        return imported()


@cache
def imported() -> ModuleType:
    """Return spaCy without its command line."""
    if "spacy" not in sys.modules:
        for name in COMMAND_LINE:
            sys.modules[name] = stand_in(name)
        try:
            import spacy as _  # noqa: F401
        finally:
            for name in COMMAND_LINE:
                del sys.modules[name]
            vars(sys.modules.get("spacy", sys)).pop("cli", None)
    return sys.modules["spacy"]


@cache
def as_saved() -> str:
    """Return the name of a tokeniser that waits for what was saved of it: spaCy's builds all its rules twice."""
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]

    name = "detente.as_saved.v1"
    spacy().registry.tokenizers(name, func=lambda: lambda nlp: Tokenizer(nlp.vocab))
    return name


def stand_in(name: str) -> ModuleType:
    """Return an empty module that stands for one of the command line while spaCy is imported."""
    module = ModuleType(name)
    module.__path__ = []
    vars(module)["info"] = info
    return module


def info(*words: object, **options: object) -> object:
    """Do what `spacy.info` does."""
    from spacy.cli.info import info as whole

    return whole(*words, **options)  # type: ignore[arg-type]
