"""Atoms: the finest pieces of text that a word boundary may respect.

A learned head later says which neighbouring atoms belong to one word ("U", ".", "S", "."), so the
pattern here only has to be fine enough; it is the same in training and at run time.
"""

from __future__ import annotations

import re
from typing import Final

_URL: Final = r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’]"
_EMAIL: Final = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_NEGATION: Final = r"n['’]t\b"
# Fused forms that Universal Dependencies splits without a mark in the text ("can|not").
_FUSED: Final = (
    r"\b(?:can(?=not\b)|gon(?=na\b)|wan(?=na\b)|got(?=ta\b)|gim(?=me\b)|lem(?=me\b)"
    r"|do(?=nt\b)|does(?=nt\b)|did(?=nt\b)|ca(?=nt\b)|wo(?=nt\b)|is(?=nt\b)|was(?=nt\b)"
    r"|have(?=nt\b)|would(?=nt\b)|could(?=nt\b)|should(?=nt\b)|i(?=m\b)|that(?=s\b)|there(?=s\b))"
)
_PATTERN: Final = re.compile(
    "|".join(
        (
            _URL,
            _EMAIL,
            _FUSED,
            rf"[^\W\d_]+?(?={_NEGATION})",
            _NEGATION,
            r"['’](?:s|re|ve|ll|d|m)\b",
            r"[^\W\d_]+",
            r"\d+(?:[.,]\d+)*",
            r"\S",
        )
    ),
    re.IGNORECASE,
)


def atomise(text: str) -> list[tuple[int, int]]:
    """Cut a text into atoms, as spans in code points, in order and without overlap."""
    return [match.span() for match in _PATTERN.finditer(text)]
