"""Quotations side by side: one utterance, each report's wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.comparison._origins import last_known, other_person
from crossread.comparison._wording import QuoteRelation, longest_run, quote_relation, words
from crossread.model import Account, Attribution, Cell, QuotationRow, Span

# Quotations shorter than this are set side by side only with another report's.
_LONE = 4
_LONG = 8  # words in a run that prove one utterance whoever is named as its speaker
_WEIGHT = {QuoteRelation.SAME: 0, QuoteRelation.CONTAINS: 1, QuoteRelation.DIFFERENT: 2}


@dataclass(frozen=True)
class _Quote:
    account: int
    span: Span
    words: tuple[str, ...]
    attribution: Attribution


def quotations(accounts: Sequence[Account]) -> tuple[QuotationRow, ...]:
    """Return one row an utterance: shared ones first, then those of one report, in text order."""
    rows: list[list[_Quote]] = []
    for quote in (q for i, a in enumerate(accounts) for q in _quotes(a, i)):
        home = next((r for r in rows if _belongs(quote, r)), None)
        if home is None:
            rows.append([quote])
        else:
            home.append(quote)
    shown = [r for r in rows if _accounts(r) > 1 or len(r[0].words) >= _LONE]
    shown.sort(key=lambda r: -_accounts(r))
    return tuple(_row(r, accounts) for r in shown)


def _accounts(row: Sequence[_Quote]) -> int:
    return len({q.account for q in row})


def _quotes(account: Account, position: int) -> Iterator[_Quote]:
    text = account.report.text
    seen: set[Span] = set()
    innermost = sorted(account.attributions, key=lambda a: sum(map(len, a.content)))
    found = []
    for attribution in innermost:
        for span in attribution.quoted:
            if span not in seen:
                seen.add(span)
                found.append(_Quote(position, span, tuple(words(span.of(text))), attribution))
    yield from sorted(found, key=lambda q: q.span)


def _belongs(quote: _Quote, row: Sequence[_Quote]) -> bool:
    return any(
        q.account != quote.account
        and quote_relation(q.words, quote.words) is not None
        and not _other_people(q, quote)
        for q in row
    )


def _other_people(one: _Quote, other: _Quote) -> bool:
    """Return whether two different people speak: short formulas recur in many mouths."""
    a, b = last_known(one.attribution), last_known(other.attribution)
    if a is None or b is None or not other_person(a, b):
        return False
    return len(longest_run(one.words, other.words)) < _LONG


def _row(row: Sequence[_Quote], accounts: Sequence[Account]) -> QuotationRow:
    cells = tuple(Cell(accounts[q.account].report.id, q.span, q.attribution) for q in row)
    return QuotationRow(_speaker(row), _relation(row), cells)


def _speaker(row: Sequence[_Quote]) -> str:
    links = [link for q in row if (link := last_known(q.attribution))]
    named = [link for link in links if link.actor is not None]
    return (named or links)[0].name if links else "not said"


def _relation(row: Sequence[_Quote]) -> str:
    found = [
        kind
        for i, a in enumerate(row)
        for b in row[i + 1 :]
        if a.account != b.account and (kind := quote_relation(a.words, b.words))
    ]
    return str(max(found, key=_WEIGHT.__getitem__)) if found else "only one report"
