"""Which words of a quotation stand in every version, and which only in some."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

_WORD = re.compile(r"\S+")
_EDGES = re.compile(r"^\W+|\W+$")


def own_words(versions: Sequence[str]) -> tuple[tuple[tuple[str, bool], ...], ...]:
    """Return each version cut into stretches, each with whether it is the version's own.

    A word is shared where an alignment with *every* other version finds it; letter case and
    punctuation at its edges do not matter. The stretches of a version add up to its text.
    """
    words = [_WORD.findall(text) for text in versions]
    keys = [[_EDGES.sub("", word).casefold() for word in row] for row in words]
    return tuple(_stretches(text, _shared(keys, index)) for index, text in enumerate(versions))


def _shared(keys: Sequence[Sequence[str]], index: int) -> list[bool]:
    mine = keys[index]
    shared = [True] * len(mine)
    for other in keys:
        if other != mine:
            blocks = SequenceMatcher(None, mine, other, autojunk=False).get_matching_blocks()
            found = {i for block in blocks for i in range(block.a, block.a + block.size)}
            shared = [known and i in found for i, known in enumerate(shared)]
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
