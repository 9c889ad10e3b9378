"""Lemmas that the training treebanks agree on, by lower-case form and part of speech."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from crossread.reading._lemmas import key
from training.corpora import Sentence, read_conllu, word_list

_AGREEMENT = 0.9  # share of the commonest lemma; below it the network decides
_OPEN = ("PROPN", "X", "NUM", "SYM", "PUNCT")  # form and lemma are the same but for case


def lexicon(data: Path) -> dict[str, str]:
    """ "form UPOS" to lemma, over the training treebanks."""
    documents = [d for k in ("ewt", "gum") for d in read_conllu(data / f"ud-{k}/train.conllu", k)]
    seen = count(s for d in documents for s in d.sentences)
    return irregular("VERB", "irregular_verbs") | irregular("NOUN", "irregular_nouns") | seen


def irregular(upos: str, name: str) -> dict[str, str]:
    """Irregular forms by hand: facts of the language that no treebank holds in full."""
    pairs = (entry.split("=") for entry in sorted(word_list(name)))
    return {key(form, upos): lemma for form, lemma in pairs}


def count(sentences: Iterable[Sentence]) -> dict[str, str]:
    """The lexicon of some sentences."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for s in sentences:
        for form, upos, lemma in zip(s.forms(), s.upos or (), s.lemmas or (), strict=True):
            if upos not in _OPEN:
                seen[key(form, upos)][lemma] += 1
    best = {k: (*c.most_common(1)[0], c.total()) for k, c in seen.items()}
    return {k: lemma for k, (lemma, n, total) in sorted(best.items()) if n >= _AGREEMENT * total}
