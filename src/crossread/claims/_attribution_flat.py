"""Cues that a parse does not show: colons after a name, and reporting clauses set apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crossread.claims._attribution_frames import Frame, frame
from crossread.claims._attribution_trees import Run, Runs, Trees
from crossread.claims._cues import Cue, nouns, verbs
from crossread.model import EntityType, SentenceKind, Stance

COLON = Cue(":", "speech", Stance.NEUTRAL, frozenset("c"), frozenset(), frozenset())
_LONGEST_NAME = 7
_SPEAKERS = frozenset(
    "official officials police minister president spokesman spokeswoman spokesperson source"
    " sources report reports study poll survey court judge prosecutor prosecutors lawyer experts"
    " expert analyst analysts witness witnesses army military government ministry agency"
    " company media leader leaders chief ambassador envoy premier commander researchers"
    " scientists activists residents survivors un eu nato kremlin pentagon".split()
)
_NAMED = (EntityType.PERSON, EntityType.ORG, EntityType.NORP, EntityType.PLACE)
_CLOSERS = frozenset({",", "”", '"', "’", "»", "''", "—", "–", "?", "!"})


def colon_frames(trees: Trees) -> Iterator[Frame]:
    """Yield "Kim: we will respond" for headlines and for names that open a paragraph."""
    reading = trees.reading
    for sentence in reading.sentences:
        tokens = reading.tokens_of(sentence)
        opens = sentence == 0 or reading.paragraph[sentence - 1] != reading.paragraph[sentence]
        if not opens and reading.sentence_kind[sentence] is not SentenceKind.HEADLINE:
            continue
        colon = next((t for t in tokens[1 : _LONGEST_NAME + 1] if trees.lower[t] == ":"), None)
        if colon is not None and _is_name(trees, tokens.start, colon):
            content = trees.trim([(colon + 1, tokens.stop)])
            if content:
                run = (tokens.start, colon)
                yield _colon_frame(trees, run, colon, content)


def _colon_frame(trees: Trees, run: Run, colon: int, content: Runs) -> Frame:
    head = _head(trees, run)
    trimmed = trees.trim([run])
    made = frame(trees, colon, COLON, content, head, "colon")
    return replace(made, source_run=trimmed[0] if trimmed else run)


def _head(trees: Trees, run: Run) -> int:
    return next((t for t in range(*run) if not run[0] <= trees.head[t] < run[1]), run[0])


def _is_name(trees: Trees, start: int, colon: int) -> bool:
    if colon + 2 >= len(trees.lower):
        return False
    if any(trees.upos[t] in ("VERB", "AUX", "NUM", "SCONJ") for t in range(start, colon)):
        return False
    head = _head(trees, (start, colon))
    if trees.lower[head] in _SPEAKERS or (
        trees.lemma[head] in nouns() and trees.lower[head] not in ("video", "note", "editorial")
    ):
        return True
    named = [m for m in trees.mentions_of(head) if m.type in _NAMED[:2]]
    return any(m.end >= colon - 1 for m in named)


def set_apart(trees: Trees, found: Frame) -> Frame:
    """Give a reporting verb without content the sentence around its own small clause.

    "The talks failed, the minister said." and "The talks, she said, failed.": the clause must
    stand between commas, marks and the sentence's ends, and hold its subject.
    """
    if found.content or found.form != "verb" or found.source_run is None or found.cue is None:
        return found
    if not verbs()[found.lemma].takes("c"):
        return found
    tokens = trees.reading.tokens_of(trees.sentence_of[found.head])
    start = min(found.source_run[0], found.cue[0])
    end = _clause_end(trees, max(found.source_run[1], found.cue[1]), tokens.stop)
    if end is None or start <= tokens.start + 2 or trees.lower[start - 1] not in _CLOSERS:
        return found
    if max(found.source_run[0], found.cue[0]) - min(found.source_run[1], found.cue[1]) > 3:
        return found
    content = trees.trim([(tokens.start, start), (end, tokens.stop)])
    return replace(found, content=content)


def _clause_end(trees: Trees, end: int, stop: int) -> int | None:
    """Return where the small clause ends: at a comma or the sentence's end, eight words on."""
    for token in range(end, min(end + 9, stop)):
        if trees.lower[token] == ",":
            return token
        if trees.upos[token] == "VERB":
            return None
    return stop if stop - end <= 9 else None
