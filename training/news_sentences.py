"""News sentences without trees (ECB+): for sentence vectors, and for names that are sure.

A name is sure where it is annotated, in the tables, or follows a title or a given name; other
capitalised words stay open, and lower-case words are no names.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from training.corpora import ANY_TAG, Document, Sentence, detokenise, mask
from training.gum_entities import TITLES, exact

_DEV_TOPICS = frozenset(("2", "5", "12", "18", "21", "23", "34", "35"))  # kept for measuring
_KINDS = {
    "HUMAN_PART_PER": "PERSON", "HUMAN_PART_ORG": "ORG", "HUMAN_PART_GPE": "PLACE",
    "LOC_GEO": "PLACE",
}  # fmt: skip
_LOWER = mask("O", "TIME", "QUANTITY")
Names = Mapping[tuple[str, ...], str]
Marks = Mapping[int, str]


def read_ecb(folder: Path, names: Names, given: set[str]) -> list[Document]:
    """Documents of ECB+, the development topics left out."""
    marks = _typed(folder / "typed_mentions.jsonl")
    documents = []
    for line in (folder / "documents.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["topic"] in _DEV_TOPICS:
            continue
        name = f"{record['topic']}_{record['doc']}{record['subtopic'].lstrip('0123456789')}"
        sentences = [
            _sentence(text.split(" "), marks.get((name, n), {}), names, given)
            for n, text in enumerate(record["sentences"])
        ]
        documents.append(Document(name, "ecb", sentences))
    return documents


def _typed(path: Path) -> dict[tuple[str, int], dict[int, str]]:
    """Annotated names: tag by document, sentence and token, with the token to check against."""
    found: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
    for line in path.read_text("utf-8").splitlines():
        m = json.loads(line)
        words = m["tokens_str"].split(" ")
        kind = _KINDS.get(m["mention_full_type"])
        if kind and len(words) == len(m["tokens_number"]) and all(w[:1].isupper() for w in words):
            for k, (n, w) in enumerate(zip(m["tokens_number"], words, strict=True)):
                found[m["doc_id"], int(m["sent_id"])][n] = f"{'I' if k else 'B'}-{kind} {w}"
    return found


def _sentence(tokens: list[str], marks: Marks, names: Names, given: set[str]) -> Sentence:
    text, spans = detokenise(tokens)
    tags = [(_LOWER, _LOWER) if t[:1].islower() else (ANY_TAG, ANY_TAG) for t in tokens]
    for start, end, kind in [*_persons(tokens, given), *known_names(tokens, names)]:
        for n in range(start, end):
            tags[n] = exact(f"{'I' if n > start else 'B'}-{kind}")
    for n, mark in marks.items():
        tag, word = mark.split(" ", 1)
        if n < len(tokens) and tokens[n] == word:
            tags[n] = exact(tag)
    return Sentence(text, spans, entities=tags)


def known_names(tokens: Sequence[str], names: Names) -> Iterator[tuple[int, int, str]]:
    """The longest names of the tables in a row of words, as first word, end, type."""
    longest = 5
    n = 0
    while n < len(tokens):
        ends = range(min(n + longest, len(tokens)), n, -1)
        end = next((e for e in ends if _key(tokens[n:e]) in names), 0)
        if end and tokens[n][:1].isupper() and tokens[n] != "I":
            yield n, end, names[_key(tokens[n:end])]
            n = end
        else:
            n += 1


def _key(tokens: Sequence[str]) -> tuple[str, ...]:
    return tuple(t.lower() for t in tokens)


def _persons(tokens: Sequence[str], given: set[str]) -> Iterator[tuple[int, int, str]]:
    for n in range(len(tokens) - 1):
        end = n + 1
        while end < len(tokens) and end < n + 3 and tokens[end].istitle() and tokens[end].isalpha():
            end += 1
        if tokens[n].lower() in given and tokens[n].istitle() and end > n + 1:
            yield n, end, "PERSON"
        elif tokens[n].lower() in TITLES and tokens[n].istitle() and end == n + 2:
            yield n + 1, end, "PERSON"
