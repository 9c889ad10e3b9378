"""Attributions against PolNeAR: detection, right source, by kind and by kind of cue.

Gold is the first annotator by name; gold without content is left out. Spans are sets of
tokens of white space and punctuation. One-to-one greedy matching by F1 of content tokens, at
least .5 is a match. `right_source` is the share of matched gold attributions with a source
whose source tokens reach F1 .5; `with_source` is the F1 in which a match counts only with the
right source, or with none on both sides. Speech-verb: the highest word of the gold cue in the
parse has its lemma in `SPEECH_VERBS`. Kinds: all content words inside quotation marks
(direct), some (mixed), none (indirect).

The corpus annotates a wider notion than Crossread means to: verdicts of the writer ("appears
to"), acts ("filed a suit"), and attitudes without words ("is a supporter of"). `left_out`
counts the gold whose cue Crossread leaves out on purpose (`LEFT_OUT`), by lemma of its head.
The corpus is for measuring only: nothing is trained on it, and its texts stay outside.
"""

from __future__ import annotations

import argparse
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks._common import Errors, Tally, digest, find, percent, read_lines
from crossread.model import Cast, Reading, Report, Span

Tokens = frozenset[int]
_TOKEN = re.compile(r"\w+|[^\w\s]")
_QUOTED = re.compile(r"“[^”“\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)", re.MULTILINE)
_KINDS = ("direct", "mixed", "indirect")
SPEECH_VERBS = frozenset(
    "say tell add state announce report declare note remark comment mention observe explain argue"
    " assert claim allege contend maintain insist affirm reaffirm confirm admit acknowledge concede"
    " reveal disclose recall reiterate repeat stress emphasize emphasise indicate suggest"
    " imply hint propose recommend advise urge beg plead ask order warn caution threaten vow"
    " pledge promise swear assure inform predict estimate speculate conclude rule write tweet post"
    " testify describe complain protest deny counter retort reply respond answer quip joke boast"
    " brag muse exclaim shout yell whisper proclaim opine elaborate continue quote cite".split()
)
# The writer's own verdicts on what things look like, and acts that are no words.
LEFT_OUT = frozenset("appear seem look sound tend be have make do take give file sue vote".split())


@dataclass(frozen=True)
class Item:
    """An attribution reduced to what is scored."""

    content: Tokens
    source: Tokens
    words: tuple[str, str, str]  # source, cue, content, for the error file
    kind: str
    lemma: str = ""


@dataclass(frozen=True)
class Pair:
    """A gold attribution with the answer matched to it."""

    gold: Item
    answer: Item | None

    @property
    def right(self) -> bool:
        """Whether the source is right, or missing on both sides."""
        if self.answer is None:
            return False
        if not self.gold.source or not self.answer.source:
            return not self.gold.source and not self.answer.source
        return f1(self.gold.source, self.answer.source) >= 0.5


