"""How a report puts an event: real, past background, planned, possible or negated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.events._frames import is_verbal, prepositions, relation
from crossread.events._lemmas import lemma_of
from crossread.events._lexicon import words
from crossread.model import Reading, TimeRef

OLD = dt.timedelta(days=60)  # a dated act that much before publication is background
_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "without"})


@dataclass(frozen=True, slots=True)
class State:
    """Auxiliary modes of one predicate.

    ``unreal`` marks what is only a purpose, a condition or a wish: no event at all.
    """

    negated: bool = False
    future: bool = False
    hypothetical: bool = False
    historical: bool = False
    unreal: bool = False
    obliged: bool = False


def state_of(reading: Reading, token: int, times: Sequence[TimeRef] = ()) -> State:
    """Tell a predicate's state from its auxiliaries, the verbs above and its dates."""
    negated = _negated(reading, token)
    auxiliaries = _auxiliaries(reading, token)
    above = _above(reading, token)
    future = bool(auxiliaries & {"will", "shall", "'ll", "wo", "ll"}) or above == "future"
    possible = bool(auxiliaries & words("possible")) or _maybe(reading, token)
    if "would" in auxiliaries and _reported(reading, token) and not _conditional(reading, token):
        future, possible = True, False
    return State(
        negated=negated or above == "denied",
        future=future,
        hypothetical=possible,
        historical=is_background(reading, token, auxiliaries, times),
        unreal=above == "unreal" or _conditional(reading, token),
        obliged=bool(auxiliaries & words("obligation")),
    )


def _auxiliaries(reading: Reading, token: int) -> set[str]:
    """Auxiliaries of the verb, or of the first of coordinated verbs."""
    found = {
        reading.lemma[k].lower()
        for k in reading.children[token]
        if relation(reading, k) in ("aux", "cop")
    } | {reading.word(k).lower() for k in reading.children[token] if relation(reading, k) == "aux"}
    head = reading.head[token]
    shares = relation(reading, token) == "conj" and reading.child(token, "nsubj") is None
    if shares and head >= 0 and not (found - {"have", "be"}):
        found |= _auxiliaries(reading, head)
    return found


def _negated(reading: Reading, token: int) -> bool:
    for kid in reading.children[token]:
        lemma = lemma_of(reading, kid)
        if lemma in _NEGATIONS and relation(reading, kid) in ("advmod", "det", "cc", "mark"):
            return True
        if relation(reading, kid) in ("nsubj", "obj") and _has_no(reading, kid):
            return True
    return False


def _has_no(reading: Reading, noun: int) -> bool:
    if reading.lemma[noun].lower() in ("nobody", "none", "nothing"):
        return True
    return any(
        reading.lemma[k].lower() in ("no", "neither") and relation(reading, k) == "det"
        for k in reading.children[noun]
    )


def _above(reading: Reading, token: int) -> str:
    """What the governing clause makes of an infinitive or gerund: "", future, unreal, denied."""
    head, rel = reading.head[token], relation(reading, token)
    if head < 0:
        return ""
    if rel == "conj" and is_verbal(reading, head):
        return _above(reading, head) if reading.child(token, "nsubj") is None else ""
    infinitive = "to" in prepositions(reading, token)
    lemma = lemma_of(reading, head)
    if rel in ("xcomp", "ccomp") and (infinitive or rel == "xcomp"):
        if lemma in words("aspect"):
            return _above(reading, head)
        if lemma in words("future"):
            return "future"
        return "denied" if lemma in words("denial") else "unreal" if infinitive else ""
    if rel in ("advcl", "acl") and infinitive:
        planned = ("plan", "intention", "decision", "vow")
        future = lemma in planned or (reading.upos[head] == "ADJ" and lemma in words("future"))
        return "future" if future else "unreal"
    if rel in ("advcl", "acl") and reading.upos[token] == "VERB":
        marks = set(prepositions(reading, token))
        return "unreal" if marks & {"without", "before", "instead", "for", "from", "of"} else ""
    return ""


def _maybe(reading: Reading, token: int) -> bool:
    return any(lemma_of(reading, k) in words("maybe") for k in reading.children[token])


def _conditional(reading: Reading, token: int) -> bool:
    return any(p in words("condition") for p in prepositions(reading, token)) and relation(
        reading, token
    ) in ("advcl", "ccomp")


def _reported(reading: Reading, token: int) -> bool:
    """Whether the clause is what somebody said, so that "would" is a future."""
    here: int = token
    while here >= 0:
        head = reading.head[here]
        if head < 0:
            return False
        if relation(reading, here) == "ccomp":
            return lemma_of(reading, head) in (
                words("speech") | {"promise", "vow", "pledge", "agree", "threaten", "confirm"}
            )
        if relation(reading, here) not in ("conj", "xcomp"):
            return False
        here = head
    return False


def is_background(
    reading: Reading, token: int, auxiliaries: set[str], times: Sequence[TimeRef]
) -> bool:
    """Return whether an event is told as lying well before the news."""
    if "had" in auxiliaries or ("have" in auxiliaries and _past_perfect(reading, token)):
        return not _reported(reading, token)
    if _is_past_phrase(reading, token):
        return True
    published = reading.report.published
    for time in times:
        if time.last is not None and published is not None and time.last < published.day - OLD:
            return True
        if time.granularity == "year" and published is None and time.value[:4].isdigit():
            return True
    return False


def _is_past_phrase(reading: Reading, token: int) -> bool:
    """Whether words like "previously" or "during his first term" put it back."""
    for kid in reading.children[token]:
        if relation(reading, kid) == "advmod" and reading.word(kid).lower() in words("past_words"):
            return True
        if "during" in prepositions(reading, kid) and lemma_of(reading, kid) in words("eras"):
            return True
    return False


def _past_perfect(reading: Reading, token: int) -> bool:
    return any(
        reading.word(k).lower() in ("had", "'d")
        for k in reading.children[token]
        if relation(reading, k) == "aux"
    )
