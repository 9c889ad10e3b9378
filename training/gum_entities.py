"""Named entities of GUM sentences, from nested typed mentions and the tree.

GUM marks every noun phrase with a type. A mention counts as a name where its head is a proper noun;
the span of the name is the run of proper nouns around the head, without articles and titles.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from training.corpora import TAGS, mask, word_list

_TYPES = {
    "person": "PERSON", "organization": "ORG", "place": "PLACE", "event": "EVENT",
    "object": "MISC", "abstract": "MISC", "substance": "MISC", "plant": "MISC", "animal": "MISC",
}  # fmt: skip
TITLES = word_list("titles")
_LINKS = word_list("links")
_DEICTIC = word_list("deictic")
_UNITS = word_list("units")
_DEMONYM = re.compile(r"(?:ese|ish|ian|ench|utch|eek|iss|lsh)$")


def mentions(rows: Sequence[Sequence[str]]) -> list[tuple[int, int, str]]:
    """Mentions of one sentence: first word, last word, GUM type. Unclosed ones are left out."""
    found: list[tuple[int, int, str]] = []
    stack: list[tuple[str, int, str]] = []
    for n, row in enumerate(rows):
        entity = next((x[7:] for x in row[9].split("|") if x.startswith("Entity=")), "")
        for part in re.findall(r"\([^()]*\)?|[^()]+\)", entity):
            name, _, rest = part.strip("()").partition("-")
            if part.startswith("("):
                stack.append((name, n, rest.split("-")[0]))
            if part.endswith(")"):
                at = next((k for k in range(len(stack) - 1, -1, -1) if stack[k][0] == name), None)
                if at is not None:
                    _, start, kind = stack.pop(at)
                    found.append((start, n, kind))
    return found


def _head_word(rows: Sequence[Sequence[str]], first: int, last: int) -> int:
    for n in range(first, last + 1):
        if not first <= int(rows[n][6]) - 1 <= last:
            return n
    return first


def _name_span(
    rows: Sequence[Sequence[str]], head: int, first: int, last: int, kind: str
) -> tuple[int, int]:
    """The run of proper nouns around a head, within the mention."""

    def named(n: int) -> bool:
        form, upos = rows[n][1], rows[n][3]
        return upos == "PROPN" or (form[:1].isupper() and upos in ("ADJ", "NOUN", "NUM")) or (
            upos == "NUM" and n > head)  # fmt: skip

    def extend(step: int, limit: int) -> int:
        edge = n = head
        while n != limit:
            n += step
            if named(n):
                edge = n
            elif (
                rows[n][1].lower() not in _LINKS
                or (kind == "PERSON" and rows[n][1] not in "-.'")
                or (rows[n][1] in (",", "and", "in", "on", "/") and kind not in ("EVENT", "MISC"))
            ):
                break
        return edge

    start, end = extend(-1, first), extend(1, last)
    if kind == "PERSON":  # "Foreign Minister Grace Banda": the office is not the name
        titles = [n for n in range(start, head) if rows[n][1].lower() in TITLES]
        start = titles[-1] + 1 if titles else start
    return start, end


def _is_time(rows: Sequence[Sequence[str]], first: int, last: int) -> bool:
    return (
        any(r[3] == "NUM" or r[1].lower() in _DEICTIC for r in rows[first : last + 1])
        and last - first < 9
    )


def _quantities(rows: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    spans, n = [], 0
    while n < len(rows):
        if rows[n][3] == "NUM" and rows[n][4] in ("CD", "_"):
            first = n - 1 if n and rows[n - 1][1] in "$£€" else n
            while n + 1 < len(rows) and (
                rows[n + 1][3] == "NUM" or rows[n + 1][1].lower() in _UNITS
            ):
                n += 1
            spans.append((first, n))
        n += 1
    return spans


def tag_sentence(
    rows: Sequence[Sequence[str]], names: Mapping[tuple[str, ...], str]
) -> list[tuple[int, int]]:
    """Allowed tags of each word: for its first atom, and for its further atoms."""
    spans: list[tuple[int, int, str]] = []
    for first, last, kind in sorted(mentions(rows), key=lambda m: m[0] - m[1]):  # widest first
        head = _head_word(rows, first, last)
        if kind == "time":
            if _is_time(rows, first, last):
                spans.append((first, last, "TIME"))
        elif rows[head][3] == "PROPN" and kind in _TYPES:
            start, end = _name_span(rows, head, first, last, _TYPES[kind])
            form = tuple(r[1].lower() for r in rows[start : end + 1])
            if len(form) > 1 or form[0] not in TITLES:
                spans.append((start, end, names.get(form) or _TYPES[kind]))
    spans += [(a, b, "QUANTITY") for a, b in _quantities(rows)]
    for n, row in enumerate(rows):
        people = names.get((row[1].lower(),)) == "NORP" or _DEMONYM.search(row[1])
        if row[3] == "ADJ" and row[1].istitle() and row[2][:1].isupper() and people:
            spans.append((n, n, "NORP"))
    return _flat([*_peoples(rows, names), *spans], len(rows))


def _peoples(
    rows: Sequence[Sequence[str]], names: Mapping[tuple[str, ...], str]
) -> list[tuple[int, int, str]]:
    """Names of peoples in two words ("North Korean"), as the tables have them."""
    pairs = [(n, tuple(r[1].lower() for r in rows[n : n + 2])) for n in range(len(rows) - 1)]
    return [(n, n + 1, "NORP") for n, pair in pairs if names.get(pair) == "NORP"]


def _flat(spans: Sequence[tuple[int, int, str]], size: int) -> list[tuple[int, int]]:
    """Tags of a flat analysis: an earlier (wider) span keeps its words."""
    tags = ["O"] * size
    for first, last, kind in spans:
        if all(t == "O" for t in tags[first : last + 1]):
            tags[first : last + 1] = [f"B-{kind}", *[f"I-{kind}"] * (last - first)]
    return [exact(tag) for tag in tags]


def exact(tag: str) -> tuple[int, int]:
    """One known tag as allowed sets of a word's first and further atoms."""
    return mask(tag), mask("I" + tag[1:] if tag != "O" else "O")


assert len(TAGS) < 31
