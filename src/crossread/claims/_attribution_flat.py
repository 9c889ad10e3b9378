"""Cues that a parse does not show: colons after a name, and reporting clauses set apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crossread.claims._attribution_frames import Frame, frame
from crossread.claims._attribution_trees import Run, Runs, Trees
from crossread.claims._cues import Cue, nouns, verbs
from crossread.model import EntityType, SentenceKind, Stance

COLON = Cue(":", "speech", Stance.NEUTRAL, frozenset("c"), frozenset(), frozenset())
SIGNED = Cue("—", "speech", Stance.NEUTRAL, frozenset("c"), frozenset(), frozenset())
_LONGEST_NAME = 7
_OPENERS = frozenset({"“", '"', "‘", "'", "«"})
_LABELS = frozenset(
    "see also read more watch related update breaking note photo video advertisement editor"
    " opinion analysis exclusive live photos caption source sources image credit key facts".split()
)
_DASHES = frozenset({"—", "–", "―", "-", "--"})
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
    """Yield "Kim: we will respond" for headlines and for names that open a paragraph.

    A name in capitals is the speaker of a transcript and answers for the whole paragraph.
    """
    reading = trees.reading
    for sentence in reading.sentences:
        tokens = reading.tokens_of(sentence)
        opens = sentence == 0 or reading.paragraph[sentence - 1] != reading.paragraph[sentence]
        if not opens and reading.sentence_kind[sentence] is not SentenceKind.HEADLINE:
            continue
        start = tokens.start + (trees.lower[tokens.start] in _OPENERS)
        colon = next(
            (t for t in range(start + 1, min(start + _LONGEST_NAME + 1, tokens.stop))
             if trees.lower[t] == ":"), None
        )  # fmt: skip
        if colon is None:
            continue
        name = range(start, colon)
        transcript = opens and all(
            reading.words[t].isupper() and trees.lower[t] not in _LABELS for t in name
        )
        if transcript or _is_name(trees, start, colon):
            stop = _paragraph_end(trees, sentence) if transcript else tokens.stop
            content = trees.trim([(colon + 1, stop)])
            if content and _pays(trees, content):
                yield _named_frame(trees, (start, colon), colon, content, "colon")


def _paragraph_end(trees: Trees, sentence: int) -> int:
    reading = trees.reading
    last = sentence
    while last + 1 in reading.sentences and reading.paragraph[last + 1] == reading.paragraph[last]:
        last += 1
    return reading.tokens_of(last).stop


def _pays(trees: Trees, content: Runs) -> bool:
    """Return whether what follows a colon is more than a name or a time."""
    return sum(trees.upos[t] != "PUNCT" for a, b in content for t in range(a, b)) >= 3


def signed_frames(trees: Trees, spoken: list[Run]) -> Iterator[Frame]:
    """Yield quotations that a dash and a name sign: "'We are ready.' -- Kim Jong Un"."""
    reading = trees.reading
    for start, end in spoken:
        if end + 1 >= len(trees.lower) or trees.lower[end] not in _DASHES:
            continue
        paragraph = reading.paragraph[trees.sentence_of[start]]
        stop = end + 1
        while (
            stop < len(trees.lower)
            and stop - end < 12
            and (reading.paragraph[trees.sentence_of[stop]] == paragraph)
        ):
            stop += 1
        closes = stop == len(trees.lower) or stop - end < 12
        named = trees.upos[end + 1] == "PROPN" and not any(
            trees.upos[t] in ("VERB", "AUX") for t in range(end + 1, stop)
        )
        if closes and named:
            yield _named_frame(trees, (end + 1, stop), end, ((start, end),), "signed")


def _named_frame(trees: Trees, run: Run, mark: int, content: Runs, form: str) -> Frame:
    head = _head(trees, run)
    trimmed = trees.trim([run])
    made = frame(trees, mark, COLON if form == "colon" else SIGNED, content, head, form)
    return replace(made, source_run=trimmed[0] if trimmed else run)


def _head(trees: Trees, run: Run) -> int:
    return next((t for t in range(*run) if not run[0] <= trees.head[t] < run[1]), run[0])


def _is_name(trees: Trees, start: int, colon: int) -> bool:
    if colon + 2 >= len(trees.lower):
        return False
    topic = next((t for t in range(start + 1, colon) if trees.lower[t] == "on"), None)
    if topic is not None and colon + 1 in trees.inside:  # "Obama on hacking: 'We will act'"
        return any(m.end == topic for m in trees.mentions_of(start))
    if any(trees.upos[t] in ("VERB", "AUX", "NUM", "SCONJ") for t in range(start, colon)):
        return False
    head = _head(trees, (start, colon))
    if trees.lower[head] in _SPEAKERS or (
        trees.lemma[head] in nouns() and trees.lower[head] not in ("video", "note", "editorial")
    ):
        return True
    first = trees.sentence_of[start] == 0 and not trees.reading.words[head].isupper()
    named = [m for m in trees.mentions_of(head) if m.type in (_NAMED if first else _NAMED[:2])]
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
