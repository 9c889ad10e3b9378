"""Clauses: the stretches of a sentence that each say one thing that can be agreed or disputed.

A clause is cut at the relations of the Universal Dependencies tree at which a second
statement begins: coordinate predicates, content clauses, adverbial and relative clauses,
participles and appositions that carry content of their own. What only restricts a noun stays
in the clause around it and is given again by itself ("a package that included only Russia"):
readers who listed points by hand did both. Conditions and purposes stay with what they
condition, since neither half can be disputed alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossread.model import Reading


class ClauseKind(StrEnum):
    """How a clause hangs on the rest of its sentence."""

    MAIN = "main"
    CONJUNCT = "conjunct"
    CONTENT = "content"
    ADVERBIAL = "adverbial"
    RELATIVE = "relative"
    PARTICIPLE = "participle"
    APPOSITION = "apposition"


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens ``start:end`` around the head word *head*; *own* are those no inner clause took."""

    head: int
    start: int
    end: int
    kind: ClauseKind
    own: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Opening:
    head: int
    kind: ClauseKind
    cut: bool  # whether the clause around it goes on without it
    with_noun: bool = False  # whether the noun that it describes belongs to its words


_SUBJECTS = ("nsubj", "csubj", "expl")
_CONDITIONAL = frozenset({"if", "unless", "lest", "whether"})
_MANNER = frozenset("by from of for without despite in on to with upon into".split())
# Subordinators that change what a clause says; the others say nothing once it stands alone.
_KEPT_MARKS = frozenset("to if unless because whether without despite instead lest".split())
_SCENE = frozenset("at after before by during for in on over since through until within".split())
_FRONTED = 8  # words from which a fronted phrase counts as more than time or place
# Smallest number of words at which an inner clause says enough to stand alone.
_MIN_WORDS = {
    ClauseKind.CONJUNCT: 3,
    ClauseKind.CONTENT: 3,
    ClauseKind.ADVERBIAL: 4,
    ClauseKind.RELATIVE: 4,
    ClauseKind.PARTICIPLE: 4,
    ClauseKind.APPOSITION: 4,
}
_LONGEST_GAP = 14  # words of an inner clause that a contiguous stretch may run across


