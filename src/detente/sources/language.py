"""Which language a text is written in."""

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

ENGLISH = frozenset(
    "the of and to that with for on was were has have had been by from it its he his she they their said will would "
    "not which but this who are be after at".split()
)
"""The words that hold English sentences together, few of them shared with another language."""

SHARE_OF_ENGLISH = 0.2
"""So many of the words of a text are of that kind, and it is English, whatever names stand in it: news has a third."""

SAMPLE_WORDS = 1500
SAMPLE_LETTERS = 12_000
FEWEST_WORDS = 5
SURE = 0.5

WORD = re.compile(r"[^\W\d_]+")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language, or None when the text is too short to tell.

    The work is the same for a text of any length.

    >>> language_of("Moscow said that the talks would go on and that it would not wait for ever.")
    'en'
    >>> language_of("Kremlin") is None
    True
    """
    sample = text[:SAMPLE_LETTERS]
    words = [match[0] for match in islice(WORD.finditer(sample), SAMPLE_WORDS)]
    letters = "".join(words)
    latin = len(LATIN.findall(letters)) > len(letters) / 2
    if latin and len(words) < FEWEST_WORDS:
        return None
    common = {word.lower() for word in words} & ENGLISH
    share = sum(word.lower() in ENGLISH for word in words) / max(len(words), 1)
    if share >= SHARE_OF_ENGLISH and ("the" in common or len(common) >= 3):
        return "en"
    return likeliest(sample, sure=SURE if latin else 0) if letters else None


def likeliest(sample: str, *, sure: float) -> str | None:
    """Return the likeliest language, when it is likelier than `sure` and has a code of two letters."""
    ranking = identifier().rank(sample)
    if ranking[0][1] < sure:
        return None
    return next((code for code, _ in ranking if len(code) == 2), None)


@cache
def identifier() -> "LanguageIdentifier":
    """Return the model that tells languages apart, loaded once: it takes half a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
