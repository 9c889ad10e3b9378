"""What a figure is of: its noun, its role and the verb over it, from the parse.

Tolls hang on the predicate rather than on the noun ("killing dozens of people", "leaving 12
dead", "the toll rose to 40"); evidence: extraction by predicate finds four times as many
casualty counts right as number patterns (Zhong 2023). Where the parse gives nothing, the
words right after the number are read ("3,000 troops have been killed or wounded").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossread.claims._lemmas import listed
from crossread.claims._numbers import NumberKind
from crossread.claims._quantities_text import Figure, mapping, table
from crossread.model import Reading

_HARM = frozenset({"killed", "injured"})
_BOTH = "killed or injured"
_MAX_CLIMB = 6
# How each toll verb takes those it counts: verbs not named here count their object or, in the
# passive, their subject.
_INTRANSITIVE = frozenset("die perish drown disappear vanish flee".split())


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure hangs in the tree; -1 where there is no such word."""

    number: int
    noun: int
    predicate: int


def place_of(reading: Reading, figure: Figure) -> Place | None:
    """Return number, counted noun and governing predicate of a figure."""
    tokens = _tokens(reading, figure.core, figure.core_end)
    if not tokens:
        return None
    inside = set(tokens)
    number = next((t for t in reversed(tokens) if reading.head[t] not in inside), tokens[-1])
    noun = _counted(reading, number, inside)
    top = noun if noun >= 0 else number
    return Place(number, noun, _predicate(reading, top))


def role_of(reading: Reading, figure: Figure, place: Place) -> tuple[str, str]:
    """Return (role, unit) of a figure."""
    counted = _lemma(reading, place.noun) if place.noun >= 0 else ""
    counted = "" if counted in _PLACEHOLDERS else counted
    unit = figure.unit or counted
    if figure.role and figure.role != "share":
        return figure.role, unit
    if not counted and _is_age(reading, figure, place.number):
        return "age", "year"
    if figure.role == "share" and counted in ("hour", "day", "year", "mile", "century", "decade"):
        return ("distance" if counted == "mile" else "duration"), counted
    if figure.kind is NumberKind.VAGUE and counted in mapping("currency"):
        return "money", mapping("currency")[counted]  # "millions of dollars"
    toll = _toll(reading, place) or (
        _toll_after(reading, figure) if _may_be_person(reading, place) else ""
    )
    if toll:
        return toll, _toll_unit(reading, place, counted)
    if figure.role:
        return figure.role, unit
    if _is_one_of(reading, figure, place):
        return "part", unit
    role = mapping("counted").get(counted, counted)
    if role == "occasions" and place.predicate >= 0:
        verb = listed(_lemma(reading, place.predicate), _MEETING)
        role = "meetings" if verb else role  # "met on three occasions" counts meetings
    return role, unit


_MEETING = frozenset({"meet", "talk", "convene", "negotiate", "confer"})


# Words that stand for the people counted: "eight others", "26 dead", "nine deaths".
_PLACEHOLDERS = frozenset({"other", "others", "more", "%", "$"})


def _toll_unit(reading: Reading, place: Place, counted: str) -> str:
    """Return what a toll counts: "person" unless the report is more exact."""
    if not counted or counted in ("people", "person", "life", "body", "man"):
        return "person"
    return "person" if listed(counted, mapping("roles")) else counted


def _is_one_of(reading: Reading, figure: Figure, place: Place) -> bool:
    """Return whether a figure only picks one out: "one of its soldiers" counts no soldiers."""
    return (
        figure.high == 1
        and place.noun >= 0
        and _is_of(reading, place.noun)
        and reading.word(place.number).lower() == "one"
    )


def _is_age(reading: Reading, figure: Figure, number: int) -> bool:
    """Return whether a person is said to be a number: "she was six"."""
    if not figure.plain and not reading.word(number).isalpha():
        return False
    if (figure.high or 0) > 115 or reading.child(number, "cop") is None:
        return False
    subject = reading.child(number, "nsubj")
    return subject is not None and reading.lemma[subject].lower() in ("he", "she", "i", "who")


def is_ordinal_of_name(reading: Reading, place: Place) -> bool:
    """Return whether an ordinal belongs to a name or to a stretch of time, and counts nothing."""
    if place.noun < 0 or reading.upos[place.noun] == "PROPN":
        return True
    return _lemma(reading, place.noun) in _NOT_COUNTED_OFF


