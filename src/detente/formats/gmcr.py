"""Conflicts as GMCR+ saves them (`.gmcr`, JSON).

Options are listed once, and decision makers own them by number. A condition is a list of pairs of an option's number
and Y or N; several joined by "or" stand in a table with the key `members`. A ranking numbers the feasible states from
1, in increasing order of the number whose bit k is option k; those in one list are tied.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from detente.errors import ConflictMistakes, ConflictNotReadable, ConflictNotToml
from detente.formats.conflict_file import joined
from detente.formats.conflict_model import ConflictModel, existing, modelled
from detente.formats.conflict_toml import raise_mistakes, read_tables
from detente.formats.formulas import RESERVED
from detente.formats.mistakes import Mistake
from detente.formats.toml_text import text_of

DIRECTIONS = {"both": "both", "fwd": "take only", "back": "drop only"}
OLD_NAMES = {"permittedDirection": "reversibility", "preferenceRanking": "preferenceVector"}
OLD_SWITCHES = ("useManualPreferenceRanking", "useManualPreferenceVectors")


def gmcr_conflict_of(path: str | Path) -> ConflictModel:
    """Return the conflict in a file of GMCR+.

    Raises:
        ConflictNotReadable: The file is missing, closed to us or not in UTF-8.
        ConflictNotToml: It is no JSON.
        ConflictMistakes: It is JSON, and no conflict.
    """
    return gmcr_conflict_in(text_of(path, ConflictNotReadable), path)


def gmcr_conflict_in(text: str, source: str | Path) -> ConflictModel:
    """Return the conflict in the text of a file of GMCR+."""
    try:
        saved = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ConflictNotToml(source, str(error), language="JSON") from error
    expected = "decisionMakers, options and infeasibles as GMCR+ saves them"
    if not isinstance(saved, dict):
        raise ConflictMistakes(source, [Mistake("", "it is JSON, and no table", expected)])
    try:
        ids = slugs([str(one["name"]) for one in saved["options"]])
        tables, ranked = tables_of_gmcr(saved, ids)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        what = wrong_with(error)
        raise ConflictMistakes(source, [Mistake("", what, expected)]) from error
    tables["title"] = Path(source).stem
    if ranked:
        rankings = named_rankings(tables, ranked, ids, source)
        for who, ranking in rankings.items():
            tables["decision_makers"][who]["ranking"] = ranking
    file, found = read_tables(tables, source)
    raise_mistakes(found, source)
    return modelled(file, found, source)


def wrong_with(error: Exception) -> str:
    """Return in words why a file is not as GMCR+ saves it, when taking it apart ended with this error."""
    if isinstance(error, KeyError):
        return f"the key or value {error} is missing or stands for nothing"
    if isinstance(error, IndexError):
        return "an option is named by a number that none has"
    if isinstance(error, Unreadable):
        return str(error)
    return "a list, a table, a text or a number stands where something else should"


class Unreadable(ValueError):
    """A condition that cannot be one."""


def tables_of_gmcr(saved: dict[str, Any], ids: Sequence[str]) -> tuple[dict[str, Any], dict[int, list[Any]]]:
    """Return the tables of a conflict file, and the rankings by decision maker as they are numbered."""
    names = [str(one["name"]) for one in saved["options"]]
    options = [
        {"id": ids[index], "label": names[index], "moves": DIRECTIONS[old(one, "permittedDirection", "both")]}
        for index, one in enumerate(saved["options"])
    ]
    manual = any(saved.get(key) for key in OLD_SWITCHES)
    makers = []
    ranked: dict[int, list[Any]] = {}
    maker_ids = slugs([str(who["name"]) for who in saved["decisionMakers"]])
    for number, who in enumerate(saved["decisionMakers"]):
        table = {"id": maker_ids[number], "name": str(who["name"]), "options": [options[i] for i in who["options"]]}
        if manual:
            ranked[number] = old(who, "preferenceRanking", [])
        else:
            table["prefers"] = [condition(one, ids) for one in who["preferences"]]
        makers.append(table)
    return {"infeasible": [condition(one, ids) for one in saved["infeasibles"]], "decision_makers": makers}, ranked


def old(table: dict[str, Any], key: str, default: Any) -> Any:  # noqa: ANN401 (whatever JSON holds)
    """Return what stands under a key, or under the name that older versions gave it."""
    return table.get(key, table.get(OLD_NAMES[key], default))


def condition(saved: Any, ids: Sequence[str]) -> str:  # noqa: ANN401 (a list or a table)
    """Return a condition as a formula.

    >>> condition([[0, "Y"], [1, "N"]], ["a", "b"])
    'a and not b'
    >>> condition({"compound": True, "members": [[[0, "Y"]], [[1, "N"]]]}, ["a", "b"])
    'a or not b'
    """
    if isinstance(saved, dict):
        return " or ".join(condition(member, ids) for member in saved["members"]) or "false"
    if any(taken not in ("Y", "N") for _, taken in saved):
        raise Unreadable("a condition says neither Y nor N")
    return " and ".join(ids[index] if taken == "Y" else f"not {ids[index]}" for index, taken in saved) or "true"


def named_rankings(
    tables: dict[str, Any], ranked: dict[int, list[Any]], saved_ids: Sequence[str], source: str | Path
) -> dict[int, list[list[str]]]:
    """Return rankings with the states named by their options."""
    bare = {**tables, "decision_makers": [{**who, "ranking": []} for who in tables["decision_makers"]]}
    file, found = read_tables(bare, source)
    raise_mistakes(found, source)
    states = existing(file, found)
    raise_mistakes(found, source)
    assert states is not None
    # GMCR+ numbers by the order of its list of options, which need not be that of their owners.
    listed_bits = [saved_ids.index(option) for option in file.bits]
    order_there = [sum(1 << to for bit, to in enumerate(listed_bits) if mask >> bit & 1) for mask in map(int, states)]
    states = states[np.argsort(np.array(order_there, dtype=np.uint64))]

    def name(ordinal: Any) -> str:  # noqa: ANN401
        if not isinstance(ordinal, int) or not 1 <= ordinal <= len(states):
            expected = f"numbers from 1 to {len(states)}"
            raise ConflictMistakes(source, [Mistake("preferenceRanking", f"there is no state {ordinal!r}", expected)])
        return joined(file.taken(int(states[ordinal - 1])))

    return {
        who: [[name(one) for one in (tier if isinstance(tier, list) else [tier])] for tier in order]
        for who, order in ranked.items()
    }


def slugs(names: Sequence[str]) -> list[str]:
    """Return an id for each name, each its own.

    >>> slugs(["Release Water", "Release water!", "2nd try", "Not"])
    ['release_water', 'release_water_2', '_2nd_try', 'not_']
    """
    found: list[str] = []
    for name in names:
        plain = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "option"
        plain = f"_{plain}" if plain[0].isdigit() else f"{plain}_" if plain in RESERVED else plain
        number, one = 1, plain
        while one in found:
            number += 1
            one = f"{plain}_{number}"
        found.append(one)
    return found
