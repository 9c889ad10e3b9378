"""The words of quotations compared: which two versions share, which stand in one alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

_WORD = re.compile(r"\S+")
_EDGES = re.compile(r"^\W+|\W+$")


def key(word: str) -> str:
    """Return what of a word counts when wordings are compared.

    Letter case, punctuation at its edges and the form of an apostrophe do not matter.
    """
    word = word.strip()
    return _EDGES.sub("", word).casefold().replace("’", "'") or word


def aligned(one: Sequence[str], other: Sequence[str]) -> SequenceMatcher[str]:
    """Return the alignment of two sequences of words by their keys."""
    return SequenceMatcher(None, list(map(key, one)), list(map(key, other)), autojunk=False)


def own_words(versions: Sequence[tuple[str, str]]) -> tuple[tuple[tuple[str, bool], ...], ...]:
    """Return each version cut into stretches, each with whether it is the version's own.

    *versions* are pairs of report id and words. A word is a version's own where no alignment
    with a differing version of another report finds it. The stretches of a version add up
    to its text.
    """
    keys = [(report, list(map(key, _WORD.findall(text)))) for report, text in versions]
    return tuple(
        _stretches(text, _shared(mine, [k for r, k in keys if r != report and k != mine]))
        for (report, text), (_, mine) in zip(versions, keys, strict=True)
    )


def _shared(mine: Sequence[str], others: Sequence[Sequence[str]]) -> list[bool]:
    """Say for each word whether one of the others has it; without others, all are shared."""
    shared = [not others] * len(mine)
    for other in others:
        for block in aligned(mine, other).get_matching_blocks():
            shared[block.a : block.a + block.size] = [True] * block.size
    return shared


def _stretches(text: str, shared: Sequence[bool]) -> tuple[tuple[str, bool], ...]:
    """Join neighbouring words of one kind; the space between goes with the stretch before it."""
    found: list[tuple[str, bool]] = []
    for match, known in zip(_WORD.finditer(text), shared, strict=True):
        start = sum(len(words) for words, _ in found)
        words = text[start : match.end()]
        if found and found[-1][1] is not known:
            found[-1] = (found[-1][0] + words, not known)
        elif found:
            gap = len(words) - len(words.lstrip())
            found[-1] = (found[-1][0] + words[:gap], found[-1][1])
            found.append((words[gap:], not known))
        else:
            found.append((words, not known))
    if found:
        end = sum(len(words) for words, _ in found)
        found[-1] = (found[-1][0] + text[end:], found[-1][1])
    return tuple(found)
