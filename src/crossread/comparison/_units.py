"""Units: the claims of one report in the form in which they are aligned with others'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from crossread.model import Account, Claim, Quantity, SentenceKind, Span

# Parts of speech that carry what a clause says; the others only hold it together.
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
# Frequent words that say nothing about the matter although their part of speech does.
_EMPTY = frozenset(
    "be have do say tell go get make take come would will can could may might should also "
    "very more most much many other such new one time year day week month ago last next now "
    "then so just only still even mr. mrs. ms. mr mrs ms thing way".split()
)


@dataclass(frozen=True)
class Unit:
    """One claim ready to be aligned.

    Attributes:
        account: position of its account among those compared.
        claim: the claim.
        terms: what it is about: lemmas, actors as "@PRK", figures as "#3000"; with counts.
        actors: ids of the actors in it, countries for those who act for one.
        figures: the claim's quantities that count or measure something.
        opening: whether it stands in the headline or the first two body sentences.
    """

    account: int
    claim: Claim
    terms: Counter[str]
    actors: frozenset[str]
    figures: tuple[Quantity, ...]
    opening: bool

    @property
    def span(self) -> Span:
        """Where the claim stands."""
        return self.claim.span


def units(account: Account, position: int) -> tuple[Unit, ...]:
    """Return every claim of an account as a unit, in text order."""
    first_body = _opening_sentences(account)
    names = _actor_terms(account)
    return tuple(
        _unit(account, position, claim, names, claim.sentence in first_body)
        for claim in account.claims
    )


def _opening_sentences(account: Account) -> frozenset[int]:
    kinds = account.reading.sentence_kind
    body = [i for i, kind in enumerate(kinds) if kind is SentenceKind.BODY][:2]
    return frozenset(body) | {i for i, k in enumerate(kinds) if k is SentenceKind.HEADLINE}


def _actor_terms(account: Account) -> dict[int, str]:
    """Map every token of a reference to its actor, so that all names of one actor are one term."""
    terms: dict[int, str] = {}
    for ref in sorted(account.cast.references, key=lambda r: r.end - r.start):
        tokens = range(ref.start, ref.end) if ref.how != "definite description" else (ref.head,)
        for token in tokens:
            terms.setdefault(token, f"@{ref.actor.id}")
    return terms


def _unit(
    account: Account, position: int, claim: Claim, names: dict[int, str], opening: bool
) -> Unit:
    terms = Counter(_terms(account, claim, names))
    actors = frozenset(t[1:] for t in terms if t.startswith("@"))
    return Unit(position, claim, terms, actors, claim.quantities, opening)


def _terms(account: Account, claim: Claim, names: dict[int, str]) -> Iterator[str]:
    reading = account.reading
    tokens = reading.tokens_in(claim.span)
    figures = {t: q for q in claim.quantities for t in reading.tokens_in(q.span)}
    seen: set[str] = set()
    for token in tokens:
        name = names.get(token)
        if name:
            if name not in seen:
                yield name
                seen.add(name)
        elif token in figures and reading.upos[token] == "NUM":
            yield from _figure_term(figures[token], seen)
        elif reading.upos[token] in _CONTENT:
            lemma = fold(reading.lemma[token])
            if lemma and lemma not in _EMPTY:
                yield lemma


def _figure_term(quantity: Quantity, seen: set[str]) -> Iterator[str]:
    value = quantity.low if quantity.low is not None else quantity.high
    term = f"#{value:g}" if value is not None else "#"
    if term not in seen:
        seen.add(term)
        yield term


def fold(lemma: str) -> str:
    """Return the form under which two spellings of one lemma meet.

    Case and possessives go; British -our, -ise, -isation, -re and -ence become American,
    since outlets on both sides of the ocean report one event in their own spelling.
    """
    word = lemma.lower().strip(".'’\"“”‘*-")
    for british, american in (
        ("isation", "ization"),
        ("ise", "ize"),
        ("ising", "izing"),
        ("our", "or"),
        ("tre", "ter"),
        ("fence", "fense"),
        ("programme", "program"),
    ):
        if word.endswith(british) and len(word) > len(british) + 2:
            return word[: -len(british)] + american
    return word
