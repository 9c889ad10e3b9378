"""Claims: clauses cut from the tree, who takes part, how certain, on whose word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.claims import certainty, claims, quantities
from crossread.model import (
    Actor,
    ActorKind,
    Attribution,
    Cast,
    Claim,
    Factuality,
    Reading,
    Reference,
    Span,
    Style,
)
from tests.support.conllu import reading_from_conllu

SAID = """
1 The the DET _ _ 2 det _ _
2 ministry ministry NOUN _ Number=Sing 3 nsubj _ _
3 said say VERB _ Tense=Past|VerbForm=Fin 0 root _ _
4 that that SCONJ _ _ 9 mark _ _
5 the the DET _ _ 6 det _ _
6 ship ship NOUN _ Number=Sing 9 nsubj _ _
7 will will AUX _ _ 9 aux _ _
8 not not PART _ Polarity=Neg 9 advmod _ _
9 leave leave VERB _ VerbForm=Inf 3 ccomp _ _
10 Busan Busan PROPN _ Number=Sing 9 obj _ SpaceAfter=No
11 . . PUNCT _ _ 3 punct _ _
"""
TWO = """
1 Norway Norway PROPN _ Number=Sing 2 nsubj _ _
2 signed sign VERB _ Tense=Past|VerbForm=Fin 0 root _ _
3 the the DET _ _ 4 det _ _
4 treaty treaty NOUN _ Number=Sing 2 obj _ _
5 and and CCONJ _ _ 6 cc _ _
6 opened open VERB _ Tense=Past|VerbForm=Fin 2 conj _ _
7 its its PRON _ Poss=Yes 8 nmod:poss _ _
8 ports port NOUN _ Number=Plur 6 obj _ SpaceAfter=No
9 , , PUNCT _ _ 10 punct _ _
10 sending send VERB _ VerbForm=Ger 6 advcl _ _
11 ten ten NUM _ NumType=Card 12 nummod _ _
12 ships ship NOUN _ Number=Plur 10 obj _ _
13 to to ADP _ _ 14 case _ _
14 Poland Poland PROPN _ Number=Sing 10 obl _ SpaceAfter=No
15 . . PUNCT _ _ 2 punct _ _
"""
MAY = """
1 The the DET _ _ 2 det _ _
2 minister minister NOUN _ Number=Sing 4 nsubj _ _
3 may may AUX _ _ 4 aux _ _
4 resign resign VERB _ VerbForm=Inf 0 root _ SpaceAfter=No
5 . . PUNCT _ _ 4 punct _ _
"""
PLANS = """
1 Kenya Kenya PROPN _ Number=Sing 2 nsubj _ _
2 plans plan VERB _ Tense=Pres|VerbForm=Fin 0 root _ _
3 to to PART _ _ 4 mark _ _
4 build build VERB _ VerbForm=Inf 2 xcomp _ _
5 a a DET _ _ 6 det _ _
6 port port NOUN _ Number=Sing 4 obj _ SpaceAfter=No
7 . . PUNCT _ _ 2 punct _ _
"""
DENIED = """
1 Kenya Kenya PROPN _ Number=Sing 2 nsubj _ _
2 denied deny VERB _ Tense=Past|VerbForm=Fin 0 root _ _
3 that that SCONJ _ _ 5 mark _ _
4 it it PRON _ _ 5 nsubj _ _
5 sold sell VERB _ Tense=Past|VerbForm=Fin 2 ccomp _ _
6 the the DET _ _ 7 det _ _
7 port port NOUN _ Number=Sing 5 obj _ SpaceAfter=No
8 . . PUNCT _ _ 2 punct _ _
"""
IF = """
1 If if SCONJ _ _ 3 mark _ _
2 talks talk NOUN _ Number=Plur 3 nsubj _ _
3 fail fail VERB _ Tense=Pres 7 advcl _ SpaceAfter=No
4 , , PUNCT _ _ 3 punct _ _
5 prices price NOUN _ Number=Plur 7 nsubj _ _
6 will will AUX _ _ 7 aux _ _
7 rise rise VERB _ VerbForm=Inf 0 root _ SpaceAfter=No
8 . . PUNCT _ _ 7 punct _ _
"""
HOPES = """
1 She she PRON _ _ 2 nsubj _ _
2 hopes hope VERB _ Tense=Pres 0 root _ _
3 the the DET _ _ 4 det _ _
4 vote vote NOUN _ _ 5 nsubj _ _
5 succeeds succeed VERB _ Tense=Pres 2 ccomp _ SpaceAfter=No
6 . . PUNCT _ _ 2 punct _ _
"""
NEVER = """
1 No no DET _ _ 2 det _ _
2 agreement agreement NOUN _ _ 4 nsubj:pass _ _
3 was be AUX _ _ 4 aux:pass _ _
4 reached reach VERB _ VerbForm=Part 0 root _ SpaceAfter=No
5 . . PUNCT _ _ 4 punct _ _
"""


UPOS = ("NOUN", "VERB", "PUNCT", "NUM", "PROPN", "ADP", "AUX", "CCONJ", "ADJ", "PART")
RELATIONS = (
    "nsubj", "obj", "obl", "conj", "cc", "punct", "ccomp", "xcomp", "advcl", "acl", "acl:relcl",
    "appos", "mark", "aux", "cop", "parataxis", "nummod", "case", "nmod", "advmod", "fixed",
)  # fmt: skip
NOBODY = Cast(())


def country(id: str, name: str) -> Actor:
    return Actor(id, name, ActorKind.COUNTRY, country=id)


def cast_of(reading: Reading, **names: str) -> Cast:
    tokens = {reading.word(t): t for t in range(len(reading))}
    found = [
        Reference(tokens[word], tokens[word] + 1, tokens[word], country(id, word), "name")
        for word, id in names.items()
    ]
    return Cast(tuple(found))


def made(reading: Reading, cast: Cast = NOBODY, said: tuple[Attribution, ...] = ()) -> list[Claim]:
    return list(claims(reading, cast, said, (), ()))


def words(reading: Reading, found: list[Claim]) -> list[str]:
    return [claim.span.of(reading.report.text) for claim in found]


def test_conjoined_and_participial_predicates_are_claims_of_their_own() -> None:
    reading = reading_from_conllu(TWO.strip())
    found = made(reading)
    assert words(reading, found) == [
        "Norway signed the treaty",
        "opened its ports",
        "sending ten ships to Poland",
    ]


def test_they_share_the_subject_of_the_first() -> None:
    reading = reading_from_conllu(TWO.strip())
    found = made(reading, cast_of(reading, Norway="NOR", Poland="POL"))
    roles = [[(role, actor.id) for role, actor, _ in claim.participants] for claim in found]
    assert roles == [
        [("agent", "NOR")],
        [("agent", "NOR")],
        [("agent", "NOR"), ("recipient", "POL")],
    ] or roles == [
        [("agent", "NOR")],
        [("agent", "NOR")],
        [("recipient", "POL"), ("agent", "NOR")],
    ]


def test_what_is_said_is_a_claim_without_the_saying() -> None:
    reading = reading_from_conllu(SAID.strip())
    text = reading.report.text
    content = Span(text.index("the ship"), text.index("."))
    said = Attribution(
        Style.INDIRECT, (content,), Span(13, 17), Span(0, 12), None, (), cue_lemma="say"
    )
    [claim] = made(reading, said=(said,))
    assert claim.span.of(text) == "the ship will not leave Busan"
    assert claim.attribution is said
    assert claim.factuality is Factuality.DENIED
    assert claim.hedge is not None
    assert claim.hedge.of(text) == "not"


@pytest.mark.parametrize(
    ("conllu", "word", "kind", "because"),
    [
        (MAY, "resign", Factuality.POSSIBLE, "may"),
        (PLANS, "build", Factuality.PLANNED, "plans"),
        (PLANS, "plans", Factuality.HAPPENED, None),
        (DENIED, "sold", Factuality.DENIED, "denied"),
        (IF, "rise", Factuality.CONDITIONAL, "If"),
        (HOPES, "succeeds", Factuality.WISHED, "hopes"),
        (NEVER, "reached", Factuality.DENIED, "No"),
        (TWO, "signed", Factuality.HAPPENED, None),
    ],
)
def test_certainty_and_the_word_that_makes_it_so(
    conllu: str, word: str, kind: Factuality, because: str | None
) -> None:
    reading = reading_from_conllu(conllu.strip())
    found, span = certainty(reading, reading.words.index(word))
    assert found is kind
    assert (span.of(reading.report.text) if span else None) == because


def test_a_condition_stays_with_what_it_conditions() -> None:
    reading = reading_from_conllu(IF.strip())
    assert words(reading, made(reading)) == ["If talks fail, prices will rise"]


def test_spans_lie_inside_their_sentence_and_hold_their_predicate() -> None:
    for conllu in (SAID, TWO, MAY, PLANS, DENIED, IF, HOPES, NEVER):
        reading = reading_from_conllu(conllu.strip())
        for claim in made(reading):
            sentence = reading.span_of(claim.sentence)
            assert sentence.contains(claim.span)
            assert claim.span.start <= reading.start[claim.predicate] < claim.span.end


def test_a_mark_at_the_root_is_no_claim_and_no_error() -> None:
    broken = MAY.replace(
        "4 resign resign VERB _ VerbForm=Inf 0 root", "4 resign resign VERB _ _ 5 dep"
    )
    broken = broken.replace("5 . . PUNCT _ _ 4 punct", "5 . . PUNCT _ _ 0 root")
    assert made(reading_from_conllu(broken.strip())) == []


@given(st.lists(st.tuples(st.sampled_from(UPOS), st.sampled_from(RELATIONS), st.integers(0, 99)),
                min_size=1, max_size=12))  # fmt: skip
def test_no_tree_breaks_the_claims(rows: list[tuple[str, str, int]]) -> None:
    """Any tree: each word hangs on an earlier one, the first is the root."""
    lines = []
    for number, (upos, relation, head) in enumerate(rows, start=1):
        word = (
            ",“”.;"[head % 5]
            if upos == "PUNCT"
            else ("to", "that", "12", "not", "killed")[head % 5]
        )
        place = head % (number - 1) + 1 if number > 1 else 0
        relation = relation if number > 1 else "root"
        lines.append(f"{number}\t{word}\t{word}\t{upos}\t_\t_\t{place}\t{relation}\t_\t_")
    reading = reading_from_conllu("\n".join(lines))
    figures = quantities(reading)
    for claim in claims(reading, NOBODY, (), figures, ()):
        assert reading.span_of(0).contains(claim.span)


def test_an_empty_report_makes_no_claims() -> None:
    assert made(reading_from_conllu("")) == []
