"""What reading has reached, as floors that may only rise, with the hash of what was read."""

import tomllib
from dataclasses import dataclass, field

ROUNDING = 0.05
"""Figures are kept with one digit; a difference below half of it is none."""
HEAD = """\
# What reading has reached, in percent. `make gate` fails when a figure falls below its floor; `make gate ARGS=--update`
# raises floors to what is reached now; lowering one takes --allow-regression, and a commit of its own that says why.
# `material` is the hash of what was read: figures of another corpus cannot be compared.
"""


@dataclass
class Floors:
    """The floors of one body of texts."""

    material: str | None = None
    figures: dict = field(default_factory=dict)

    def missed(self, now):
        """Return the measures that are below their floor, or no longer measured."""
        return [name for name, floor in self.figures.items() if now.get(name, -1.0) < floor - ROUNDING]

    def raised(self, material, now, *, allow_regression=False):
        """Return floors at what is reached now; lower ones only where a regression is allowed."""
        if allow_regression:
            return Floors(material, dict(now))
        names = dict.fromkeys([*now, *self.figures])
        return Floors(material, {name: max(now.get(name, -1.0), self.figures.get(name, -1.0)) for name in names})


def floors_of(path):
    """Return the floors in a file, by the name of what was read; none when there is no file."""
    tables = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {name: Floors(table["material"], table["floors"]) for name, table in tables.items()}


def as_toml(floors):
    """Return floors as the text of their file.

    >>> print(as_toml({"corpus": Floors("sha256:1", {"act right": 70.04})}).removeprefix(HEAD))
    <BLANKLINE>
    [corpus]
    material = "sha256:1"
    <BLANKLINE>
    [corpus.floors]
    "act right" = 70.0
    <BLANKLINE>
    """
    parts = [HEAD]
    for name, one in floors.items():
        figures = "".join(f'"{measure}" = {value:.1f}\n' for measure, value in one.figures.items())
        parts.append(f'\n[{name}]\nmaterial = "{one.material}"\n\n[{name}.floors]\n{figures}')
    return "".join(parts)
