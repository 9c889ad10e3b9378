"""How results show themselves in a notebook.

The nouns know nothing of faces, so the façade gives a `Comparison` the method that IPython,
Jupyter and their like look for; the page is loaded only when a notebook asks.
"""

from __future__ import annotations

from crossread.model import Comparison


def _html(comparison: Comparison) -> str:
    from crossread.faces.page import notebook_html

    return notebook_html(comparison)


def show_in_notebooks() -> None:
    """Let every `Comparison` show itself in notebooks; doing it again changes nothing."""
    setattr(Comparison, "_repr_html_", _html)  # noqa: B010 (the class declares no such attribute)
