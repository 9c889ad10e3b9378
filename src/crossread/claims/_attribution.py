"""Who says what: attributions of one report, from parse, marks and discourse."""

from __future__ import annotations

from dataclasses import replace

from crossread.claims._attribution_flat import colon_frames, set_apart, signed_frames
from crossread.claims._attribution_frames import Frame
from crossread.claims._attribution_nesting import telling
from crossread.claims._attribution_quoted import Linker, utterances, with_following
from crossread.claims._attribution_trees import Runs, Trees
from crossread.claims._attribution_verbs import verb_frames
from crossread.claims._attribution_words import word_frames
from crossread.claims._chain import Chains
from crossread.claims._quotes import Quotation, quotations, spoken
from crossread.model import Attribution, Cast, Reading, Span, Style

_DIRECT = 0.9  # share of the content's letters that must stand inside marks


def attributions(reading: Reading, cast: Cast) -> tuple[Attribution, ...]:
    """Return every attribution of a report, in text order; nested ones are entries of their own.

    A quotation that goes on without a cue is given to the speaker before it. Where several
    sources share one content ("Seoul and Kyiv said"), the joint source comes first and each
    member follows as an attribution over the same content. The method is rules over the
    dependency parse with a lexicon of cues written by hand (``cues.tsv``).
    """
    marks = quotations(reading.report.text)
    trees = Trees(reading, spoken(marks))
    frames = _frames(trees, marks)
    chains = Chains(trees, cast, frames)
    out = [_attribution(trees, f, chains, marks) for f in frames]
    out += [a for f, made in zip(frames, out, strict=True) for a in chains.members(f, made)]
    return tuple(sorted(out, key=_place))


def _frames(trees: Trees, marks: tuple[Quotation, ...]) -> list[Frame]:
    found = [*verb_frames(trees), *word_frames(trees), *colon_frames(trees)]
    found.sort(key=lambda f: f.head)
    said = utterances(trees, marks)
    signed = list(signed_frames(trees, [u.runs[-1] for u in said]))
    signed_runs = {f.content[0] for f in signed}
    linked = Linker(trees, found, [u for u in said if u.runs[-1] not in signed_runs]).link()
    linked += signed
    filled = _without_phrases(trees, [with_following(trees, set_apart(trees, f)) for f in linked])
    return telling(trees, [f for f in filled if f.content])


def _without_phrases(trees: Trees, frames: list[Frame]) -> list[Frame]:
    """Take "according to Tasnim" out of what "the minister said": it stands above both."""
    phrases = [f for f in frames if f.form == "according" and f.cue and f.source_run]
    out = list(frames)
    for phrase in phrases:
        for n, frame in enumerate(out):
            if frame.form == "verb" and frame.covers(phrase.head) and phrase.covers(frame.head):
                out[n] = replace(frame, content=_cut(trees, frame.content, phrase))
    return out


def _cut(trees: Trees, content: Runs, phrase: Frame) -> Runs:
    if phrase.cue is None or phrase.source_run is None:
        return content
    start, end = phrase.cue[0], phrase.source_run[1]
    pieces = [p for a, b in content for p in ((a, min(b, start)), (max(a, end), b))]
    return trees.trim(dict.fromkeys((a, b) for a, b in pieces if a < b))


def _attribution(
    trees: Trees, frame: Frame, chains: Chains, marks: tuple[Quotation, ...]
) -> Attribution:
    content = tuple(trees.span(run) for run in frame.content)
    quoted = _quoted(trees.reading.report.text, content, marks)
    chain = chains.of(frame)
    return Attribution(
        style=_style(trees.reading.report.text, content, quoted),
        content=content,
        cue=None if frame.cue is None else trees.span(frame.cue),
        source=None if frame.source_run is None else trees.span(frame.source_run),
        speaker=chains.speaker(frame),
        chain=chain,
        stance=frame.stance,
        quoted=quoted,
        cue_lemma=frame.lemma,
    )


def _quoted(text: str, content: tuple[Span, ...], marks: tuple[Quotation, ...]) -> tuple[Span, ...]:
    """Return what stands inside marks within the content, without the marks."""
    out: list[Span] = []
    for q in spoken(marks):
        for span in content:
            start, end = max(q.inner_start, span.start), min(q.inner_end, span.end)
            words = text[start:end] if start < end else ""
            start += len(words) - len(words.lstrip())
            if words.strip():
                out.append(Span(start, start + len(words.strip())))
    return tuple(out)


def _style(text: str, content: tuple[Span, ...], quoted: tuple[Span, ...]) -> Style:
    if not quoted:
        return Style.INDIRECT
    whole = sum(_letters(span.of(text)) for span in content)
    inside = sum(_letters(span.of(text)) for span in quoted)
    return Style.DIRECT if inside >= _DIRECT * whole else Style.MIXED


def _letters(words: str) -> int:
    return sum(c.isalnum() for c in words)


def _place(attribution: Attribution) -> tuple[int, int]:
    spans = [*attribution.content, attribution.cue, attribution.source]
    known = [s for s in spans if s is not None]
    return min(s.start for s in known), -max(s.end for s in known)
