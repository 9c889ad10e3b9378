"""Loaded wording in an outlet's own voice, with a plain reason for each.

Only what the outlet says itself counts: words inside quotation marks and inside content that
somebody else answers for are left out. Method: a lexicon by hand (``loaded.toml``) with parts of
speech and the nouns beside which a word does or does not carry a judgement. It aims at few
false marks rather than at every loaded word.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crossread.claims._quotes import quotations
from crossread.model import Attribution, EntityType, Loaded, Reading, SentenceKind, Span

_PERSONAL = frozenset(
    "he she they we you who i people man woman men women official leader president minister"
    " government administration senator lawmaker critic party ally enemy democrat republican"
    " general army military opponent rival supporter regime establishment media kremlin pentagon"
    " congress elite diplomat spokesman spokeswoman aide boss chief commander voter crowd"
    " politician billionaire king prince candidate campaign conservative liberal activist".split()
)
_NAMES = (EntityType.PERSON, EntityType.ORG, EntityType.NORP, EntityType.PLACE)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A word or phrase with the reason and the company that it needs or shuns."""

    words: str  # a phrase holds blanks or hyphens and is compared with the text itself
    reason: str
    pos: frozenset[str]
    of: frozenset[str]
    not_of: frozenset[str]
    persons: bool


def loaded(reading: Reading, attributions: Iterable[Attribution]) -> tuple[Loaded, ...]:
    """Return the outlet's own loaded words, in text order, each with a plain reason."""
    own = _own_voice(reading, attributions)
    lower = tuple(word.lower() for word in reading.words)
    found: list[Loaded] = []
    last = 0
    for token in range(len(reading)):
        if token < last or not own[token]:
            continue
        for entry in _candidates(lower[token], reading.lemma[token].lower()):
            end = _end(reading, token, entry)
            if end and all(own[token:end]):
                last = end
                found.append(Loaded(reading.span(token, end), entry.reason))
                break
    return tuple(found)


def _own_voice(reading: Reading, attributions: Iterable[Attribution]) -> list[bool]:
    own = [True] * len(reading)
    spans = [s for a in attributions if a.speaker is not None for s in a.content]
    spans += [Span(q.start, q.end) for q in quotations(reading.report.text)]
    for span in spans:
        for token in reading.tokens_in(span):
            own[token] = False
    for sentence in reading.sentences:
        if reading.sentence_kind[sentence] is SentenceKind.FURNITURE:
            for token in reading.tokens_of(sentence):
                own[token] = False
    return own


def _candidates(word: str, lemma: str) -> tuple[_Entry, ...]:
    entries = _lexicon()
    found = entries.get(word, ())
    return found if word == lemma else (*found, *entries.get(lemma, ()))


def _end(reading: Reading, token: int, entry: _Entry) -> int:
    """Return the token after an entry that stands here, or 0."""
    if _is_phrase(entry.words):
        start = reading.start[token]
        end = start + len(entry.words)
        text = reading.report.text
        stands = text[start:end].lower() == entry.words and not text[end : end + 1].isalnum()
        return reading.tokens_in(Span(start, end)).stop if stands else 0
    return token + 1 if _fits(reading, token, entry) else 0


def _is_phrase(words: str) -> bool:
    return " " in words or "-" in words


def _fits(reading: Reading, token: int, entry: _Entry) -> bool:
    if reading.upos[token] not in entry.pos and "PHRASE" not in entry.pos:
        return False
    beside = _company(reading, token)
    if entry.of and entry.of.isdisjoint(beside):
        return False
    if not entry.not_of.isdisjoint(beside):
        return False
    return not entry.persons or _personal(reading, token)


def _company(reading: Reading, token: int) -> set[str]:
    """Return the lemmas of the head, the dependents and the object of a word."""
    near = [reading.head[token], *reading.children[token]]
    if token + 1 < len(reading):
        near.append(token + 1)
    return {reading.lemma[t].lower() for t in near if t >= 0}


def _personal(reading: Reading, token: int) -> bool:
    """Return whether a word is said of a person, group, office or country."""
    if reading.upos[token] in ("NOUN", "PROPN"):
        return True
    for other in (reading.child(token, "nsubj", "nsubj:pass"), reading.head[token]):
        if other is not None and other >= 0 and _is_somebody(reading, other):
            return True
    return False


def _is_somebody(reading: Reading, token: int) -> bool:
    if reading.lemma[token].lower() in _PERSONAL or reading.words[token].lower() in _PERSONAL:
        return True
    return reading.upos[token] == "PROPN" and any(
        m.start <= token < m.end and m.type in _NAMES for m in reading.mentions
    )


@cache
def _lexicon() -> Mapping[str, tuple[_Entry, ...]]:
    """Return the entries by first word, longest phrase first."""
    text = files("crossread.claims").joinpath("loaded.toml").read_text(encoding="utf-8")
    found: dict[str, list[_Entry]] = {}
    for group in tomllib.loads(text)["group"]:
        for entry in _entries(group):
            for key in _keys(entry.words):
                found.setdefault(key, []).append(entry)
    return {k: tuple(sorted(v, key=lambda e: -len(e.words))) for k, v in found.items()}


def _keys(words: str) -> set[str]:
    """Return the forms that a first token may have, whatever the tokeniser splits off."""
    first = words.split()[0]
    stem = re.split(r"[-'’]", first)[0]
    contracted = re.match(r"\w+(?=n['’]t)", first)
    return {first, stem, contracted.group() if contracted else stem}


def _entries(group: Mapping[str, str | bool]) -> Iterator[_Entry]:
    for words in str(group["words"]).split():
        yield _Entry(
            words.replace("_", " "),
            str(group["reason"]),
            frozenset(str(group["pos"]).split()),
            frozenset(str(group.get("of", "")).split()),
            frozenset(str(group.get("not_of", "")).split()),
            bool(group.get("persons", False)),
        )
