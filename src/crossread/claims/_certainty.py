"""Certainty: whether a report puts something as happened, planned, possible, denied.

Rules over the parse find the word that makes a statement less than certain: negation, modals,
adverbs and conditions on the clause itself, then what stands above it (verbs, nouns and
adjectives that take it as infinitive or content clause). Word classes are in
``certainty.toml``. A learned score (`Reading.factuality`), where there is one, decides what no
rule speaks to.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crossread.claims._lemmas import listed
from crossread.model import Factuality, Reading, Span

_F = Factuality
_MAX_CLIMB = 6
# Learned score (-3 to 3) below which a clause without any marker is not put as a fact. Never as
# denied: without a word for it, the gold of such clauses in newswire (UW dev) is 1.6 in the mean.
_LEARNED_POSSIBLE = 0.0
_RULES_SHARE = 0.25
# Mean gold score of each class in the UDS_IH2 train part (openly licensed), used for
# `factuality_score` where the reading has no learned one.
_SCORE = {
    _F.HAPPENED: 2.4,
    _F.PLANNED: 0.2,
    _F.POSSIBLE: 0.2,
    _F.CONDITIONAL: -0.3,
    _F.WISHED: -0.5,
    _F.DENIED: -1.9,
}


@dataclass(frozen=True, slots=True)
class _Evidence:
    factuality: Factuality
    token: int


@cache
def _words() -> dict[str, dict[str, Factuality]]:
    """The word classes: section, then lemma to what it makes of the clause."""
    text = files("crossread.claims").joinpath("certainty.toml").read_text(encoding="utf-8")
    sections = tomllib.loads(text)
    return {
        section: {word: _F(kind) for kind in sorted(kinds) for word in kinds[kind]}
        for section, kinds in sections.items()
    }


def certainty(reading: Reading, token: int) -> tuple[Factuality, Span | None]:
    """Return how certain the report puts the predicate at *token*, and the word that says so.

    No word means that the report puts it as a plain fact, or that only the learned score
    of the reading speaks against that.
    """
    evidence = _strongest(_evidence(reading, token))
    if evidence:
        return evidence.factuality, reading.span(evidence.token, evidence.token + 1)
    learned = _learned(reading, token)
    if learned is not None and learned < _LEARNED_POSSIBLE:
        return _F.POSSIBLE, None
    return _F.HAPPENED, None


def factuality_score(reading: Reading, token: int) -> float:
    """Return how certainly it happened, -3 (certainly not) to 3.

    The learned score leads; the rules have a quarter of the say, since they carry over better
    to newswire than a score learned from web text (r on UW dev 0.61 against 0.50 alone).
    """
    evidence = _strongest(_evidence(reading, token))
    ruled = _SCORE[evidence.factuality if evidence else _F.HAPPENED]
    learned = _learned(reading, token)
    return ruled if learned is None else (1 - _RULES_SHARE) * learned + _RULES_SHARE * ruled


def _learned(reading: Reading, token: int) -> float | None:
    if token < len(reading.factuality) and reading.factuality[token] != 0:
        return reading.factuality[token]
    return None


def _strongest(evidence: list[_Evidence]) -> _Evidence | None:
    """Weigh the words found, nearest first: "may not" is possible, "will not" is denied."""
    if not evidence:
        return None
    kinds = [e.factuality for e in evidence]
    for kind in (_F.CONDITIONAL, _F.POSSIBLE):
        if kind in kinds and not (kind is _F.CONDITIONAL and _F.DENIED in kinds[:1]):
            return evidence[kinds.index(kind)]
    if kinds.count(_F.DENIED) % 2 == 1:
        return evidence[kinds.index(_F.DENIED)]
    rest = [e for e in evidence if e.factuality is not _F.DENIED]
    return rest[0] if rest else None


def _evidence(reading: Reading, token: int) -> list[_Evidence]:
    found = _on_clause(reading, token)
    here = token
    for _ in range(_MAX_CLIMB):
        step = _above(reading, here)
        if step is None:
            break
        here, evidence = step
        if evidence:
            found.append(evidence)
        found.extend(_negation(reading, here))
        found.extend(_hedges(reading, here))
    return found


def _on_clause(reading: Reading, token: int) -> list[_Evidence]:
    """Find what the clause of a predicate itself says: negation, modal, adverb, condition."""
    found = _negation(reading, token) + _hedges(reading, token)
    modifiers, markers = _words()["modifier"], _words()["markers"]
    for kid in reading.children[token]:
        lemma = reading.lemma[kid].lower()
        if reading.deprel[kid] == "amod" and lemma in modifiers:
            found.append(_Evidence(modifiers[lemma], kid))
        elif reading.deprel[kid] == "mark" and lemma in markers:
            found.append(_Evidence(markers[lemma], kid))
    return found + _consequence(reading, token)


def _negation(reading: Reading, token: int) -> list[_Evidence]:
    adverbs = _words()["adverbs"]
    found = []
    for kid in reading.children[token]:
        lemma = reading.lemma[kid].lower()
        relation = reading.deprel[kid].split(":")[0]
        if relation in ("advmod", "cc", "neg", "aux") and adverbs.get(lemma) is _F.DENIED:
            if not _only_adds(reading, kid):
                found.append(_Evidence(_F.DENIED, kid))
        elif relation in ("nsubj", "obj", "det") and (no := _no(reading, kid)) is not None:
            found.append(_Evidence(_F.DENIED, no))
    return found


def _only_adds(reading: Reading, token: int) -> bool:
    """Return whether a "not" belongs to "not only", which denies nothing."""
    follows = token + 1 < len(reading) and reading.lemma[token + 1].lower() in ("only", "just")
    return follows or any(reading.lemma[k] in ("only", "just") for k in reading.children[token])


# "there is no doubt that": the negation affirms.
_AFFIRMED = frozenset("question doubt secret surprise wonder coincidence accident".split())


def _no(reading: Reading, noun: int) -> int | None:
    if reading.lemma[noun].lower() in _AFFIRMED:
        return None
    if reading.lemma[noun].lower() in ("nobody", "nothing", "none", "no", "neither"):
        return noun
    for kid in reading.children[noun]:
        if reading.deprel[kid] == "det" and reading.lemma[kid].lower() in ("no", "neither"):
            return kid
    return None


def _hedges(reading: Reading, token: int) -> list[_Evidence]:
    modals, adverbs = _words()["modals"], _words()["adverbs"]
    found = []
    for kid in reading.children[token]:
        lemma, relation = reading.lemma[kid].lower(), reading.deprel[kid].split(":")[0]
        kind = None
        if relation == "aux":
            kind = modals.get(lemma) or modals.get(reading.word(kid).lower())
            if kind is _F.CONDITIONAL:
                kind = _would(reading, token, kid)
        elif relation == "advmod":
            kind = adverbs.get(lemma)
        if kind and kind is not _F.DENIED:
            found.append(_Evidence(kind, kid))
    return found


def _would(reading: Reading, token: int, modal: int) -> Factuality | None:
    """Tell "would": the future seen from the past, or what did not come about."""
    auxiliaries = [k for k in reading.children[token] if reading.deprel[k].startswith("aux")]
    if any(k > modal and reading.lemma[k].lower() in ("have", "'ve") for k in auxiliaries):
        return _F.CONDITIONAL
    if "Tense=Past|VerbForm=Part" in reading.feats[token] and len(auxiliaries) == 1:
        return None  # "they'd gathered" is "had"
    return _F.CONDITIONAL if _consequence(reading, token) else _F.PLANNED


def _consequence(reading: Reading, token: int) -> list[_Evidence]:
    """Find a condition that hangs on a predicate: "if they attack, we will answer"."""
    markers = _words()["markers"]
    for kid in reading.children[token]:
        if reading.deprel[kid].startswith("advcl"):
            for mark in reading.children[kid]:
                lemma = reading.lemma[mark].lower()
                if mark > 0 and reading.lemma[mark - 1].lower() == "even":
                    continue  # "even if" holds either way
                if reading.deprel[mark] == "mark" and markers.get(lemma) is _F.CONDITIONAL:
                    return [_Evidence(_F.CONDITIONAL, mark)]
    return []


def _above(reading: Reading, token: int) -> tuple[int, _Evidence | None] | None:
    """Step to the word that governs a clause, with what it makes of it; None: nothing governs."""
    head, relation = reading.head[token], reading.deprel[token].split(":")[0]
    if head < 0:
        return None
    if relation == "conj":
        return _conjunct(reading, token, head)
    infinitive = _is_infinitive(reading, token)
    if relation in ("xcomp", "ccomp", "csubj"):
        section = "infinitive" if infinitive or relation == "xcomp" else "clause"
        return head, _governor(reading, head, section)
    if relation == "acl" and infinitive:
        return head, _governor(reading, head, "infinitive") or _for_noun(reading, head)
    if relation == "acl" and reading.deprel[token] == "acl":
        return (head, _governor(reading, head, "clause")) if _has_that(reading, token) else None
    if relation == "advcl" and infinitive:
        mark = reading.child(token, "mark")
        purpose = _Evidence(_F.PLANNED, mark) if mark is not None else None
        return head, _governor(reading, head, "infinitive") or purpose
    return None


def _for_noun(reading: Reading, noun: int) -> _Evidence | None:
    """Weigh an infinitive at a noun that no list has: "the first leader to visit" did visit."""
    for kid in reading.children[noun]:
        if reading.deprel[kid] == "amod" and (
            "NumType=Ord" in reading.feats[kid]
            or "Degree=Sup" in reading.feats[kid]
            or reading.lemma[kid].lower() in ("first", "last", "only", "latest")
        ):
            return None
    return _Evidence(_F.POSSIBLE, noun)


def _conjunct(reading: Reading, token: int, head: int) -> tuple[int, _Evidence | None] | None:
    """A conjunct without subject and auxiliary shares those of the first one."""
    if reading.child(token, "nsubj", "aux", "cop", "mark") is not None:
        own_subject = reading.child(token, "nsubj") is not None
        return None if own_subject else _above(reading, head)
    hedges = [e for e in _hedges(reading, head) if e.token < token]
    if hedges:
        return head, hedges[0]
    return _above(reading, head)


def _governor(reading: Reading, head: int, section: str) -> _Evidence | None:
    words = _words()[section]
    if reading.lemma[head].lower() in _AFFIRMED and _has_no(reading, head):
        return None
    found = listed(reading.lemma[head].lower(), words)
    if found in _VERBS_ONLY and reading.upos[head] != "VERB":
        return None
    return _Evidence(words[found], head) if found else None


def _has_no(reading: Reading, noun: int) -> bool:
    return any(reading.lemma[k].lower() in ("no", "little") for k in reading.children[noun])


# "a series of stops to include Baghdad" stops nothing.
_VERBS_ONLY = frozenset({"stop", "cease", "set", "like", "look", "fight"})


def _is_infinitive(reading: Reading, token: int) -> bool:
    if "Tense=Past" in reading.feats[token]:
        return False
    return any(
        reading.deprel[k] == "mark" and reading.lemma[k].lower() == "to"
        for k in reading.children[token]
    )


def _has_that(reading: Reading, token: int) -> bool:
    return any(
        reading.deprel[k] == "mark" and reading.lemma[k].lower() == "that"
        for k in reading.children[token]
    )


__all__ = ["certainty", "factuality_score"]
