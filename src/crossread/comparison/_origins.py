"""Where the statements of a matter come from before the outlets, and how many that is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from crossread.comparison._wording import quote_relation, words
from crossread.model import Account, ActorKind, Attribution, Kinship, Link, Origin, Span

UNKNOWN = "not said"
# Unnamed sources that differ only in these words are described, not told apart:
# "a senior White House official", "the official", "officials".
_VAGUE = frozenset(
    "a an the some several many two three four senior top other another one unnamed anonymous "
    "former who on of in at from with and for by briefing reporters familiar condition "
    "anonymity speaking his her their its".split()
)


_NOBODY = frozenset("a an the it he she they we i you who which that this these those one".split())


@dataclass(frozen=True)
class Voice:
    """One report's source of one cell."""

    report: str
    name: str
    actor: str = ""
    country: str = ""
    named: bool = False
    quotes: tuple[tuple[str, ...], ...] = ()
    known: bool = True


def voice(account: Account, span: Span, attribution: Attribution | None) -> Voice:
    """Return who answers for the words of one cell, as far as the report tells."""
    report = account.report.id
    link = last_known(attribution)
    if attribution is None or link is None:
        return Voice(report, UNKNOWN, known=False)
    text = account.report.text
    quotes = tuple(tuple(words(q.of(text))) for q in attribution.quoted if q.overlap(span) > 0)
    actor = link.actor
    if actor is None or actor.kind is ActorKind.UNNAMED:
        if link.name.casefold() in _NOBODY:
            return Voice(report, UNKNOWN, known=False)
        country = actor.country if actor else ""
        return Voice(report, link.name, "", country, quotes=quotes)
    return Voice(report, link.name, actor.id, actor.country, named=True, quotes=quotes)


def last_known(attribution: Attribution | None) -> Link | None:
    """Return the link of a chain that is farthest from the outlet, the speaker included."""
    if attribution is None:
        return None
    if attribution.speaker is not None:
        return attribution.speaker
    return attribution.chain[-1] if len(attribution.chain) > 1 else None


def origins(voices: Sequence[Voice], kin: Iterable[Kinship] = ()) -> tuple[Origin, ...]:
    """Merge voices into origins; known ones first, in order of first mention.

    Two voices are one origin if they are one actor, if their quoted words are one
    utterance, or if both are unnamed and described alike. Reports of one agency's text
    have its words, so an unnamed source in both is the same. An unknown origin is kept
    to show who rests on nothing named; it confirms nothing.
    """
    related = {frozenset((k.first, k.second)) for k in kin if k.same_origin}
    merged: list[list[Voice]] = []
    for one in dict.fromkeys(v for v in voices if v.known):
        home = [g for g in merged if any(_same(one, other, related) for other in g)]
        fresh = [one, *(v for g in home for v in g)]
        merged = [g for g in merged if g not in home] + [fresh]
    found = [_origin(group) for group in merged]
    covered = {r for o in found for r in o.reports}
    bare = tuple(dict.fromkeys(v.report for v in voices if not v.known and v.report not in covered))
    order = {v.report: i for i, v in reversed(list(enumerate(voices)))}
    found = [replace(o, reports=tuple(sorted(o.reports, key=order.__getitem__))) for o in found]
    found.sort(key=lambda o: (order[o.reports[0]], o.name))
    return (*found, Origin(UNKNOWN, bare, known=False)) if bare else tuple(found)


def independent(found: Iterable[Origin]) -> int:
    """Return how many known origins there are; unknown ones count nothing."""
    return sum(o.known for o in found)


def _origin(group: list[Voice]) -> Origin:
    best = max(group, key=lambda v: (v.named, len(v.name), v.name))
    reports = tuple(dict.fromkeys(v.report for v in group))
    return Origin(best.name, reports, known=True, actor=best.actor)


def _same(one: Voice, other: Voice, related: set[frozenset[str]]) -> bool:
    if one.named and other.named and (one.actor == other.actor or _one_surname(one, other)):
        return True
    if any(quote_relation(a, b) for a in one.quotes for b in other.quotes):
        return True  # one utterance has one speaker, however the outlets name him
    if one.named and other.named:
        return False
    if frozenset((one.report, other.report)) in related:
        return True
    return _described_alike(one, other)


def _one_surname(one: Voice, other: Voice) -> bool:
    """Return whether one report's "Fox" may be another's "Vicente Fox"."""
    if not (one.actor.startswith("local:") or other.actor.startswith("local:")):
        return False  # two people in the catalogue are two people
    return not _apart(one.name, other.name)


def _apart(one: str, other: str) -> bool:
    """Return whether two full names cannot be one person's."""
    a, b = one.casefold().split(), other.casefold().split()
    if not a or not b or a[-1] != b[-1]:
        return True
    return len(a) > 1 and len(b) > 1 and a[0][0] != b[0][0]


def other_person(one: Link, other: Link) -> bool:
    """Return whether two sources are two different people, so far as their names tell."""
    a, b = one.actor, other.actor
    if a is None or b is None or a.kind is not ActorKind.PERSON or b.kind is not ActorKind.PERSON:
        return False
    return a.id != b.id and _apart(a.name, b.name)


def _described_alike(one: Voice, other: Voice) -> bool:
    if one.named or other.named:
        # "the official" may be anybody: a described source is not a named one.
        return False
    a, b = _heads(one.name), _heads(other.name)
    return bool(a & b) and (not one.country or not other.country or one.country == other.country)


def _heads(name: str) -> set[str]:
    found = re.findall(r"[^\W\d_]+", name.casefold())
    return {w.rstrip("s") for w in found if w not in _VAGUE and len(w) > 2}
