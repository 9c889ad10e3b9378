"""Looking a verb up in a word list even where its lemma is a letter off.

The reader guesses lemmas of words that it has not seen ("vowe", "plann", "denie"); a list of
dictionary forms should still know them.
"""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache


@lru_cache(maxsize=65536)
def spellings(lemma: str) -> tuple[str, ...]:
    """Return the dictionary forms that a guessed lemma may stand for, likeliest first."""
    lemma = lemma.lower()
    found = [lemma]
    bare = lemma.removesuffix("e")
    if len(bare) > 3 and bare[-1] == bare[-2]:
        found += [bare[:-1], bare]
    found += [lemma + "e"]
    if bare != lemma:
        found.append(bare)
    if bare.endswith("i"):
        found.append(bare[:-1] + "y")
    return tuple(found)


def listed(lemma: str, words: Container[str]) -> str:
    """Return the spelling of a lemma that a word list holds, or ""."""
    if lemma in words:
        return lemma
    return next((s for s in spellings(lemma) if s in words), "")