def f1(a: Tokens, b: Tokens) -> float:
    """Overlap of two sets of tokens, 0 to 1."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


class Document:
    """One article with the gold and the answers, as sets of token numbers."""

    def __init__(self, record: dict[str, Any]) -> None:
        self.id: str = record["id"]
        self.text: str = record["text"]
        found = list(_TOKEN.finditer(self.text))
        self.starts = [m.start() for m in found]
        self.ends = [m.end() for m in found]
        self.quoted = self.tokens(m.span() for m in _QUOTED.finditer(self.text))
        self.annotations = record["annotations"][min(record["annotations"])]

    def tokens(self, spans: Iterator[tuple[int, int]] | list[tuple[int, int]]) -> Tokens:
        """The numbers of the tokens that lie at least partly inside spans."""
        out: set[int] = set()
        for start, end in spans:
            here = bisect_left(self.ends, start + 1)
            while here < len(self.starts) and self.starts[here] < end:
                out.add(here)
                here += 1
        return frozenset(out)

    def kind(self, content: Tokens) -> str:
        """Direct, mixed or indirect, by the letters inside marks."""
        words = [t for t in content if self.text[self.starts[t]].isalnum()]
        inside = sum(t in self.quoted for t in words)
        return "direct" if inside == len(words) and inside else "mixed" if inside else "indirect"

    def gold(self, reading: Reading) -> list[Item]:
        """The annotated attributions that have content."""
        out = []
        for a in self.annotations:
            parts = {
                role: [(s, e) for x in a[role] for s, e in x["spans"]]
                for role in ("source", "cue", "content")
            }
            content = self.tokens(parts["content"])
            if content:
                shown = [" … ".join(self.text[s:e] for s, e in p) for p in parts.values()]
                words = (shown[0], shown[1], shown[2])
                source = self.tokens(parts["source"])
                lemma = cue_lemma(reading, parts["cue"])
                out.append(Item(content, source, words, self.kind(content), lemma))
        return out

    def answers(self, reading: Reading, cast: Cast) -> list[Item]:
        """What Crossread finds; members of a joint source count as one."""
        from crossread.claims import attributions

        out: dict[Tokens, list[Item]] = {}
        for a in attributions(reading, cast):
            content = self.tokens([(s.start, s.end) for s in a.content])
            source = self.tokens([(a.source.start, a.source.end)]) if a.source else frozenset()
            words = (
                a.source.of(self.text) if a.source else "",
                a.cue.of(self.text) if a.cue else "",
                " … ".join(s.of(self.text) for s in a.content),
            )
            item = Item(content, source, words, self.kind(content), a.cue_lemma)
            same = out.setdefault(content, [])
            if not any(item.source < s.source and item.words[1] == s.words[1] for s in same):
                same.append(item)
        return [item for items in out.values() for item in items]


def cue_lemma(reading: Reading, cue: list[tuple[int, int]]) -> str:
    """Lemma of the highest word of a cue, auxiliaries left out."""
    inside = [
        t
        for start, end in cue
        if start < end
        for t in reading.tokens_in(Span(start, end))
        if reading.upos[t] not in ("AUX", "PUNCT", "PART", "ADV")
    ]
    top = [t for t in inside if reading.head[t] not in inside]
    return reading.lemma[top[0]].lower() if top else ""


def match(gold: list[Item], answers: list[Item]) -> list[Pair]:
    """Greedy one-to-one matching by content overlap, best first."""
    scored = sorted(
        (
            (f1(g.content, a.content), i, j)
            for i, g in enumerate(gold)
            for j, a in enumerate(answers)
        ),
        key=lambda x: (-x[0], x[1], x[2]),
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for score, i, j in scored:
        if score >= 0.5 and i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    return [Pair(g, answers[taken[i]] if i in taken else None) for i, g in enumerate(gold)]


def read_cast(reading: Reading) -> Cast:
    """Who is meant in a report, or nobody where the actors room is not there."""
    from crossread import actors

    make = getattr(actors, "resolve", None)
    return make(reading) if make else Cast(())


def run(args: argparse.Namespace) -> dict[str, Any]:
    """Score the split."""
    from crossread.reading import read

    files = find(args.data, f"{args.split}.jsonl")
    records = [r for f in files for r in read_lines(f)][: args.limit or None]
    errors, pairs, answered = Errors(args.errors), [], 0
    for record in records:
        document = Document(record)
        head = document.text.find("\n")
        headline = Span(0, head) if head > 0 else None
        title = document.text[:head] if head > 0 else ""
        reading = read(Report(document.id, document.text, headline=headline, title=title))
        answers = document.answers(reading, read_cast(reading))
        found = match(document.gold(reading), answers)
        pairs += found
        answered += len(answers)
        _keep(errors, document, found, answers)
    errors.write()
    return {"items": len(records), "data": digest(files), **figures(pairs, answered)}


def figures(pairs: list[Pair], answered: int) -> dict[str, Any]:
    """All figures from the gold with its matches and the number of answers."""
    matched = [p for p in pairs if p.answer]
    detection, sourced = Tally(), Tally()
    detection.add(len(matched), answered, len(pairs))
    sourced.add(sum(p.right for p in matched), answered, len(pairs))
    left = Counter(p.gold.lemma for p in pairs if p.gold.lemma in LEFT_OUT)
    return {
        "gold": len(pairs),
        "answers": answered,
        "detection": detection.figures(),
        "with_source": sourced.figures(),
        "right_source": _right_source(matched),
        "speech_verb": _subset([p for p in pairs if p.gold.lemma in SPEECH_VERBS]),
        **{kind: _subset([p for p in pairs if p.gold.kind == kind]) for kind in _KINDS},
        "left_out": dict(left.most_common()),
    }


def _subset(pairs: list[Pair]) -> dict[str, float]:
    matched = [p for p in pairs if p.answer]
    return {
        "gold": len(pairs),
        "recall": percent(len(matched), len(pairs)),
        "right_source": _right_source(matched),
    }


def _right_source(matched: list[Pair]) -> float:
    known = [p for p in matched if p.gold.source]
    return percent(sum(p.right for p in known), len(known))


def _keep(errors: Errors, document: Document, pairs: list[Pair], answers: list[Item]) -> None:
    used = {id(p.answer) for p in pairs if p.answer}
    for p in pairs:
        if p.answer is None or not p.right:
            what = "missed" if p.answer is None else "source"
            errors.add(
                id=document.id,
                what=what,
                kind=p.gold.kind,
                lemma=p.gold.lemma,
                gold=p.gold.words,
                answer=p.answer.words if p.answer else None,
            )
    for a in answers:
        if id(a) not in used:
            errors.add(id=document.id, what="extra", kind=a.kind, lemma=a.lemma, answer=a.words)
