"""A database of Discourse Network Analyzer as drafts: its documents, and the statements that people coded in them.

A document becomes a report, a coded passage a statement with the passage as its evidence, an organization a party, a
concept an issue. Agreement becomes `accept`, disagreement `reject`; a passage without that variable takes no side and
is `inform`. Of attributes, an organization's Type and everybody's Alias are kept. Whatever has no place in a record is
told in `problems`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from detente.errors import UnknownColumn
from detente.formats.passages import Imported, Names, Passage, draft_of
from detente.formats.slugs import slug
from detente.record import Codebook, Draft, PartialDate, Problem, Report
from detente.store.dna import DnaDocument, DnaRows, DnaStatement, read_dna

VARIABLES = {"person": "person", "party": "organization", "issue": "concept", "agreement": "agreement"}
"""What a statement has -> the variable of DNA's own statement type in which it stands."""

EPOCH = date(1970, 1, 1)
DAY = 86_400


def import_dna(
    path: str | Path, *, variables: Mapping[str, str] | None = None, codebook: Codebook | None = None
) -> Imported:
    """Return what a .dna file holds, as drafts.

    Args:
        path: A database that DNA 2 or 3 wrote.
        variables: Where `person`, `party`, `issue` and `agreement` stand when they are not called `person`,
            `organization`, `concept` and `agreement` in it.
        codebook: Names and aliases that it knows get its slugs.

    Raises:
        ImportRefused: It cannot be read, or is not safe to read.
        UnknownColumn: `variables` names something that there is not.
    """
    return drafts_in(read_dna(path), variables=variables, codebook=codebook)


def drafts_in(
    rows: DnaRows, *, variables: Mapping[str, str] | None = None, codebook: Codebook | None = None
) -> Imported:
    """Return the rows of a .dna file as drafts; see `import_dna`."""
    wanted = VARIABLES | dict(variables or {})
    for name in wanted.keys() - VARIABLES.keys():
        raise UnknownColumn(name, tuple(VARIABLES), "part of a statement")
    names = Names(codebook)
    translated = Translation(rows, wanted, names)
    drafts = tuple(translated.drafts())
    return Imported(drafts, (*rows.problems, *translated.problems()))


