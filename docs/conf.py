"""How Sphinx builds this documentation: no network, and every warning is an error (`make docs`)."""

from sphinx.application import Sphinx
from sphinx.ext.napoleon import Config, GoogleDocstring

from detente import __version__

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


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("autodoc-process-docstring", read_google_sections)
