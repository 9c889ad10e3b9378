"""Quotation marks and cues brought together: whose words stand between the marks.

In this order, the first that fits: the content that the parse gave to a cue outside the
marks; a reporting verb beside the marks in the same sentence; a sentence before that ends in
a colon; the speaker of the quotation before, in the same or the adjoining paragraph. What
fits none of these is a scare quote or a title, and nobody is made to answer for it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from crossread.claims._attribution_frames import Frame
from crossread.claims._attribution_trees import Run, Runs, Trees
from crossread.claims._cues import verbs
from crossread.claims._quotes import Quotation, spoken
from crossread.model import Span

_WINDOW = 30  # tokens between marks and cue; longer insertions are rare and risky
_SHORT = 3  # fewer words than this need a cue that governs them, or they are scare quotes
_BEFORE_TITLES = frozenset("on of told to in by with titled entitled show program book".split())
_CONTINUING = frozenset(",?!-–—…")


@dataclass(frozen=True, slots=True)
class Utterance:
    """A quotation with what runs on from it over the following paragraphs."""

    runs: Runs  # tokens, marks included
    last: str  # the last character inside the marks
    words: int

    @property
    def start(self) -> int:
        """The first token."""
        return self.runs[0][0]

    @property
    def end(self) -> int:
        """The token after the last."""
        return self.runs[-1][1]


def utterances(trees: Trees, found: tuple[Quotation, ...]) -> list[Utterance]:
    """Return the outermost quotations as token runs, running ones put together."""
    out: list[Utterance] = []
    for quotation in spoken(found):
        tokens = trees.reading.tokens_in(Span(quotation.start, quotation.end))
        if not len(tokens):
            continue
        run = (tokens.start, tokens.stop)
        words = sum(trees.upos[t] != "PUNCT" for t in tokens)
        text = trees.reading.report.text
        last = text[quotation.inner_start : quotation.inner_end].rstrip(" '\"’”\u00a0)")[-1:]
        if quotation.continues and out:
            out[-1] = Utterance((*out[-1].runs, run), last, out[-1].words + words)
        else:
            out.append(Utterance((run,), last, words))
    return out


class Linker:
    """Gives every utterance to a frame; holds the frames while they grow."""

    def __init__(self, trees: Trees, frames: list[Frame], spoken: list[Utterance]) -> None:
        self.trees = trees
        self.frames = frames
        self.spoken = spoken
        self.inside = self._inside()
        self.by_sentence: dict[int, list[int]] = {}
        for number, frame in enumerate(frames):
            self.by_sentence.setdefault(trees.sentence_of[frame.head], []).append(number)
        self.paragraph = trees.reading.paragraph
        self.previous: int | None = None  # the frame of the last utterance of a whole sentence
        self.previous_end = -1

    def _inside(self) -> dict[int, int]:
        return {
            token: number
            for number, utterance in enumerate(self.spoken)
            for run in utterance.runs
            for token in range(*run)
        }

    def link(self) -> list[Frame]:
        """Return the frames with quoted words added to their contents."""
        for number, utterance in enumerate(self.spoken):
            self._give(number, utterance)
        return self.frames

    def _give(self, number: int, utterance: Utterance) -> None:
        if self._is_title(utterance):
            return
        taker = self._joined(utterance)
        if taker is None:
            taker = self._covering(number, utterance)
        if taker is not None:
            taker = self._nearer(taker, utterance)
            self._extend(taker, utterance)
        else:
            taker = self._beside(number, utterance)
            if taker is not None:
                self._extend(taker, utterance)
            elif self._whole(utterance):
                taker = self._carry(utterance)
        if taker is not None and utterance.words >= _SHORT:
            self.previous, self.previous_end = taker, utterance.end

    def _is_title(self, utterance: Utterance) -> bool:
        """Return whether the marks hold a name, as in 'told "CBS This Morning"'."""
        words = self.trees.reading.words
        before = self.trees.lower[utterance.start - 1] if utterance.start else ""
        if utterance.words > 6 or before not in _BEFORE_TITLES:
            return False
        inner = [w for w in words[utterance.start : utterance.end] if len(w) > 3 and w[0].isalpha()]
        return bool(inner) and all(w[0].isupper() for w in inner)

    def _near(self, utterance: Utterance) -> list[int]:
        """Return the frames of the sentences that the marks touch.

        The clause behind the marks counts too: the segmenter may have made it a sentence.
        """
        of = self.trees.sentence_of
        first, last = of[utterance.start], of[utterance.end - 1]
        if utterance.end < len(of) and utterance.last in _CONTINUING:
            after, paragraph = of[min(utterance.end + 8, len(of) - 1)], self.paragraph
            while last < after and paragraph[last + 1] == paragraph[last]:
                last += 1
        return [n for s in range(first, last + 1) for n in self.by_sentence.get(s, ())]

    def _covering(self, number: int, utterance: Utterance) -> int | None:
        """Return the tightest frame from outside the marks whose content holds the words."""
        best: tuple[int, int, int] | None = None
        for n in self._near(utterance):
            frame = self.frames[n]
            if self.inside.get(frame.head) == number or not frame.content:
                continue
            side = _side(frame, utterance.start)
            common = sum(_overlap(c, r) for c in side for r in utterance.runs)
            size = sum(end - start for start, end in side)
            quoted = sum(end - start for start, end in utterance.runs)
            if common and (common >= 0.7 * quoted or common >= 0.7 * size):
                best = min(best or (0, 0, 0), (-common, size, n))
        return best[2] if best else None

    def _joined(self, utterance: Utterance) -> int | None:
        """Return the cue whose small clause begins right behind the marks ("...,' she said")."""
        if utterance.last not in _CONTINUING:
            return None
        for n in self._near(utterance):
            frame = self.frames[n]
            if frame.form != "verb" or frame.cue is None or frame.source_run is None:
                continue
            start, stop = sorted((frame.source_run, frame.cue))
            close = stop[0] - start[1] <= 2 and utterance.end <= start[0] <= utterance.end + 1
            if close and frame.kind == "speech" and frame.head not in self.inside:
                return n
        return None

    def _nearer(self, taker: int, utterance: Utterance) -> int:
        """Return a cue without content that stands right before the marks, if there is one.

        The parser may have given the words to an earlier cue ("..., she said, adding: ...").
        """
        head = self.frames[taker].head
        if self.trees.lower[utterance.start - 1] not in (",", ":"):
            return taker
        between = [
            n
            for n in self._near(utterance)
            if head < self.frames[n].head < utterance.start <= self.frames[n].head + 5
            and not self.frames[n].content
            and self._may_take(n)
        ]
        if not between:
            return taker
        frame = self.frames[taker]
        left = [r for r in frame.content if not any(_overlap(r, u) for u in utterance.runs)]
        self.frames[taker] = replace(frame, content=tuple(left))
        return between[-1]

    def _extend(self, n: int, utterance: Utterance) -> None:
        frame = self.frames[n]
        barred = [r for r in (frame.cue, frame.source_run) if r]
        runs = utterance.runs
        if any(_overlap(b, r) for b in barred for r in runs):
            return
        merged = _merge(self.trees, (*self._own(frame, utterance), *runs), barred)
        self.frames[n] = replace(frame, content=merged)

    def _own(self, frame: Frame, utterance: Utterance) -> Runs:
        """Return a frame's content without what the parser hung on to it across the cue.

        After "'It is over,' she said of the vote" the words behind the cue belong to it, not
        to what was said: where one side of the cue is all in marks, the other side counts
        only where it is in marks too.
        """
        side = _side(frame, utterance.start)
        tokens = [t for run in side for t in range(*run)]
        quoted = sum(t in self.inside for t in tokens)
        if quoted < 0.8 * len(tokens) or utterance.words < _SHORT:
            return frame.content
        other = [r for r in frame.content if r not in side]
        return (*side, *(r for r in other if self._mostly_quoted(r)))

    def _mostly_quoted(self, run: Run) -> bool:
        return 2 * sum(t in self.inside for t in range(*run)) >= run[1] - run[0]

    def _beside(self, number: int, utterance: Utterance) -> int | None:
        candidates = [n for n in self._near(utterance) if self._may_take(n)]
        after = [n for n in candidates if self._follows(n, utterance)]
        before = [n for n in candidates if self._precedes(n, utterance)]
        if after and (utterance.last in _CONTINUING or not before):
            return min(after, key=lambda n: self.frames[n].head)
        if before:
            return max(before, key=lambda n: self.frames[n].head)
        return self._by_colon(utterance)

    def _may_take(self, n: int) -> bool:
        frame = self.frames[n]
        if frame.form != "verb" or frame.head in self.inside:
            return False
        if frame.source is None and not verbs()[frame.lemma].takes("c"):
            return False
        return not frame.content or self._only_quoted(frame)

    def _only_quoted(self, frame: Frame) -> bool:
        return all(t in self.inside for run in frame.content for t in range(*run))

    def _follows(self, n: int, utterance: Utterance) -> bool:
        head = self.frames[n].head
        between = range(utterance.end, head)
        return self._one_paragraph(utterance, head) and (
            utterance.end <= head < utterance.end + _WINDOW
            and utterance.last != "."
            and utterance.words >= 1
            and not any(self._said(t) for t in between)
            and (utterance.last in _CONTINUING or self._comma_at(utterance.end))
        )

    def _one_paragraph(self, utterance: Utterance, token: int) -> bool:
        of = self.trees.sentence_of
        return self.paragraph[of[token]] in (
            self.paragraph[of[utterance.start]],
            self.paragraph[of[utterance.end - 1]],
        )

    def _said(self, token: int) -> bool:
        """Return whether a token stands in other quoted words, nicknames apart."""
        number = self.inside.get(token)
        return number is not None and self.spoken[number].words >= _SHORT

    def _comma_at(self, token: int) -> bool:
        return token < len(self.trees.lower) and self.trees.lower[token] in ",-–—"

    def _precedes(self, n: int, utterance: Utterance) -> bool:
        head = self.frames[n].head
        between = range(head + 1, utterance.start)
        if not head < utterance.start <= head + _WINDOW:
            return False
        if not self._one_paragraph(utterance, head):
            return False
        if any(t in self.inside for t in between):
            return False
        if utterance.words < _SHORT or not verbs()[self.frames[n].lemma].takes("c", "k", "o"):
            return len(between) == 0 or self.trees.lower[utterance.start - 1] in ",:"
        return self.trees.lower[utterance.start - 1] in (",", ":", "that") or len(between) <= 8

    def _by_colon(self, utterance: Utterance) -> int | None:
        """Return the cue of "Kim said in a statement:" for words in the next sentence."""
        trees, sentence = self.trees, self.trees.sentence_of[utterance.start]
        if utterance.start != trees.reading.sentence_start[sentence] or sentence == 0:
            return None
        before = trees.reading.tokens_of(sentence - 1)
        if trees.lower[before.stop - 1] != ":":
            return None
        near = [n for n in self.by_sentence.get(sentence - 1, ()) if self.frames[n].form == "verb"]
        empty = [n for n in near if not self.frames[n].content]
        found = empty or near
        return found[-1] if found else None

    def _whole(self, utterance: Utterance) -> bool:
        """Return whether the marks hold at least one whole sentence."""
        reading = self.trees.reading
        first = self.trees.sentence_of[utterance.start]
        opens = utterance.start == reading.sentence_start[first]
        return opens and utterance.words >= _SHORT and utterance.last in ".?!…—–-,"

    def _interruptions(self, utterance: Utterance) -> int:
        """Return how many paragraphs of a word or two ("ADVERTISEMENT") stand before."""
        trees, count = self.trees, 0
        sentence = trees.sentence_of[utterance.start] - 1
        while sentence >= 0 and len(trees.reading.tokens_of(sentence)) <= 2:
            count += 1
            sentence -= 1
        return count

    def _carry(self, utterance: Utterance) -> int | None:
        if self.previous is None:
            return None
        reading = self.trees.reading
        here = reading.paragraph[self.trees.sentence_of[utterance.start]]
        there = reading.paragraph[self.trees.sentence_of[self.previous_end - 1]]
        if here - there > 1 + self._interruptions(utterance):
            return None
        frame = self.frames[self.previous]
        if here == there:
            self._extend(self.previous, utterance)
            return self.previous
        self.frames.append(
            replace(frame, head=utterance.start, cue=None, content=utterance.runs, form="carried")
        )
        return len(self.frames) - 1


def _side(frame: Frame, token: int) -> list[Run]:
    """Return the runs of the content on the same side of the cue as a token."""
    return [r for r in frame.content if (r[0] < frame.head) == (token < frame.head)]


def with_following(trees: Trees, frame: Frame) -> Frame:
    """Give "Goldstein said:" at a paragraph's end the next paragraph, marks or not."""
    if frame.content or frame.form != "verb" or frame.source is None or frame.kind != "speech":
        return frame
    reading, sentence = trees.reading, trees.sentence_of[frame.head]
    stop = reading.tokens_of(sentence).stop
    if trees.lower[stop - 1] != ":" or stop == len(reading) or stop - frame.head > 12:
        return frame
    first = sentence + 1
    if reading.paragraph[first] == reading.paragraph[sentence]:
        return frame
    last = first
    while last + 1 in reading.sentences and reading.paragraph[last + 1] == reading.paragraph[first]:
        last += 1
    return replace(frame, content=trees.trim([(stop, reading.tokens_of(last).stop)]))


def _overlap(a: Run, b: Run) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _merge(trees: Trees, runs: Runs, barred: list[Run]) -> Runs:
    """Union of runs; what is only parted by punctuation becomes one, never over the cue."""
    out: list[Run] = []
    for start, end in sorted(runs):
        if (
            out
            and start <= out[-1][1] + 2
            and all(trees.upos[t] == "PUNCT" for t in range(out[-1][1], start))
            and trees.sentence_of[out[-1][1] - 1] + 1 >= trees.sentence_of[start]
        ):
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    kept: list[Run] = []
    for run in out:
        kept.extend(_without(run, barred))
    return trees.trim(kept)


def _without(run: Run, barred: list[Run]) -> list[Run]:
    parts = [run]
    for start, end in barred:
        parts = [
            piece
            for a, b in parts
            for piece in ((a, min(b, start)), (max(a, end), b))
            if piece[0] < piece[1]
        ]
    return sorted(set(parts))
