"""Bytes: which encoding, or which kind of file that is no text."""

from __future__ import annotations

import codecs
import re

from crossread.errors import NotText

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SAVE_TEXT = "Save its text as a plain text file first."
# First bytes of what people hold in their hands when they expect a text.
_MAGIC = (
    (b"%PDF", "a PDF file", _SAVE_TEXT),
    (b"PK\x03\x04", "a zip archive or office document", _SAVE_TEXT),
    (b"\xd0\xcf\x11\xe0", "an old office document", _SAVE_TEXT),
    (b"{\\rtf", "a rich text document", _SAVE_TEXT),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"BZh", "a bzip2 archive", "Unpack it first."),
    (b"\xfd7zXZ", "an xz archive", "Unpack it first."),
    (b"7z\xbc\xaf", "a 7-zip archive", "Unpack it first."),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive", "Unpack it first."),
    (b"\x89PNG", "a picture", "Crossread reads text, not pictures."),
    (b"\xff\xd8\xff", "a picture", "Crossread reads text, not pictures."),
    (b"GIF8", "a picture", "Crossread reads text, not pictures."),
    (b"SQLite format 3", "a database", "Name a text file or a saved page."),
    (b"\x7fELF", "a program", "Name a text file or a saved page."),
)
_RESAVE = "Save it as UTF-8 text and try again."

_ARTICLE = "Save the text of one article as a plain text file, or name its page."
_DATA = {
    "JSON": re.compile(r'\{\s*"[^"\n]{0,80}"\s*:|\[\s*(?:\{\s*"|"[^"\n]{0,200}"\s*,)'),
    "a feed": re.compile(r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.S),
    "an XML document": re.compile(r"<\?xml\b"),  # pages in XHTML are known before
    "a web archive": re.compile(r"WARC/[01]\.\d\s"),
}

# Windows-1252 leaves five bytes undefined; a text that uses them is in something else.
_UNDEFINED_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HIGH = re.compile(rb"[\x80-\xff]")
# In Western prose one letter in ten carries an accent at the very most (Vietnamese apart,
# which is not in windows-1252); Cyrillic, Greek or Arabic code pages have nearly all high.
_MOST_HIGH = 0.2
# A UTF-8 text with a few broken bytes (cut in the middle, two files pasted together).
_MOST_BROKEN = 0.001


def decode(data: bytes, origin: str, declared: str = "") -> str:
    """Return the text in *data*.

    Tried in this order: byte order mark, *declared* charset (of a header or a page),
    UTF-8, windows-1252 where that is plausible. Raises `NotText` for anything else.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    _refuse_binary(data, origin)
    text = _as_declared(data, declared)
    if text is None:
        text = _guessed(data)
    if text is None:
        raise NotText(origin, "the encoding of this text is not known.", hint=_RESAVE)
    return text


def refuse_data(text: str, origin: str) -> None:
    """Raise `NotText` where *text* is written for programs: JSON, a feed, a web archive."""
    start = text[:2_000].lstrip("\ufeff \t\r\n")
    for kind, pattern in _DATA.items():
        if pattern.match(start):
            raise NotText(origin, f"this is {kind}, not a report.", hint=_ARTICLE)


def _refuse_binary(data: bytes, origin: str) -> None:
    for magic, kind, hint in _MAGIC:
        if data.startswith(magic):
            raise NotText(origin, f"this is {kind}, not text.", hint=hint)
    if len(_CONTROLS.findall(data[:65_536])) > len(data[:65_536]) / 100 or b"\0" in data:
        raise NotText(origin, "this is a binary file, not text.", hint=_RESAVE)


def _as_declared(data: bytes, declared: str) -> str | None:
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    if name in ("iso8859-1", "ascii", "cp1252", "utf-8"):
        return None  # WHATWG reads the first two as windows-1252; UTF-8 is tried anyway
    try:
        return data.decode(name)
    except (UnicodeError, LookupError):  # LookupError: "hex", "rot13" and their like
        return None


def _guessed(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    lenient = data.decode("utf-8", errors="replace")
    high = len(_HIGH.findall(data))
    broken = lenient.count("\ufffd")
    if broken <= len(lenient) * _MOST_BROKEN and high > 2 * broken:
        return lenient
    if high <= len(data) * _MOST_HIGH and not _UNDEFINED_1252.search(data):
        return data.decode("cp1252")
    return lenient if broken <= len(lenient) * _MOST_BROKEN else None
