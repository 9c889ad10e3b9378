"""Quantities: every figure of a report as a typed interval with what it is of."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right

from crossread.claims._numbers import NumberKind
from crossread.claims._quantities_roles import Place, is_ordinal_of_name, place_of, role_of
from crossread.claims._quantities_text import Figure, figures
from crossread.claims._times_grammar import expressions
from crossread.claims._times_rules import resolve
from crossread.model import Quantity, Reading, SentenceKind, Span


def quantities(reading: Reading) -> tuple[Quantity, ...]:
    """Return the figures of a report in text order.

    Years, dates, clock times, telephone numbers, results of games and numbers in names are left
    out; ages have the role "age". "around" reaches a tenth to either side; "dozens" reach from
    12 to 120. The span holds hedge, number, and currency or per-cent sign, no further noun.
    """
    found = []
    for figure in figures(reading.report.text):
        if _in_furniture(reading, figure.core):
            continue
        place = place_of(reading, figure)
        if place is not None and _counts(reading, figure, place):
            found.append(_quantity(reading, figure, place))
    return tuple(found)


def _quantity(reading: Reading, figure: Figure, place: Place) -> Quantity:
    role, unit = role_of(reading, figure, place)
    return Quantity(
        span=Span(figure.start, figure.end),
        low=figure.low,
        high=figure.high,
        unit=unit,
        role=role,
        approximate=figure.approximate,
        low_open=figure.low_open,
        high_open=figure.high_open,
        change=figure.change,
        head=place.noun if place.noun >= 0 else place.number,
        predicate=place.predicate,
        written=figure.written,
        as_of=_as_of(reading, place.number),
    )


_AS_OF = re.compile(r"\b[Aa]s\sof\s")


def _as_of(reading: Reading, token: int) -> dt.date | None:
    """Return the day for which a sentence says that its figures hold ("as of Tuesday")."""
    sentence = reading.span_of(reading.sentence_of[token])
    match = _AS_OF.search(reading.report.text, sentence.start, sentence.end)
    published = reading.report.published
    if not match or not published:
        return None
    words = reading.report.text[match.end() : min(match.end() + 40, sentence.end)]
    first = next(expressions(words), None)
    if first is None or first.start > len("early "):
        return None
    meaning = resolve(first, published.day, future=lambda: False)
    return meaning.last if meaning else None


def _in_furniture(reading: Reading, start: int) -> bool:
    token = bisect_right(reading.end, start)
    if token >= len(reading):
        return True
    return reading.sentence_kind[reading.sentence_of[token]] is SentenceKind.FURNITURE


def _counts(reading: Reading, figure: Figure, place: Place) -> bool:
    """Return whether a figure counts something: no pronoun "one", no ordinal in a name."""
    word = reading.report.text[figure.core : figure.core_end].lower()
    if figure.role == "duration" and _AGO.match(reading.report.text, figure.end):
        return False  # a time, not a length of time
    if _is_title_word(reading, figure, place):
        return False
    if word == "one":
        return _is_counting_one(reading, place)
    if figure.kind is NumberKind.ORDINAL:
        return reading.deprel[place.number] in ("amod", "nummod") and not is_ordinal_of_name(
            reading, place
        )
    return not (figure.plain and (_is_label(reading, place) or _in_title(reading, figure, place)))


def _in_title(reading: Reading, figure: Figure, place: Place) -> bool:
    """Return whether a bare number stands before one name ("the 787 Dreamliner", "12 Elm Road")."""
    if figure.start != figure.core or place.noun < 0 or reading.upos[place.noun] != "PROPN":
        return False
    return "Number=Plur" not in reading.feats[place.noun]


_AGO = re.compile(r"[\s-][a-z]+\sago\b")


def _is_title_word(reading: Reading, figure: Figure, place: Place) -> bool:
    """Return whether a number word is a name by its capital: "The Five", "the Big Five polls"."""
    text = reading.report.text
    if figure.start != figure.core or not text[figure.core].isupper():
        return False
    if reading.sentence_kind[reading.sentence_of[place.number]] is SentenceKind.HEADLINE:
        return False
    before = text[max(0, figure.core - 40) : figure.core].rstrip(" ")
    if before.endswith(("The", "the")):
        return place.noun < 0
    return before != "" and before[-1].isalnum() and before.split()[-1][:1].isupper()


def _is_counting_one(reading: Reading, place: Place) -> bool:
    if place.noun < 0 or reading.lemma[place.noun].lower() in ("another", "one", "thing", "way"):
        return False
    before = place.number - 1
    return not (
        before >= 0 and reading.lemma[before].lower() in ("no", "the", "this", "that", "each")
    )


def _is_label(reading: Reading, place: Place) -> bool:
    """Return whether a bare number names what stands before it ("Flight 93", "posts 5 and 6")."""
    number = place.number
    if reading.deprel[number] == "conj" and reading.word(reading.head[number]).isdigit():
        number = reading.head[number]
    head = reading.head[number]
    if head < 0 or head >= number or number - head > 2 or reading.upos[head] == "SYM":
        return False
    return reading.upos[head] in ("PROPN", "NOUN") and reading.deprel[number] in _LABELLING


_LABELLING = frozenset({"flat", "nummod", "nmod:desc", "nmod:unmarked", "appos"})
