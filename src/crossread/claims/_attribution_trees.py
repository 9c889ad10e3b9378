"""The parse of one report, arranged for finding sources, cues and contents.

Everything here speaks of token indices; runs are ``(start, end)`` with end exclusive.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

from crossread.claims._quotes import Quotation
from crossread.model import Mention, Reading, Span

Run = tuple[int, int]
Runs = tuple[Run, ...]

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer")
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_EDGES = frozenset(",;:–—-―−.…/")
_OPEN, _SHUT = frozenset("([{“‘«„"), frozenset(")]}”’»")
_STRAIGHT = frozenset({'"', "'", "``", "''"})


class Trees:
    """Look-ups over one reading's dependency trees, each computed once.

    ``inside`` holds the tokens between the quotation marks given.
    """

    def __init__(self, reading: Reading, marks: Iterable[Quotation] = ()) -> None:
        self.reading = reading
        self.inside = frozenset(
            token
            for q in marks
            for token in range(
                bisect_left(reading.start, q.start), bisect_left(reading.start, q.end)
            )
        )
        self.head = reading.head
        self.deprel = reading.deprel
        self.upos = reading.upos
        self.children = reading.children
        self.sentence_of = reading.sentence_of
        self.lower = tuple(word.lower() for word in reading.words)
        self.lemma = tuple(lemma.lower() for lemma in reading.lemma)

    @cached_property
    def _extents(self) -> tuple[list[int], list[int]]:
        """Leftmost and rightmost token of every subtree, bottom up, safe against cycles."""
        left, right = list(range(len(self.head))), list(range(len(self.head)))
        for sentence in self.reading.sentences:
            for token in self._bottom_up(self.reading.tokens_of(sentence)):
                above = self.head[token]
                if above >= 0:
                    left[above] = min(left[above], left[token])
                    right[above] = max(right[above], right[token])
        return left, right

    def _bottom_up(self, tokens: range) -> list[int]:
        order = [t for t in tokens if self.head[t] < 0]
        for token in order:  # grows while it is walked: breadth first
            order.extend(self.children[token])
        order.reverse()
        return order

    def extent(self, token: int) -> Run:
        """Return the run from the first to the last token below *token*."""
        left, right = self._extents
        return left[token], right[token] + 1

    def bare(self, token: int) -> str:
        """Return the universal relation of a token, without its subtype."""
        return self.deprel[token].split(":", 1)[0]

    def kids(self, token: int, *relations: str) -> Iterator[int]:
        """Yield the dependents of *token* by one of *relations*, subtypes included."""
        for kid in self.children[token]:
            relation = self.deprel[kid]
            if relation in relations or relation.split(":", 1)[0] in relations:
                yield kid

    def kid(self, token: int, *relations: str) -> int | None:
        """Return the first dependent by one of *relations*, or None."""
        return next(self.kids(token, *relations), None)

    def case(self, token: int) -> str:
        """Return the adposition or subordinator of a phrase ("according to" in full), or ""."""
        kid = self.kid(token, "case", "mark")
        if kid is None:
            return ""
        rest = [self.lower[k] for k in self.kids(kid, "fixed")]
        return " ".join([self.lower[kid], *rest])

    def subject(self, token: int) -> int | None:
        """Return the subject that stands with *token* itself, or None.

        Where the parser gives two, the one on the same side of quotation marks counts, then
        the nearest before the verb: the other belongs to what is reported.
        """
        found = [k for k in self.kids(token, "nsubj", "csubj") if not self._stray(token, k)]
        if len(found) > 1:
            same = [k for k in found if (k in self.inside) == (token in self.inside)] or found
            before = [k for k in same if k < token]
            return before[-1] if before else same[0]
        return found[0] if found else None

    def stray_subject(self, token: int) -> int | None:
        """Return the subject of the clause behind a verb that the parser gave to the verb."""
        return next((k for k in self.kids(token, "nsubj") if self._stray(token, k)), None)

    def _stray(self, token: int, kid: int) -> bool:
        """Tell "said Kim", which ends there or at a comma, from "said he thought"."""
        after = self.extent(kid)[1]
        return (
            token < kid
            and after < len(self.upos)
            and self.upos[after] in ("VERB", "AUX")
            and self.kid(token, "ccomp") is not None
        )

    def passive(self, token: int) -> bool:
        """Return whether a verb is in the passive voice."""
        for kid in self.children[token]:
            if self.deprel[kid] in ("aux:pass", "nsubj:pass", "csubj:pass", "obl:agent"):
                return True
        if self.deprel[token] not in ("acl", "advcl", "amod"):
            return False
        feats = self.reading.feats[token]
        bare = self.kid(token, "nsubj", "aux") is None
        return bare and "VerbForm=Part" in feats and "Tense=Past" in feats

    def agent(self, token: int) -> int | None:
        """Return who acts in a passive clause ("by the ministry"), or None."""
        for kid in self.kids(token, "obl", "nmod"):
            if self.deprel[kid].endswith(":agent") or self.case(kid) == "by":
                return kid
        return None

    def negation(self, token: int) -> bool:
        """Return whether a word is negated."""
        return any(
            self.lower[k] in ("not", "n't", "n’t", "never", "no", "neither", "nor")
            for k in self.kids(token, "advmod", "det", "cc:preconj")
        )

    def below(self, token: int, without: Iterable[int] = ()) -> list[int]:
        """Return the tokens of a subtree in text order, leaving out other subtrees."""
        out, todo, barred = [], [token], set(without)
        while todo:
            here = todo.pop()
            out.append(here)
            todo.extend(k for k in self.children[here] if k not in barred)
        out.sort()
        return out

    def run(self, token: int) -> Runs:
        """Return a whole subtree as one trimmed run."""
        return self.trim([self.extent(token)])

    def runs(self, tokens: list[int]) -> Runs:
        """Return sorted tokens as contiguous runs, trimmed at both ends."""
        out: list[Run] = []
        for token in tokens:
            if out and out[-1][1] == token:
                out[-1] = (out[-1][0], token + 1)
            else:
                out.append((token, token + 1))
        return self.trim(out)

    def trim(self, runs: Iterable[Run]) -> Runs:
        """Cut commas, dashes, stops and marks without a partner from the ends of each run."""
        return tuple(t for run in runs if (t := self._trimmed(*run)) is not None)

    def _trimmed(self, start: int, end: int) -> Run | None:
        words = self.reading.words
        while start < end:
            first, last = words[start], words[end - 1]
            rest, front = words[start + 1 : end], words[start : end - 1]
            if first in _EDGES | _SHUT or set(first) <= {"-", "."} or self._unpaired(first, rest):
                start += 1
            elif last in _EDGES | _OPEN or set(last) <= {"-"} or self._unpaired(last, front):
                end -= 1
            else:
                return start, end
        return None

    @staticmethod
    def _unpaired(mark: str, others: tuple[str, ...]) -> bool:
        if mark in _STRAIGHT:
            return not _STRAIGHT.intersection(others)
        if mark in _OPEN:
            return not _SHUT.intersection(others)
        return mark in _SHUT and not _OPEN.intersection(others)

    def mentions_of(self, token: int) -> tuple[Mention, ...]:
        """Return the named mentions that take in a token."""
        return self._mentions.get(token, ())

    @cached_property
    def _mentions(self) -> dict[int, tuple[Mention, ...]]:
        found: dict[int, tuple[Mention, ...]] = {}
        for mention in self.reading.mentions:
            for token in range(mention.start, mention.end):
                found[token] = (*found.get(token, ()), mention)
        return found

    def span(self, run: Run) -> Span:
        """Return the text span of a run."""
        return self.reading.span(*run)
