"""Attributions from trees kept as CoNLL-U: sources, cues, contents, stance and style."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.claims import attributions
from crossread.model import (
    Attribution,
    Cast,
    Reading,
    Report,
    SentenceKind,
    Span,
    Stance,
    Style,
)
from tests.support.conllu import documents, reading_from_conllu

NOBODY = Cast(())


@cache
def readings() -> dict[str, Reading]:
    path = Path(__file__).with_name("attribution.conllu")
    return {name: reading_from_conllu(text) for name, text in documents(path) if name}


def found(name: str) -> list[tuple[str | None, str | None, list[str], Attribution]]:
    reading = readings()[name]
    text = reading.report.text
    return [
        (
            a.source.of(text) if a.source else None,
            a.cue.of(text) if a.cue else None,
            [s.of(text) for s in a.content],
            a,
        )
        for a in attributions(reading, NOBODY)
    ]


CASES = [
    ("nested", "KCNA", "reported", ["that Kim Jong Un said the army must be ready for war"]),
    ("nested", "Kim Jong Un", "said", ["the army must be ready for war"]),
    (
        "direct",
        "the mayor",
        "told",
        ["“We will rebuild every bridge,”", "“Nobody will be left behind.”"],
    ),
    ("mixed", "Kim", "described", ["the United States as “the most warlike power”"]),
    ("mixed", "Kim", "criticized", ["its policy"]),
    (
        "believed",
        None,
        "is believed",
        ["North Korea", "to be buying fuel from the Kremlin"],
    ),
    ("itwas", None, "was reported", ["that two ministers had offered to resign"]),
    ("reportedly", None, "reportedly", ["The regime has", "sent over 10,000 troops"]),
    ("noun", "The ministry", "rejected", ["the claim that prisoners had been beaten"]),
    (
        "speculation",
        None,
        "speculation about",
        ["a return of envoys between the two countries"],
    ),
    (
        "accused",
        "Kim",
        "accused",
        ["the United States and Japan of forming a “hostile naval league.”"],
    ),
    ("urged", "France", "urged", ["the generals to free the president"]),
    ("passive", "the navy", "was described", ["The missile", "as a failure"]),
    ("relative", "who", "said", ["the road was open"]),
    ("quotedas", "The president", "saying", ["that elections would go ahead"]),
]


@pytest.mark.parametrize(("name", "source", "cue", "content"), CASES)
def test_source_cue_and_content(
    name: str, source: str | None, cue: str | None, content: list[str]
) -> None:
    assert (source, cue, content) in [f[:3] for f in found(name)]


@pytest.mark.parametrize(
    ("name", "stance"),
    [
        ("denied", Stance.DENYING),
        ("did_not_deny", Stance.NEUTRAL),
        ("notconfirm", Stance.DISTANCING),
        ("accused", Stance.DISTANCING),
        ("documents", Stance.ENDORSING),
        ("urged", Stance.NEUTRAL),
    ],
)
def test_stance_of_the_cue_with_its_negation(name: str, stance: Stance) -> None:
    assert found(name)[0][3].stance is stance


@pytest.mark.parametrize(
    ("name", "style"),
    [("direct", Style.DIRECT), ("accused", Style.MIXED), ("denied", Style.INDIRECT)],
)
def test_style(name: str, style: Style) -> None:
    assert found(name)[0][3].style is style


def test_quoted_words_stand_without_their_marks() -> None:
    (attribution,) = (f[3] for f in found("accused"))
    text = readings()["accused"].report.text
    assert [s.of(text) for s in attribution.quoted] == ["hostile naval league."]


def test_scare_quotes_are_nobodys_words() -> None:
    assert found("scare") == []


def test_a_speakers_own_thinking_is_no_second_source() -> None:
    assert [f[0] for f in found("thinking")] == ["Kirby"]


def test_joint_sources_come_first_and_then_each_member() -> None:
    assert [f[0] for f in found("joint")] == ["Poland and Lithuania", "Poland", "Lithuania"]


def test_text_order() -> None:
    starts = [min(s.start for s in f[3].content) for f in found("nested")]
    assert starts == sorted(starts)


def test_empty_report() -> None:
    empty = reading_of("", [])
    assert attributions(empty, NOBODY) == ()


# -- any text ---------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [*"“”‘’\"'«»„", "''", "``", "said", "he", "Kim", "told", "that", "war", "according", "to", ",",
     ".", ":", "—", "\n", "is", "believed", "claim", "citing", "Reuters", "don't", "'90s", "I"]
)  # fmt: skip
TAGS = ("NOUN", "VERB", "PROPN", "PRON", "PUNCT", "ADP", "AUX", "ADJ", "ADV")
RELATIONS = ("nsubj", "nsubj:pass", "obj", "ccomp", "xcomp", "parataxis", "conj", "acl", "advcl",
             "acl:relcl", "obl", "obl:agent", "nmod", "nmod:poss", "case", "mark", "punct", "appos",
             "csubj", "dep", "aux:pass")  # fmt: skip


def reading_of(text: str, spans: list[tuple[int, int]], seed: int = 0) -> Reading:
    """A reading with a random forest over the tokens given; one sentence a line at most."""
    dice = random.Random(seed)
    size = len(spans)
    breaks = [0] + [
        i
        for i in range(1, size)
        if dice.random() < 0.1 or "\n" in text[spans[i - 1][1] : spans[i][0]]
    ]
    ends = [*breaks[1:], size]
    head = [-1] * size
    for start, end in zip(breaks, ends, strict=True):
        order = list(range(start, end))
        dice.shuffle(order)
        for place, token in enumerate(order[1:], start=1):
            head[token] = order[dice.randrange(place)]
    return Reading(
        report=Report("x", text),
        start=tuple(s for s, _ in spans),
        end=tuple(e for _, e in spans),
        lemma=tuple(text[s:e].lower() for s, e in spans),
        upos=tuple(dice.choice(TAGS) for _ in spans),
        feats=("",) * size,
        head=tuple(head),
        deprel=tuple("root" if h < 0 else dice.choice(RELATIONS) for h in head),
        sentence_start=(*(breaks if size else []), size),
        sentence_kind=(SentenceKind.BODY,) * (len(breaks) if size else 0),
        paragraph=tuple(text.count("\n", 0, spans[b][0]) for b in breaks) if size else (),
        mentions=(),
        vectors=np.zeros((len(breaks) if size else 0, 4), dtype=np.float32),
    )  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=60), st.integers(0, 10_000))
def test_any_marks_over_any_tree_give_spans_inside_the_text(pieces: list[str], seed: int) -> None:
    dice, text, spans = random.Random(seed), "", []
    for piece in pieces:
        if piece != "\n":
            spans.append((len(text), len(text) + len(piece)))
        text += piece + (" " if dice.random() < 0.7 else "")
    for a in attributions(reading_of(text, spans, seed), NOBODY):
        known = [*a.content, *a.quoted, *(s for s in (a.cue, a.source) if s is not None)]
        assert all(s.of(text).strip() and s.end <= len(text) for s in known)
        assert list(a.content) == sorted(a.content)
        assert all(isinstance(s, Span) and x.end <= y.start for s, x, y in _pairs(a))
        assert a.chain


def _pairs(a: Attribution) -> list[tuple[Span, Span, Span]]:
    return [(x, x, y) for x, y in zip(a.content, a.content[1:], strict=False)]
