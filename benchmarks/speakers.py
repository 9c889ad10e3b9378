"""Whom "he" and "she" mean as subjects of speech and thought verbs, on GUM's gold trees.

An answer is right if the chosen antecedent stands in the same identity chain. People are GUM's
gold mentions of persons; pronouns resolved earlier count as mentions of whom they were resolved
to, right or wrong. `--split` picks the part of ud-gum; a folder of one file a document (as
attribution-gum) is read whole. Fiction, speech and talk are left out as in the anchor.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks._common import Errors, digest, find, percent
from crossread.actors import resolve
from crossread.actors._catalogue import catalogue
from crossread.actors._keys import name_atoms, person_key
from crossread.actors._pronouns import HE, SPEECH, Antecedents, Place
from crossread.actors._scene import Scene
from crossread.model import Actor, ActorKind, Reading
from tests.support.conllu import documents, entity_mentions, reading_from_conllu

GENRES = {"news", "interview", "bio", "voyage", "whow", "academic", "court", "essay", "textbook",
          "letter", "podcast", "speech"}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add `--genres`."""
    parser.add_argument(
        "--genres", default="", help="only these, comma-separated; default: non-fiction"
    )

    parser.add_argument("--every", action="store_true", help="every he and she, not only speakers")


def run(args: argparse.Namespace) -> dict[str, Any]:
    """Return accuracy over all cases, over news, and of taking the nearest person."""
    files = find(args.data, f"{args.split}.conllu", "dep/*.conllu")
    errors = Errors(getattr(args, "errors", None))
    genres = set(args.genres.split(",")) if args.genres else GENRES
    counts: dict[str, list[int]] = {}
    for name, text in _documents(files):
        genre = name.split("_")[1] if name.count("_") > 1 else ""
        if genre not in genres:
            continue
        for right, nearest in _cases(name, text, errors, every=args.every):
            for key in ("all", genre):
                tally = counts.setdefault(key, [0, 0, 0])
                tally[0] += 1
                tally[1] += right
                tally[2] += nearest
    errors.write()
    total = counts.get("all", [0, 0, 0])
    return {
        "accuracy": percent(total[1], total[0]),
        "nearest_person": percent(total[2], total[0]),
        "items": total[0],
        "by_genre": {k: [percent(c[1], c[0]), c[0]] for k, c in sorted(counts.items())},
        "data": digest(files),
    }


def _documents(files: list[Path]) -> Iterator[tuple[str, str]]:
    for file in files:
        yield from documents(file)


def _cases(
    name: str, text: str, errors: Errors, *, every: bool = False
) -> Iterator[tuple[bool, bool]]:
    """Yield (right, nearest is right) for each case of one document."""
    reading = reading_from_conllu(text)
    cast = resolve(reading)
    scene = Scene(reading, catalogue(), None)
    people = Antecedents(reading, scene.quoted)
    gold = {
        scene.top(start, end): (chain, end - start)
        for chain, kind, start, end in sorted(entity_mentions(text), key=lambda m: m[2] - m[3])
        if kind == "person"
    }
    chain_of: dict[str, set[str]] = {}
    last = ""
    for token in sorted(gold):
        chain, _ = gold[token]
        word = reading.word(token).lower()
        if word in HE:
            key = people.choose(token)
            if every or _speaks(reading, token):
                right = key is not None and chain == _chain_at(people, key, gold)
                yield right, last == chain
                if not right:
                    errors.add(doc=name, sentence=_words(reading, token), pronoun=word,
                               answer=key or "", gold=_first(gold, chain, reading))  # fmt: skip
            if key is not None:
                people.add(key, Place(token, pronoun=word), HE[word])
            last = chain
            continue
        if reading.upos[token] == "PRON" or "Number=Plur" in reading.feats[token]:
            continue
        _add(scene, cast.at(token), token, people)
        chain_of.setdefault(chain, set()).add(word)
        last = chain


def _add(scene: Scene, actor: Actor | None, token: int, people: Antecedents) -> None:
    """Add a gold mention: known by name where the room knows it, else by its own place."""
    proper = scene.upos[token] == "PROPN"
    word = scene.lower[token]
    role = scene.catalogue.roles.get(word)
    gender = next((r.gender for r in role or () if len(r.words) == 1), "")
    key = f"@{token}"
    if actor is not None and actor.kind is ActorKind.PERSON:
        key = actor.id
        person = scene.catalogue.people.get(actor.id)
        given = person_key(name_atoms(actor.name))[:1]
        gender = person.gender if person else scene.catalogue.genders.get("".join(given), gender)
    people.add(key, Place(token, proper=proper), gender)


def _speaks(reading: Reading, token: int) -> bool:
    verb = reading.head[token]
    return (
        reading.deprel[token] == "nsubj"
        and reading.word(token).lower() in {"he", "she"}
        and verb >= 0
        and reading.lemma[verb].lower() in SPEECH
    )


def _chain_at(people: Antecedents, key: str, gold: dict[int, tuple[str, int]]) -> str:
    """Return the chain of the last mention that an answer stands for."""
    return gold[people.people[key].places[-1].head][0]


def _words(reading: Reading, token: int) -> str:
    return reading.span_of(reading.sentence_of[token]).of(reading.report.text)


def _first(gold: dict[int, tuple[str, int]], chain: str, reading: Reading) -> str:
    return next(reading.word(t) for t in sorted(gold) if gold[t][0] == chain)
