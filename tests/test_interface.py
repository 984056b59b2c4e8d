"""`import detente` gives the vocabulary and the verbs, in one sorted list, and takes no time."""

import subprocess
import sys

import detente


def run(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_the_public_names_are_sorted_and_all_there():
    assert detente.__all__ == sorted(detente.__all__)
    assert all(getattr(detente, name) is not None for name in detente.__all__)
    assert set(detente.record.__all__) <= set(detente.__all__)


def test_the_verb_keeps_its_name_whatever_is_imported_first():
    said = "import detente.brief, detente.workflow, detente; print(detente.brief.__module__, detente.read.__module__)"
    assert run(said) == "detente.workflow.brief detente.workflow.read"
    assert run("from detente import brief; from detente.brief import page; print(brief.__name__, page.__name__)") == (
        "brief page"
    )


def test_nothing_heavy_is_loaded_before_it_is_needed():
    heavy = (
        "pydantic trafilatura lxml pypdf py3langid numpy jinja2 charset_normalizer httpx2 feedparser protego brotli"
    ).split()
    heavy += "networkx icalendar pyarrow sqlite3".split()
    said = f"import sys, detente.cli; print([name for name in {heavy} if name in sys.modules])"
    assert run(said) == "[]"


def test_a_text_in_english_loads_no_library_for_other_kinds(tmp_path):
    (tmp_path / "report.txt").write_text("The talks will go on, she said, and that was the end of it for the day.")
    others = "trafilatura lxml pypdf py3langid charset_normalizer httpx2 feedparser".split()
    said = (
        f"import sys, detente; detente.load([{str(tmp_path)!r}]); "
        f"print([name for name in {others} if name in sys.modules])"
    )
    assert run(said) == "[]"
