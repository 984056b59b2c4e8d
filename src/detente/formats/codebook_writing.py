"""A codebook as the text of its TOML file, with a remark over each entry, for people to edit."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from detente.record import Codebook
from detente.record.entry import Entry

WIDTH = 120
SECTIONS = {
    "parties": "Who wants something. Aliases are all other words by which reports call a party.",
    "people": 'Who speaks for whom. A role may say from when and to when it is held: from = "2021-04", to = "2023".',
    "bodies": "Where parties meet, with the members and the rule by which it decides, when known.",
    "issues": "What is on the table. A statement goes to the issue with most of its keywords; * stands for any ending.",
    "outlets": "Who publishes. reliability is a letter of the Admiralty code: A completely reliable to E unreliable, "
    "F cannot be judged.",
}
"""The tables in their order, with what is said at the head of each."""

Remarks = Mapping[tuple[str, str], str]
"""(table, id) -> what is said over an entry."""


def codebook_text(
    codebook: Codebook, *, opening: Sequence[str] = (), remarks: Remarks | None = None, closing: Sequence[str] = ()
) -> str:
    """Return the text of a codebook's file; read back it is the same codebook.

    Args:
        codebook: What is written, each table in its own order.
        opening: Lines of comment at the head.
        remarks: What is said over entries.
        closing: Lines of comment at the end.
    """
    parts = ["\n".join(comments(opening))] if opening else []
    for table, about in SECTIONS.items():
        entries: Sequence[Entry] = getattr(codebook, table)
        if entries:
            parts.append(f"# {table.capitalize()}. {about}")
        parts += [entry_text(table, one, (remarks or {}).get((table, str(getattr(one, "id"))))) for one in entries]  # noqa: B009
    if closing:
        parts.append("\n".join(comments(closing)))
    return "\n\n".join(parts) + "\n"


def comments(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines as comments; none can end its comment early."""
    for line in lines:
        yield f"# {''.join(letter if letter.isprintable() else ' ' for letter in line)}".rstrip()


def entry_text(table: str, entry: Entry, remark: str | None) -> str:
    """Return one entry of a table; what has its usual value is left out."""
    lines = [*comments([remark] if remark else []), f"[[{table}]]"]
    values = entry.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    lines += [line for key, value in values.items() for line in assigned(key, value)]
    return "\n".join(lines)


def assigned(key: str, value: Any) -> Iterator[str]:  # noqa: ANN401 (whatever an entry holds)
    """Yield the lines that give a key its value; a long list goes over several."""
    line = f"{key} = {written(value)}"
    if len(line) <= WIDTH or not isinstance(value, list):
        yield line
        return
    yield f"{key} = ["
    row = "   "
    for item in map(written, value):
        if len(row) + len(item) + 2 > WIDTH and row.strip():
            yield row
            row = "   "
        row += f" {item},"
    yield row
    yield "]"


def written(value: Any) -> str:  # noqa: ANN401 (whatever an entry holds)
    r"""Return a value as TOML.

    >>> written({"title": 'the "chief"', "from": "2021"})
    '{title = "the \\"chief\\"", from = "2021"}'
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {written(held)}" for key, held in value.items() if held is not None) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
