"""The shipped reader: spans are exact, trees are trees, and the same words give the same result."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossread.model import EntityType, Reading, Report, SentenceKind, Span
from crossread.reading import load_reader, read

STORY = (
    "Ministers meet over dam\n"
    'LUSAKA (AP) — "We won\'t wait," Foreign Minister Grace Banda told reporters on Tuesday. '
    "The U.S. and Zambia signed a 12-page deal, Dr. J. P. Moyo of the World Bank said.\n"
    "At least 1,200 people were moved from the valley."
)


def report(text: str, **fields: object) -> Report:
    return Report(id="r", text=text, **fields)  # type: ignore[arg-type]


def check(reading: Reading) -> None:
    """Everything that holds for any reading of any text."""
    text, size = reading.report.text, len(reading)
    spans = list(zip(reading.start, reading.end, strict=True))
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert not any(text[a].isspace() or text[b - 1].isspace() for a, b in spans)
    columns = (reading.lemma, reading.upos, reading.feats, reading.head, reading.deprel)
    assert all(len(c) == size for c in (*columns, reading.factuality))
    assert all(reading.lemma)
    starts = reading.sentence_start
    assert starts[-1] == size
    assert all(a < b for a, b in pairwise(starts))
    assert len(starts) - 1 == len(reading.sentence_kind) == len(reading.paragraph)
    assert len(reading.vectors) == len(starts) - 1
    for sentence in reading.sentences:
        check_tree(reading, sentence)
    for mention in reading.mentions:
        assert 0 <= mention.start <= mention.head < mention.end <= size
        assert reading.sentence_of[mention.start] == reading.sentence_of[mention.end - 1]


def check_tree(reading: Reading, sentence: int) -> None:
    tokens = reading.tokens_of(sentence)
    roots = [t for t in tokens if reading.head[t] == -1]
    assert len(roots) == 1
    assert [t for t in tokens if reading.deprel[t] == "root"] == roots
    assert set(reading.subtree(roots[0])) == set(tokens)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(
                ["Kim", "said", '"', "can't", ".", "U.S.", "\n", "\n\n", "—", "https://a.b"]
            ),
        ),
        max_size=30,
    ).map(" ".join)
)
def test_any_text_gives_a_sound_reading(text: str) -> None:
    check(read(report(text)))


@pytest.mark.parametrize(
    "text",
    ["", " \n ", "a", ".", "?!...", "\ud800", "a\x00b \x1b[31m", "\u202eabc",
     "🇰🇵🇺🇸 👩\u200d👩\u200d👧", "北京 said 朝鲜.", "aaaa " * 3000,
     "a" * 5000, "," * 2000, "word\n" * 400],
)  # fmt: skip
def test_hostile_texts(text: str) -> None:
    check(read(report(text)))


def test_words_and_sentences_of_a_story() -> None:
    reading = read(report(STORY, headline=Span(0, STORY.index("\n"))))
    check(reading)
    words = reading.words
    assert words[words.index("wo") : words.index("wo") + 3] == ("wo", "n't", "wait")
    assert {"U.S.", "Dr.", "1,200"} <= set(words)
    assert reading.lemma[words.index("moved")] == "move"
    assert reading.lemma[words.index("n't")] == "not"
    assert reading.upos[words.index("signed")] == "VERB"
    assert reading.sentence_kind[0] is SentenceKind.HEADLINE
    assert set(reading.sentence_kind[1:]) == {SentenceKind.BODY}
    assert (reading.paragraph[0], reading.paragraph[-1]) == (0, 2)


def test_names_of_a_story() -> None:
    reading = read(report(STORY))
    names = {(" ".join(reading.words[m.start : m.end]), m.type) for m in reading.mentions}
    assert ("Grace Banda", EntityType.PERSON) in names
    assert ("Zambia", EntityType.PLACE) in names
    assert ("World Bank", EntityType.ORG) in names


def test_furniture_and_subheads_are_marked_and_end_sentences() -> None:
    text = "They met on Monday\nRead more: our newsletter\nTalks go on"
    spans = [Span(text.index(x), text.index(x) + len(x)) for x in text.split("\n")]
    reading = read(report(text, furniture=(spans[1],), subheads=(spans[2],)))
    kinds = {reading.paragraph[n]: k for n, k in enumerate(reading.sentence_kind)}
    assert kinds[0] is SentenceKind.BODY
    assert kinds[1] is SentenceKind.FURNITURE
    assert kinds[2] is SentenceKind.SUBHEAD


def test_a_sentence_goes_on_after_a_question_in_quotation_marks() -> None:
    for text in ('"What was it about?" he asked.', "“It’s over!” the envoy said."):
        assert len(read(report(text)).sentences) == 1


def same(first: Reading, second: Reading) -> bool:
    fields = ("start", "end", "lemma", "upos", "head", "deprel", "mentions", "factuality")
    equal = all(getattr(first, f) == getattr(second, f) for f in fields)
    return equal and np.array_equal(first.vectors, second.vectors)


def test_threads_and_neighbours_change_nothing() -> None:
    reader = load_reader()
    reports = [report(STORY[n:] + "\n" + STORY) for n in range(0, 60, 7)]
    alone = [reader.read(r) for r in reports]
    for workers in (1, 2, 3):
        assert all(map(same, alone, reader.read_many(reports, workers=workers)))


def test_what_follows_a_full_window_does_not_change_what_precedes_it() -> None:
    line = "The council of Ndola met on Friday and the mayor said that nothing was agreed. "
    text = line * 60  # one paragraph of several windows
    short, long = read(report(text)), read(report(text + "More talks follow. " * 20))
    check(long)
    kept = len(short) // 2
    assert short.start[:kept] == long.start[:kept]
    assert short.head[:kept] == long.head[:kept]
    per_line = len(read(report(line.strip())))
    assert all(b - a == per_line for a, b in pairwise(short.sentence_start))


def test_known_words_are_kept() -> None:
    text = "Talks in Lusaka-Kitwe stall. Why?"
    words = [(0, 5), (6, 8), (9, 21), (22, 27), (27, 28), (29, 33)]
    reading = load_reader().read_words(report(text), words, [0, 5, 6])
    check(reading)
    assert list(zip(reading.start, reading.end, strict=True)) == words
    assert reading.sentence_start == (0, 5, 6)


def test_vectors_are_unit_rows_and_like_texts_are_near() -> None:
    texts = [
        "A quake hit the capital",
        "Earthquake strikes capital city",
        "The striker scored twice",
        "",
    ]
    rows = load_reader().vectors(texts)
    assert np.allclose(np.linalg.norm(rows[:3], axis=1), 1, atol=1e-5)
    assert not rows[3].any()
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.2
    assert load_reader().vectors([]).shape == (0, rows.shape[1])
