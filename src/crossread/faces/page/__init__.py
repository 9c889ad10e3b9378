"""The page: one comparison as one self-contained HTML document, and a notebook fragment.

Nothing here decides anything: it lays out what a `Comparison` says.
"""

from crossread.faces.page._render import notebook_html, render

__all__ = ["notebook_html", "render"]
