"""Claims: every clause of a report with who takes part, when, how sure, and on whose word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from crossread.claims._certainty import certainty
from crossread.claims._clauses import Clause, ClauseKind, clauses, is_predicate
from crossread.claims._lemmas import listed
from crossread.claims._participants import participants
from crossread.model import (
    Attribution,
    Cast,
    Claim,
    EntityType,
    Quantity,
    Reading,
    SentenceKind,
    Span,
    TimeRef,
)

_T = TypeVar("_T")
_CONTENT_UPOS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
# Words that only colour the infinitive after them; the infinitive says what is claimed.
_RAISING = frozenset(
    "appear be begin believe cease come continue due expect fail get go have intend keep likely "
    "manage need ought plan prepare prove report say schedule seem set slate start suppose tend "
    "think unlikely use".split()
)
# Verbs that do no more than hand on words. Who spoke and when is told with the words; only an
# occasion told at length ("in an interview on the state television programme ...") is a matter.
_FRAMING = frozenset("add ask comment reply respond say tell tweet write".split())
_FRAME = 3  # content words besides source and cue from which an occasion is told at length
_DOUBLE = 0.85  # share of a claim's length from which a nested one is the same again
_PAIRS = {'"': '"', "“": "”", "‘": "’", "«": "»", "„": "“", "'": "'", "`": "'"}
_MARKS = frozenset(_PAIRS) | frozenset(_PAIRS.values())


@dataclass(frozen=True)
class _Sources:
    """The attributions that touch a sentence."""

    reading: Reading
    all: tuple[Attribution, ...]

    def of(self, token: int) -> Attribution | None:
        """Return the innermost attribution whose content holds a token."""
        best: tuple[int, Attribution] | None = None
        here = self.reading.start[token]
        for attribution in self.all:
            for span in attribution.content:
                if span.start <= here < span.end and (best is None or len(span) < best[0]):
                    best = len(span), attribution
        return best[1] if best else None


def claims(
    reading: Reading,
    cast: Cast,
    attributions: Iterable[Attribution],
    quantities: Iterable[Quantity],
    times: Iterable[TimeRef],
) -> tuple[Claim, ...]:
    """Return the claims of a report in text order, headline included, furniture left out.

    Spans are contiguous and may nest: a clause that restricts a noun stands both inside the
    claim around it and by itself. The content of an attribution is a claim of its own, without
    source and cue; the clause that attributes is one only where it adds something.
    """
    said = _by_sentence(reading, ((a, _spans(a)) for a in attributions))
    figures = _by_sentence(reading, ((q, (q.span,)) for q in quantities))
    dates = _by_sentence(reading, ((t, (t.span,)) for t in times))
    found: list[Claim] = []
    for sentence in reading.sentences:
        if reading.sentence_kind[sentence] in (SentenceKind.FURNITURE, SentenceKind.SUBHEAD):
            continue
        sources = _Sources(reading, tuple(said.get(sentence, ())))
        own = []
        for clause in sorted(
            _with_contents(reading, sources, sentence), key=lambda c: (c.start, -c.end)
        ):
            claim = _claim(
                reading,
                cast,
                sources,
                tuple(figures.get(sentence, ())),
                tuple(dates.get(sentence, ())),
                sentence,
                clause,
            )
            if claim:
                own.append(claim)
        found += _without_doubles(own)
    return tuple(found)


def _spans(attribution: Attribution) -> tuple[Span, ...]:
    return (*attribution.content, *((attribution.cue,) if attribution.cue else ()))


def _by_sentence(
    reading: Reading, items: Iterable[tuple[_T, tuple[Span, ...]]]
) -> dict[int, list[_T]]:
    """Return the items by each sentence that their spans touch, so that work stays linear."""
    found: dict[int, list[_T]] = {}
    for item, spans in items:
        touched = {reading.sentence_of[t] for span in spans for t in reading.tokens_in(span)}
        for sentence in touched:
            found.setdefault(sentence, []).append(item)
    return found


def _with_contents(reading: Reading, sources: _Sources, sentence: int) -> list[Clause]:
    """Return the clauses of a sentence, contents that the tree did not set apart included.

    Quotations are found by their marks even where the parse puts "he said" inside them; the
    clause that mixes such a content with its source gives way.
    """
    known = list(clauses(reading, sentence))
    apart = _contents(reading, sources, sentence, known)
    mixed = {c.head for c in apart}
    return [c for c in known if c.head not in mixed] + apart


def _contents(
    reading: Reading, sources: _Sources, sentence: int, known: list[Clause]
) -> list[Clause]:
    tokens = reading.tokens_of(sentence)
    whole = reading.span_of(sentence)
    found = []
    for attribution in sources.all:
        for content in attribution.content:
            if not whole.contains(content) or len(content.of(reading.report.text).split()) < 4:
                continue
            inside = reading.tokens_in(content)
            if inside.start >= tokens.start and _is_buried(attribution, reading, inside, known):
                clause = _content_clause(reading, inside)
                if is_predicate(reading, clause.head):
                    found.append(clause)
    return found


def _is_buried(
    attribution: Attribution, reading: Reading, inside: range, known: list[Clause]
) -> bool:
    """Return whether no clause is mostly the content, but one holds it together with its cue."""
    if not inside or any(_is_mostly(c, inside, attribution, reading) for c in known):
        return False
    return any(
        c.start <= inside.start and inside.stop <= c.end and _holds_cue(attribution, reading, c)
        for c in known
    )


def _is_mostly(clause: Clause, inside: range, attribution: Attribution, reading: Reading) -> bool:
    shared = min(clause.end, inside.stop) - max(clause.start, inside.start)
    return (
        clause.head in inside
        and 2 * shared > len(inside)
        and clause.end - clause.start < 2 * len(inside)
        and not _holds_cue(attribution, reading, clause)
    )


def _holds_cue(attribution: Attribution, reading: Reading, clause: Clause) -> bool:
    cue = attribution.cue or attribution.source
    return cue is not None and reading.span(clause.start, clause.end).contains(cue)


def _content_clause(reading: Reading, inside: range) -> Clause:
    while len(inside) > 1 and reading.upos[inside[0]] in ("PUNCT", "SCONJ", "CCONJ"):
        inside = inside[1:]
    heads = [t for t in inside if reading.head[t] not in inside and reading.upos[t] != "PUNCT"]
    verbs = [t for t in heads if is_predicate(reading, t)]
    head = (verbs or heads or [inside.start])[0]
    return Clause(head, inside.start, inside.stop, ClauseKind.CONTENT, frozenset(inside))


def _claim(
    reading: Reading,
    cast: Cast,
    sources: _Sources,
    figures: tuple[Quantity, ...],
    dates: tuple[TimeRef, ...],
    sentence: int,
    clause: Clause,
) -> Claim | None:
    attribution = sources.of(clause.head)
    tokens = _without_source(reading, clause, attribution)
    if not tokens:
        return None
    span = _unquoted(reading.report.text, reading.span(tokens.start, tokens.stop))
    if span is None:
        return None
    inside = tuple(t for t in dates if span.contains(t.span))
    if not _says_something(reading, sources, clause, tokens, inside):
        return None
    predicate = predicate_of(reading, clause.head)
    factuality, hedge = certainty(reading, predicate)
    return Claim(
        span=span,
        predicate=predicate,
        lemma=reading.lemma[predicate].lower(),
        participants=participants(reading, cast, predicate, tokens.start, tokens.stop),
        quantities=tuple(q for q in figures if span.contains(q.span)),
        times=inside,
        places=_places(reading, tokens),
        factuality=factuality,
        hedge=hedge,
        attribution=attribution,
        sentence=sentence,
        quoted=_mostly_quoted(span, attribution),
    )


def predicate_of(reading: Reading, head: int) -> int:
    """Return the word that says what is claimed, below "is expected to" and the like."""
    here = head
    for _ in range(3):
        if not listed(reading.lemma[here].lower(), _RAISING):
            break
        below = reading.child(here, "xcomp")
        if below is None or reading.upos[below] not in ("VERB", "AUX"):
            break
        here = below
    return here


def _without_source(reading: Reading, clause: Clause, attribution: Attribution | None) -> range:
    """Cut source and cue off the ends of a clause, with the commas next to them."""
    start, end = _behind_dateline(reading, clause.start), clause.end
    if attribution is None:
        return range(start, end)
    outside = [s for s in (attribution.source, attribution.cue) if s is not None]

    def drop(token: int) -> bool:
        here = reading.start[token]
        if any(s.start <= here < s.end for s in attribution.content):
            return False
        return reading.upos[token] == "PUNCT" or any(s.start <= here < s.end for s in outside)

    while start < end and drop(start):
        start += 1
    while start < end and drop(end - 1):
        end -= 1
    return _inside_content(reading, clause.head, range(start, end), attribution)


def _behind_dateline(reading: Reading, start: int) -> int:
    """Return the first token from *start* on that does not belong to the report's dateline."""
    report = reading.report
    at = report.text.find(report.dateline) if report.dateline else -1
    if at < 0 or not at <= reading.start[start] < at + len(report.dateline):
        return start
    while start + 1 < len(reading) and (
        reading.start[start] < at + len(report.dateline) or reading.upos[start] == "PUNCT"
    ):
        start += 1
    return start


