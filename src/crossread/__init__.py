"""Crossread reads what many outlets report and sets the accounts side by side.

::

    import crossread

    comparison = crossread.compare(["one.txt", "two.html"])
    for point in comparison.points:
        print(point.relation, point.matter, [comparison.words(c) for c in point.cells])
"""

from crossread._notebook import show_in_notebooks
from crossread._pipeline import compare, read
from crossread.errors import (
    CrossreadError,
    EmptyReport,
    FetchError,
    ModelError,
    NotFound,
    NotText,
    SourceError,
    TooLarge,
    UsageError,
    WrongLanguage,
)
from crossread.model import Account, Comparison, Report, Span

__all__ = [
    "Account",
    "Comparison",
    "CrossreadError",
    "EmptyReport",
    "FetchError",
    "ModelError",
    "NotFound",
    "NotText",
    "Report",
    "SourceError",
    "Span",
    "TooLarge",
    "UsageError",
    "WrongLanguage",
    "compare",
    "read",
]

__version__ = "0.1.0"

show_in_notebooks()
