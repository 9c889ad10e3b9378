import datetime as dt
import re
from pathlib import Path

import pytest

from crossread.events import code
from crossread.model import (
    Actor,
    ActorKind,
    Attribution,
    Cast,
    Event,
    Reading,
    Reference,
    Span,
    Style,
    TimeRef,
)
from tests.support.conllu import reading_from_conllu

NORWAY = Actor("NOR", "Norway", ActorKind.COUNTRY, country="NOR")
ICELAND = Actor("ISL", "Iceland", ActorKind.COUNTRY, country="ISL")
WORDS = {"Norway": NORWAY, "Norwegian": NORWAY, "Iceland": ICELAND, "Icelandic": ICELAND}

BLOCKS = {
    re.search(r"# text = (.*)", block)[1]: block  # type: ignore[index]
    for block in (Path(__file__).parent / "sentences.conllu").read_text("utf-8").split("\n\n")
    if "# text" in block
}

# What a person who knows the codebook would record: type, who, to whom, flags.
EXPECTED = [
    ("Norway accused Iceland of fishing in its waters.", "ACCUSE NOR > ISL"),
    ("The Icelandic minister rejected the accusation on Monday.", "REJECT ISL"),
    ("Norway has threatened to seize Icelandic trawlers.", "THREATEN NOR > ISL"),
    ("Norway and Iceland agreed to resume talks in Geneva.", "AGREE NOR+ISL"),
    ("Iceland imposed sanctions on Norway.", "SANCTION ISL > NOR"),
    ("Norwegian soldiers were killed by Icelandic rebels.", "ASSAULT ISL > NOR"),
    ("Iceland called on Norway to release the crew.", "REQUEST ISL > NOR"),
    ("The envoy of Norway met the Icelandic minister in Geneva.", "CONSULT NOR+ISL"),
    ("Norway will visit Iceland in June.", "AGREE NOR > ISL"),
    ("Norway did not attack Iceland.", "ASSAULT NOR > ISL negated"),
    ("Iceland said that Norway must withdraw its ships.", "REQUEST ISL > NOR"),
    ("Norway said it would not negotiate with Iceland.", "REJECT NOR > ISL"),
    ("Iceland welcomed the plan.", "SUPPORT ISL"),
    ("The talks between Norway and Iceland lasted two days.", "CONSULT NOR+ISL"),
    ("Norway and Iceland held joint naval exercises.", "COOPERATE NOR+ISL"),
    ("Thousands of people demonstrated in Norway.", "PROTEST NOR"),
    ("Norway announced plans to help Iceland.", "AGREE NOR > ISL"),
]
NO_EVENT = [
    "If Norway attacks Iceland, the treaty ends.",
    "The baker attacked the plumber.",
    "Norway attacked the problem of debt.",
    "There was little hope of talks between Norway and Iceland.",
    "Norway insisted that the plan was good.",
    "Norway warned that prices could rise.",
]


def reading_of(sentence: str, published: str | None = None) -> Reading:
    return reading_from_conllu(BLOCKS[sentence], published=published)


def cast_of(reading: Reading) -> Cast:
    found = [(t, WORDS[w]) for t, w in enumerate(reading.words) if w in WORDS]
    return Cast(tuple(Reference(t, t + 1, t, actor, "name") for t, actor in found))


def coded(sentence: str) -> tuple[Event, ...]:
    reading = reading_of(sentence)
    return code(reading, cast_of(reading))


def brief(event: Event) -> str:
    actors, recipients = (
        "+".join(a.country for a in side) for side in (event.actors, event.recipients)
    )
    flags = [f for f in ("historical", "future", "negated", "hypothetical") if getattr(event, f)]
    sides = f"{actors} > {recipients}" if recipients else actors
    return " ".join([event.type, sides, *flags])


@pytest.mark.parametrize(("sentence", "record"), EXPECTED)
def test_one_record_a_sentence(sentence: str, record: str) -> None:
    assert [brief(e) for e in coded(sentence)] == [record]


@pytest.mark.parametrize("sentence", NO_EVENT)
def test_what_is_no_event(sentence: str) -> None:
    assert coded(sentence) == ()


def test_evidence_reproduces_the_clause() -> None:
    reading = reading_of("Norway has threatened to seize Icelandic trawlers.")
    (event,) = code(reading, cast_of(reading))
    expected = "Norway has threatened to seize Icelandic trawlers"
    assert event.span.of(reading.report.text) == expected
    assert reading.word(event.predicate) == "threatened"


def test_modes_come_from_what_is_threatened_asked_or_refused() -> None:
    modes = {s: coded(s)[0].mode for s, _ in EXPECTED}
    assert modes["Iceland called on Norway to release the crew."] == "yield"
    assert modes["Norway said it would not negotiate with Iceland."] == "meet"
    assert modes["Norway accused Iceland of fishing in its waters."] == "allege"
    assert modes["Iceland imposed sanctions on Norway."] == "discontinue"


def test_a_date_well_before_publication_makes_background() -> None:
    sentence = "In 2011 Norway bombed Iceland."
    year = TimeRef(Span(3, 7), "2011", "year", dt.date(2011, 1, 1), dt.date(2011, 12, 31), True)
    reading = reading_of(sentence, published="2024-05-02")
    (event,) = code(reading, cast_of(reading), times=(year,))
    assert brief(event) == "ASSAULT NOR > ISL historical"
    assert (event.when, event.until) == (dt.date(2011, 1, 1), dt.date(2011, 12, 31))


def test_the_innermost_source_answers_for_the_event() -> None:
    reading = reading_of("Iceland said that Norway must withdraw its ships.")
    whole, clause = Span(0, 48), Span(18, 48)
    outer, inner = (
        Attribution(Style.INDIRECT, (span,), None, None, None, ()) for span in (whole, clause)
    )
    (event,) = code(reading, cast_of(reading), (outer, inner))
    assert event.attribution is outer  # the request is made by what Iceland said


def test_the_lexicon_names_only_types_modes_and_classes_that_exist() -> None:
    from crossread.events._lexicon import classes, event_nouns, rules

    types = (
        "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN "
        "PROTEST SANCTION MOBILIZE COERCE ASSAULT"
    ).split()
    for entries in rules().values():
        for rule in entries:
            assert rule.type in types
            for _, value in rule.needs:
                known = not value.isupper() or value in classes()
                assert known or value in ("ACTOR", "BODY", "ATTACKING"), (value, rule)
    assert {n.type for n in event_nouns().values()} <= set(types)
