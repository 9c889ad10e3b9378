"""What stands around a predicate: its clause, dates, place, figures and source."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from crossread.events._frames import prepositions, relation
from crossread.events._state import OLD
from crossread.model import Attribution, EntityType, Quantity, Reading, Span, TimeRef

_OUTSIDE = frozenset("conj parataxis advcl cc punct mark discourse vocative".split())


@dataclass(frozen=True)
class Clauses:
    """The clauses of one report with what other rooms found in them."""

    reading: Reading
    attributions: tuple[Attribution, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeRef, ...]

    def span(self, predicate: int, last: int = -1) -> Span:
        """Return the evidence of an event: its clause from subject to last argument."""
        tokens = self._tokens(predicate)
        if last > predicate:
            tokens |= set(range(predicate, last + 1)) | self._tokens(last)
        first, end = min(tokens), max(tokens)
        head = self.reading.head[predicate]
        if relation(self.reading, predicate) in ("xcomp",) and head >= 0:
            first = min(first, *(t for t in self._subject(head)), predicate)
        return self.reading.span(first, end + 1)

    def _subject(self, verb: int) -> list[int]:
        kid = self.reading.child(verb, "nsubj")
        return [verb] if kid is None else [verb, *self.reading.subtree(kid)]

    def _tokens(self, predicate: int) -> set[int]:
        """The predicate's tokens without the clauses coordinated with or set beside it."""
        found, todo = {predicate}, [predicate]
        while todo:
            here = todo.pop()
            for kid in self.reading.children[here]:
                if here == predicate and self._is_apart(kid):
                    continue
                found.add(kid)
                todo.append(kid)
        return {t for t in found if self.reading.upos[t] != "PUNCT"} or {predicate}

    def _is_apart(self, kid: int) -> bool:
        rel = relation(self.reading, kid)
        noun = self.reading.upos[self.reading.head[kid]] in ("NOUN", "PROPN")
        return rel in _OUTSIDE or (noun and rel == "case")

    def told_as_past(self, predicate: int) -> bool:
        """Whether the paragraph so far dates what it tells to well before publication."""
        published = self.reading.report.published
        sentence = self.reading.sentence_of[predicate]
        if published is None or "Tense=Past" not in self._tense(predicate):
            return False
        paragraph = self.reading.paragraph[sentence]
        earlier = [
            s
            for s in range(max(0, sentence - 4), sentence + 1)
            if self.reading.paragraph[s] == paragraph
        ]
        begin = self.reading.span_of(earlier[0]).start
        end = self.reading.end[predicate]
        dated = [t for t in self.times if begin <= t.span.start < end and t.last is not None]
        return bool(dated) and all(t.last < published.day - OLD for t in dated if t.last)

    def _tense(self, predicate: int) -> str:
        """Features of the finite verb: a perfect ("has met") is no narrative past."""
        for kid in self.reading.children[predicate]:
            if relation(self.reading, kid) == "aux":
                return self.reading.feats[kid]
        return self.reading.feats[predicate]

    def times_of(self, predicate: int) -> list[TimeRef]:
        """Return the times that stand in the predicate's own clause."""
        ending = (end for token in self._tokens(predicate) for end in self._times.get(token, ()))
        return [self.times[k] for k, inside in sorted(ending) if self._dates(predicate, inside)]

    @cached_property
    def _times(self) -> dict[int, list[tuple[int, range]]]:
        """Number and tokens of the times by their last token."""
        found: dict[int, list[tuple[int, range]]] = {}
        for k, time in enumerate(self.times):
            inside = self.reading.tokens_in(time.span)
            if inside:
                found.setdefault(inside[-1], []).append((k, inside))
        return found

    def _dates(self, predicate: int, inside: range) -> bool:
        """Whether a time belongs to the predicate and not to a clause below it."""
        token = next((t for t in inside if self.reading.head[t] not in inside), inside[0])
        steps = 0
        while token != predicate and token >= 0 and steps < 4:
            token, steps = self.reading.head[token], steps + 1
            if token != predicate and token >= 0 and self.reading.upos[token] == "VERB":
                return False
        return token == predicate

    def dates(self, predicate: int) -> tuple[dt.date | None, dt.date | None]:
        """Return the first and last day that the clause dates the event to."""
        for time in self.times_of(predicate):
            if time.first is not None and time.granularity != "duration":
                last = time.last if time.last != time.first else None
                return time.first, last
        return None, None

    def place(self, predicate: int) -> str:
        """Return the place that the clause names with "in", "at" or "near", or ""."""
        for kid in self.reading.children[predicate]:
            heads = self.reading.mentions_at.get(kid, ())
            places = [m for m in heads if m.type is EntityType.PLACE]
            if places and {"in", "at", "near"}.intersection(prepositions(self.reading, kid)):
                mention = places[-1]
                words = self.reading.span(mention.start, mention.end).of(self.reading.report.text)
                return " ".join(words.split())
        return ""

    def quantities_in(self, span: Span) -> tuple[Quantity, ...]:
        """Return the figures inside a span."""
        return tuple(q for q in self.quantities if span.contains(q.span))

    def attribution(self, predicate: int) -> Attribution | None:
        """Return the innermost attribution whose content holds the predicate."""
        here = self.reading.start[predicate]
        holding = [
            (len(span), k)
            for k, a in enumerate(self.attributions)
            for span in a.content
            if span.start <= here < span.end
        ]
        return self.attributions[min(holding)[1]] if holding else None
