"""Label inventories of the heads, counted over the training treebanks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from crossread.reading import _lemmas
from training.corpora import TAGS, Sentence

_MIN_COUNT = 3  # rarer lemma scripts, features and relations are left to the exceptions or lost


@dataclass(frozen=True)
class Labels:
    """Ordered labels; an index is what the network predicts."""

    upos: tuple[str, ...]
    feats: tuple[str, ...]
    scripts: tuple[str, ...]
    relations: tuple[str, ...]
    tags: tuple[str, ...] = TAGS


def collect(sentences: Iterable[Sentence]) -> Labels:
    """The inventories over all sentences that have trees."""
    upos, feats, scripts, relations = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for s in sentences:
        if s.upos is None or s.feats is None or s.lemmas is None or s.relations is None:
            continue
        upos.update(s.upos)
        feats.update(s.feats)
        relations.update(s.relations)
        for form, lemma in zip(s.forms(), s.lemmas, strict=True):
            scripts[_lemmas.derive(form, lemma)] += 1
    return Labels(tuple(sorted(upos)), _common(feats), _common(scripts), _common(relations))


def _common(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(k for k, n in counts.most_common() if n >= _MIN_COUNT)
