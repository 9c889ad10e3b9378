import textwrap

import pytest

from crossread.sources._lines import Mark
from crossread.sources._markdown import markdown_lines
from crossread.sources._wrap import paragraphs
from tests.sources.texts import BODY, SECOND, TITLE


@pytest.mark.parametrize("width", [60, 72, 78, 90])
def test_hard_wraps_are_undone(width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(words, width) for words in BODY)
    assert paragraphs(wrapped) == BODY


@pytest.mark.parametrize("width", [60, 72])
def test_wrapped_paragraphs_without_blank_lines(width: int) -> None:
    wrapped = "\n".join(textwrap.fill(words, width, initial_indent="   ") for words in BODY)
    assert paragraphs(wrapped) == BODY


def test_heading_and_list_stay_lines_between_wrapped_paragraphs() -> None:
    wrapped = "\n".join(
        [TITLE, "", textwrap.fill(BODY[0], 66), "", textwrap.fill(SECOND * 2, 66), "- one", "- two"]
    )
    assert paragraphs(wrapped) == [TITLE, BODY[0], SECOND * 2, "- one", "- two"]


def test_one_paragraph_a_line_stays() -> None:
    assert paragraphs("\n".join(BODY)) == BODY
    short = ["He left.", "She stayed in the capital.", "Nobody knows why the talks ended."]
    assert paragraphs("\n".join(short)) == short


def test_blank_lines_and_spaces_collapse() -> None:
    assert paragraphs("\n\n  one  two \n\n\n\nthree\n\n") == ["one two", "three"]


MARKDOWN = f"""# {TITLE}

**Finland** [joined](https://example.org "t") the *alliance* on
Tuesday, `officials` said.

## What it means

- The border is longer
- Troops may train there

![A picture](x.png)

> It is a good day,
> he said.

| Country | Year |
|---------|------|
| Finland | 2023 |

<div>Raw <b>HTML</b> &amp; more</div>
"""


def test_markdown_becomes_plain_lines() -> None:
    lines = markdown_lines(MARKDOWN)
    assert [(line.mark, line.text) for line in lines] == [
        (Mark.TITLE, TITLE),
        (Mark.PLAIN, "Finland joined the alliance on Tuesday, officials said."),
        (Mark.HEADING, "What it means"),
        (Mark.ITEM, "The border is longer"),
        (Mark.ITEM, "Troops may train there"),
        (Mark.PLAIN, "It is a good day, he said."),
        (Mark.ITEM, "Country | Year"),
        (Mark.ITEM, "Finland | 2023"),
        (Mark.PLAIN, "Raw HTML & more"),
    ]


def test_markdown_with_a_paragraph_a_line() -> None:
    assert [line.text for line in markdown_lines("\n".join(BODY))] == BODY
