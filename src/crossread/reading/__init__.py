"""What a text says as language: one pass of one small encoder feeds every analysis.

::

    reading = read(report)
    reading.words, reading.upos, reading.head

The model is loaded once a process, at the first reading.
"""

from __future__ import annotations

from crossread.model import Reading, Report
from crossread.reading._reader import Encoding, Reader, load_reader

__all__ = ["Encoding", "Reader", "load_reader", "model_version", "read"]


def read(report: Report) -> Reading:
    """Read a report with the shipped model.

    Raises:
        ModelError: the shipped model is missing or damaged.
    """
    return load_reader().read(report)


def model_version() -> str:
    """Name of the shipped model."""
    return load_reader().version
