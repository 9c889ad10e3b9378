"""Lemmas as edit scripts: what to cut from the end of a form, what to add, and the letter case.

A script is written `case|cut|add`: `l|3|` lowers the form and cuts three characters ("Meetings"),
`k|0|` keeps it as it is ("London").
"""

from __future__ import annotations

from collections.abc import Container, Mapping

from crossread.reading._inflection import stems

_MENDED = ("VERB", "NOUN")  # parts of speech whose stems are mended
_CACHE_LIMIT = 50_000


def derive(form: str, lemma: str) -> str:
    """The script that makes the lemma from the form."""
    bases = [("k", form), ("l", form.lower())]
    if len(form) > 1 and form.isupper():
        bases.append(("t", form.capitalize()))
    case, base = max(bases, key=lambda pair: _shared(pair[1], lemma))  # the first of equals
    kept = _shared(base, lemma)
    return f"{case}|{len(base) - kept}|{lemma[kept:]}"


def apply(form: str, script: str) -> str:
    """The lemma that a script makes from a form; the form itself where it does not fit."""
    case, cut, add = script.split("|", 2)
    base = form.lower() if case == "l" else form.capitalize() if case == "t" else form
    keep = len(base) - int(cut)
    if keep < 0:
        return base
    return base[:keep] + add or form


def key(form: str, upos: str) -> str:
    """How the lexicon names a form."""
    return f"{form.lower().replace('’', chr(39))} {upos}"


class Lemmatiser:
    """Lemmas by lexicon, else by script, whose stem is mended where the lexicon knows a better one.

    A script says "announc" as easily as "announce"; the lexicon knows which is a verb.
    """

    def __init__(self, lexicon: Mapping[str, str], words: Container[str] = frozenset()) -> None:
        """Take the lexicon, and the words that at least exist in any part of speech."""
        self._lexicon = lexicon
        self._words = words
        self._known = {f"{lemma} {entry.rsplit(' ', 1)[1]}" for entry, lemma in lexicon.items()}
        self._cache: dict[tuple[str, str, str], str] = {}

    def lemma(self, form: str, upos: str, script: str) -> str:
        """The lemma of a form as written, with its predicted part of speech and script."""
        case = (form, upos, script)
        found = self._cache.get(case)
        if found is None:
            found = self._lexicon.get(key(form, upos)) or self._mended(form, upos, script)
            if len(self._cache) < _CACHE_LIMIT:
                self._cache[case] = found
        return found

    def _mended(self, form: str, upos: str, script: str) -> str:
        lemma = apply(form, script)
        if upos not in _MENDED or f"{lemma} {upos}" in self._known or not form.isalpha():
            return lemma
        guesses = stems(form.lower(), upos)
        if not guesses and lemma not in self._words:
            return form.lower()  # no inflected form, and what the script made of it is no word
        known = [g for g in guesses if f"{g} {upos}" in self._known]
        real = [g for g in guesses if g in self._words]
        # A form that the network leaves as it is ("news", "fed up") is left.
        changed = [] if lemma.lower() == form.lower() else guesses
        return next(iter(known + real * bool(changed) + changed), lemma)


def _shared(first: str, second: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b),
        min(len(first), len(second)),
    )
