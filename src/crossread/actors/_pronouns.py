"""Whom "he" and "she" mean: scored antecedents over the parse.

The features follow what is known to work for news (same pronoun's last chain, subject, subject of
a speech verb, gender, distance of up to six sentences). The weights were set by hand on news texts
and then tried on the training part of UD English GUM, where no single weight taken times 0.6 or
1.4 wins more than one case of 906; its dev part is measured by ``python -m benchmarks speakers``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from crossread.model import Reading

HE = {"he": "m", "him": "m", "his": "m", "himself": "m",
      "she": "f", "her": "f", "hers": "f", "herself": "f"}  # fmt: skip
WINDOW = 6  # sentences
_SUBJECT = frozenset({"nsubj", "nsubj:pass", "csubj"})
_OBJECT = frozenset({"obj", "iobj"})

WEIGHTS = {
    "sentence": -0.75,  # for each sentence back
    "same sentence": 0.3,
    "subject": 1.0,
    "object": 0.25,
    "possessor": 0.2,
    "appositive": -0.3,
    "proper": 0.6,
    "same pronoun": 1.2,
    "governing subject": 1.3,
    "speech": 0.5,
    "gender known": 0.7,
    "often": 0.22,  # for each earlier mention, up to five
    "other side of a quotation mark": -0.9,
    "quoted by the pronoun's own verb": -2.0,
    "indefinite": -0.8,
    "embedded subject": -0.6,  # subject of a clause below the main one, in an earlier sentence
    "speaker before": 0.8,  # main subject of a speech verb in the sentence before
    "between": -0.16,  # for each other person spoken of in between, up to five
}
LEAST = -3.2  # below this nobody is meant

SPEECH = frozenset(
    "say tell add claim argue state insist note explain announce declare write ask think believe "
    "know feel hope warn suggest deny admit confirm reply respond report describe acknowledge "
    "accuse call urge stress emphasize recall remember vow pledge promise predict fear "
    "conclude hear see understand want expect wonder realize reveal mention comment express "
    "tweet reiterate maintain contend assert quip joke caution complain concede".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """One mention of somebody: its head token and whether it is a proper name or a pronoun."""

    head: int
    proper: bool = False
    pronoun: str = ""
    indefinite: bool = False  # "another official"


@dataclass(eq=False)
class Somebody:
    """Somebody who can be meant, with where they were spoken of."""

    key: str
    gender: str = ""
    places: list[Place] = field(default_factory=list)


class Antecedents:
    """The people spoken of so far; to be fed in text order."""

    def __init__(self, reading: Reading, quoted: bytes | bytearray) -> None:
        """Start with nobody; *quoted* flags the tokens inside quotation marks."""
        self.reading = reading
        self.quoted = quoted
        self.people: dict[str, Somebody] = {}
        self.order: list[tuple[int, str]] = []  # (head, key), in text order

    def add(self, key: str, place: Place, gender: str = "") -> None:
        """Somebody is spoken of; a gender once known stays."""
        who = self.people.get(key)
        if who is None:
            who = self.people[key] = Somebody(key)
        who.gender = who.gender or gender
        who.places.append(place)
        self.order.append((place.head, key))

    def choose(self, token: int) -> str | None:
        """Return the key of whom the pronoun at *token* means, or None."""
        gender = HE[self.reading.word(token).lower()]
        sentence = self.reading.sentence_of[token]
        near: dict[str, Somebody] = {}
        for head, key in reversed(self.order):
            if sentence - self.reading.sentence_of[head] > WINDOW:
                break
            near.setdefault(key, self.people[key])
        best, best_score = None, LEAST
        for rank, who in enumerate(near.values()):
            if who.gender and who.gender != gender:
                continue
            score = self._score(token, who, gender, min(rank, 5))
            if score is not None and score > best_score:
                best, best_score = who.key, score
        return best

    def _score(self, token: int, who: Somebody, gender: str, between: int) -> float | None:
        scores = [
            s for place in who.places[-4:] if (s := self._place_score(token, place)) is not None
        ]
        if not scores or self._clashes(token, who):
            return None
        score = max(scores) + WEIGHTS["between"] * between
        score += WEIGHTS["gender known"] * (who.gender == gender)
        score += WEIGHTS["often"] * min(5, len(who.places) - 1)
        last = who.places[-1]
        if last.pronoun and HE[last.pronoun] == gender:
            score += WEIGHTS["same pronoun"]
        return score

    def _place_score(self, token: int, place: Place) -> float | None:
        reading = self.reading
        gap = reading.sentence_of[token] - reading.sentence_of[place.head]
        if gap < 0 or gap > WINDOW:
            return None
        link = reading.deprel[place.head]
        score = WEIGHTS["sentence"] * gap + WEIGHTS["proper"] * place.proper
        score += WEIGHTS["same sentence"] * (gap == 0)
        if link in _SUBJECT:
            score += WEIGHTS["subject"]
            verb = reading.head[place.head]
            speaks = verb >= 0 and reading.lemma[verb].lower() in SPEECH
            if speaks and self._speaks(token):
                score += WEIGHTS["speech"]
            if gap == 0 and verb in self._above(token):
                score += WEIGHTS["governing subject"]
            elif gap and verb >= 0:
                score += self._earlier_subject(token, verb, gap)
        elif link in _OBJECT:
            score += WEIGHTS["object"]
        elif link == "nmod:poss":
            score += WEIGHTS["possessor"]
        elif link == "appos":
            score += WEIGHTS["appositive"]
        score += WEIGHTS["indefinite"] * (place.indefinite and not place.proper)
        if self.quoted[token] != self.quoted[place.head]:
            score += WEIGHTS["other side of a quotation mark"]
            if gap == 0 and self.quoted[place.head] and self._speaks(token):
                score += WEIGHTS["quoted by the pronoun's own verb"]
        return score

    def _earlier_subject(self, token: int, verb: int, gap: int) -> float:
        """Weigh a subject of an earlier sentence by whether its clause is the main one."""
        reading = self.reading
        main = reading.deprel[verb] in {"root", "parataxis"} or (
            reading.deprel[verb] == "conj" and reading.deprel[reading.head[verb]] == "root"
        )
        if not main:
            return WEIGHTS["embedded subject"]
        spoke = gap == 1 and reading.lemma[verb].lower() in SPEECH and self._speaks(token)
        return WEIGHTS["speaker before"] if spoke else 0.0

    def _speaks(self, token: int) -> bool:
        verb = self.reading.head[token]
        return (
            verb >= 0
            and self.reading.deprel[token] == "nsubj"
            and self.reading.lemma[verb].lower() in SPEECH
        )

    def _above(self, token: int) -> list[int]:
        """Return the predicates above the pronoun's own clause, in its sentence."""
        found: list[int] = []
        here = self.reading.head[token]
        while here >= 0 and len(found) < 12:
            here = self.reading.head[here]
            found.append(here)
        return found

    def _clashes(self, token: int, who: Somebody) -> bool:
        """Return whether the pronoun would stand beside its antecedent under one verb."""
        verb = self.reading.head[token]
        if self.reading.deprel[token] == "nmod:poss" or verb < 0:
            return False
        if self.reading.word(token).lower().endswith("self"):
            return False
        return any(
            self.reading.head[p.head] == verb
            and self.reading.deprel[p.head].split(":")[0] in {"nsubj", "obj", "iobj", "obl"}
            for p in who.places[-3:]
        )
