"""Who is meant, on that date: countries, bodies, groups and people, and references to them.

::

    cast = resolve(reading)
    cast.at(token)          # the actor that a head token means, or None

Ids: ISO alpha-3 for countries ("RUS"); "RUS:MIL" for several people or forces of one sector of a
country; "RUS:foreign-ministry" for an institution of it; "UNO", "NATO", "HAMAS" for bodies and
groups; "kim-jong-un" for known people; "local:..." for those known only from one report. A
capital or a seat of government ("the Kremlin") means the country itself. `Reference.how` is one
of "name", "short name", "pronoun", "role", "capital", "adjective", "definite description", and
"place" where a country or city is only where something happens: that is no actor.
"""

from __future__ import annotations

from crossread.actors._lookup import (
    country,
    describe,
    find,
    gender_of,
    holder,
    is_state_media,
    same,
)
from crossread.actors._resolve import resolve

__all__ = [
    "country",
    "describe",
    "find",
    "gender_of",
    "holder",
    "is_state_media",
    "resolve",
    "same",
]
