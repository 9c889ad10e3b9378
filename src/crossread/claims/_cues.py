"""The lexicon of words that introduce what somebody says, thinks or shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crossread.model import Stance

_STANCES = {
    "n": Stance.NEUTRAL,
    "e": Stance.ENDORSING,
    "d": Stance.DISTANCING,
    "x": Stance.DENYING,
}
# A negated cue: who "did not deny" it says nothing, who "could not confirm" it leaves it open.
_NEGATED = {Stance.DENYING: Stance.NEUTRAL, Stance.ENDORSING: Stance.DISTANCING}
_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote written", "speak": "spoke spoken",
    "think": "thought", "know": "knew known", "feel": "felt", "see": "saw seen",
    "hear": "heard", "find": "found", "read": "read", "show": "showed shown",
    "swear": "swore sworn", "understand": "understood", "foresee": "foresaw foreseen",
    "forbid": "forbade forbidden", "begin": "began begun", "sing": "sang sung", "put": "put",
    "mean": "meant", "bet": "bet", "cast": "cast", "broadcast": "broadcast", "hit": "hit",
    "shoot": "shot", "seek": "sought", "teach": "taught", "forecast": "forecast",
    "go": "went gone", "prove": "proved proven", "plead": "pleaded pled",
    "learn": "learned learnt", "paint": "painted",
}  # fmt: skip
# Last consonant doubled before -ed and -ing: short verbs by rule ("slam"), longer ones by list.
_SHORT = re.compile(r"[^aeiou]+[aeiou][^aeiouwxy]$|qui[^aeiouwxy]$")
_DOUBLED = frozenset("admit rebut submit commit permit refer infer concur".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of ``cues.tsv``; the header of that file explains the frames."""

    lemma: str
    kind: str
    stance: Stance
    frames: frozenset[str]
    prepositions: frozenset[str]  # "@of": the phrase is the content
    beside_object: frozenset[str]  # "&for": the phrase belongs to the object

    def takes(self, *frames: str) -> bool:
        """Return whether the word has one of these frames."""
        return not self.frames.isdisjoint(frames)


def negated(stance: Stance) -> Stance:
    """Return the stance of a cue under negation."""
    return _NEGATED.get(stance, stance)


@cache
def verbs() -> Mapping[str, Cue]:
    """Reporting verbs by lemma."""
    return _entries()["V"]


@cache
def verb_forms() -> Mapping[str, Cue]:
    """Reporting verbs by inflected form, for words whose lemma the tagger got wrong."""
    return {form: cue for cue in reversed(list(verbs().values())) for form in _forms(cue.lemma)}


def find_verb(lemma: str, form: str) -> Cue | None:
    """Return the reporting verb with this lemma, or failing that with this inflected form."""
    return verbs().get(lemma) or verb_forms().get(form)


def _forms(lemma: str) -> tuple[str, ...]:
    irregular = _IRREGULAR.get(lemma)
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    if lemma in _DOUBLED or _SHORT.match(lemma):
        stem += lemma[-1]
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    past = stem + "ed"
    if lemma[-1] == "y" and lemma[-2] not in "aeiou":
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    past_forms = tuple(irregular.split()) if irregular else (past,)
    return (lemma, third, stem + "ing", *past_forms)


@cache
def nouns() -> Mapping[str, Cue]:
    """Reporting nouns by lemma."""
    return _entries()["N"]


@cache
def adjectives() -> Mapping[str, Cue]:
    """Adjectives of belief and attitude by lemma."""
    return _entries()["A"]


@cache
def adverbs() -> Mapping[str, Cue]:
    """Adverbs that attribute to nobody in particular, by lower-case form."""
    return _entries()["R"]


@cache
def _entries() -> Mapping[str, Mapping[str, Cue]]:
    found: dict[str, dict[str, Cue]] = {"V": {}, "N": {}, "A": {}, "R": {}}
    text = files("crossread.claims").joinpath("cues.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            lemma, pos, kind, stance, frames = line.split("\t")
            found[pos][lemma] = _cue(lemma, kind, _STANCES[stance], frames.split())
    return found


def _cue(lemma: str, kind: str, stance: Stance, frames: list[str]) -> Cue:
    return Cue(
        lemma,
        kind,
        stance,
        frozenset(f for f in frames if f[0] not in "@&"),
        frozenset(f[1:] for f in frames if f[0] == "@"),
        frozenset(f[1:] for f in frames if f[0] == "&"),
    )
