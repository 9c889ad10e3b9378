"""Lemmas as edit scripts: what to cut from the end of a form, what to add, and the letter case.

A script is written `case|cut|add`: `l|3|` lowers the form and cuts three characters ("Meetings"),
`k|0|` keeps it as it is ("London").
"""

from __future__ import annotations


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


def _shared(first: str, second: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b),
        min(len(first), len(second)),
    )
