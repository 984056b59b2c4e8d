"""How a file is written: whole or not at all."""

import os
import stat
import tempfile
from pathlib import Path

from detente.errors import OutputIsFolder, OutputNotWritable


def check_writable(path: Path, *, option: str = "--to", example: str = "brief.html") -> None:
    """Raise an error when a file could not be written there, before any work is done for it.

    `option` is where another place can be named.

    Raises:
        OutputIsFolder: A folder stands there.
        OutputNotWritable: Its folder is missing or closed to us, or the file itself is.
    """
    try:
        if path.is_dir():
            raise OutputIsFolder(path, example)
        place = path.resolve().parent
        if not place.is_dir():
            raise OutputNotWritable(path, f"there is no folder {path.parent}", option)
        if path.exists() and not (path.is_file() and os.access(path, os.W_OK)):
            reason = "what stands there may not be changed" if path.is_file() else "it is no file"
            raise OutputNotWritable(path, reason, option)
        # Only trying tells: permissions, a file system that is read-only or full, a name too long.
        handle, name = tempfile.mkstemp(prefix=".detente-", dir=place)
    except (OSError, ValueError) as error:
        raise OutputNotWritable(path, getattr(error, "strerror", None) or str(error), option) from error
    os.close(handle)
    Path(name).unlink()


def write_whole(path: Path, content: str | bytes) -> None:
    """Write text (as UTF-8) or bytes to a file beside the target, and put it in the target's place once it is complete.

    Raises:
        OutputNotWritable: It could not be written; what stood there before still stands there.
    """
    target = path.resolve()  # a link stays a link
    try:
        handle, name = tempfile.mkstemp(prefix=".detente-", dir=target.parent)
    except OSError as error:
        raise OutputNotWritable(path, error.strerror or str(error)) from error
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(mode_for(target))
        draft.replace(target)
    except OSError as error:
        raise OutputNotWritable(path, error.strerror or str(error)) from error
    finally:
        draft.unlink(missing_ok=True)


def mode_for(path: Path) -> int:
    """Return the permissions of the file that is replaced, or those that a new file gets here."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
