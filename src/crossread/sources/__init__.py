r"""Where reports come from: text, Markdown, saved pages, standard input, addresses -> `Report`.

``Report.text`` is always made by one rule: NFC, nothing invisible, exactly one paragraph,
heading or list item a line, lines joined by a single ``\n``; hard wraps are undone. A title
that only the metadata know is put in front as the first line, so that every span, the
headline's too, points into one string. Nothing else is added, and no word is taken away:
what is not reporting stays in the text and is listed in ``Report.furniture``.
"""

from crossread.sources._files import MAX_BYTES
from crossread.sources._load import Source, from_html, from_text, load, load_many
from crossread.sources._web import Fetcher

__all__ = ["MAX_BYTES", "Fetcher", "Source", "from_html", "from_text", "load", "load_many"]