class Translation:
    """Turns the rows of a database into drafts, and counts what is left over."""

    def __init__(self, rows: DnaRows, wanted: Mapping[str, str], names: Names) -> None:
        self.rows, self.names = rows, names
        self.wanted = {part: name.casefold() for part, name in wanted.items()}
        self.left: Counter[str] = Counter()
        for (variable, entity), attributes in rows.attributes.items():
            self.learn(variable, entity, attributes)

    def learn(self, variable: str, entity: str, attributes: Mapping[str, str]) -> None:
        """Keep the attributes of an entity that a record has a place for."""
        part = next((one for one, name in self.wanted.items() if name == variable.casefold()), "")
        facts: dict[str, object] = {}
        for name, value in attributes.items():
            if name.casefold() == "type" and part == "party":
                facts["kind"] = value
            elif name.casefold() == "alias" and part in ("party", "person"):
                facts["aliases"] = (value,)
            else:
                self.left[f"attribute {name!r} of {variable!r}"] += 1
        if facts:
            self.names.learn(part, entity, **facts)

    def drafts(self) -> Iterator[Draft]:
        """Yield one draft for each text; documents of the same words are one report."""
        by_document: dict[int, list[DnaStatement]] = {}
        for statement in self.rows.statements:
            by_document.setdefault(statement.document, []).append(statement)
        by_text: dict[str, list[DnaDocument]] = {}
        for document in self.rows.documents:
            by_text.setdefault(document.text, []).append(document)
        for text, documents in by_text.items():
            places = Places(text)
            report = report_of(documents[0])
            for _ in documents[1:]:
                self.left[f"document with the words of document {documents[0].id}, whose head is kept"] += 1
            for document in documents:
                self.count_head(document)
            coded = [one for document in documents for one in by_document.get(document.id, ())]
            passages, problems = self.passages(coded, places)
            yield draft_of(report, passages, self.names, problems)

    def passages(self, coded: Sequence[DnaStatement], places: "Places") -> tuple[list[Passage], list[Problem]]:
        """Return the passages of one document that take part in a discourse, and those whose offsets are wrong."""
        found, problems = [], []
        for one in sorted(coded, key=lambda statement: (statement.start, statement.stop, statement.id)):
            values = {name.casefold(): value for name, value in one.values.items()}
            if not any(name in values for name in self.wanted.values()):
                self.left[f"statement of type {one.type!r}, which has none of {', '.join(self.wanted.values())}"] += 1
                continue
            for name in values.keys() - set(self.wanted.values()):
                if values[name] not in (None, ""):
                    self.left[f"value of variable {name!r}"] += 1
            span = places.span(one.start, one.stop)
            if span is None:
                what = f"statement {one.id} stands at {one.start}-{one.stop}, outside its text"
                problems.append(Problem(where=(0, 0), what=what))
                self.left["statement whose offsets lie outside its document"] += 1
                continue
            found.append(self.passage(one, values, span))
        return found, problems

    def passage(self, one: DnaStatement, values: Mapping[str, str | int | None], span: tuple[int, int]) -> Passage:
        """Return a coded passage."""
        texts = {part: values.get(self.wanted[part]) for part in ("person", "party", "issue")}
        named = {part: str(value) if value not in (None, "") else None for part, value in texts.items()}
        return Passage(
            span=span,
            rule=f"dna:{slug(one.coder)}",
            person=named["person"],
            party=named["party"],
            issue=named["issue"],
            agreement=self.side(values.get(self.wanted["agreement"])),
        )

    def side(self, agreement: str | int | None) -> bool | None:
        """Return whether a passage agrees; of a scale only the sign is kept, and 0 is neither."""
        if isinstance(agreement, bool) or agreement is None:
            return agreement
        if isinstance(agreement, int):
            self.left["degree of agreement on a scale, of which only the sign is kept"] += 1
            return None if agreement == 0 else agreement > 0
        self.left["agreement that is neither yes or no nor a number"] += 1
        return None

    def count_head(self, document: DnaDocument) -> None:
        """Count what DNA knows of a document and a report has no place for."""
        for name in ("section", "notes", "type"):
            if getattr(document, name):
                self.left[f"{name} of a document"] += 1

    def problems(self) -> Iterator[str]:
        """Yield what has no place in a record, with how often it was met."""
        for what, count in self.left.items():
            yield f"left out {count} times: {what}"
        for table, count in self.rows.unused.items():
            yield f"left out {count} times: row of {table}"


class Places:
    """Offsets as Java's text pane counts them -> Python's offsets.

    Java counts UTF-16 units, two for an emoji; the pane that DNA shows texts in makes one character of every line end,
    also of the two characters that Windows writes, before a coder marks anything.
    """

    def __init__(self, text: str) -> None:
        self.at: list[int] | None = None
        self.length = len(text)
        if "\r\n" in text or (text and max(text) > "\uffff"):
            self.at = list(counted(text))

    def span(self, start: int, stop: int) -> tuple[int, int] | None:
        """Return a span in Python's offsets, or None when it holds nothing or lies outside the text."""
        length = self.length if self.at is None else len(self.at) - 1
        if not 0 <= start < stop <= length:
            return None
        found = (start, stop) if self.at is None else (self.at[start], self.at[stop])
        return found if found[0] < found[1] else None


def counted(text: str) -> Iterator[int]:
    """Yield, for each of Java's offsets and for the end, the Python offset of the character it lies in."""
    for number, character in enumerate(text):
        if character == "\n" and text[number - 1 : number] == "\r":
            continue
        yield number
        if character > "\uffff":
            yield number
    yield len(text)


def report_of(document: DnaDocument) -> Report:
    """Return a document as a report."""
    return Report(
        text=document.text,
        title=document.title or None,
        author=document.author or None,
        outlet=document.source or None,
        published=day_of(document.date),
    )


def day_of(seconds: int | None) -> PartialDate | None:
    """Return the day of a time in seconds since 1970, or None when it lies outside the calendar."""
    if seconds is None:
        return None
    try:
        return PartialDate.of(EPOCH + timedelta(days=seconds // DAY))
    except OverflowError:
        return None
