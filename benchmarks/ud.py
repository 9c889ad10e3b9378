"""Words, sentences, parts of speech, lemmas, features and trees on Universal Dependencies.

The definitions are those of the CoNLL 2018 shared task, over text alignment: a word is right if
its characters are, and its labels count only then. With `--gold-tokens` the reader is given words
and sentences.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from benchmarks import _common
from crossread.model import Reading, Report
from crossread.reading import load_reader
from crossread.reading.conllu import Document, documents

# The features that the shared task compares; the rest is the treebanks' own.
_UNIVERSAL = frozenset(
    (
        "PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number",
        "Case", "Definite", "Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident",
        "Polarity", "Person", "Polite",
    )
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--gold-tokens", action="store_true", help="words and sentences are given")
    parser.add_argument("--documents", default="", help="only documents whose name contains this")


@dataclass(frozen=True)
class Word:
    """What is compared of one word; heads are spans too, so that they align by text."""

    upos: str
    lemma: str
    feats: str
    head: tuple[int, int] | None
    relation: str


Words = dict[tuple[int, int], Word]


def universal(feats: str) -> str:
    """The universal features, sorted, without language-specific ones."""
    kept = [f for f in feats.split("|") if f.split("=")[0] in _UNIVERSAL]
    return "|".join(sorted(kept))


def gold_words(document: Document) -> Words:
    found: Words = {}
    for n, sentence in enumerate(document.sentences):
        spans = document.words[document.sentence_start[n] : document.sentence_start[n + 1]]
        for span, row, head in zip(spans, sentence.rows, sentence.heads, strict=True):
            above = spans[head] if head >= 0 else None
            found[span] = Word(row[3], row[2], universal(row[5]), above, row[7])
    return found


def read_words(reading: Reading) -> Words:
    spans = list(zip(reading.start, reading.end, strict=True))
    return {
        span: Word(
            reading.upos[n], reading.lemma[n], universal(reading.feats[n]),
            spans[reading.head[n]] if reading.head[n] >= 0 else None, reading.deprel[n],
        )
        for n, span in enumerate(spans)
    }  # fmt: skip


def sentences(words: list[tuple[int, int]], starts: list[int]) -> set[tuple[int, int]]:
    """Spans of sentences."""
    return {(words[a][0], words[b - 1][1]) for a, b in pairwise(starts) if b > a}


def right(gold: Word, answer: Word) -> Iterator[str]:
    """The figures for which an aligned word counts as a hit."""
    yield "words"
    if gold.upos == answer.upos:
        yield "upos"
    if gold.lemma in ("_", answer.lemma):
        yield "lemma"
    if gold.feats == answer.feats:
        yield "feats"
    if gold.head == answer.head:
        yield "uas"
        if gold.relation.split(":")[0] == answer.relation.split(":")[0]:
            yield "las"
        if gold.relation == answer.relation:
            yield "las_subtypes"


FIGURES = ("words", "sentences", "upos", "lemma", "feats", "uas", "las", "las_subtypes")


def run(args: argparse.Namespace) -> dict[str, Any]:
    files = _common.find(args.data, f"{args.split}.conllu", f"*-{args.split}.conllu")
    reader = load_reader(args.model)
    tallies = {name: _common.Tally() for name in FIGURES}
    errors = _common.Errors(args.errors)
    chosen = [d for f in files for d in documents(f) if args.documents in d.name]
    for document in chosen[: args.limit or None]:
        report = Report(id="ud", text=document.text)
        reading = (
            reader.read_words(report, document.words, document.sentence_start)
            if args.gold_tokens
            else reader.read(report)
        )
        compare(document, reading, tallies, errors)
    errors.write()
    return {
        "gold_tokens": args.gold_tokens, "documents": len(chosen),
        "items": int(tallies["words"].gold),
        "data": _common.digest(files), **{name: tallies[name].f1 for name in FIGURES},
    }  # fmt: skip


def compare(
    document: Document, reading: Reading, tallies: dict[str, _common.Tally], errors: _common.Errors
) -> None:
    """Count one document."""
    gold, answer = gold_words(document), read_words(reading)
    for name in FIGURES:
        if name != "sentences":
            tallies[name].add(0, len(answer), len(gold))
    for span, word in gold.items():
        hits = list(right(word, answer[span])) if span in answer else []
        for name in hits:
            tallies[name].hits += 1
        if len(hits) < len(FIGURES) - 1:
            errors.add(
                document=document.name, word=document.text[slice(*span)],
                text=document.text[max(0, span[0] - 60) : span[1] + 60],
                missed=[f for f in FIGURES if f not in hits and f != "sentences"],
                gold=vars(word), answer=vars(answer[span]) if span in answer else None,
            )  # fmt: skip
    mine = sentences(list(answer), list(reading.sentence_start))
    theirs = sentences(list(document.words), list(document.sentence_start))
    tallies["sentences"].add(len(mine & theirs), len(mine), len(theirs))
    for start, end in sorted(mine ^ theirs):
        errors.add(
            document=document.name, missed=["sentences"],
            side="gold" if (start, end) in theirs else "answer", text=document.text[start:end],
        )  # fmt: skip
