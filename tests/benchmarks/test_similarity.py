"""Pairs are fixed, and correlations are what they should be."""

import numpy as np
import pytest

from benchmarks import similarity

RECORDS = [
    {"id": str(n), "event_id": f"e{n // 2}", "title": f"t{n}", "topic": None, "date": "2020"}
    for n in range(6)
]


def test_every_event_gives_one_like_and_one_unlike_pair() -> None:
    pairs = similarity.make_pairs(list(reversed(RECORDS)))
    assert pairs == similarity.make_pairs(RECORDS)
    assert [p[2] for p in pairs] == [1, 0] * 3
    assert pairs[0][:2] == ("t0", "t1")
    assert pairs[1][:2] == ("t0", "t2")


def test_ranks_share_ties() -> None:
    assert similarity.ranks(np.array([5.0, 1.0, 5.0])).tolist() == [2.5, 1.0, 2.5]


def test_perfect_vectors_score_a_hundred() -> None:
    rows = {f"t{n}": np.eye(3, dtype=np.float32)[n // 2] for n in range(6)}
    scores = similarity.score(similarity.make_pairs(RECORDS), rows)
    assert scores["pearson"] == scores["spearman"] == pytest.approx(100)
