"""The codebook of a case as a TOML file that people edit (FORMATS.md, section 6)."""

import tomllib
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from detente.errors import CodebookMistakes, CodebookNotReadable, CodebookNotToml
from detente.record import Codebook, PartialDate


def codebook_of(path: str | Path) -> Codebook:
    """Return the codebook in a file.

    Raises:
        CodebookNotReadable: The file is missing, closed to us or not in UTF-8.
        CodebookNotToml: It is no TOML; the error names the line.
        CodebookMistakes: Entries or keys are wrong; the error names all of them, each with its place.
    """
    tables = parsed(path)
    try:
        codebook = Codebook.model_validate(tables)
    except ValidationError as error:
        raise CodebookMistakes(path, [mistake(one, tables) for one in error.errors(include_url=False)]) from error
    wrong = wrong_dates(codebook)
    if wrong:
        raise CodebookMistakes(path, wrong)
    return codebook


def parsed(path: str | Path) -> dict[str, Any]:
    """Return the tables of a TOML file, with dates as the text they are written in."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CodebookNotReadable(path, error.strerror or str(error)) from error
    except ValueError as error:
        raise CodebookNotReadable(path, "it is not in UTF-8") from error
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CodebookNotToml(path, str(error)) from error
    return {key: as_written(value) for key, value in tables.items()}


def as_written(value: Any) -> Any:  # noqa: ANN401 (whatever TOML holds)
    """Return `value` with dates as text: `from = 2021-04-01` means the same with and without quotation marks."""
    if isinstance(value, dict):
        return {key: as_written(held) for key, held in value.items()}
    if isinstance(value, list):
        return [as_written(held) for held in value]
    return value.isoformat() if isinstance(value, date) else value


def mistake(error: ErrorDetails, tables: dict[str, Any]) -> str:
    """Return one mistake in words, after its place: `people[2].roles[1].party: ...`."""
    place = error["loc"]
    what = error["msg"].removeprefix("Value error, ")
    if error["type"] == "extra_forbidden":
        what = f"no such key{nearest(str(place[-1]), place[:-1])}"
    elif error["type"] == "missing":
        what = "this key is missing"
    elif error["type"] == "string_pattern_mismatch":
        what = f"{error['input']!r} is not an id: small letters and digits, joined by - or _"
    named = name_of(place, tables)
    return f"{written(place)}{f' ({named})' if named else ''}: {what}"


def written(place: tuple[int | str, ...]) -> str:
    """Return a place as one would write it, counting from 1.

    >>> written(("people", 1, "roles", 0, "party"))
    'people[2].roles[1].party'
    """
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place).lstrip(".")


def name_of(place: tuple[int | str, ...], tables: dict[str, Any]) -> str | None:
    """Return the id of the entry in which a mistake stands, so that it is found without counting."""
    try:
        named = tables[str(place[0])][place[1]]["id"]
    except (KeyError, IndexError, TypeError):
        return None
    return named if isinstance(named, str) else None


def nearest(key: str, place: tuple[int | str, ...]) -> str:
    """Return the key that was probably meant, as a question."""
    model = model_at(place)
    known = [field.alias or name for name, field in model.model_fields.items()]
    near = get_close_matches(key, known, n=1)
    return f"; did you mean {near[0]!r}?" if near else f"; expected one of {', '.join(known)}"


def model_at(place: tuple[int | str, ...]) -> type[BaseModel]:
    """Return the model of the entry at a place."""
    model: type[BaseModel] = Codebook
    for part in place:
        if isinstance(part, str):
            model = get_args(model.model_fields[part].annotation)[0]
    return model


def wrong_dates(codebook: Codebook) -> list[str]:
    """Return the first and last days of roles that are no dates."""
    wrong = []
    for person_at, person in enumerate(codebook.people):
        for role_at, role in enumerate(person.roles):
            for key, value in (("from", role.since), ("to", role.until)):
                try:
                    PartialDate(value=value or "2000")
                except ValueError:
                    place = written(("people", person_at, "roles", role_at, key))
                    wrong.append(f"{place} ({person.id}): {value!r} is not a date; write 2021, 2021-04 or 2021-04-13")
    return wrong
