"""Entity tags for text without them, from trees, parts of speech and lists of names.

UD EWT has no entities, but its proper nouns are names of some type. Lists (the project's own tables
of actors, and names that the annotated sets use in one type only) give the type where they know it;
where they don't, the loss only asks for some type.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from training.corpora import ANY_TAG, ENTITY_TYPES, TAGS, Sentence, mask, word_list
from training.gum_entities import TITLES, exact
from training.news_sentences import known_names

Names = Mapping[tuple[str, ...], str]

_DAYS = word_list("days")
_PEOPLES = word_list("peoples")
_ORG_ENDS = word_list("organisation_ends")
_PLACE_ENDS = word_list("place_ends")
_GIVEN_MINIMUM = 2  # a given name is one that opens so many different full names


def _any(prefix: str, types: Iterable[str] = ENTITY_TYPES) -> int:
    return mask(*(f"{prefix}-{t}" for t in types))


_B, _I = _any("B"), _any("I")
_PLURAL = _any("B", ("NORP", "ORG", "PLACE", "MISC", "EVENT"))
_OPEN_LOWER = mask("O", "TIME", "QUANTITY")


def written_names(folder: Path) -> dict[str, str]:
    """Names in the tables of the actors room, as written, with their type."""
    found: dict[str, str] = {}

    def add(kind: str, *columns: str) -> None:
        for name in ";".join(columns).split(";"):
            if name.strip(" ?"):
                found.setdefault(name.strip(" ?"), kind)

    for row in _rows(folder / "countries.txt"):
        add("PLACE", row[1], row[2], row[5])
        add("NORP", row[3], row[4])
    for row in _rows(folder / "places.txt"):
        add("PLACE", row[1])
    for row in _rows(folder / "seats.txt"):
        add("PLACE", *(n for n in row[1].split(";") if "dministration" not in n))
    for row in _rows(folder / "bodies.txt"):
        add("ORG", row[1], row[5] if len(row) > 5 else "")
    add("NORP", *sorted(_PEOPLES))
    for row in _rows(folder / "people.txt"):
        add("PERSON", row[0])
    return found


def read_tables(folder: Path) -> dict[tuple[str, ...], str]:
    """The same, as lower-case words with hyphens apart, without persons."""
    named = written_names(folder)
    return {
        tuple(name.lower().replace("-", " - ").split()): kind
        for name, kind in reversed(named.items())
        if kind != "PERSON"
    }


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [x.split("|") + [""] * 6 for x in lines if x.strip() and not x.startswith("#")]


def harvest(sentences: Iterable[Sentence]) -> tuple[dict[tuple[str, ...], str], set[str]]:
    """Names that annotated sentences use in one type only, and given names of persons."""
    types: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    given: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for s in sentences:
        for name, kind in _spans(s):
            types[name][kind] += 1
            if kind == "PERSON" and len(name) > 1:
                given[name[0]].add(name)
    unique = {n: next(iter(c)) for n, c in types.items() if len(c) == 1 and c.total() > 1}
    return unique, {n for n, full in given.items() if len(full) >= _GIVEN_MINIMUM and n.isalpha()}


def _spans(s: Sentence) -> Iterable[tuple[tuple[str, ...], str]]:
    if s.entities is None:
        return
    forms, kind = s.forms(), ""
    name: list[str] = []
    for form, (bits, _) in [*zip(forms, s.entities, strict=True), ("", (1, 1))]:
        tag = TAGS[bits.bit_length() - 1] if bits.bit_count() == 1 else "O"
        if name and tag != f"I-{kind}":
            if kind not in ("TIME", "QUANTITY"):
                yield tuple(name), kind
            name = []
        if tag.startswith("B-"):
            kind = tag[2:]
        if tag[2:] == kind and tag != "O":
            name.append(form.lower())


class WeakTagger:
    """Allowed tags for the words of treebank sentences."""

    def __init__(self, names: Names, given: set[str]) -> None:
        self._names = names
        self._given = given
        self._longest = max((len(n) for n in names), default=1)

    def tag(self, s: Sentence) -> list[tuple[int, int]]:
        """Allowed tags of each word: for its first atom, and for its further atoms."""
        if s.upos is None or s.heads is None:
            raise ValueError("a sentence without a tree")
        forms = [f.lower() for f in s.forms()]
        tags = [
            self._alone(f, u, form) for f, u, form in zip(forms, s.upos, s.forms(), strict=True)
        ]
        for start, end in self._runs(s, forms):
            self._tag_run(s, forms, start, end, tags)
        for start, end, kind in known_names(s.forms(), self._names):
            if end - start > 1 and kind in ("NORP", "PLACE"):  # "North Korean", "United States"
                tags[start:end] = [exact(f"{'I' if n else 'B'}-{kind}") for n in range(end - start)]
        for n, form in enumerate(forms):
            name_follows = n + 1 < len(forms) and s.upos[n + 1] == "PROPN"  # "Jan Petersen"
            if form.rstrip(".") in _DAYS and s.upos[n] == "PROPN" and not name_follows:
                tags[n] = (mask("TIME"), mask("I-TIME"))
        return tags

    def _alone(self, lower: str, upos: str, form: str) -> tuple[int, int]:
        if lower in TITLES or upos in ("VERB", "AUX", "PRON", "SCONJ", "INTJ"):
            return exact("O")
        if self._names.get((lower,)) == "NORP" and form[:1].isupper():
            return mask("B-NORP", "I-ORG", "I-MISC", "I-EVENT", "I-PLACE"), ANY_TAG & ~1
        if "." in form[1:-1] or "@" in form:
            return ANY_TAG, ANY_TAG
        if form[:1].islower() or not form[:1].isalnum():
            return _OPEN_LOWER, _OPEN_LOWER
        return ANY_TAG, ANY_TAG

    def _runs(self, s: Sentence, forms: Sequence[str]) -> list[tuple[int, int]]:
        """Maximal runs of proper nouns; hyphens and "of" inside a run belong to it."""
        runs: list[tuple[int, int]] = []
        n = 0
        upos, heads = s.upos or [], s.heads or []
        while n < len(forms):
            if upos[n] != "PROPN" or forms[n] in TITLES:
                n += 1
                continue
            end = n + 1
            while end < len(forms):
                linked = any(n <= heads[k] < end for k in range(end, min(end + 3, len(forms)))) or (
                    any(heads[k] >= end for k in range(n, end))
                )
                if upos[end] == "PROPN" and linked:
                    end += 1
                elif forms[end] in ("of", "-", "&") and end + 1 < len(forms) and (
                    upos[end + 1] == "PROPN" and linked
                ):  # fmt: skip
                    end += 2
                else:
                    break
            runs.append((self._reach_left(s, forms, n, end), end))
            n = end
        return runs

    def _reach_left(self, s: Sentence, forms: Sequence[str], start: int, end: int) -> int:
        """Take in capitalised modifiers: "United States", "National Guard"; not "Israeli Army"."""
        upos, heads, cased = s.upos or [], s.heads or [], s.forms()
        first = start
        while first > 0 and upos[first - 1] in ("ADJ", "NOUN", "VERB") and (
            cased[first - 1][:1].isupper() and start <= heads[first - 1] < end
        ):  # fmt: skip
            first -= 1
        known = next((n for n in range(first, start) if tuple(forms[n:end]) in self._names), None)
        if known is not None:
            return known
        kinds = [self._names.get((forms[n],)) for n in range(first, start) if n]
        return first if len(kinds) == start - first and "NORP" not in kinds else start

    def _tag_run(
        self, s: Sentence, forms: Sequence[str], start: int, end: int, tags: list[tuple[int, int]]
    ) -> None:
        kind = self._kind(s, forms, start, end)
        if not kind and any("@" in f or "." in f[1:-1] for f in forms[start:end]):
            return  # addresses
        plural = s.feats is not None and "Number=Plur" in s.feats[start] and end - start == 1
        for n in range(start, end):
            if kind:
                tags[n] = (mask(f"{'I' if n > start else 'B'}-{kind}"), mask(f"I-{kind}"))
            elif "of" in forms[start:end] or "-" in forms[start:end]:
                tags[n] = (_B | _I | (0 if (s.upos or [])[n] == "PROPN" else 1), _I | 1)
            else:
                tags[n] = (_I if n > start else _PLURAL if plural else _B, _I)

    def _kind(self, s: Sentence, forms: Sequence[str], start: int, end: int) -> str:
        known = self._names.get(tuple(forms[start:end]))
        if known:
            return known
        if (start and forms[start - 1] in TITLES) or forms[start] in self._given:
            return "PERSON" if end - start < 4 else ""
        if forms[end - 1] in _ORG_ENDS and end - start > 1:
            return "ORG"
        return "PLACE" if forms[end - 1] in _PLACE_ENDS and end - start > 1 else ""
