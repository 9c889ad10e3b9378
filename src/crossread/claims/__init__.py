"""Who says what, how surely, how many: claims with their sources."""

from crossread.claims._attribution import attributions
from crossread.claims._certainty import certainty, factuality_score
from crossread.claims._claims import claims
from crossread.claims._loaded import loaded
from crossread.claims._quantities import quantities
from crossread.claims._times import times

__all__ = [
    "attributions",
    "certainty",
    "claims",
    "factuality_score",
    "loaded",
    "quantities",
    "times",
]
