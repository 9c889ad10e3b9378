"""The lexicon's word for a token.

A reading's lemma is learnt and errs on rarer verbs ("confiscat"); the lexicon knows the words
that matter here, so a form whose regular endings lead to one of them is that one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from crossread.events._lexicon import classes, event_nouns, rules, sectors, words
from crossread.model import Reading

_LISTS = ("light", "aspect", "future", "speech", "denial")


def lemma_of(reading: Reading, token: int) -> str:
    """Return the lower-case dictionary form of a token, mended by the lexicon."""
    given = reading.lemma[token].lower()
    upos = reading.upos[token]
    if upos in ("VERB", "AUX", "ADJ", "NOUN", "PROPN"):
        verbal = upos in ("VERB", "ADJ")
        return _mended(given, reading.word(token).lower(), verbal)
    return given


@cache
def _mended(given: str, form: str, verbal: bool) -> str:
    known = _verbs() if verbal else _nouns()
    if given in known:
        return given
    for candidate in _stems(form):
        if candidate in known:
            return candidate
    return given


def _stems(form: str) -> Iterator[str]:
    """Yield what regular endings may have been put to."""
    yield form
    for ending in ("ied", "ies"):
        if form.endswith(ending):
            yield form.removesuffix(ending) + "y"
    for ending in ("ed", "ing", "es", "s"):
        stem = form.removesuffix(ending)
        if stem != form and len(stem) > 2:
            yield stem + "e"
            yield stem
            if stem[-1] == stem[-2]:
                yield stem[:-1]


@cache
def _verbs() -> frozenset[str]:
    return frozenset(rules()) | frozenset().union(*(words(name) for name in _LISTS))


@cache
def _nouns() -> frozenset[str]:
    lists = frozenset().union(*classes().values())
    return lists | frozenset(event_nouns()) | frozenset(sectors()) | words("transparent")
