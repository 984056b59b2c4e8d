"""The brief of the examples, to the byte: the same input gives the same page, and every change of it is seen."""

from pathlib import Path

import detente
from detente.workflow import brief

GOLDEN = Path(__file__).parent / "ukraine-2022.html"


def test_the_brief_of_the_examples_is_the_one_on_file(examples, tmp_path):
    page = tmp_path / "brief.html"
    brief([examples / "ukraine-2022"], to=page)
    assert page.read_bytes() == GOLDEN.read_bytes(), "look at both pages; when the new one is right: make golden"


def test_the_brief_is_the_same_whatever_the_folder_is_called(examples, tmp_path):
    pages = []
    for name in ("first", "second"):
        folder = tmp_path / name
        folder.mkdir()
        for report in sorted((examples / "ukraine-2022").iterdir()):
            (folder / report.name).write_bytes(report.read_bytes())
        page = tmp_path / f"{name}.html"
        detente.brief([folder], to=page)
        pages.append(page.read_bytes())
    assert pages[0] == pages[1]
