"""How names are made comparable: words into atoms, and a key that forgives transliteration."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ACRONYM = re.compile(r"(?:[A-Z]\.){1,5}[A-Z]?\.?$")
_SILENT = frozenset("-–—‐‑'’‘`.")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
_FOREIGN = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i",
                          "ß": "ss", "æ": "ae", "Æ": "Ae"})  # fmt: skip
# Applied in this order to a lower-case atom. They merge the spellings that English-language
# outlets use for one Russian, Ukrainian, Arabic, Persian or Korean name; they were written by
# going through the variants listed in data/people.txt, and a test holds that no two people of
# that list fall together.
_SOUNDS = (
    (re.compile(r"(?:mo|mu)h?am+[aeu]d"), "mohamed"),
    (re.compile(r"h(?:us|os)+[ea]?[iy]+n"), "husein"),
    (re.compile(r"(?:iyy|iy|yy|ii|ij|ei|ey|ai|ay)$"), "y"),
    (re.compile(r"i$"), "y"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"kh|ck|q"), "k"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"(.)\1+"), r"\1"),
)
ARTICLES = frozenset({"al", "el", "ul"})


def plain(text: str) -> str:
    """Return *text* without diacritics and with straight apostrophes."""
    text = text.translate(_APOSTROPHES).translate(_FOREIGN)
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 16)
def atoms(word: str) -> tuple[str, ...]:
    """Return the parts of one printed word that matter for matching, case kept.

    Hyphens and stray apostrophes vanish ("Jong-un" is two atoms); "U.S." becomes "US";
    a possessive is an atom of its own.
    """
    if word.isalpha() and word.isascii():
        return (word,)
    word = plain(word)
    if all(c in _SILENT for c in word):
        return ()
    if _ACRONYM.match(word):
        return (word.replace(".", ""),)
    if word == "'s":
        return (word,)
    tail: tuple[str, ...] = ()
    if word.endswith("'s"):
        word, tail = word[:-2], ("'s",)
    parts = [p for p in re.split(r"[-–—‐‑]", word.replace("'", "")) if p]
    return (*(p if len(p) < 2 else p.rstrip(".") for p in parts), *tail)


def name_atoms(name: str) -> tuple[str, ...]:
    """Return the atoms of a name of several words."""
    spaced = name.replace(",", " , ").replace("/", " / ")
    return tuple(a for word in spaced.split() for a in atoms(word))


@lru_cache(maxsize=1 << 15)
def fold(atom: str) -> str:
    """Return the transliteration-tolerant key of one atom of a person's name."""
    key = atom.lower()
    for pattern, sound in _SOUNDS:
        key = pattern.sub(sound, key)
    return key


def person_key(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the key of a person's name: folded atoms without Arabic articles."""
    kept = [p for p in parts if p.isalpha()]
    bare = [p for p in kept if p.lower() not in ARTICLES]
    return tuple(map(fold, bare if len(bare) > 1 or len(kept) == 1 else kept))


def slug(name: str) -> str:
    """Return an id for a person: "Kim Jong Un" gives "kim-jong-un"."""
    return re.sub(r"[^a-z0-9]+", "-", plain(name).lower()).strip("-")
