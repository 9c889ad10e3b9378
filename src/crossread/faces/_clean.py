"""The last gate before a terminal: nothing in a report may steer it."""

from __future__ import annotations

import re
import unicodedata

# Kept although they are format characters: joiners that spelling needs in many scripts.
_JOINERS = frozenset("\u200c\u200d")
# Control, format (all bidirectional marks among them), surrogate and private-use characters.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co"})
# Whole escape sequences, so that "[31m" does not stay behind as litter: CSI, OSC and the like,
# two-character ones. What they hold is never wording.
_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]{0,200}(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -~]?"
)


def clean(text: str) -> str:
    """Return *text* as one line that cannot steer a terminal.

    Sources clean reports when they read them; this is done again at the output because a
    `Report` may also be built by hand. White space of any kind becomes single spaces;
    control and bidirectional characters are dropped.
    """
    text = _ESCAPES.sub("", text)
    kept = "".join(" " if c.isspace() else c for c in text if c.isspace() or _is_safe(c))
    return " ".join(kept.split())


def _is_safe(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char) not in _UNSAFE
