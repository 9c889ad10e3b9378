"""What benchmarks share: finding data, digests, error files, counts, and the shape of a result."""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import crossread


class DataMissing(Exception):
    """The data folder does not hold what the benchmark reads."""


def find(data: Path, *patterns: str) -> list[Path]:
    """Files under a folder that match any pattern, sorted; a file given as `data` is itself."""
    if data.is_file():
        return [data]
    found = sorted({p for pattern in patterns for p in data.glob(pattern) if p.is_file()})
    if not found:
        raise DataMissing(f"nothing under {data} matches {' or '.join(patterns)}")
    return found


def digest(files: Iterable[Path]) -> str:
    """One SHA-256 over the bytes of files in the order given."""
    total = hashlib.sha256()
    for file in files:
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def read_lines(path: Path) -> list[Any]:
    """Records of a JSON Lines file."""
    return [json.loads(x) for x in path.read_text("utf-8").splitlines() if x.strip()]


def percent(part: float, whole: float) -> float:
    """A share as 0 to 100 with two decimals; 0 of 0 is 0."""
    return round(100 * part / whole, 2) if whole else 0.0


@dataclass
class Tally:
    """True positives, what was answered, and what is right; with F1 in percent."""

    hits: float = 0
    answered: float = 0
    gold: float = 0

    def add(self, hits: float, answered: float, gold: float) -> None:
        """Count one item."""
        self.hits += hits
        self.answered += answered
        self.gold += gold

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 100."""
        return percent(2 * self.hits, self.answered + self.gold)

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1, 0 to 100."""
        return {
            "p": percent(self.hits, self.answered),
            "r": percent(self.hits, self.gold),
            "f1": self.f1,
        }


@dataclass
class Errors:
    """Wrong cases, written as JSON Lines where the user asked for them."""

    path: Path | None
    cases: list[Mapping[str, Any]] = field(default_factory=list)

    def add(self, **case: object) -> None:
        """Keep one case: its text, the gold, the answer."""
        if self.path is not None:
            self.cases.append(case)

    def write(self) -> None:
        """Write all cases."""
        if self.path is not None:
            lines = (json.dumps(c, ensure_ascii=False) for c in self.cases)
            self.path.write_text("".join(f"{x}\n" for x in lines), "utf-8")


def model_version() -> str:
    """Name of the reading model in use, "" where there is none yet."""
    try:
        from crossread.reading import model_version as version

        return version()
    except Exception:
        return ""  # a benchmark that needs no reading runs without a model


def complete(
    name: str, args: argparse.Namespace, figures: Mapping[str, Any], seconds: float
) -> dict[str, Any]:
    """The printed object: the figures between what was measured and with which versions.

    Raises:
        KeyError: the figures do not say on how many items and on which data they were measured.
    """
    if missing := {"items", "data"} - figures.keys():
        raise KeyError(f"the figures of {name} lack {', '.join(sorted(missing))}")
    return {
        "benchmark": name, "split": args.split, **figures, "package": crossread.__version__,
        "model": model_version(), "seconds": round(seconds, 1),
    }  # fmt: skip
