from hypothesis import given
from hypothesis import strategies as st

from crossread.faces.page._segments import Mark, segments
from crossread.model import Span

KINDS = st.sampled_from(["cell", "source", "cue", "content"])


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    start = draw(st.integers(0, 45))
    end = draw(st.integers(start + 1, 50))
    return Mark(Span(start, end), draw(KINDS), draw(st.sampled_from(["", "p1", "p2"])))


@given(st.text(max_size=40), st.lists(marks(), max_size=12))
def test_segments_add_up_to_the_text_whatever_overlaps(text: str, given_marks: list[Mark]) -> None:
    parts = segments(text, given_marks)
    assert "".join(part.text for part in parts) == text
    for part in parts:
        assert part.text == text[part.start : part.end]
        assert "\n" not in part.text or part.text == "\n"


@given(st.text(min_size=1, max_size=40), st.lists(marks(), max_size=12))
def test_a_character_has_exactly_the_kinds_of_the_marks_over_it(
    text: str, given_marks: list[Mark]
) -> None:
    for part in segments(text, given_marks):
        for at in range(part.start, part.end):
            over = {m.kind for m in given_marks if m.span.start <= at < m.span.end}
            assert set(part.kinds) == over


@given(st.text(min_size=1, max_size=40), st.lists(marks(), max_size=12))
def test_every_mark_inside_the_text_begins_and_closes_somewhere(
    text: str, given_marks: list[Mark]
) -> None:
    parts = segments(text, given_marks)
    begins = {part.start for part in parts if part.begins}
    closed = [mark.ref for part in parts for mark in part.closes]
    inside = [mark for mark in given_marks if mark.span.start < len(text)]
    assert {mark.span.start for mark in inside} == begins
    assert sorted(closed) == sorted(mark.ref for mark in inside if mark.ref)


def test_an_empty_text_has_no_segments() -> None:
    assert segments("", [Mark(Span(0, 3), "cell")]) == ()
