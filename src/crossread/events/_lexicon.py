"""The event lexicon: predicates, event nouns and word classes, read once from data files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the lexicon: a predicate with what it needs, and the type that it gives.

    ``needs`` pairs a slot ("obj", "subj", "that", "ing" or a preposition) with a class,
    a lemma, "ACTOR" or "*". ``mode`` "=" takes the mode from the complement.
    """

    type: str
    mode: str
    particle: str
    needs: tuple[tuple[str, str], ...]
    mutual: bool
    order: int

    @property
    def weight(self) -> int:
        """How specific it is: the more, the earlier it is tried."""
        return sum(1 if value == "*" else 2 for _, value in self.needs)


@dataclass(frozen=True, slots=True)
class EventNoun:
    """A noun that names an event, and the prepositions that introduce the other side."""

    type: str
    mode: str
    prepositions: tuple[str, ...]


@cache
def rules() -> Mapping[str, tuple[Rule, ...]]:
    """Return the rules by lemma, the most specific first."""
    found: dict[str, list[Rule]] = {}
    for lemma, rule in _rules():
        found.setdefault(lemma, []).append(rule)
    return {k: tuple(sorted(v, key=lambda r: (-r.weight, r.order))) for k, v in found.items()}


def _rules() -> Iterator[tuple[str, Rule]]:
    kind = ""
    for order, line in enumerate(_lines("lexicon.txt")):
        if line.startswith("["):
            kind = line.strip("[]")
            continue
        words, conditions, mode = (part.strip() for part in line.split("|"))
        needs = tuple(_need(c) for c in conditions.split() if c != "mutual")
        mutual = "mutual" in conditions.split()
        for word in words.split(","):
            lemma, _, particle = word.strip().partition("_")
            yield lemma, Rule(kind, mode, particle, needs, mutual, order)


def _need(condition: str) -> tuple[str, str]:
    slot, _, value = condition.partition("=")
    return slot, value


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """Return the lemmas of each word class."""
    rows = (line.split("\t") for line in _lines("classes.tsv"))
    return {name: frozenset(lemmas.split()) for name, lemmas in rows}


@cache
def sectors() -> Mapping[str, str]:
    """Return the PLOVER sector of nouns for people and bodies."""
    rows = (line.split("\t") for line in _lines("sectors.tsv"))
    return {lemma: sector for sector, lemmas in rows for lemma in lemmas.split()}


@cache
def event_nouns() -> Mapping[str, EventNoun]:
    """Return the nouns that name events."""
    rows = (line.split("\t") for line in _lines("nouns.tsv"))
    return {noun: EventNoun(kind, mode, tuple(p.split())) for noun, kind, mode, p in rows}


@cache
def context_words() -> Mapping[str, frozenset[str]]:
    """Return the PLOVER contexts that a lemma speaks for."""
    found: dict[str, set[str]] = {}
    for line in _lines("contexts.tsv"):
        name, lemmas = line.split("\t")
        for lemma in lemmas.split():
            found.setdefault(lemma, set()).add(name)
    return {lemma: frozenset(names) for lemma, names in found.items()}


@cache
def words(name: str) -> frozenset[str]:
    """Return a list of words by the name of its line in words.tsv."""
    rows = dict(line.split("\t") for line in _lines("words.tsv"))
    return frozenset(rows[name].split())


def _lines(name: str) -> Iterator[str]:
    source = resources.files("crossread.events").joinpath(name)
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.rstrip("\n")