_NOT_COUNTED_OFF = frozenset(
    "quarter half century lady place floor birthday minute person party world hand class thing "
    "glance step amendment name couple anniversary".split()
)


def _tokens(reading: Reading, start: int, end: int) -> list[int]:
    from bisect import bisect_left, bisect_right

    return list(range(bisect_right(reading.end, start), bisect_left(reading.start, end)))


def _counted(reading: Reading, number: int, inside: set[int]) -> int:
    """Return the noun that a number counts, or -1."""
    head, relation = reading.head[number], reading.deprel[number].split(":")[0]
    beside = head >= 0 and head not in inside
    counting = relation in ("nummod", "amod", "det", "compound", "advmod")
    if counting and beside and reading.upos[head] in ("NOUN", "PROPN", "ADJ", "SYM"):
        return head if reading.lemma[head] not in ("%", "$") else -1
    kids = (kid for part in sorted(inside, reverse=True) for kid in reading.children[part])
    return next((k for k in kids if k not in inside and _is_of(reading, k)), -1)


def _is_of(reading: Reading, token: int) -> bool:
    """Return whether a noun hangs on the word before it by "of": "hundreds of people"."""
    after = token > reading.head[token]
    return after and reading.deprel[token].startswith("nmod") and _case(reading, token) == "of"


def _case(reading: Reading, token: int) -> str:
    case = reading.child(token, "case")
    return reading.lemma[case].lower() if case is not None else ""


def _predicate(reading: Reading, token: int) -> int:
    """Return the verb, or head of a clause, that governs a noun; -1 where there is none."""
    here = token
    for _ in range(_MAX_CLIMB):
        if here != token and (
            reading.upos[here] in ("VERB", "AUX") or reading.child(here, "cop", "nsubj") is not None
        ):
            return here
        if reading.head[here] < 0:
            return here if reading.upos[here] == "VERB" else -1
        here = reading.head[here]
    return -1


@cache
def _starred(word: str) -> str:
    """Return the toll verb that a word with letters starred out stands for, or ""."""
    pattern = re.compile(re.escape(word).replace(r"\*", "[a-z]"))
    for verb in mapping("roles"):
        stem = verb.removesuffix("e")
        if any(pattern.fullmatch(form) for form in (verb, stem + "ed", stem + "ing", verb + "s")):
            return verb
    return ""


def _lemma(reading: Reading, token: int) -> str:
    word = reading.word(token).lower()
    if "*" in word:
        return _starred(word) or word
    return reading.lemma[token].lower()


@cache
def _people() -> frozenset[str]:
    return frozenset(table("people")["words"])


def _may_be_person(reading: Reading, place: Place) -> bool:
    if place.noun < 0:
        return True
    noun = _lemma(reading, place.noun)
    return noun in _people() or noun in _PLACEHOLDERS or bool(listed(noun, mapping("roles")))


def _toll(reading: Reading, place: Place) -> str:
    for token in _toll_words(reading, place):
        lemma = listed(_lemma(reading, token), mapping("roles"))
        if lemma == "treat" and not _may_be_person(reading, place):
            continue  # patients, not matters
        role = mapping("roles").get(lemma)
        if role:
            return _joined(reading, token, role)
    return ""


def _toll_words(reading: Reading, place: Place) -> Iterator[int]:
    """Yield the words that may say what befell the counted, closest first."""
    top = place.noun if place.noun >= 0 else place.number
    yield top
    yield from _beside(reading, place)
    if _is_of(reading, top):
        top = reading.head[top]  # "hundreds of people": the verb governs "hundreds"
    for kid in (*reading.children[top], *reading.children[max(place.noun, top)]):
        adjective = reading.deprel[kid] == "amod" and _may_be_person(reading, place)
        if adjective or reading.deprel[kid].startswith("acl"):
            yield kid
    first = top
    while reading.deprel[first] == "conj" and reading.head[first] >= 0:
        first = reading.head[first]
    relation, head = reading.deprel[first].split(":")[0], reading.head[first]
    if head < 0:
        return
    if relation in ("obj", "nsubj", "iobj"):
        yield from _by_verb(reading, first, head)
    elif relation == "nmod" and _may_be_person(reading, place) and _case(reading, first) == "of":
        yield head  # "the deaths of 12 people"
    elif relation == "obl":
        yield from _by_measure(reading, head)


