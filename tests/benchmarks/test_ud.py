"""The shared task's definitions, on a document read right and read wrong."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks import _common, ud
from crossread.model import Reading, Report, SentenceKind
from crossread.reading import conllu

DOCUMENT = conllu.join(
    [
        conllu.parse(
            [
                "# newdoc id = d",
                "# text = They can't go.",
                "1\tThey\tthey\tPRON\t_\tCase=Nom|Number=Plur\t4\tnsubj\t_\t_",
                "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_",
                "2\tca\tcan\tAUX\t_\t_\t4\taux\t_\t_",
                "3\tn't\tnot\tPART\t_\tPolarity=Neg|Own=Yes\t4\tadvmod:neg\t_\t_",
                "4\tgo\tgo\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No",
                "5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_",
            ]
        )
    ]
)


def perfect() -> Reading:
    rows = DOCUMENT.sentences[0].rows
    return Reading(
        report=Report(id="d", text=DOCUMENT.text),
        start=tuple(a for a, _ in DOCUMENT.words), end=tuple(b for _, b in DOCUMENT.words),
        lemma=tuple(r[2] for r in rows), upos=tuple(r[3] for r in rows),
        feats=("Case=Nom|Number=Plur", "", "Polarity=Neg", "", ""),
        head=tuple(DOCUMENT.sentences[0].heads), deprel=tuple(r[7] for r in rows),
        sentence_start=(0, 5), sentence_kind=(SentenceKind.BODY,), paragraph=(0,), mentions=(),
        vectors=np.zeros((1, 2), np.float32),
    )  # fmt: skip


def figures(reading: Reading) -> dict[str, float]:
    tallies = {name: _common.Tally() for name in ud.FIGURES}
    ud.compare(DOCUMENT, reading, tallies, _common.Errors(None))
    return {name: tally.f1 for name, tally in tallies.items()}


def test_a_right_reading_scores_everything_and_own_features_do_not_count() -> None:
    assert set(figures(perfect()).values()) == {100.0}


def test_a_wrong_subtype_costs_only_the_figure_with_subtypes() -> None:
    wrong = replace(perfect(), deprel=("nsubj", "aux", "advmod", "root", "punct"))
    scores = figures(wrong)
    assert (scores["las"], scores["las_subtypes"]) == (100.0, 80.0)


def test_a_wrong_head_costs_attachment_only() -> None:
    scores = figures(replace(perfect(), head=(1, 3, 3, -1, 3)))
    assert (scores["uas"], scores["las"], scores["upos"]) == (80.0, 80.0, 100.0)


def test_words_glued_together_cost_precision_and_recall() -> None:
    whole = perfect()
    glued = replace(
        whole, start=(0, 5, 11, 13), end=(4, 10, 13, 14), lemma=("they", "can't", "go", "."),
        upos=("PRON", "AUX", "VERB", "PUNCT"), feats=("Case=Nom|Number=Plur", "", "", ""),
        head=(2, 2, -1, 2), deprel=("nsubj", "aux", "root", "punct"), sentence_start=(0, 4),
    )  # fmt: skip
    scores = figures(glued)
    assert scores["words"] == pytest.approx(2 * 100 * 3 / 9, abs=0.01)
    assert scores["sentences"] == 100.0


def test_errors_name_what_was_missed() -> None:
    tallies = {name: _common.Tally() for name in ud.FIGURES}
    errors = _common.Errors(path=Path("unused"))
    ud.compare(DOCUMENT, replace(perfect(), upos=("NOUN",) * 5), tallies, errors)
    assert {case["word"] for case in errors.cases} == {"They", "ca", "n't", "go", "."}
    assert all(case["missed"] == ["upos"] for case in errors.cases)
