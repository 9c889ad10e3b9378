"""What a matter is about, and what to call it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crossread.comparison._units import Unit
from crossread.model import Account, Factuality, Slot, Stance

_CAUSE = frozenset({"because", "due", "cause", "reason", "since", "therefore", "lead"})
_REACTION = frozenset(
    "condemn criticize criticise welcome praise reject denounce blast slam oppose urge call "
    "warn protest applaud back support thank dismiss deplore".split()
)
_MIDWAY = frozenset({"VERB", "AUX", "PART", "ADP", "SCONJ", "CCONJ", "PRON", "ADV"})
_LONGEST = 12  # words in a label


def slot(units: Sequence[Unit], accounts: Sequence[Account]) -> Slot:
    """Return the kind of matter, by what most of its claims show."""
    if _most(units, lambda u: bool(u.figures)):
        return Slot.FIGURE
    if _most(units, lambda u: u.claim.quoted):
        return Slot.QUOTATION
    if _most(units, lambda u: u.claim.factuality in (Factuality.PLANNED, Factuality.POSSIBLE)):
        return Slot.OUTLOOK
    if _most(units, lambda u: _has_lemma(u, accounts[u.account], _CAUSE)):
        return Slot.CAUSE
    if _most(units, lambda u: u.claim.lemma in _REACTION or _denied(u)):
        return Slot.REACTION
    if _most(units, lambda u: not u.opening and u.attribution is None):
        return Slot.BACKGROUND
    return Slot.ACT


def _most(units: Sequence[Unit], test: Callable[[Unit], bool]) -> bool:
    return 2 * sum(map(test, units)) > len(units)


def _has_lemma(unit: Unit, account: Account, lemmas: frozenset[str]) -> bool:
    reading = account.reading
    return any(reading.lemma[t] in lemmas for t in reading.tokens_in(unit.span))


def _denied(unit: Unit) -> bool:
    attribution = unit.attribution
    return attribution is not None and attribution.stance is Stance.DENYING


def matter(units: Sequence[Unit], accounts: Sequence[Account]) -> str:
    """Return a short label: the plainest report's own words, cut to a dozen.

    Plainest is the one with the fewest loaded words, then one that begins with who or what
    rather than in the middle ("to curb ..."), then the shortest; the words are the outlet's,
    so that the label claims nothing that no report says.
    """

    def plainness(unit: Unit) -> tuple[int, bool, int, int]:
        account = accounts[unit.account]
        loaded = sum(x.span.overlap(unit.span) > 0 for x in account.loaded)
        first = account.reading.tokens_in(unit.span).start
        midway = account.reading.upos[first] in _MIDWAY
        return loaded, midway, len(unit.span), unit.account

    best = min(units, key=plainness)
    words = best.span.of(accounts[best.account].report.text).split()
    label = " ".join(words[:_LONGEST]).strip(' ,;:–—-"“”')
    return label[:1].upper() + label[1:] + (" …" if len(words) > _LONGEST else "")
