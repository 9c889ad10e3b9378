"""Characters: from whatever a source held to text that is safe to show and to point into."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Terminal control sequences (ECMA-48): CSI (ESC [ or C1 0x9B) and the strings OSC, DCS, SOS, PM
# and APC, which run to BEL or ST. An unclosed string loses its opening only, so it cannot
# swallow a report; and the C1 openings count only where they are plainly that, since the
# same bytes are letters in a misread windows-1252 text (0x9E is "ž").
_ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]?|\x9b[0-9;?]+[A-Za-z]"
    r"|\x1b[\]PX^_][^\x07\x1b\x9c\r\n]*(?:\x07|\x1b\\|\x9c)"
    r"|[\x9d\x90\x98\x9e\x9f][^\x07\x1b\x90-\x9f\r\n]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-~]?"
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\u2028\u2029]")
_SPACES = re.compile(r"\s+")

# Bytes 0x80-0x9F of windows-1252 that were taken for Latin-1: the quotation marks and dashes
# of older pages. WHATWG reads Latin-1 as windows-1252 for the same reason.
_MISREAD = {
    byte: bytes([byte]).decode("cp1252")
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
# UTF-8 taken for windows-1252 ("â€™", "Ã©"): a lead byte and its continuation bytes.
_MOJIBAKE = re.compile(
    "(?:[\u00c2-\u00df]|[\u00e0-\u00ef](?=..)|\u00f0(?=...))"
    "[\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152"
    "\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e"
    "\u0178]{1,3}"
)
_GIVEAWAY = re.compile("â€[™œ\u009d\u201d˜“”¦¢]|Ã[©¨¡³¶¼¤]")


def clean(text: str) -> str:
    r"""Return *text* in NFC with ``\n`` line ends and nothing invisible in it.

    Removed are terminal sequences, control and format characters (bidirectional overrides,
    zero-width and soft hyphens, tags), private-use characters and non-characters; lone
    surrogates become U+FFFD; tabs and every other space become an ordinary space. Runs of
    spaces and line structure stay, since the next steps read them.
    """
    if _GIVEAWAY.search(text):
        text = _MOJIBAKE.sub(_repaired, text)
    text = _LINE_ENDS.sub("\n", _ESCAPES.sub("", text))
    return unicodedata.normalize("NFC", "".join(map(_shown, text)))


def one_line(text: str) -> str:
    """Return cleaned *text* on one line: every run of white space is one space."""
    return _SPACES.sub(" ", clean(text)).strip()


def squeeze(line: str) -> str:
    """Return an already cleaned *line* with single spaces and none at its ends."""
    return _SPACES.sub(" ", line).strip()


@cache
def _shown(char: str) -> str:
    code = ord(char)
    if char == "\n" or 0x20 <= code < 0x7F:
        return char
    if code in _MISREAD:
        return _MISREAD[code]
    match unicodedata.category(char):
        case "Zs":
            return " "
        case "Cc":
            return "    " if char == "\t" else ""
        case "Cf" | "Co":
            return ""
        case "Cs":
            return "\ufffd"
    return "" if (code & 0xFFFE) == 0xFFFE or 0xFDD0 <= code <= 0xFDEF else char


def _repaired(match: re.Match[str]) -> str:
    words = match.group()
    try:
        return b"".join(map(_byte, words)).decode("utf-8")
    except UnicodeError:
        return words


def _byte(char: str) -> bytes:
    return bytes([ord(char)]) if ord(char) < 0x100 else char.encode("cp1252")
