"""Who did what to whom: PLOVER events over a reading."""

from crossread.events._coder import code

__all__ = ["code"]
