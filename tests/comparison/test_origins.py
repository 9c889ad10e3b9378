"""Independent origins: merged by speaker and words, unknown confirms nothing."""

from __future__ import annotations

from crossread.comparison._origins import Voice, independent, origins
from crossread.model import Kinship, KinshipKind


def named(report: str, actor: str, *quotes: str) -> Voice:
    said = tuple(tuple(q.split()) for q in quotes)
    return Voice(report, actor.title(), actor, named=True, quotes=said)


def unnamed(report: str, description: str, *quotes: str, country: str = "") -> Voice:
    said = tuple(tuple(q.split()) for q in quotes)
    return Voice(report, description, country=country, quotes=said)


def silent(report: str) -> Voice:
    return Voice(report, "not said", known=False)


def test_one_speaker_in_two_reports_is_one_origin():
    found = origins([named("a", "zelenskyy"), named("b", "zelenskyy")])
    assert independent(found) == 1
    assert found[0].reports == ("a", "b")


def test_two_speakers_are_two_origins():
    assert independent(origins([named("a", "zelenskyy"), named("b", "kirby")])) == 2


def test_an_unattributed_statement_confirms_nothing():
    found = origins([silent("a"), silent("b")])
    assert independent(found) == 0
    assert not found[0].known


def test_an_unattributed_statement_adds_nothing_to_a_known_one():
    found = origins([named("a", "zelenskyy"), silent("b")])
    assert independent(found) == 1
    assert [o.known for o in found] == [True, False]


def test_one_utterance_has_one_speaker_however_he_is_named():
    words = "we have seen no sign of any withdrawal so far"
    found = origins([named("a", "kirby", words), unnamed("b", "a spokesman", words)])
    assert independent(found) == 1


def test_unnamed_sources_described_alike_are_not_counted_twice():
    pair = [unnamed("a", "a senior ministry official"), unnamed("b", "the ministry official")]
    assert independent(origins(pair)) == 1


def test_unnamed_sources_of_two_countries_stay_apart():
    pair = [
        unnamed("a", "an official", country="USA"),
        unnamed("b", "an official", country="RUS"),
    ]
    assert independent(origins(pair)) == 2


def test_described_sources_of_kin_reports_are_one():
    kin = Kinship("a", "b", KinshipKind.EXCERPT, 0.9, same_origin=True)
    pair = [unnamed("a", "residents"), unnamed("b", "local people")]
    assert independent(origins(pair)) == 2
    assert independent(origins(pair, [kin])) == 1


def test_order_of_reports_does_not_change_the_count():
    voices = [named("a", "x"), unnamed("b", "two officials"), silent("c"), named("d", "x")]
    counts = {independent(origins(voices[i:] + voices[:i])) for i in range(len(voices))}
    assert counts == {2}
