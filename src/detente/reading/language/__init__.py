"""Which language model parses a report: the one that ships with Détente, or an installed one that is named."""

from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from detente.errors import LanguageModelUnreadable, LanguageModelWithoutParser, UnknownLanguageModel

if TYPE_CHECKING:
    from spacy.language import Language

NEEDED = ("parser", "tagger")
"""Parts of a pipeline without which a sentence cannot be read."""


@cache
def language_model(name: str | None = None) -> "Language":
    """Return the spaCy pipeline of that name or in that folder; without a name, our own.

    It is loaded once. spaCy is imported here, and not with this module: who only asks for `--version` does not wait
    for it.

    Raises:
        UnknownLanguageModel: no pipeline of that name is installed, and there is no such folder.
        LanguageModelUnreadable: it is there, and spaCy cannot load it.
        LanguageModelWithoutParser: it does not say how the words of a sentence hang together.
    """
    import spacy
    from spacy.util import get_installed_models

    if name is None:
        with as_file(files(__name__) / "model") as ours:
            return spacy.load(ours)
    if name not in get_installed_models() and not Path(name).is_dir():
        raise UnknownLanguageModel(name, get_installed_models())
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:  # what spaCy raises for a broken or foreign pipeline
        raise LanguageModelUnreadable(name, str(error)) from error
    if lacking := [part for part in NEEDED if not nlp.has_pipe(part)]:
        raise LanguageModelWithoutParser(name, lacking, nlp.pipe_names)
    return nlp
