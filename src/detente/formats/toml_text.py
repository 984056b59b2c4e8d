"""The file of a model as text, and the text as tables: what goes wrong is told as an error of that kind of file."""

import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from detente.errors import DetenteError


def text_of(path: str | Path, unreadable: Callable[..., DetenteError]) -> str:
    """Return the text of a file.

    Raises:
        DetenteError: What `unreadable` makes of the path, the reason and what to do: it is missing, closed to us or not
            in UTF-8.
    """
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise unreadable(path, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise unreadable(path, f"line {line} is not in UTF-8", "Save the file in UTF-8.") from error
    except ValueError as error:
        raise unreadable(path, str(error)) from error


def tables_of(text: str, source: str | Path, no_toml: Callable[[str | Path, str], DetenteError]) -> dict[str, Any]:
    """Return the tables of a TOML text, with fractions as exact as they are written.

    Raises:
        DetenteError: What `no_toml` makes of the source and the reason, which names the line.
    """
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise no_toml(source, str(error)) from error
    except RecursionError:
        raise no_toml(source, "brackets are nested too deep") from None
    except ArithmeticError:
        raise no_toml(source, "a number in it is too long") from None