def clauses(reading: Reading, sentence: int) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in the order of their first words."""
    tokens = reading.tokens_of(sentence)
    openings = [o for t in tokens if (o := _opening(reading, t)) is not None]
    cut = {o.head for o in openings if o.cut}
    found = (_clause(reading, opening, cut) for opening in openings)
    return tuple(sorted((c for c in found if c), key=lambda c: (c.start, -c.end)))


def is_predicate(reading: Reading, token: int) -> bool:
    """Return whether a token heads a clause: a verb, or a nominal with subject or copula."""
    if reading.upos[token] in ("VERB", "AUX"):
        return True
    return reading.child(token, "cop", *_SUBJECTS) is not None


def size(reading: Reading, token: int) -> int:
    """Return the number of words, punctuation aside, at and below a token."""
    return sum(reading.upos[t] != "PUNCT" for t in reading.subtree(token))


def _opening(reading: Reading, token: int) -> _Opening | None:
    relation = reading.deprel[token]
    if reading.head[token] < 0:
        return _Opening(token, ClauseKind.MAIN, cut=False)
    rule = _RULES.get(relation) or _RULES.get(relation.split(":")[0])
    opening = rule(reading, token) if rule else None
    if opening and size(reading, token) >= _MIN_WORDS.get(opening.kind, 1):
        return opening
    return None


def _conjunct(reading: Reading, token: int) -> _Opening | None:
    if not is_predicate(reading, token):
        return None
    first = reading.head[token]
    if not is_predicate(reading, first):
        return None
    relation = reading.deprel[first].split(":")[0]
    if relation == "xcomp" and size(reading, token) < 6:
        return None
    shares = relation in ("acl", "advcl") and not _has_subject(reading, token)
    if shares and size(reading, token) < 6:
        return None
    return _Opening(token, ClauseKind.CONJUNCT, cut=True)


def _content(reading: Reading, token: int) -> _Opening | None:
    if not is_predicate(reading, token) and not _is_quoted(reading, token):
        return None
    return _Opening(token, ClauseKind.CONTENT, cut=True)


def _adverbial(reading: Reading, token: int) -> _Opening | None:
    marks = {reading.lemma[k].lower() for k in reading.children[token] if _marks(reading, k)}
    if "to" in marks or marks & _CONDITIONAL or not is_predicate(reading, token):
        return None
    if "than" in marks or (marks == {"as"} and not _has_subject(reading, token)):
        return None
    if marks & _MANNER or (marks and size(reading, token) < 6):
        return None  # "when she was six", "by adding two more" only fill in the clause around
    return _Opening(token, ClauseKind.ADVERBIAL, cut=True)


def _fronted(reading: Reading, token: int) -> _Opening | None:
    """Open a long phrase set before its clause by a comma: "In a rebuke of the president, ..."."""
    head = reading.head[token]
    if token > head or reading.upos[token] not in ("NOUN", "PROPN"):
        return None
    last = max(reading.subtree(token))
    if last + 1 >= len(reading) or (reading.word(last + 1) != "," and reading.word(last) != ","):
        return None
    if size(reading, token) < _FRONTED or not _has_content(reading, token):
        return None
    if _only_when_or_where(reading, token):
        return None
    return _Opening(token, ClauseKind.APPOSITION, cut=True)


def _only_when_or_where(reading: Reading, token: int) -> bool:
    """Return whether a phrase sets the scene: "In the hours after the blast", "On state TV"."""
    case = reading.child(token, "case")
    if case is None or reading.lemma[case].lower() not in _SCENE:
        return False
    known = reading.child(token, "det", "nmod:poss")
    definite = known is not None and reading.lemma[known].lower() != "a"
    return reading.lemma[case].lower() != "in" or definite


def _has_content(reading: Reading, token: int) -> bool:
    return sum(reading.upos[t] in ("NOUN", "VERB", "ADJ") for t in reading.subtree(token)) > 2


def _relative(reading: Reading, token: int) -> _Opening | None:
    apart = _after_comma(reading, token)
    return _Opening(token, ClauseKind.RELATIVE, cut=apart, with_noun=not apart)


def _adnominal(reading: Reading, token: int) -> _Opening | None:
    if reading.upos[token] != "VERB" and not is_predicate(reading, token):
        return None
    marks = {reading.lemma[k].lower() for k in reading.children[token] if _marks(reading, k)}
    if "that" in marks:
        return _Opening(token, ClauseKind.CONTENT, cut=False)
    if "to" in marks:
        return None  # "efforts to build a wall" is said by the clause around it
    apart = _after_comma(reading, token)
    return _Opening(token, ClauseKind.PARTICIPLE, cut=apart, with_noun=not apart)


def _apposition(reading: Reading, token: int) -> _Opening | None:
    if reading.upos[token] != "NOUN":
        return None
    return _Opening(token, ClauseKind.APPOSITION, cut=_after_comma(reading, token))


def _parataxis(reading: Reading, token: int) -> _Opening | None:
    return _Opening(token, ClauseKind.MAIN, cut=True) if size(reading, token) > 1 else None


_RULES = {
    "conj": _conjunct,
    "ccomp": _content,
    "advcl": _adverbial,
    "obl": _fronted,
    "advcl:relcl": _relative,
    "acl:relcl": _relative,
    "acl": _adnominal,
    "appos": _apposition,
    "parataxis": _parataxis,
}


def _has_subject(reading: Reading, token: int) -> bool:
    return reading.child(token, *_SUBJECTS) is not None


def _marks(reading: Reading, token: int) -> bool:
    return reading.deprel[token] == "mark"


def _is_quoted(reading: Reading, token: int) -> bool:
    return any(reading.word(k) in "\"“”''``" for k in reading.children[token])


def _after_comma(reading: Reading, token: int) -> bool:
    """Return whether a comma, dash or bracket stands right before the clause of a token."""
    before = min(reading.subtree(token)) - 1
    first = before + 1
    own_mark = reading.upos[first] == "PUNCT" and reading.word(first) not in "\"“'‘"
    return own_mark or (
        before >= 0 and reading.word(before) in {",", "—", "–", "--", "-", "(", ";"}
    )


def _clause(reading: Reading, opening: _Opening, cut: set[int]) -> Clause | None:
    own = _own(reading, opening.head, cut)
    if opening.with_noun:
        own |= _noun_words(reading, opening.head)
    if reading.upos[opening.head] == "PUNCT":
        return None
    run = _stretch(_without_far_marks(reading, sorted(own)), opening.head)
    start, end = _trim(reading, run[0], run[-1] + 1, opening)
    if start >= end:
        return None
    return Clause(opening.head, start, end, opening.kind, frozenset(own))


def _own(reading: Reading, head: int, cut: set[int]) -> set[int]:
    found, todo = set(), [head]
    while todo:
        here = todo.pop()
        found.add(here)
        todo.extend(k for k in reading.children[here] if k not in cut)
    return found


def _noun_words(reading: Reading, head: int) -> set[int]:
    """Return the words of the noun that a clause describes, as far as they stand before it."""
    noun = reading.head[head]
    words = {noun}
    for kid in reading.children[noun]:
        if kid < noun and reading.deprel[kid].split(":")[0] in _NOUN_PARTS:
            words.update(t for t in reading.subtree(kid) if t < noun)
    return words


_NOUN_PARTS = frozenset({"det", "amod", "nummod", "compound", "nmod", "flat", "advmod"})


def _without_far_marks(reading: Reading, own: list[int]) -> list[int]:
    """Leave out marks at the ends that an inner clause sets apart from the words."""
    while len(own) > 1 and reading.upos[own[-1]] == "PUNCT" and own[-1] - own[-2] > 1:
        own = own[:-1]
    while len(own) > 1 and reading.upos[own[0]] == "PUNCT" and own[1] - own[0] > 1:
        own = own[1:]
    return own


def _stretch(own: list[int], head: int) -> list[int]:
    """Return the run of own words around the head that no gap too long interrupts."""
    here = own.index(head)
    first = last = here
    while first > 0 and own[first] - own[first - 1] <= _LONGEST_GAP:
        first -= 1
    while last + 1 < len(own) and own[last + 1] - own[last] <= _LONGEST_GAP:
        last += 1
    return own[first : last + 1]


def _trim(reading: Reading, start: int, end: int, opening: _Opening) -> tuple[int, int]:
    while start < end and _trimmed_start(reading, start, opening):
        start += 1
    while start < end and reading.upos[end - 1] == "PUNCT" and reading.word(end - 1) in _CLOSERS:
        end -= 1
    return start, end


_CLOSERS = frozenset({",", ".", ";", ":", "—", "–", "--", "-", "(", "[", "?", "!", "…", "..."})
_OPENERS = frozenset({",", ".", ";", ":", "—", "–", "--", "-", ")", "]", "…", "...", "•", "*"})


def _trimmed_start(reading: Reading, token: int, opening: _Opening) -> bool:
    if token + 1 < len(reading) and reading.deprel[token + 1] == "fixed":
        return False  # "as of Monday"
    if reading.upos[token] == "PUNCT":
        return reading.word(token) in _OPENERS
    if reading.deprel[token] == "cc" or reading.upos[token] == "CCONJ":
        return reading.head[token] == opening.head
    if reading.deprel[token] == "mark" and reading.head[token] == opening.head:
        gerund = reading.upos[opening.head] == "VERB" and "Ger" in reading.feats[opening.head]
        return reading.lemma[token].lower() not in _KEPT_MARKS or gerund
    return (
        opening.kind is ClauseKind.ADVERBIAL
        and reading.deprel[token] == "advmod"
        and reading.word(token).lower() in ("when", "while", "as")
    )
