"""From the names that somebody typed to the reports behind them, one after the other."""

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, BinaryIO

from detente.errors import SourceError
from detente.sources.columns import Columns
from detente.sources.found import Source, behind
from detente.sources.freeze import item_of
from detente.sources.items import Item, Memory, NoMemory
from detente.sources.many import holds_many, many
from detente.sources.masking import is_address

if TYPE_CHECKING:
    from detente.sources.fetching import Fetcher

NO_MEMORY = NoMemory()


def items(
    names: Iterable[str | os.PathLike[str]],
    *,
    fetcher: "Fetcher | None" = None,
    memory: Memory = NO_MEMORY,
    columns: Columns | None = None,
    stdin: BinaryIO | None = None,
    left_out: list[str] | None = None,
) -> Iterator[Item | SourceError]:
    """Yield the reports behind names, or why one cannot be had, in the order of the names; one is held at a time.

    A name is a file, a folder, the address of a page, a feed or a sitemap, or `-` for standard input. A file may hold
    many reports: a mailbox, a web archive, an export.

    Args:
        names: What somebody typed.
        fetcher: Fetches addresses; left out, one with the usual settings is made when the first comes.
        memory: What is remembered of feeds and sitemaps, so that only new items come.
        columns: Which column of an export holds what; left out, this is guessed by the usual names.
        stdin: What `-` stands for.
        left_out: Takes the files in folders that are no reports by their name.
    """
    with ExitStack() as open_until_the_end:
        for name in names:
            if is_address(name):
                if fetcher is None:
                    from detente.sources.fetching import Fetcher

                    fetcher = open_until_the_end.enter_context(Fetcher())
                from detente.sources.web import web_items

                yield from web_items(str(name), fetcher, memory)
            else:
                yield from local_items(name, columns, stdin, [] if left_out is None else left_out)


def local_items(
    name: str | os.PathLike[str], columns: Columns | None, stdin: BinaryIO | None, left_out: list[str]
) -> Iterator[Item | SourceError]:
    """Yield the reports behind a name on this machine."""
    try:
        for source in behind(name, left_out):
            if source.path and holds_many(source.path, named=source.named):
                yield from (part.item for part in many(source.path, source.name, columns))
            else:
                yield item_or_error(source, stdin)
    except SourceError as error:
        yield error.with_traceback(None)


def item_or_error(source: Source, stdin: BinaryIO | None) -> Item | SourceError:
    """Return the raw bytes of a source, or why they cannot be had."""
    try:
        return item_of(source, stdin)
    except SourceError as error:
        return error.with_traceback(None)
