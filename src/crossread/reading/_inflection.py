"""Stems of regular English inflection, for words that no lexicon holds.

Spelling says most of it: "prodded" doubles a consonant, "scuttled" lost an "e", "lobbied" had a
"y".
"""

from __future__ import annotations

import re
from typing import Final

_SUFFIXES: Final = {"VERB": ("ing", "ied", "ed", "ies", "es", "s"), "NOUN": ("ies", "es", "s")}
_DOUBLED: Final = re.compile(r"([bdgmnprtvk])\1$")
# Stems that end like this have lost an "e": cause, scuttl(e), requir(e), engag(e), restat(e).
_LOST_E: Final = re.compile(
    r"(?:[vzcu]|[^aeiousrl]l|[aeioudr]g|(?<![aeo])at|[aeiounr]s|[ui]r(?<!our)"
    r"|(?:^|[^aeiou])[aiou][kpbm]|[^aeiou][aiou]d|[^aeiou][uo]t|(?<![aeio])[aiou]n)$"
)
_LONG_L: Final = re.compile(r"[aeiou].*[aeiou]ll$")  # "expelled", not "called"
_ADDED_K: Final = re.compile(r"[aeiou].*ick$")  # "mimicked", not "picked"
_BARE_ES: Final = re.compile(r"(?:ss|us|x|zz|ch|sh|o)$")  # "caucuses", not "promises"
_SHORTEST: Final = 3  # letters of a stem


def stems(form: str, upos: str) -> list[str]:
    """Possible lemmas of a lower-case form, the likeliest by spelling first; [] if it is no form.

    >>> stems("prodded", "VERB")[0], stems("scuttled", "VERB")[0], stems("lobbied", "VERB")[0]
    ('prod', 'scuttle', 'lobby')
    """
    suffix = next((s for s in _SUFFIXES.get(upos, ()) if form.endswith(s)), "")
    stem = form[: len(form) - len(suffix)]
    if not suffix or len(stem) < _SHORTEST or form.endswith(("ss", "us", "is")):
        return []
    if suffix in ("ies", "ied"):
        return [stem + "y", stem + "ie"]
    if suffix == "s":
        return [stem]
    if suffix == "es":
        return [stem, stem + "e"] if _BARE_ES.search(stem) else [stem + "e", stem]
    return _after_vowel_suffix(stem)


def _after_vowel_suffix(stem: str) -> list[str]:
    """Stems before "-ed" and "-ing"."""
    if _DOUBLED.search(stem) or _LONG_L.search(stem) or _ADDED_K.search(stem):
        return [stem[:-1], stem]
    with_e = bool(_LOST_E.search(stem)) and not re.search(r"(?:[^aeiou][aeiou]){2}[nkpbmd]$", stem)
    return [stem + "e", stem] if with_e else [stem, stem + "e"]
