"""How Sphinx builds this documentation: no network, and every warning is an error (`make docs`)."""

from pydantic import BaseModel
from sphinx.application import Sphinx
from sphinx.ext.napoleon import Config, GoogleDocstring

import detente.record
from detente import __version__
from detente.reading.language.importing import spacy

spacy()  # before autodoc looks at modules as a type checker does, under which spaCy cannot be imported

project = "Détente"
author = "The Détente authors"
copyright = "The Détente authors, Apache-2.0"
release = __version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
]
exclude_patterns = ["_build"]
source_suffix = {".md": "markdown"}

html_theme = "furo"
html_title = "Détente"
html_copy_source = False

myst_enable_extensions = ["colon_fence", "deflist", "dollarmath"]
myst_heading_anchors = 3

default_role = "code"  # docstrings write `name`, as Markdown does
autodoc_typehints = "none"  # the attribute's line and the prose under it are enough
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True

doctest_test_doctest_blocks = ""  # pytest runs those in docstrings


def read_google_sections(_app: Sphinx, what: str, _name: str, _obj: object, _options: object, lines: list[str]) -> None:
    """Turn `Args:` and `Raises:` into fields.

    The extension itself would also take the words before a colon in an attribute's docstring for its type.
    """
    if what not in ("attribute", "property"):
        lines[:] = GoogleDocstring(lines, Config(), what=what).lines()


def checks() -> set[str]:
    """Return the names of the functions that pydantic calls by itself: nobody needs to look them up."""
    models = [kind for kind in vars(detente.record).values() if isinstance(kind, type) and issubclass(kind, BaseModel)]
    kinds = ("field_validators", "model_validators", "field_serializers", "model_serializers")
    return {name for model in models for kind in kinds for name in getattr(model.__pydantic_decorators__, kind)}


def leave_out_checks(_app: Sphinx, _what: str, name: str, _obj: object, _skip: object, _options: object) -> bool | None:
    return True if name in CHECKS else None


CHECKS = checks()


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("autodoc-process-docstring", read_google_sections)
    app.connect("autodoc-skip-member", leave_out_checks)