def _inside_content(reading: Reading, head: int, tokens: range, attribution: Attribution) -> range:
    """Cut a clause at the edge of its content beyond which the cue stands.

    '"It is too much," she said of the plan' is all one clause to some parses.
    """
    here = reading.start[head]
    content = next((s for s in attribution.content if s.start <= here < s.end), None)
    cue = attribution.cue
    if content is None or cue is None or not tokens:
        return tokens
    if content.end <= cue.start < reading.end[tokens[-1]]:
        kept = [t for t in tokens if reading.start[t] < content.end]
        return range(tokens.start, kept[-1] + 1)
    if reading.start[tokens[0]] <= cue.start and cue.end <= content.start:
        kept = [t for t in tokens if reading.start[t] >= content.start]
        return range(kept[0], tokens.stop) if kept else tokens
    return tokens


def _says_something(
    reading: Reading,
    sources: _Sources,
    clause: Clause,
    tokens: range,
    inside: tuple[TimeRef, ...],
) -> bool:
    words = [t for t in tokens if reading.upos[t] not in ("PUNCT", "SYM", "X")]
    weight = [t for t in words if reading.upos[t] in _CONTENT_UPOS]
    clausal = is_predicate(reading, clause.head)
    if len(words) < 3 or len(weight) < (1 if clausal and len(words) > 3 else 2):
        return False
    if not clausal and all(reading.upos[t] in ("PROPN", "NUM") for t in weight):
        return False  # a dateline, a name
    if not _only_attributes(reading, sources, clause):
        return True
    subject = reading.child(clause.head, "nsubj")
    named = set(reading.subtree(subject)) if subject is not None else set()
    more = [t for t in weight if t in clause.own and t not in named and t != clause.head]
    if listed(reading.lemma[clause.head].lower(), _FRAMING):
        return len(more) >= _FRAME or _holds_content(reading, sources, tokens)
    return bool(inside) or len(more) >= 2


