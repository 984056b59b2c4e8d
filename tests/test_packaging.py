"""The pins cover what the project asks for, and name no place to fetch it from."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINS = [line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]


def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def asked_for():
    project = PROJECT["project"]
    groups = [project["dependencies"], PROJECT["build-system"]["requires"], *project["optional-dependencies"].values()]
    return {plain(re.match(r"[\w.-]+", need).group()) for group in groups for need in group}


def test_a_pin_is_a_name_and_a_version():
    assert [pin for pin in PINS if not re.fullmatch(r"[\w.-]+==[\w.+!]+", pin)] == []


def test_whatever_the_project_asks_for_is_pinned():
    assert asked_for() - {plain(pin.split("==")[0]) for pin in PINS} == set()


def test_the_project_itself_is_not_pinned():
    assert "detente" not in {plain(pin.split("==")[0]) for pin in PINS}
