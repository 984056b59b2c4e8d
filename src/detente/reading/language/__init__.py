"""Which language model parses a report: the one that ships with Détente, or an installed one that is named."""

from collections.abc import Callable
from functools import cache, partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from detente.errors import LanguageModelUnreadable, LanguageModelWithoutParser, UnknownLanguageModel
from detente.reading.language.importing import LOADING, as_saved, spacy

if TYPE_CHECKING:
    from spacy.language import Language

NEEDED = ("parser", "tagger")
"""Parts of a pipeline without which a sentence cannot be read."""
NOT_ASKED_FOR = ("ner", "morphologizer", "attribute_ruler", "lemmatizer", "senter")
"""Parts of a pipeline whose answers no rule asks for: they are neither loaded nor run."""


def language_model(name: str | None = None, *, whole: bool = False) -> "Language":
    """Return the spaCy pipeline of that name or in that folder; without a name, our own.

    It is loaded once. spaCy is imported here, and not with this module: who only asks for `--version` does not wait
    for it.

    Args:
        name: The pipeline.
        whole: Load also the parts that no rule asks for.

    Raises:
        UnknownLanguageModel: no pipeline of that name is installed, and there is no such folder.
        LanguageModelUnreadable: it is there, and spaCy cannot load it.
        LanguageModelWithoutParser: it does not say how the words of a sentence hang together.
    """
    with LOADING:
        return loaded(name, whole)


@cache
def loaded(name: str | None, whole: bool) -> "Language":  # noqa: FBT001 (by place, as a cache needs it)
    """Return a pipeline that was not loaded before."""
    load: Callable[..., Language] = partial(spacy().load, exclude=() if whole else NOT_ASKED_FOR)
    if name is None:
        with as_file(files(__name__) / "model") as ours:
            return load(ours, config={"nlp.tokenizer.@tokenizers": as_saved()})
    from spacy.util import get_installed_models

    if name not in get_installed_models() and not Path(name).is_dir():
        raise UnknownLanguageModel(name, get_installed_models())
    try:
        nlp = load(name)
    except (OSError, ValueError, ImportError) as error:  # what spaCy raises for a broken or foreign pipeline
        raise LanguageModelUnreadable(name, str(error)) from error
    if lacking := [part for part in NEEDED if not nlp.has_pipe(part)]:
        raise LanguageModelWithoutParser(name, lacking, nlp.pipe_names)
    return nlp
