"""Readers of the entity corpora, with the tag sets that each leaves open (partial labels)."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from training.corpora import ANY_TAG, Document, Sentence, blocks, detokenise, mask
from training.gum_entities import exact

# What "O" may hide: types that the set does not annotate.
_WIKIGOLD_O = mask("O", "TIME", "QUANTITY")
_WNUT_O = mask("O", "TIME", "QUANTITY", "NORP", "EVENT")
_WNUT = {
    "person": "PERSON", "location": "PLACE", "corporation": "ORG", "group": "ORG",
    "product": "MISC", "creative-work": "MISC",
}  # fmt: skip
_RE3D = {
    "Person": "PERSON", "Organisation": "ORG", "Location": "PLACE", "Nationality": "NORP",
    "Temporal": "TIME", "Quantity": "QUANTITY", "Money": "QUANTITY",
}  # fmt: skip
_RE3D_O = mask("O", "TIME", "QUANTITY", "EVENT", "MISC")
# Documents of re3d kept for measuring: every fifth by identifier, as `benchmarks entities` does.
RE3D_HELD_OUT_MODULUS = 5


def _begin(tag: str, previous: str) -> str:
    """Prefix of a tag in IOB1 or IOB2."""
    starts = tag.startswith("B") or previous[2:] != tag[2:]
    return "B-" if starts else "I-"


def read_wikigold(folder: Path) -> list[Document]:
    """Wikigold: PER, ORG, LOC, MISC; MISC may be a group, an event or another name."""
    sentences = []
    for rows in blocks(folder / "CONLL-format/data/wikigold.conll.txt"):
        text, spans = detokenise([r[0] for r in rows])
        tags, before = [], "O"
        for row in rows:
            tag = row[-1]
            if tag == "O":
                tags.append((_WIKIGOLD_O, _WIKIGOLD_O))
            else:
                kinds = {"PER": ["PERSON"], "ORG": ["ORG"], "LOC": ["PLACE"]}.get(
                    tag[2:], ["NORP", "EVENT", "MISC"])  # fmt: skip
                first = mask(*(_begin(tag, before) + k for k in kinds))
                tags.append((first, mask(*(f"I-{k}" for k in kinds))))
            before = tag
        sentences.append(Sentence(text, spans, entities=tags))
    return [Document("wikigold", "wikigold", sentences)]


def read_wnut(path: Path) -> list[Document]:
    """W-NUT 2017: short posts, each its own document."""
    documents = []
    for n, rows in enumerate(blocks(path)):
        text, spans = detokenise([r[0] for r in rows])
        tags = []
        for row in rows:
            kind = _WNUT.get(row[1][2:].split(",")[0])
            tags.append(exact(f"{row[1][0]}-{kind}") if kind else (_WNUT_O, _WNUT_O))
        documents.append(Document(f"wnut-{n}", "wnut", [Sentence(text, spans, entities=tags)]))
    return documents


def held_out(identifier: str) -> bool:
    """Whether a re3d document is kept for measuring."""
    return int(identifier[:6], 16) % RE3D_HELD_OUT_MODULUS == 0


def read_re3d(folder: Path, names: Mapping[tuple[str, ...], str]) -> list[Document]:
    """re3d: character offsets; nested mentions are made flat (see `_re3d_marks`)."""
    documents = []
    for file in sorted(folder.glob("*/documents.jsonl")):
        entities = [
            json.loads(x) for x in file.with_name("entities.jsonl").read_text("utf-8").splitlines()
        ]
        places = {_bare(e["value"]) for e in entities if e["type"] == "Location"}
        marks: dict[str, list[Mark]] = defaultdict(list)
        for e in entities:
            if e["type"] in _RE3D:
                kind = _RE3D[e["type"]]
                # "Russia" that acts is an organisation there; here a country stays a place.
                bare = _bare(e["value"])
                known = names.get(tuple(bare.lower().split()))
                kind = "PLACE" if kind == "ORG" and (bare in places or known == "PLACE") else kind
                marks[e["documentId"]].append((e["begin"], e["end"], kind))
        for line in file.read_text("utf-8").splitlines():
            record = json.loads(line)
            if not held_out(record["_id"]):
                documents.append(
                    _re3d_document(record["_id"], record["text"], marks[record["_id"]])
                )
    return documents


Mark = tuple[int, int, str]


# "I", "The Foreign Secretary", "families", "all Iraqi leaders", "Minister for the Middle East".
_ROLE = re.compile(
    r"(?:^|\s)[a-z][\w’'-]*$|^The\s|^(?:I|He|She|We|They|It)$|Minister|Secretary|President|Envoy"
)


def _bare(value: str) -> str:
    return re.sub(r"^[Tt]he ", "", value)


def _ordered(text: str, marks: Sequence[Mark]) -> list[tuple[int, int, int, int]]:
    """Marks as start, end, tags allowed first, tags allowed after; a later one overrides.

    Of nested persons the shortest wins ("Boris Johnson" without his office), of others the longest.
    Pronouns and roles ("I", "The Foreign Secretary", "families") may be tagged or not.
    """
    found = []
    persons = [m for m in marks if m[2] == "PERSON"]
    for start, end, kind in sorted(
        marks, key=lambda m: (m[0] - m[1]) * (-1 if m[2] != "PERSON" else 1)
    ):
        inner = kind == "PERSON" and any(
            start <= a and b <= end and (a, b) != (start, end) for a, b, _ in persons
        )
        role = inner or (kind in ("PERSON", "ORG", "PLACE") and bool(_ROLE.search(text[start:end])))
        if re.match(r"[Tt]he \S", text[start:end]):
            start += 4  # articles belong to no name
        first, after = exact(f"B-{kind}")
        found.append(
            (start, end, first | (_RE3D_O if role else 0), after | (_RE3D_O if role else 0))
        )
    return found


def _re3d_document(name: str, text: str, marks: Sequence[Mark]) -> Document:
    """Paragraphs as training sentences (sentence boundaries are not annotated)."""
    sentences = []
    ordered = _ordered(text, marks)
    for paragraph in re.finditer(r"\S(?:[^\n]*\S)?", text):
        for chunk in re.finditer(
            r"\S.{0,500}(?:(?<=[.!?”\"])(?=\s)|$)|\S.{0,600}\S(?=\s|$)", paragraph.group()
        ):
            offset = paragraph.start() + chunk.start()
            words = [(m.start(), m.end()) for m in re.finditer(r"\w+|[^\w\s]", chunk.group())]
            tags = [(_RE3D_O, _RE3D_O)] * len(words)
            for start, end, first, after in ordered:
                inside = [
                    n for n, (a, b) in enumerate(words) if a + offset >= start and b + offset <= end
                ]
                for k, n in enumerate(inside):
                    tags[n] = (after, after) if k else (first, after)
            sentences.append(Sentence(chunk.group(), words, entities=tags))
    return Document(name, "re3d", sentences)


_PRONOUNS = frozenset(("i", "we", "he", "she", "it", "they", "his", "her", "its", "their", "our"))
_MEANTIME = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE", "PRO": "MISC"}


def read_meantime_names(folder: Path, names: Mapping[tuple[str, ...], str]) -> list[Document]:
    """MEANTIME: mentions that are written as names; other capitalised words stay open."""
    kinds: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
    mentions = json.loads((folder / "entities_mentions.json").read_text("utf-8"))
    for m in sorted(mentions, key=lambda m: len(m["tokens_number"])):
        kind, words = _MEANTIME.get(m["mention_type"]), m["tokens_str"].split(" ")
        if words[0] in ("The", "the"):
            words, m["tokens_number"] = words[1:] or ["it"], m["tokens_number"][1:]
        if kind and names.get(tuple(w.lower() for w in words)) == "NORP":
            kind = "NORP"
        if words[0].lower() in _PRONOUNS:
            continue
        if (
            kind
            and all(w[:1].isupper() or w[:1].isdigit() for w in words)
            and words[0][:1].isupper()
        ):
            key = (m["conll_doc_key"], int(m["sent_id"]))
            for k, n in enumerate(m["tokens_number"]):
                kinds[key][n] = ("I-" if k else "B-") + kind
    documents: dict[str, Document] = {}
    for key, tokens in _meantime_sentences(folder / "meantime.conll").items():
        if not kinds.get(key):
            continue
        text, spans = detokenise(tokens)
        tags = [
            exact(kinds[key][n]) if n in kinds[key]
            else (_WNUT_O, _WNUT_O) if w[:1].islower() else (ANY_TAG, ANY_TAG)
            for n, w in enumerate(tokens)
        ]  # fmt: skip
        document = documents.setdefault(key[0], Document(key[0], "meantime", []))
        document.sentences.append(Sentence(text, spans, entities=tags))
    return list(documents.values())


def _meantime_sentences(path: Path) -> dict[tuple[str, int], list[str]]:
    sentences: dict[tuple[str, int], list[str]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        row = line.split("\t")
        if len(row) > 3:
            sentences[row[0], int(row[1])].append(row[3])
    return sentences
