"""The bytes of reports as they came, each in a file named by its hash, so that they can be read again."""

import hashlib
import os
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.errors import ArchiveDamaged, ArchiveMissing, StoreNotWritable

BITS = 31
"""zlib's sign for a gzip container."""


@dataclass(frozen=True)
class Archive:
    """A folder of files `ab/abcdef....gz`, each under the SHA-256 of the bytes it holds."""

    folder: Path

    def path(self, name: str) -> Path:
        """Return where the bytes of that hash stand."""
        return self.folder / name[:2] / f"{name}.gz"

    def keep(self, content: bytes) -> str:
        """Keep some bytes, and return their SHA-256; they are on the disk when this returns.

        Raises:
            StoreNotWritable: The folder is full or closed to us; nothing half is left.
        """
        name = hashlib.sha256(content).hexdigest()
        target = self.path(name)
        if not target.exists():
            try:
                write(target, content)
            except OSError as error:
                raise StoreNotWritable(self.folder, error.strerror or str(error)) from error
        return name

    def content(self, name: str) -> bytes:
        """Return the bytes of that hash.

        Raises:
            ArchiveMissing: They are not there.
            ArchiveDamaged: Others are.
        """
        try:
            held = self.path(name).read_bytes()
        except OSError as error:
            raise ArchiveMissing(self.path(name), error.strerror or str(error)) from error
        try:
            content = zlib.decompress(held, BITS)
        except zlib.error as error:
            raise ArchiveDamaged(self.path(name)) from error
        if hashlib.sha256(content).hexdigest() != name:
            raise ArchiveDamaged(self.path(name))
        return content

    def __iter__(self) -> Iterator[str]:
        """Yield the hashes of all that is kept, in order."""
        yield from sorted(path.name.removesuffix(".gz") for path in self.folder.glob("??/*.gz"))


def write(target: Path, content: bytes) -> None:
    """Write a file whole or not at all: under another name first, and onto the disk before it gets its own."""
    target.parent.mkdir(parents=True, exist_ok=True)
    packer = zlib.compressobj(level=6, wbits=BITS)
    handle, name = tempfile.mkstemp(prefix=".new-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(packer.compress(content) + packer.flush())
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
