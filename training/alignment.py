"""Train the scorer that tells whether two claims are on one matter.

::

    python -m training.alignment --data DIR

Positive pairs are claims of two reports of one ECB+ subtopic whose predicates are
coreferent event mentions (annotations CC BY 3.0, reporting verbs left out); negative
pairs hold annotated events that do not corefer. The features are those of the product,
computed by the product. A logistic regression by Newton's method needs no library and
no random numbers: the same data gives the same weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crossread._pipeline import analyse
from crossread.comparison import _compare
from crossread.comparison._features import FEATURES, features
from crossread.comparison._lexis import Lexis
from crossread.comparison._soft import piece_weights
from crossread.comparison._units import Unit, units
from crossread.model import Account, Report
from crossread.reading import load_reader

TARGET = Path(__file__).parents[1] / "src/crossread/comparison/alignment.json"
# More pairs of documents a subtopic would let the large ones (40 reports) drown the rest.
PAIRS_A_SUBTOPIC = 30
# Strong, so that no feature rules alone: ECB+ pairs are nearer to each other than two outlets'
# full reports, and weights fitted closely to them lost five points of recall on points dev.
RIDGE = 4000.0


@dataclass(frozen=True)
class Document:
    """One report with the chains of its annotated event mentions by text offset."""

    subtopic: str
    account: Account
    chains: dict[int, str]  # offset of a mention's first token -> chain
    sentences: frozenset[int]  # numbers of annotated sentences (paragraphs of the text)


_CLOSING = re.compile(r"[.,;:!?%)\]]+|'s|n't|'(?:re|ve|ll|d|m)|''|’s?")


def detokenised(words: Sequence[str]) -> tuple[str, list[int]]:
    """Join words as a newspaper prints them; return the text and each word's offset."""
    text, offsets, in_quotes = "", [], False
    for word in words:
        opened = text.endswith(("(", "$", "[")) or (text.endswith('"') and in_quotes)
        closes = _CLOSING.fullmatch(word) or (word == '"' and in_quotes)
        if text and not opened and not closes:
            text += " "
        offsets.append(len(text))
        text += word
        in_quotes ^= word == '"'
    return text, offsets


def documents(folder: Path) -> Iterator[Document]:
    """Read ECB+ and analyse each document with the product."""
    mentions = _mentions(folder)
    for line in (folder / "documents.jsonl").read_text("utf-8").splitlines():
        raw = json.loads(line)
        kind = raw["subtopic"].removeprefix(raw["topic"])
        key = f"{raw['topic']}_{raw['doc']}{kind}"
        if key not in mentions:
            continue
        yield _document(raw, key, mentions[key])


def _mentions(folder: Path) -> dict[str, list[dict[str, object]]]:
    """Group event mentions by document; reporting and perception verbs are no matters."""
    kept = defaultdict(list)
    kinds = _reporting(folder)
    for part in ("Train", "Dev"):
        file = folder / "gold_mentions" / f"ECB_{part}_Event_gold_mentions.json"
        for m in json.loads(file.read_text("utf-8")):
            place = (m["doc_id"], m["sent_id"], tuple(m["tokens_number"]))
            if place not in kinds:
                kept[m["doc_id"]].append(m)
    return kept


def _reporting(folder: Path) -> set[tuple[str, int, tuple[int, ...]]]:
    found = set()
    for line in (folder / "typed_mentions.jsonl").read_text("utf-8").splitlines():
        m = json.loads(line)
        if re.search("REPORTING|PERCEPTION|ASPECTUAL|CAUSATIVE", m["mention_full_type"]):
            found.add((m["doc_id"], m["sent_id"], tuple(m["tokens_number"])))
    return found


def _document(raw: dict[str, object], key: str, mentions: list[dict[str, object]]) -> Document:
    text, starts = "", []
    for sentence in raw["sentences"]:  # type: ignore[attr-defined]
        line, offsets = detokenised(sentence.split(" "))
        starts.append([len(text) + o for o in offsets])
        text += line + "\n"
    chains, sentences = {}, set()
    for m in mentions:
        row = starts[m["sent_id"]] if m["sent_id"] < len(starts) else []  # type: ignore
        token = m["tokens_number"][0]  # type: ignore[index]
        if token < len(row):
            chains[row[token]] = str(m["coref_chain"])
            sentences.add(m["sent_id"])
    account = analyse(Report(id=key, text=text.rstrip("\n")))
    return Document(str(raw["subtopic"]), account, chains, frozenset(sentences))  # type: ignore