def _beside(reading: Reading, place: Place) -> Iterator[int]:
    """Yield the toll words that touch the figure, wherever the parser hung them.

    "killing four and injuring dozens", "27 were killed and 78 others wounded".
    """
    after = max(place.number, place.noun) + 1
    follows = after < len(reading) and reading.upos[after] == "VERB"
    feats = reading.feats[after] if follows and _may_be_person(reading, place) else ""
    if "VerbForm=Part" in feats and "Tense=Pres" not in feats:
        yield after
    before = place.number - 1
    feats = reading.feats[before] if before >= 0 and reading.upos[before] == "VERB" else "Part"
    if "Part" not in feats or "Tense=Pres" in feats:
        yield before


def _by_verb(reading: Reading, noun: int, verb: int) -> Iterator[int]:
    relation = reading.deprel[noun]
    adjective = reading.upos[verb] in ("ADJ", "NOUN")
    if relation != "nsubj" or adjective or listed(_lemma(reading, verb), _INTRANSITIVE):
        yield verb
    for kid in reading.children[verb]:
        below = reading.deprel[kid]
        if relation == "nsubj:pass" and below == "xcomp":
            yield kid  # "are feared dead", "were reported killed"
        elif relation != "nsubj" and below in ("xcomp", "ccomp", "advcl") and kid - noun in (1, 2):
            yield kid  # "left 12 dead"
        elif relation == "nsubj" and below == "xcomp" and _lemma(reading, verb) in _STATES:
            yield kid  # "100 remain missing"
        elif relation == "nsubj" and below == "obj" and _lemma(reading, verb) in _SUFFERING:
            yield kid  # "five suffered injuries"


_STATES = frozenset({"remain", "be", "lie", "stay", "go"})
_SUFFERING = frozenset({"suffer", "sustain", "receive"})


def _by_measure(reading: Reading, verb: int) -> Iterator[int]:
    """Yield the parts of what is measured: "the death toll rose to 40", "put the toll at 10"."""
    for noun in (reading.child(verb, "nsubj"), reading.child(verb, "obj"), verb):
        if noun is not None and reading.lemma[noun].lower() in ("toll", "number", "count"):
            yield from (kid for kid in reading.subtree(noun) if kid != noun)
            yield noun


def _joined(reading: Reading, token: int, role: str) -> str:
    """Return the role of "killed or injured" where two harms are joined, else the one."""
    if role not in _HARM:
        return role
    kin = [k for k in reading.children[token] if reading.deprel[k] == "conj"]
    if reading.deprel[token] == "conj":
        kin.append(reading.head[token])
    for other in kin:
        known = mapping("roles").get(listed(_lemma(reading, other), mapping("roles")))
        if known in _HARM - {role} and _are_adjacent(reading, token, other):
            return _BOTH
    return role


def _are_adjacent(reading: Reading, one: int, other: int) -> bool:
    """Return whether two harms share what they count: nothing but "and", "or" between them."""
    first, second = min(one, other), max(one, other)
    between = range(first + 1, second)
    if any(reading.upos[t] not in ("CCONJ", "ADV", "AUX", "PUNCT") for t in between):
        return False
    return not any(reading.deprel[kid] in ("obj", "nummod") for kid in reading.children[second])


@cache
def _after_pattern() -> re.Pattern[str]:
    forms = (
        r"killed|k\*lled|dead|died|wounded|injured|hurt|missing|displaced|detained|arrested|slain"
    )
    return re.compile(
        r"(?:\s[\w’'*-]+){0,5}?(?:\s(?:have|has|had|were|was|are|is|been|being|reportedly|feared|left|"
        rf"also|now|or))*\s(?P<one>{forms})(?:\s(?P<how>or|and)\s(?P<two>{forms}))?\b"
    )


_FORMS = {
    "killed": "killed", "k*lled": "killed", "dead": "killed", "died": "killed", "slain": "killed",
    "wounded": "injured", "injured": "injured", "hurt": "injured", "missing": "missing",
    "displaced": "displaced", "detained": "detained", "arrested": "detained",
}  # fmt: skip


def _toll_after(reading: Reading, figure: Figure) -> str:
    """Read the toll off the words right after a number, up to the next number or mark."""
    text = reading.report.text
    stop = re.compile(r"[.,;:()\"“”\d\n]|\b(?:by|when|after|who|and\s(?!wounded|injured|killed))\b")
    end = stop.search(text, figure.end, figure.end + 90)
    match = _after_pattern().match(text, figure.end, end.start() if end else figure.end + 90)
    if not match:
        return ""
    one, two = _FORMS[match.group("one")], _FORMS.get(match.group("two") or "")
    return _BOTH if two and {one, two} == _HARM else one
