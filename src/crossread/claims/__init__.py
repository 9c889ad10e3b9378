"""Who says what, how surely, how many: claims with their sources."""

from crossread.claims._attribution import attributions

__all__ = ["attributions"]
