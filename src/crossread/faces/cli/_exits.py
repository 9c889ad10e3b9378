"""Exit codes, the same for every command."""

from __future__ import annotations

OK = 0
FAILURE = 1  # a defect, a damaged model, a closed pipe
NOTHING_DONE = 2  # the request makes no sense, or none of the inputs could be read
PARTIAL = 3  # some inputs could not be read; the rest is shown
INTERRUPTED = 130  # Ctrl-C, as shells count it
