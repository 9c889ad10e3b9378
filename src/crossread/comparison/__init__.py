"""What the reports of a story say, side by side: points, origins, wording."""

from crossread.comparison._compare import compare

__all__ = ["compare"]