def examples(docs: Sequence[Document]) -> Iterator[tuple[NDArray[np.float32], bool]]:
    """Yield the features of annotated pairs of claims with their label."""
    by_subtopic = defaultdict(list)
    for doc in docs:
        by_subtopic[doc.subtopic].append(doc)
    encode = load_reader().encode
    for group in by_subtopic.values():
        chosen = list(combinations(group, 2))
        step = max(1, len(chosen) // PAIRS_A_SUBTOPIC)
        for first, second in chosen[::step]:
            yield from _pair_examples(first, second, encode)


def _pair_examples(
    first: Document, second: Document, encode: _compare.Encode
) -> Iterator[tuple[NDArray[np.float32], bool]]:
    groups = [units(d.account, i) for i, d in enumerate((first, second))]
    if not all(groups):
        return
    lexis = Lexis(groups)
    sides = [
        _compare._side(d.account, g, lexis, encode)
        for d, g in zip((first, second), groups, strict=True)
    ]
    pieces = piece_weights([side.encodings for side in sides])
    values = features(sides[0], sides[1], pieces)
    for i, one in enumerate(sides[0].units):
        for j, two in enumerate(sides[1].units):
            label = _label(one, first, two, second)
            if label is not None:
                yield values[i, j], label


def _label(one: Unit, first: Document, two: Unit, second: Document) -> bool | None:
    """True: a predicate corefers with an event of the other claim; None: cannot be told.

    Annotators chose the sentences on the seminal event, so a claim of an unchosen sentence
    is taken as another matter; two claims of unchosen sentences may be on anything.
    """
    head_a, all_a = _chains(one, first)
    head_b, all_b = _chains(two, second)
    if (head_a and head_a in all_b) or (head_b and head_b in all_a):
        return True
    if all_a & all_b or not (head_a or head_b):
        return None
    return False


def _chains(unit: Unit, doc: Document) -> tuple[str, set[str]]:
    reading = doc.account.reading
    head = doc.chains.get(reading.start[unit.claim.predicate], "")
    inside = {c for o, c in doc.chains.items() if unit.span.start <= o < unit.span.end}
    return head, inside


# The way in which each feature may speak: what is alike may only speak for one matter, what
# is unlike only against it. Without this, correlated features cancel each other in ways that
# hold on ECB+ alone (cosine got a negative weight, and points dev lost five points).
SIGNS = {"other_figures": -1, "other_agent": -1}


def fit(
    x: NDArray[np.float64], y: NDArray[np.float64], signs: Sequence[int]
) -> NDArray[np.float64]:
    """Return weights, the bias last, of a logistic regression with signs and a ridge.

    *signs* has 1 (may not be negative) or -1 (may not be positive) a column.
    Columns that end on the wrong side are left out one after the other, worst first.
    """
    kept = list(range(len(signs)))
    while True:
        w = _newton(x[:, kept], y)
        wrong = [(w[k] * signs[i], i) for k, i in enumerate(kept) if w[k] * signs[i] < 0]
        if not wrong:
            full = np.zeros(x.shape[1] + 1)
            full[kept], full[-1] = w[:-1], w[-1]
            return full
        kept.remove(min(wrong)[1])


def _newton(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    full = np.hstack([x, np.ones((len(x), 1))])
    w = np.zeros(full.shape[1])
    penalty = RIDGE * np.eye(len(w))
    penalty[-1, -1] = 0
    for _ in range(30):
        p = 1 / (1 + np.exp(-full @ w))
        gradient = full.T @ (p - y) + penalty @ w
        hessian = (full * (p * (1 - p))[:, None]).T @ full + penalty
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-8:
            break
    return w


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pair", type=float, default=0.11, help="threshold, tuned on points dev")
    parser.add_argument("--grow", type=float, default=0.22)
    parser.add_argument("--join", type=float, default=0.6)
    args = parser.parse_args()
    folder = args.data / "coref-ecbplus"
    rows = list(examples(list(documents(folder))))
    x = np.array([v for v, _ in rows], dtype=np.float64)
    y = np.array([label for _, label in rows], dtype=np.float64)
    mean, scale = x.mean(0), np.maximum(x.std(0), 1e-3)
    w = fit((x - mean) / scale, y, [SIGNS.get(f, 1) for f in FEATURES])
    result = {
        "features": list(FEATURES),
        "mean": mean.round(5).tolist(),
        "scale": scale.round(5).tolist(),
        "weight": w[:-1].round(5).tolist(),
        "bias": round(float(w[-1]), 5),
        "pair": args.pair,
        "grow": args.grow,
        "join": args.join,
        "made_from": {
            "set": "ECB+ topics 1-35 (annotations CC BY 3.0)",
            "sha256": hashlib.sha256((folder / "documents.jsonl").read_bytes()).hexdigest(),
            "pairs": len(rows),
            "positive": int(y.sum()),
        },
    }
    TARGET.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    p = 1 / (1 + np.exp(-((x - mean) / scale) @ w[:-1] - w[-1]))
    print(len(rows), y.mean(), dict(zip(FEATURES, w.round(2), strict=False)))
    for t in (0.2, 0.3, 0.4, 0.5, 0.6):
        hit = (p >= t) & (y > 0)
        print(t, "P", hit.sum() / max(1, (p >= t).sum()), "R", hit.sum() / y.sum())


if __name__ == "__main__":
    main()
