"""Everything that is trained on, gathered from the data folder."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from training.corpora import Document, Sentence, detokenise, read_conllu
from training.entity_sets import read_meantime_names, read_re3d, read_wikigold, read_wnut
from training.gum_entities import tag_sentence
from training.news_sentences import read_ecb
from training.weak_entities import WeakTagger, harvest, read_tables

FILES = (
    "ud-ewt/train.conllu", "ud-gum/train.conllu",
    "ner-wikigold/CONLL-format/data/wikigold.conll.txt",
    "ner-wnut17/CONLL-format/data/train/wnut17train.conll", "factuality/UDS_IH2_train.jsonl",
    "factuality/MEANTIME_train.jsonl",
    "coref-meantime/meantime.conll", "coref-meantime/entities_mentions.json",
    "coref-ecbplus/documents.jsonl", "coref-ecbplus/typed_mentions.jsonl",
)  # fmt: skip
# How often each source is seen an epoch: news-like and small sets more, posts less.
SHARES = {
    "ewt": 1.0,
    "gum": 1.0,
    "wikigold": 1.0,
    "wnut": 0.25,
    "re3d": 1.0,
    "meantime": 1.0,
    "ecb": 0.2,
}


@dataclass
class Corpus:
    """Training and development documents."""

    train: list[Document]
    dev: dict[str, list[Document]]
    digests: dict[str, str]

    def sentences(self) -> list[Sentence]:
        """All training sentences."""
        return [s for d in self.train for s in d.sentences]


def gather(data: Path, tables: Path) -> Corpus:
    """Read all training sets (openly licensed only) and the development treebanks.

    Args:
        data: folder of the sets.
        tables: the actors room's tables, which type the names of the treebank without entities.
    """
    names = read_tables(tables)
    ewt = read_conllu(data / FILES[0], "ewt")
    add_factuality(ewt, data / FILES[4])
    typed = read_conllu(data / FILES[1], "gum", partial(tag_sentence, names=names))
    typed += read_wikigold(data / "ner-wikigold")
    found, given = harvest(s for d in typed for s in d.sentences)
    weak = WeakTagger(found | names, given)
    for document in ewt:
        for s in document.sentences:
            s.entities = weak.tag(s)
    train = [*ewt, *typed, *read_wnut(data / FILES[3]), *read_re3d(data / "ner-re3d", names)]
    train += [read_meantime(data / FILES[5]), *read_meantime_names(data / "coref-meantime", names)]
    train += read_ecb(data / "coref-ecbplus", names, given)
    dev = {k: read_conllu(data / f"ud-{k}/dev.conllu", k) for k in ("ewt", "gum")}
    files = [data / f for f in FILES] + sorted((data / "ner-re3d").glob("*/*.jsonl"))
    return Corpus(train, dev, {str(f.relative_to(data)): digest(f) for f in files})


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _key(text: str) -> str:
    return "".join(text.split()).translate(str.maketrans("’‘“”", "''\"\""))


def add_factuality(documents: list[Document], path: Path) -> int:
    """Put UDS-IH2 factuality on the EWT sentences that it annotates; returns how many words."""
    by_text = {_key(s.text): s for d in documents for s in d.sentences}
    placed = 0
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        tokens = record["text"].split(" ")
        sentence = by_text.get(_key(record["text"]))
        if sentence is None:
            continue
        starts = {len(_key(sentence.text[:a])): n for n, (a, _) in enumerate(sentence.words)}
        for target in record["targets"]:
            word = starts.get(len(_key(" ".join(tokens[: target["span1"][0]]))))
            if word is not None:
                sentence.factuality[word] = float(target["label"])
                placed += 1
    return placed


def read_meantime(path: Path) -> Document:
    """MEANTIME factuality: Wikinews sentences."""
    sentences = []
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        text, spans = detokenise(record["text"].split(" "))
        facts = {t["span1"][0]: float(t["label"]) for t in record["targets"]}
        sentences.append(Sentence(text, spans, factuality=facts))
    return Document("meantime", "meantime", sentences)
