"""Everything that can go wrong, as one tree.

::

    CrossreadError
    ├── SourceError            a report could not be had; `.origin` names it
    │   ├── NotFound           no such file, or an address that does not answer
    │   ├── NotText            binary, folder, unknown encoding
    │   ├── EmptyReport        nothing to read in it
    │   ├── TooLarge           more than Crossread takes in
    │   ├── FetchError         an address answered, but not with a page
    │   └── WrongLanguage      a text that this version cannot read; `.language` names it
    ├── ModelError             the shipped model is missing or damaged
    └── UsageError             the request itself makes no sense

Every message says what is wrong and, in its `hint`, what to do next.
"""

from __future__ import annotations


class CrossreadError(Exception):
    """Base of all errors raised on purpose; ``str(error)`` is one line for people."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class SourceError(CrossreadError):
    """A report could not be had. ``origin`` is the path or address as the user gave it."""

    def __init__(self, origin: str, message: str, *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.args = (origin, message, hint)
        self.origin = origin

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.__dict__.copy(), self.args)

    def __str__(self) -> str:
        return f"{self.origin}: {super().__str__()}"


class NotFound(SourceError):
    """No such file, or an address that does not answer."""


class NotText(SourceError):
    """A folder, a binary file, or bytes in no known encoding."""


class EmptyReport(SourceError):
    """There is nothing to read in it."""


class TooLarge(SourceError):
    """More than Crossread takes in at once."""


class FetchError(SourceError):
    """An address answered, but not with a page."""


class WrongLanguage(SourceError):
    """A text in a language that this version cannot read."""

    def __init__(self, origin: str, language: str, *, hint: str = "") -> None:
        super().__init__(
            origin, f"the text is in {language}, and Crossread reads English so far.", hint=hint
        )
        self.language = language


class ModelError(CrossreadError):
    """The shipped model is missing or damaged."""


class UsageError(CrossreadError):
    """The request itself makes no sense."""


def _rebuild(
    kind: type[SourceError], state: dict[str, object], args: tuple[object, ...]
) -> SourceError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(state)
    return error
