"""Sentences of raw text with the labels that a corpus gives them.

A label that a corpus does not give is None, and the losses leave it out. All positions are code
points of the sentence's own text; windows of several sentences are joined later.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crossread.reading import conllu

ENTITY_TYPES = ("PERSON", "ORG", "PLACE", "NORP", "EVENT", "TIME", "QUANTITY", "MISC")
TAGS = ("O", *(f"{p}-{t}" for t in ENTITY_TYPES for p in "BI"))
ANY_TAG = (1 << len(TAGS)) - 1


def mask(*tags: str) -> int:
    """A set of entity tags as bits; "PERSON" stands for its B and I."""
    bits = 0
    for tag in tags:
        for name in (tag,) if tag in TAGS else (f"B-{tag}", f"I-{tag}"):
            bits |= 1 << TAGS.index(name)
    return bits


@dataclass
class Sentence:
    """One sentence: words as spans of its text, and the labels known for them."""

    text: str
    words: list[tuple[int, int]]
    segmented: bool = False  # words and sentence boundaries are gold, on the original text
    space_after: bool = True
    paragraph: bool = False  # opens a paragraph
    upos: list[str] | None = None
    feats: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None  # index of the head word, -1 for the root
    relations: list[str] | None = None
    entities: list[tuple[int, int]] | None = None  # a word: tags allowed first, tags allowed after
    factuality: dict[int, float] = field(default_factory=dict)
    vector: int = -1  # row of the teacher's vectors

    def forms(self) -> list[str]:
        """The words as written."""
        return [self.text[a:b] for a, b in self.words]


@dataclass
class Document:
    """Consecutive sentences of one source."""

    name: str
    source: str
    sentences: list[Sentence]


def word_list(name: str) -> frozenset[str]:
    """One of the word lists of words.toml."""
    lists = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
    return frozenset(lists[name].split())


def read_conllu(
    path: Path,
    source: str,
    tagger: Callable[[Sequence[Sequence[str]]], list[tuple[int, int]]] | None = None,
) -> list[Document]:
    """Documents of a treebank; `tagger` makes entity tags from the rows of a sentence."""
    documents: list[Document] = []
    for s in conllu.read(path):
        if s.document:
            documents.append(Document(s.document, source, []))
        upos, feats, lemmas, relations = (s.column(n) for n in (3, 5, 2, 7))
        sentence = Sentence(
            s.text, list(s.words), True, s.space_after, s.paragraph,
            upos, feats, lemmas, s.heads, relations,
            tagger(s.rows) if tagger else None,
        )  # fmt: skip
        documents[-1].sentences.append(sentence)
    return documents


_NO_SPACE_BEFORE = re.compile(
    r"^(?:[.,;:!?)\]}%'’”]|''|n['’]t|['’](?:s|re|ve|ll|d|m)|\.\.\.)$", re.I
)
QUOTE = ('"',)
_NO_SPACE_AFTER = frozenset("([{$£€#“‘``")


def detokenise(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Plausible raw text of tokens, and their spans in it."""
    text, spans = "", []
    inside = False
    glue = True
    for written in tokens:
        token = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}.get(written, written)
        quote = token in QUOTE
        tight = glue or bool(_NO_SPACE_BEFORE.match(token)) or (quote and inside)
        text += "" if tight else " "
        spans.append((len(text), len(text) + len(token)))
        text += token
        if quote:
            inside = not inside
        glue = token in _NO_SPACE_AFTER or (quote and inside)
    return text, spans


def blocks(path: Path) -> Iterator[list[list[str]]]:
    """Sentences of a column file: rows of columns."""
    for block in re.split(r"\n\s*\n", path.read_text("utf-8").replace("\r", "")):
        rows = [
            re.split(r"[ \t]", x) for x in block.split("\n") if x.strip() and "-DOCSTART-" not in x
        ]
        if rows:
            yield rows
