"""Bytes from files and standard input, within limits."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Protocol

from crossread.errors import EmptyReport, NotFound, NotText, TooLarge

MAX_BYTES = 5_000_000
"""Bytes of a file or page that Crossread takes in: about 800,000 words, a long novel's tenfold."""


class Stream(Protocol):
    """What standard input needs to be: something that gives bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """Return up to *size* bytes, fewer only at the end."""


class Spent:
    """Standard input after it was read."""

    def read(self, _size: int = -1, /) -> bytes:
        raise EmptyReport("-", "standard input can be read only once.", hint="Name it once.")


def read_file(path: Path, max_bytes: int) -> bytes:
    name = str(path)
    try:
        if path.is_dir():
            raise NotText(name, "this is a folder.", hint="Name the files in it.")
        with path.open("rb") as stream:
            return read_limited(stream, name, max_bytes)
    except FileNotFoundError:
        raise NotFound(name, "there is no such file.", hint="Check the name.") from None
    except PermissionError:
        raise NotFound(name, "this file may not be read.", hint="Check its permissions.") from None
    except (OSError, ValueError) as error:
        message = f"this file cannot be read ({_os_reason(error)})."
        raise NotFound(name, message, hint="Check the name.") from error


def _os_reason(error: OSError | ValueError) -> str:
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        return "its name is too long to be one"
    return (error.strerror or "" if isinstance(error, OSError) else str(error)) or "unknown reason"


def read_limited(stream: Stream, origin: str, max_bytes: int) -> bytes:
    """Read *stream* to its end, or as far as shows that it is too large."""
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise TooLarge(
            origin,
            f"this is larger than the {max_bytes / 1e6:g} MB that Crossread takes in at once.",
            hint="Cut it into single reports.",
        )
    return data
