"""Quotation marks: which stretches of a text stand inside them.

Works on characters alone, so it does not depend on the parse. Rules, with the reason:

- A quotation never crosses a paragraph unless the next paragraph opens with a mark again,
  the printers' rule for running quotations. So a missing closing mark costs one paragraph
  at most, and a stray mark cannot swallow the article.
- A stretch longer than `LONGEST` code points inside one paragraph is taken for a stray mark.
- An apostrophe is no mark: a closing single mark needs an open one, a letter or stop before
  it and no letter after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

LONGEST = 2500

_OPENERS = {"“": "”", "„": "”“", "«": "»", "‹": "›", "‘": "’", "‚": "‘’", "‟": "”", "「": "」"}
_CLOSERS = set("”»›’」")
_MARK = re.compile(r"``|''|[“”„‟«»‹›‘’‚\"'「」]")
# Words that begin with an apostrophe and so do not open a quotation.
_ELISION = re.compile(r"(?:\d0s|em|til|tis|twas|cause|n|round|bout)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks inside one paragraph.

    ``start:end`` includes the marks, ``inner_start:inner_end`` does not. ``depth`` is 0 for
    one that lies in no other. ``closed`` is False where the closing mark is missing at the
    end of the paragraph. ``continues`` says that it goes on with the quotation which the
    paragraph before left open.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    closed: bool = True
    continues: bool = False
    block: bool = False


def quotations(text: str) -> tuple[Quotation, ...]:
    """Return every quotation, in text order, outer before inner."""
    found: list[Quotation] = []
    open_before = ""  # the mark that the paragraph before left open
    lines = list(_paragraphs(text))
    for number, (start, end) in enumerate(lines):
        following = lines[number + 1][0] if number + 1 < len(lines) else len(text)
        here = _in_paragraph(text, start, end, open_before, following)
        found.extend(here)
        left = [q for q in here if not q.closed and q.depth == 0]
        open_before = text[left[0].start : left[0].inner_start] if left else ""
    return tuple(sorted(found, key=lambda q: (q.start, -q.end)))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        line = match.group()
        yield match.start() + len(line) - len(line.lstrip()), match.start() + len(line.rstrip())


def _in_paragraph(
    text: str, start: int, end: int, open_before: str, following: int
) -> list[Quotation]:
    """Match the marks of one paragraph with a stack; what stays open is stray or runs on."""
    stack: list[tuple[str, int, int]] = []  # mark, its start, its end
    found: list[Quotation] = []
    for match in _MARK.finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        level = _closes(text, stack, mark, at, after, end)
        if level is not None:
            opened = stack[level]
            del stack[level:]
            if at > opened[2] and after - opened[1] <= LONGEST:
                continues = opened[0] == open_before and opened[1] == start
                found.append(
                    Quotation(opened[1], after, opened[2], at, len(stack), True, continues)
                )
        elif _may_open(text, stack, mark, at, after, start, end):
            stack.append((mark, at, after))
    found.extend(_left_open(text, stack, start, end, open_before, following))
    return _with_depth(found)


def _closes(
    text: str, stack: list[tuple[str, int, int]], mark: str, at: int, after: int, end: int
) -> int | None:
    """Return the stack level that *mark* closes, or None."""
    if not stack or (mark in ("’", "'") and not _single_closes(text, stack, mark, at, after, end)):
        return None
    for level in range(len(stack) - 1, -1, -1):
        if _pair(stack[level][0], mark) and not (
            mark in ('"', "''")
            and _looks_opening(text, at, after)
            and not _looks_closing(text, at, after)
        ):
            return level
    return None


def _pair(opener: str, closer: str) -> bool:
    if opener == "``":
        return closer in ("''", '"')
    if opener in ("“", '"', "„", "‟", "''"):  # mixed by careless typing
        return closer in ("”", '"', "''") or (opener == "„" and closer == "“")
    if opener == "'":
        return closer in ("'", "’")
    return closer in _OPENERS.get(opener, "") or (opener == "‘" and closer == "'")


def _single_closes(
    text: str, stack: list[tuple[str, int, int]], mark: str, at: int, after: int, end: int
) -> bool:
    if after < len(text) and text[after].isalnum():
        return False
    if not any(_pair(opened[0], mark) for opened in stack):
        return False
    before = text[at - 1] if at else " "
    if before.isspace():
        return False
    if before in "sz" and text[after : after + 1] == " ":
        # "the workers' party": a possessive, if a better closing mark follows
        return not re.search(r"[.,!?;:…a-zA-Z]['’](?!\w)", text[after:end])
    return True


def _may_open(
    text: str,
    stack: list[tuple[str, int, int]],
    mark: str,
    at: int,
    after: int,
    start: int,
    end: int,
) -> bool:
    if mark in _OPENERS:
        return after < end
    if mark in _CLOSERS or after >= end:
        return False
    if mark == "``":
        return True
    if not _looks_opening(text, at, after) and at != start:
        return False
    if mark == "'":
        return not _ELISION.match(text, after) and not any(o[0] == "'" for o in stack)
    return True


def _looks_opening(text: str, at: int, after: int) -> bool:
    before = text[at - 1] if at else " "
    follows = text[after] if after < len(text) else " "
    return (before.isspace() or before in "([{-–—/“‘'\"") and not follows.isspace()


def _looks_closing(text: str, at: int, after: int) -> bool:
    before = text[at - 1] if at else " "
    return not before.isspace() and before not in "([{"


def _left_open(
    text: str,
    stack: list[tuple[str, int, int]],
    start: int,
    end: int,
    open_before: str,
    following: int,
) -> Iterator[Quotation]:
    """Yield what an open mark holds up to the paragraph's end.

    It counts only where the next paragraph opens with the same mark or the mark opened this
    one; elsewhere it is stray.
    """
    if not stack:
        return
    mark, at, after = stack[0]
    if after >= end or end - at > LONGEST or mark in ("'", "‘", "‚"):
        return
    if at == start or text.startswith(mark, following):
        yield Quotation(at, end, after, end, 0, False, mark == open_before and at == start)


def _with_depth(found: list[Quotation]) -> list[Quotation]:
    """Recompute depth, since stray marks below a quotation have been dropped by now."""
    out: list[Quotation] = []
    around: list[Quotation] = []
    for q in sorted(found, key=lambda q: (q.start, -q.end)):
        while around and around[-1].end <= q.start:
            around.pop()
        if around and q.end > around[-1].end:
            continue  # crossing marks: keep the one that opened first
        out.append(replace(q, depth=len(around)))
        around.append(q)
    return [replace(q, block=_is_block(q, out)) for q in out]


def _is_block(q: Quotation, found: list[Quotation]) -> bool:
    """Return whether whole quotations with double marks stand inside an unclosed one."""
    return not q.closed and any(
        p.depth == 1 and q.start < p.start < q.end and p.inner_end - p.inner_start > 20
        for p in found
    )


def spoken(found: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """Return the quotations of the outermost level, those within reprinted passages too."""
    out: list[Quotation] = []
    passage = -1
    for q in found:
        if q.block:
            passage = q.end
        elif q.depth == 0 or (q.depth == 1 and q.start < passage):
            out.append(q)
    return tuple(out)