def _holds_content(reading: Reading, sources: _Sources, tokens: range) -> bool:
    own = reading.span(tokens.start, tokens.stop)
    return any(own.overlap(s) for a in sources.all for s in a.content)


def _only_attributes(reading: Reading, sources: _Sources, clause: Clause) -> bool:
    """Return whether a clause does no more than introduce the content of another."""
    here = reading.start[clause.head]
    for attribution in sources.all:
        cue = attribution.cue
        if cue is not None and cue.start <= here < cue.end:
            own = reading.span(clause.start, clause.end)
            said = sum(map(len, attribution.content))
            if 2 * sum(own.overlap(s) for s in attribution.content) < said:
                return True
    return any(
        reading.deprel[k].split(":")[0] == "ccomp" and k not in clause.own
        for k in reading.children[clause.head]
    )


def _unquoted(text: str, span: Span) -> Span | None:
    """Take marks of quotation off the ends that do not belong to a quotation within."""
    start, end = span.start, span.end
    while start < end:
        first, last = text[start], text[end - 1]
        if first in _PAIRS and text.find(_PAIRS[first], start + 1, end - 1) < 0:
            start += 1  # closed by the last character or not at all
        elif (last in _MARKS and not _opened(text, start, end - 1, last)) or last in ",.;: ":
            end -= 1
        elif first in ",.;: ":
            start += 1
        else:
            return _closed(text, start, end)
    return None


def _closed(text: str, start: int, end: int) -> Span:
    """Take in a mark right outside that closes or opens a quotation cut off by the span."""
    for opening, closing in (("“", "”"), ('"', '"')):
        odd = text.count(opening, start, end) - text.count(closing, start, end)
        if opening == closing:
            odd = text.count(opening, start, end) % 2
        after = end + (text[end : end + 1] in {".", ",", "!", "?"})
        if odd > 0 and text[after : after + 1] == closing:
            end = after + 1
        elif odd and start > 0 and text[start - 1] == opening:
            start -= 1
    return Span(start, end)


def _opened(text: str, start: int, end: int, closing: str) -> bool:
    if closing in "\"'":
        return text.count(closing, start, end) % 2 == 1 or (closing == "'" and end > 0)
    return any(text.rfind(o, start, end) >= 0 for o, c in _PAIRS.items() if c == closing) or (
        closing == "’" and text[end - 1].lower() == "s"
    )


def _places(reading: Reading, tokens: range) -> tuple[int, ...]:
    return tuple(
        m.head
        for token in tokens
        for m in reading.mentions_at.get(token, ())
        if m.type is EntityType.PLACE and m.start in tokens and m.end <= tokens.stop
    )


def _mostly_quoted(span: Span, attribution: Attribution | None) -> bool:
    if attribution is None:
        return False
    return 2 * sum(span.overlap(q) for q in attribution.quoted) > len(span)


def _repeats(claim: Claim, other: Claim) -> bool:
    """Return whether a claim says what an earlier one around it says: same words or same head."""
    if other.predicate == claim.predicate and other.span.contains(claim.span):
        return True
    return other.span.overlap(claim.span) > _DOUBLE * len(other.span.cover(claim.span))


def _without_doubles(found: list[Claim]) -> list[Claim]:
    """Leave out a claim of a sentence that repeats nearly all of another of it."""
    kept: list[Claim] = []
    for claim in found:
        if not any(_repeats(claim, other) for other in kept):
            kept.append(claim)
    return kept
