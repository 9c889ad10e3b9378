"""Readings: what a text says as language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from crossread.model.reports import Report
from crossread.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy import float32
    from numpy.typing import NDArray


class SentenceKind(StrEnum):
    """What part of a report a sentence belongs to."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    BODY = "body"
    FURNITURE = "furniture"


class EntityType(StrEnum):
    """Types of named things, as the other rooms need them."""

    PERSON = "person"
    ORG = "org"
    PLACE = "place"  # countries, cities, regions, seas, buildings
    NORP = "norp"  # nationalities, peoples, religious or political groups
    EVENT = "event"
    TIME = "time"
    QUANTITY = "quantity"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something: token indices, *end* exclusive, *head* the syntactic head."""

    start: int
    end: int
    type: EntityType
    head: int
    score: float = 1.0


@dataclass(frozen=True)
class Reading:
    """The linguistic analysis of one report, in columns over its syntactic words ("tokens").

    All columns have one entry a token, in text order. Token indices run over the whole
    report. Tokens never overlap; an English contraction is two tokens ("do" "n't").

    Attributes:
        report: what was read.
        start, end: code-point offsets of each token in ``report.text``.
        lemma: dictionary form, lower case except for proper nouns.
        upos: Universal POS tag.
        feats: UD features, "Number=Sing|Person=3", or "".
        head: token index of the syntactic head; -1 for the root of a sentence.
        deprel: UD relation, subtype included ("nsubj:pass").
        sentence_start: token index at which each sentence begins, plus one closing entry
            (the number of tokens), so sentence *i* is ``sentence_start[i]:sentence_start[i+1]``.
        sentence_kind: what part of the report each sentence belongs to.
        paragraph: number of the paragraph (line of the text) of each sentence.
        mentions: named entities, in text order; may nest.
        chains: coreference within the report; each chain holds (start, end) token pairs.
        factuality: for each token, how certainly it happened if it is a predicate,
            -3 (certainly not) to 3 (certainly); 0 elsewhere or where not computed.
        vectors: one unit-length row a sentence, shape (sentences, dimensions).
        version: the model that made this.
    """

    report: Report
    start: tuple[int, ...]
    end: tuple[int, ...]
    lemma: tuple[str, ...]
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    head: tuple[int, ...]
    deprel: tuple[str, ...]
    sentence_start: tuple[int, ...]
    sentence_kind: tuple[SentenceKind, ...]
    paragraph: tuple[int, ...]
    mentions: tuple[Mention, ...]
    vectors: NDArray[float32]
    chains: tuple[tuple[tuple[int, int], ...], ...] = ()
    factuality: tuple[float, ...] = ()
    version: str = ""

    def __len__(self) -> int:
        return len(self.start)

    @property
    def sentences(self) -> range:
        """The numbers of the sentences."""
        return range(len(self.sentence_start) - 1)

    def tokens_of(self, sentence: int) -> range:
        """Return the token indices of a sentence."""
        return range(self.sentence_start[sentence], self.sentence_start[sentence + 1])

    def word(self, token: int) -> str:
        """Return the token as printed."""
        return self.report.text[self.start[token] : self.end[token]]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All tokens as printed."""
        return tuple(map(self.word, range(len(self))))

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """The sentence number of each token."""
        return tuple(s for s in self.sentences for _ in self.tokens_of(s))

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The syntactic dependents of each token, in text order."""
        found: list[list[int]] = [[] for _ in range(len(self))]
        for token, head in enumerate(self.head):
            if head >= 0:
                found[head].append(token)
        return tuple(map(tuple, found))

    @cached_property
    def mentions_at(self) -> Mapping[int, tuple[Mention, ...]]:
        """The mentions by their head token."""
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.head, []).append(mention)
        return {head: tuple(mentions) for head, mentions in found.items()}

    def subtree(self, token: int) -> Iterator[int]:
        """Yield the token and everything below it, in no fixed order."""
        todo = [token]
        while todo:
            here = todo.pop()
            yield here
            todo.extend(self.children[here])

    def child(self, token: int, *relations: str) -> int | None:
        """Return the first dependent by one of *relations*; a bare one matches its subtypes."""
        for kid in self.children[token]:
            if self.deprel[kid] in relations or self.deprel[kid].split(":")[0] in relations:
                return kid
        return None

    def span(self, start: int, end: int) -> Span:
        """Return the text span of tokens ``start:end``."""
        return Span(self.start[start], self.end[end - 1])

    def span_of(self, sentence: int) -> Span:
        """Return the text span of a sentence."""
        tokens = self.tokens_of(sentence)
        return self.span(tokens.start, tokens.stop)

    def tokens_in(self, span: Span) -> range:
        """Return the tokens that lie at least partly inside a text span."""
        from bisect import bisect_left, bisect_right

        return range(bisect_right(self.end, span.start), bisect_left(self.start, span.end))
