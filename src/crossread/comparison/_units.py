"""Units: the claims of one report in the form in which they are aligned with others'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crossread.comparison._wording import words
from crossread.model import Account, ActorKind, Attribution, Claim, Quantity, SentenceKind, Span

# Parts of speech that carry what a clause says; the others only hold it together.
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
# Frequent words that say nothing about the matter although their part of speech does.
_EMPTY = frozenset(
    "be have do say tell go get make take come would will can could may might should also "
    "very more most much many other such new one time year day week month ago last next now "
    "then so just only still even mr. mrs. ms. mr mrs ms thing way".split()
)


_SMALL = 2


@dataclass(frozen=True)
class Unit:
    """One claim ready to be aligned.

    Attributes:
        account: position of its account among those compared.
        claim: the claim.
        terms: what it is about: lemmas, actors as "@PRK", figures as "#3000"; with counts.
        people: ids of the persons among those who do it.
        agents, patients: ids of those who do it and to whom, and of their countries.
        figures: the claim's quantities that tell something ("two leaders" does not).
        quoted: the words of each quoted stretch in it.
        attribution: who answers for it: the claim's own, or that of the words quoted in it.
        opening: whether it stands in the headline or the first two body sentences.
    """

    account: int
    claim: Claim
    terms: Counter[str]
    agents: frozenset[str]
    patients: frozenset[str]
    people: frozenset[str]
    figures: tuple[Quantity, ...]
    quoted: tuple[tuple[str, ...], ...]
    attribution: Attribution | None
    opening: bool

    @property
    def span(self) -> Span:
        """Where the claim stands."""
        return self.claim.span


def units(account: Account, position: int) -> tuple[Unit, ...]:
    """Return every claim of an account as a unit, in text order."""
    first_body = _opening_sentences(account)
    names = _actor_terms(account)
    claims = (*account.claims, *_quoted_sentences(account))
    return tuple(
        _unit(account, position, claim, names, claim.sentence in first_body)
        for claim in sorted(claims, key=lambda c: c.span)
    )


def _quoted_sentences(account: Account) -> Iterator[Claim]:
    """Yield each sentence inside quotation marks that is cut into several claims, whole.

    What somebody said is compared in the words said; a clause out of the middle is neither
    what he said nor enough to see where two outlets' wordings part.
    """
    reading = account.reading
    by_sentence: dict[int, list[Claim]] = {}
    for claim in account.claims:
        by_sentence.setdefault(claim.sentence, []).append(claim)
    seen: set[Span] = set()
    for attribution in account.attributions:
        for quote in attribution.quoted:
            for sentence in {reading.sentence_of[t] for t in reading.tokens_in(quote)}:
                frame = reading.span_of(sentence)
                inside = [c for c in by_sentence.get(sentence, ()) if quote.contains(c.span)]
                start, end = max(frame.start, quote.start), min(frame.end, quote.end)
                if len(inside) < 2 or Span(start, end) in seen:
                    continue
                seen.add(Span(start, end))
                yield _whole(inside, Span(start, end), attribution)


def _whole(parts: Sequence[Claim], span: Span, attribution: Attribution | None) -> Claim:
    """Return the claim that several clauses of one quoted sentence make together."""
    main = max(parts, key=lambda c: len(c.span))
    return replace(
        main,
        span=span,
        participants=tuple(dict.fromkeys(p for c in parts for p in c.participants)),
        quantities=tuple(dict.fromkeys(q for c in parts for q in c.quantities)),
        times=tuple(dict.fromkeys(t for c in parts for t in c.times)),
        places=tuple(sorted({p for c in parts for p in c.places})),
        attribution=main.attribution or attribution,
        quoted=True,
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


def stretch(parts: Sequence[Unit]) -> Unit:
    """Return clauses of one sentence as one unit: the words from the first to the last."""
    main = max(parts, key=lambda u: len(u.terms))
    span = Span(min(u.span.start for u in parts), max(u.span.end for u in parts))
    whole = _whole([u.claim for u in parts], span, main.attribution)
    return replace(
        main,
        claim=replace(whole, quoted=all(u.claim.quoted for u in parts)),
        terms=Counter({t: n for u in parts for t, n in u.terms.items()}),
        agents=frozenset(a for u in parts for a in u.agents),
        patients=frozenset(a for u in parts for a in u.patients),
        people=frozenset(a for u in parts for a in u.people),
        figures=tuple(dict.fromkeys(q for u in parts for q in u.figures)),
        quoted=tuple(dict.fromkeys(q for u in parts for q in u.quoted)),
    )


def _unit(
    account: Account, position: int, claim: Claim, names: dict[int, str], opening: bool
) -> Unit:
    terms = Counter(_terms(account, claim, names))
    figures = tuple(q for q in claim.quantities if _telling(q))
    return Unit(
        account=position,
        claim=claim,
        terms=terms,
        agents=_playing(claim, "agent"),
        patients=_playing(claim, "patient", "recipient"),
        people=frozenset(
            a.id
            for role, a, _ in claim.participants
            if role == "agent" and a.kind is ActorKind.PERSON
        ),
        figures=figures,
        quoted=_quoted(account, claim),
        attribution=_attribution(account, claim),
        opening=opening,
    )


def _quoted(account: Account, claim: Claim) -> tuple[tuple[str, ...], ...]:
    text, span = account.report.text, claim.span
    stretches = {q for a in account.attributions for q in a.quoted if q.overlap(span)}
    cut = (text[max(q.start, span.start) : min(q.end, span.end)] for q in sorted(stretches))
    return tuple(tuple(words(c)) for c in cut)


def _playing(claim: Claim, *roles: str) -> frozenset[str]:
    """Return who plays a role; a person or a ministry also stands for its country."""
    players = [actor for role, actor, _ in claim.participants if role in roles]
    return frozenset(i for a in players for i in (a.id, a.country) if i)


def _telling(quantity: Quantity) -> bool:
    """Return whether a figure could be disputed: a toll, a sum, a measure, or a count above two."""
    counted = quantity.role == quantity.unit or quantity.role in ("ordinal", "duration")
    return not counted or max(quantity.low or 0, quantity.high or 0) > _SMALL


def _attribution(account: Account, claim: Claim) -> Attribution | None:
    """Return the claim's attribution, else that of a quotation that stands in it."""
    if claim.attribution is not None:
        return claim.attribution
    for attribution in account.attributions:
        if any(claim.span.contains(q) for q in attribution.quoted):
            return attribution
    return None


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
