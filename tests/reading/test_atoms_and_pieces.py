"""Atoms cover the text; pieces follow BERT; shapes follow case and white space."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.reading._atoms import atomise
from crossread.reading._pieces import CASES, GAPS, SHAPES, WordPieces, case_of, gap_of

VOCABULARY = (
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "kim",
    "said",
    "do",
    "n",
    "'",
    "t",
    "##ong",
    "j",
    '"',
)


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in atomise(text)]


@pytest.mark.parametrize(
    ("text", "atoms"),
    [
        ("don't", ["do", "n't"]),
        ("Can’t won't", ["Ca", "n’t", "wo", "n't"]),
        ("cannot", ["can", "not"]),
        ("Kim's they'll", ["Kim", "'s", "they", "'ll"]),
        ("1,200.5 people", ["1,200.5", "people"]),
        ("U.S.-led", ["U", ".", "S", ".", "-", "led"]),
        ("see https://a.org/b?c=1, or me@x.co.uk.", [
            "see", "https://a.org/b?c=1", ",", "or", "me@x.co.uk", "."]),
        ("5km", ["5", "km"]),
        ("snake_case", ["snake", "_", "case"]),
    ],
)  # fmt: skip
def test_atoms_are_as_fine_as_words_need(text: str, atoms: list[str]) -> None:
    assert cut(text) == atoms


@given(st.text())
def test_atoms_hold_every_visible_character_once(text: str) -> None:
    spans = atomise(text)
    assert all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    covered = {n for a, b in spans for n in range(a, b)}
    assert all(text[n].isspace() for n in range(len(text)) if n not in covered)


def test_pieces_are_the_longest_that_the_vocabulary_has() -> None:
    pieces = WordPieces(VOCABULARY)
    ids = pieces.encode("Kim Jong said don’t").ids.tolist()
    words = [VOCABULARY[n] for n in ids]
    assert words == ["[CLS]", "kim", "j", "##ong", "said", "do", "n", "'", "t", "[SEP]"]


def test_unknown_words_and_surrogates_are_unknown_pieces() -> None:
    pieces = WordPieces(VOCABULARY)
    encoded = pieces.encode("zzz \ud800 \x00")
    assert encoded.ids.tolist()[1:-1] == [pieces.unknown] * 3
    assert encoded.atoms.tolist() == [[0, 3], [4, 5], [6, 7]]


def test_curly_marks_share_a_piece_and_differ_in_shape() -> None:
    pieces = WordPieces(VOCABULARY)
    straight, curly = pieces.encode('"kim"'), pieces.encode("“kim”")
    assert straight.ids.tolist() == curly.ids.tolist()
    assert straight.shapes.tolist() != curly.shapes.tolist()
    assert max(curly.shapes) < SHAPES


@pytest.mark.parametrize(
    ("atom", "case"),
    [("kim", "lower"), ("Kim", "title"), ("KIM", "upper"), ("K", "initial"), ("iPhone", "mixed"),
     ("12,5", "digits"), ("“", "open"), (")", "close"), (",", "mark"), ("€", "other")],
)  # fmt: skip
def test_case(atom: str, case: str) -> None:
    assert CASES[case_of(atom)] == case


@pytest.mark.parametrize(
    ("white", "gap"), [("", "none"), (" ", "space"), (" \n", "line"), ("\n \n", "paragraph")]
)
def test_gap(white: str, gap: str) -> None:
    assert GAPS[gap_of(white)] == gap
