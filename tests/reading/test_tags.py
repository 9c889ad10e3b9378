"""Mentions: no invalid sequence, none across a sentence's start."""

import numpy as np

from crossread.reading import _tags

TAGS = ("O", "B-PERSON", "I-PERSON", "B-PLACE", "I-PLACE")
MOVES = _tags.transitions(TAGS)


def logs(*best: str) -> np.ndarray:
    scores = np.zeros((len(best), len(TAGS)), np.float32)
    for n, tag in enumerate(best):
        scores[n, TAGS.index(tag)] = 3
    return _tags.log_softmax(scores)


def found(*best: str, opens: tuple[int, ...] = (0,)) -> list[tuple[int, int, str]]:
    table = logs(*best)
    flags = np.isin(np.arange(len(best)), opens)
    path = _tags.best_path(table, MOVES, flags)
    return [m[:3] for m in _tags.mentions(path, TAGS, table)]


def test_neighbouring_mentions_stay_apart() -> None:
    tags = ("B-PERSON", "I-PERSON", "B-PERSON", "O", "B-PLACE")
    assert found(*tags) == [(0, 2, "PERSON"), (2, 3, "PERSON"), (4, 5, "PLACE")]


def test_an_inside_tag_never_opens_a_mention() -> None:
    for answer in (found("I-PERSON", "O"), found("B-PLACE", "I-PERSON")):
        assert all(kind in ("PERSON", "PLACE") for *_, kind in answer)
    assert found("O", "I-PLACE", "I-PLACE") in ([(1, 3, "PLACE")], [(0, 3, "PLACE")], [])


def test_no_mention_crosses_a_sentence_start() -> None:
    spans = found("B-PERSON", "I-PERSON", opens=(0, 1))
    assert all(not (start < 1 < end) for start, end, _ in spans)


def test_scores_are_mean_probabilities() -> None:
    table = logs("B-PERSON", "I-PERSON")
    path = _tags.best_path(table, MOVES, np.array([True, False]))
    ((*_, score),) = _tags.mentions(path, TAGS, table)
    assert 0.8 < score < 0.9
