"""One utterance in several wordings: how quoted words of different reports are related."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Outlets write one spoken sentence with and without these.
_CONTRACTIONS = {
    "won't": "will not", "can't": "can not", "cannot": "can not", "n't": " not",
    "'re": " are", "'ve": " have", "'ll": " will", "'d": " would", "i'm": "i am",
    "it's": "it is", "that's": "that is", "he's": "he is", "she's": "she is",
}  # fmt: skip
_ABBREVIATION = re.compile(r"\b(?:[A-Za-z]\.){2,}")
# Words that any two sentences share; a run of these is no evidence of one utterance.
_COMMON = frozenset(
    "a an the of to in on at for and or but that this these those with by from as is was are "
    "were be been being it its he she his her they their them we our us i you not no so if "
    "will would can could has have had do did does there".split()
)
# One contiguous run of five words decides that two quotations are one utterance: gaps filled
# with function words made 4 of 12 sampled matches false (reference: BASIL, 391 pairs).
_RUN = 5
_PROOF = 4  # words in a run, all but one of them with content
_SHORT_RUN = 2  # content words, for the short quotations that outlets lift from a speech


class QuoteRelation(StrEnum):
    """How two quotations of one utterance stand to each other."""

    SAME = "same words"
    CONTAINS = "one contains the other"
    DIFFERENT = "different words of one utterance"


def words(text: str) -> list[str]:
    """Return the words of a quotation, folded: "U.S." and "US", "I'd" and "I would" are alike."""
    plain = _ABBREVIATION.sub(lambda m: m[0].replace(".", ""), text).replace("’", "'").lower()
    for short, long in _CONTRACTIONS.items():
        plain = plain.replace(short, long)
    return _WORD.findall(plain)


def quote_relation(first: Sequence[str], second: Sequence[str]) -> QuoteRelation | None:
    """Return how two quotations (as `words`) are related, or None for two utterances."""
    if not first or not second:
        return None
    if "".join(first) == "".join(second):  # "good will" and "goodwill"
        return QuoteRelation.SAME if _content(first) else None
    short, long = sorted((list(first), list(second)), key=len)
    if _inside(short, long):
        # One shared word is no utterance unless it is most of both.
        enough = _content(short) >= 2 or 2 * len(short) >= len(long)
        return QuoteRelation.CONTAINS if enough and _content(short) else None
    run = longest_run(first, second)
    enough = len(run) >= _RUN and _content(run) >= 2
    brief = len(short) <= 2 * _RUN and _content(run) >= _SHORT_RUN and 2 * len(run) >= len(short)
    return QuoteRelation.DIFFERENT if enough or brief else None


def one_utterance(first: Sequence[str], second: Sequence[str]) -> bool:
    """Return whether two stretches of quoted words share enough to prove one utterance."""
    if len(first) < _PROOF or len(second) < _PROOF:
        return False
    run = longest_run(first, second)
    return len(run) >= _PROOF and _content(run) >= _PROOF - 1


def longest_run(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """Return the longest stretch of words that both hold."""
    match = SequenceMatcher(None, first, second, autojunk=False).find_longest_match()
    return list(first[match.a : match.a + match.size])


def _content(run: Sequence[str]) -> int:
    return sum(w not in _COMMON for w in run)


def _inside(short: Sequence[str], long: Sequence[str]) -> bool:
    n = len(short)
    return any(list(long[i : i + n]) == list(short) for i in range(len(long) - n + 1))
