"""Where results go: the terminal, standard output, files."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TextIO

import click

from crossread.errors import UsageError

# For terminals that cannot show them. Only the program's own signs and printers' quotation
# marks have a plain form; other characters become "?".
_PLAIN = str.maketrans(
    {
        "→": "->", "←": "<-", "≠": "!=", "⊂": "<", "·": "|", "–": "-", "—": "-", "…": "...",
        "“": '"', "”": '"', "‘": "'", "’": "'",
    }
)  # fmt: skip


def show(text: str) -> None:
    """Write text to standard output, in plainer signs where its encoding lacks ours."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = text.translate(_PLAIN).encode(encoding, "replace").decode(encoding)
    try:
        click.echo(text, nl=False, color=True)
    except BrokenPipeError:
        raise  # whoever read has seen enough: no error to speak of
    except OSError as error:
        raise UsageError(
            f"standard output cannot be written: {error.strerror or error}.",
            hint="Make room, or send it somewhere else.",
        ) from error


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a person sits at a standard stream; one that is closed is None."""
    return stream is not None and stream.isatty()


def note(text: str) -> None:
    """Write one line for people to standard error."""
    click.echo(f"crossread: {text}", err=True)


def screen(width: int | None) -> tuple[int, bool]:
    """Return the width in columns and whether colours may be used on standard output."""
    columns = width or shutil.get_terminal_size((80, 24)).columns
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return columns, is_terminal(sys.stdout) and not plain


def save(path: str, text: str, *, mark: str) -> None:
    """Write a result to a file at once or not at all.

    An existing file is replaced only if its beginning holds *mark*, the sign that Crossread
    wrote it, so that no slip in the order of arguments ever costs somebody a report.

    Raises:
        UsageError: the file is something else, or cannot be written.
    """
    check_target(path, mark=mark)
    try:
        _replace(Path(path), text)
    except OSError as error:
        raise _unwritable(path, error.strerror or str(error)) from error


def check_target(path: str, *, mark: str) -> None:
    """Raise `UsageError` where `save` would, as far as can be known without writing.

    Called before the work as well, so that nobody waits for a result that has no place.
    """
    target = Path(path)
    try:
        if not path:
            raise UsageError("The name of the file to write is empty.", hint="Name a file.")
        if target.is_dir():
            raise _unwritable(path, "Is a directory")
        if not target.parent.is_dir():
            raise _unwritable(path, "No such file or directory")
        if target.is_file() and mark not in _beginning(target):
            raise UsageError(
                f"{path}: the file exists and was not written by Crossread.",
                hint="Choose another name, or delete it first.",
            )
    except OSError as error:
        raise _unwritable(path, error.strerror or str(error)) from error


def _unwritable(path: str, reason: str) -> UsageError:
    return UsageError(
        f"{path}: cannot be written: {reason}.",
        hint="Name a file in a folder that exists and that you may write to.",
    )


def _beginning(target: Path) -> str:
    with target.open(encoding="utf-8", errors="replace") as file:
        return file.read(4096)


def _replace(target: Path, text: str) -> None:
    data = text.encode("utf-8", "backslashreplace")
    if target.exists() and not target.is_file():  # a device or a pipe
        target.write_bytes(data)
        return
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
