"""Which line is the headline, and which are headings inside the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossread.sources._credits import byline, dateline, is_name_only, is_outlet_name
from crossread.sources._dates import long_date
from crossread.sources._furniture import furniture_rule
from crossread.sources._lines import Line, Mark
from crossread.sources._wrap import ends_sentence

# A headline stands among the first lines; kickers, teasers and bylines may come before it.
_TOP = 5
_LONGEST_TITLE = 200
_LONGEST_TEASERS = 300
_WORDS = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
# Words that English headlines leave in lower case (AP and Chicago title case).
_SMALL = frozenset(
    "a an and as at but by for from if in into is nor of off on onto or out over per so than the"
    " to up upon v vs via with yet against amid after before about that its it be are not"
    " between through during under while".split()
)
# Sentences of an opinion piece that look like headings ("But why?").
_RHETORIC = re.compile(r"(?:But|So|And|Or|Yet|Well|You|Yes|No|I|We)\b.*\?$|.*\?.*\?$")
_SITE = re.compile(r"\s+(?:\||•|»|::)\s.*$")
_STOP = re.compile(r"[.:;,…]$|\.[\"”’)]$")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}$")
_ADDRESS = re.compile(r"@\w|https?:|\bpic\.twitter\b")


def fold(words: str) -> str:
    """Return *words* for comparison: letters and digits only, in one case."""
    return " ".join(_WORDS.findall(words.replace("’", "'"))).casefold()


def bare_title(words: str) -> str:
    """Return a title without the site's name that page titles end with ("... | The Gazette")."""
    bare = _SITE.sub("", words)
    return bare if bare.count(" ") >= 2 else words


def find_title(lines: Sequence[Line], title: str) -> int | None:
    """Return the number of the headline in *lines*, or None where there is none.

    With a known *title*, that is where it is printed; without one, the line that looks like
    a headline: marked so by the format, or short, without a final stop, with text after it.
    """
    top = range(min(_TOP + 1, len(lines)))
    if title:
        return next((i for i in top if _same(lines[i].text, title)), None)
    marked = next((i for i in top if lines[i].mark is Mark.TITLE), None)
    if marked is not None:
        return marked
    if not any(ends_sentence(line.text) or len(line.text) > 150 for line in lines[1:]):
        return None  # a title needs a text
    for i in top:
        words = lines[i].text
        if dateline(words) or len(words) > 2 * _LONGEST_TITLE:
            return None  # the reporting has begun
        if _is_headline(words) and (
            _only_preliminaries(lines[:i]) or (_are_teasers(lines[:i]) and is_title_case(words))
        ):
            return i
    return None


def is_title_case(words: str) -> bool:
    """Return whether *words* are set in the title case of headlines."""
    content = [w for w in _WORDS.findall(words) if w[0].isalpha() and w.casefold() not in _SMALL]
    return len(content) > 2 and sum(w[0].isupper() for w in content) >= 0.85 * len(content)


def is_preliminary(words: str) -> bool:
    """Return whether a line above a text is a kicker, name, date or junk and no reporting."""
    return bool(
        byline(words)
        or is_outlet_name(words)
        or long_date(words)
        or furniture_rule(words, "top")
        or (words.count(" ") < 3 and not ends_sentence(words))
    )


def find_subheads(
    lines: Sequence[Line], body: Sequence[bool], title: int | None = None
) -> list[int]:
    """Return the numbers of the headings inside the text.

    *body* says for each line whether it may be reporting. A heading is marked by its format,
    or is a short line without a final stop, alone between longer paragraphs, or a second
    headline right under the first, which is line *title*.
    """
    numbers = [i for i, wanted in enumerate(body) if wanted]
    found: list[int] = []
    for place, i in enumerate(numbers):
        if lines[i].mark in (Mark.HEADING, Mark.TITLE) or (i - 1 == title and _is_deck(lines[i])):
            found.append(i)
        elif 0 < place < len(numbers) - 1 and _is_subhead(lines[i]):
            before, after = lines[numbers[place - 1]].text, lines[numbers[place + 1]].text
            if _is_prose(after) and _is_prose(before):
                found.append(i)
    return found


def _same(words: str, title: str) -> bool:
    printed, wanted = fold(bare_title(words)), fold(bare_title(title))
    return bool(wanted) and (
        printed == wanted or (len(printed) > 25 and wanted.startswith(printed))
    )


def _is_headline(words: str) -> bool:
    count = len(_WORDS.findall(words))
    return (
        3 <= count <= 30
        and len(words) <= _LONGEST_TITLE
        and (not _STOP.search(words) or _is_stopped_title(words, count))
        and not _ADDRESS.search(words)
        and not words[0].islower()
        and not is_preliminary(words)
        and not is_name_only(words)
    )


def _is_stopped_title(words: str, count: int) -> bool:
    if _ABBREVIATION.search(words):
        return count <= 15
    return is_title_case(words) and words[-1] not in ":;,"


def _are_teasers(lines: Sequence[Line]) -> bool:
    return sum(len(line.text) for line in lines) <= _LONGEST_TEASERS


def _only_preliminaries(lines: Sequence[Line]) -> bool:
    return all(is_preliminary(line.text) or is_name_only(line.text) for line in lines)


def _is_subhead(line: Line) -> bool:
    words = line.text
    return bool(
        line.mark is Mark.PLAIN
        and len(words) <= 100
        and (words.count(" ") < 12 or is_title_case(words))
        and not _RHETORIC.match(words)
        and (not _STOP.search(words) or (words.isupper() and _ABBREVIATION.search(words)))
        and not re.search(r"[!\"”]$|^[\"“•*-]", words)
        and not _ADDRESS.search(words)
        and (words[0].isupper() or words[0].isdigit() or words[0] in "‘'")
    )


def _is_deck(line: Line) -> bool:
    return _is_headline(line.text) and is_title_case(line.text)


def _is_prose(words: str) -> bool:
    return words.count(" ") >= 8 and (ends_sentence(words) or len(words) > 200)
