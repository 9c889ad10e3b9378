"""Points: what is shown side by side, against seven stories read by hand.

Counts as in the project's metrics definition: a shown point is right if a gold point of
the story overlaps it in at least two cells (one for "only here") by half of the shorter
span. Layout: one folder a story with A.txt, B.txt ..., docs.json and gold.json.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks._common import digest, find, percent

Spans = Mapping[str, tuple[tuple[int, int], ...]]


@dataclass(frozen=True)
class Row:
    """A point reduced to what is scored; gold and shown alike."""

    id: str
    cells: Spans
    relation: str
    origins: int | None
    importance: int
    words: str

    @property
    def shared(self) -> bool:
        return len(self.cells) > 1


def overlaps(first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Return whether two spans share at least half of the shorter one."""
    common = min(first[1], second[1]) - max(first[0], second[0])
    return common > 0 and 2 * common >= min(first[1] - first[0], second[1] - second[0])


def agreement(shown: Row, gold: Row) -> int:
    """Return in how many reports the two rows speak of the same words."""
    return sum(
        any(overlaps(a, b) for a in spans for b in gold.cells.get(report, ()))
        for report, spans in shown.cells.items()
    )


def matches(shown: Row, gold: Row) -> bool:
    """Return whether a shown row is about the gold row's matter."""
    needed = 1 if shown.relation == "only here" or gold.relation == "only here" else 2
    return shown.shared == gold.shared and agreement(shown, gold) >= needed


def best(row: Row, others: list[Row], *, row_is_gold: bool) -> Row | None:
    """Return the best counterpart: most reports in common, then the tightest."""

    def rank(other: Row) -> tuple[int, int]:
        shown, gold = (other, row) if row_is_gold else (row, other)
        size = sum(e - s for spans in other.cells.values() for s, e in spans)
        return agreement(shown, gold), -size

    found = [o for o in others if (matches(o, row) if row_is_gold else matches(row, o))]
    return max(found, key=rank) if found else None


def score(shown: list[Row], gold: list[Row]) -> Counter[str]:
    """Count what one story contributes to every figure."""
    c: Counter[str] = Counter()
    for row in shown:
        kind = "shown_shared" if row.shared else "shown_single"
        partner = best(row, gold, row_is_gold=False)
        c[kind] += 1
        c[kind + "_right"] += partner is not None
        if row.relation == "differs":
            c["shown_differs"] += 1
            c["shown_differs_right"] += partner is not None and partner.relation == "differs"
    for row in gold:
        if not row.shared:
            continue
        partner = best(row, shown, row_is_gold=True)
        c["gold_all"] += 1
        c["gold_all_found"] += partner is not None
        if row.importance <= 2:
            c["gold_main"] += 1
            c["gold_main_found"] += partner is not None
        if row.relation == "differs":
            c["gold_differs"] += 1
            c["gold_differs_found"] += partner is not None and partner.relation == "differs"
        if partner and row.importance <= 2:
            c["relation_right"] += partner.relation == row.relation
            c["origins_judged"] += row.origins is not None
            c["origins_right"] += row.origins is not None and partner.origins == row.origins
    return c


def figures(c: Counter[str]) -> dict[str, float | int]:
    """Turn counts into the figures that the metrics define."""
    return {
        "precision_shared": percent(c["shown_shared_right"], c["shown_shared"]),
        "recall_shared_main": percent(c["gold_main_found"], c["gold_main"]),
        "recall_shared_all": percent(c["gold_all_found"], c["gold_all"]),
        "relation": percent(c["relation_right"], c["gold_main_found"]),
        "independent_origins": percent(c["origins_right"], c["origins_judged"]),
        "precision_only_here": percent(c["shown_single_right"], c["shown_single"]),
        "differs_precision": percent(c["shown_differs_right"], c["shown_differs"]),
        "differs_recall": percent(c["gold_differs_found"], c["gold_differs"]),
        "shown_shared": c["shown_shared"],
        "gold_shared_main": c["gold_main"],
    }


def read_gold(folder: Path) -> list[Row]:
    """Read the points that a person listed for one story."""
    texts = {p.stem: p.read_text(encoding="utf-8") for p in sorted(folder.glob("?.txt"))}
    rows = []
    for point in json.loads((folder / "gold.json").read_text(encoding="utf-8"))["points"]:
        cells = {k: tuple((s, e) for s, e in v) for k, v in point["cells"].items() if v}
        rows.append(
            Row(
                point["id"],
                cells,
                point["relation"],
                point["independent_origins"],
                point["importance"],
                point["matter"] + " | " + quote(cells, texts),
            )
        )
    return rows


def quote(cells: Spans, texts: Mapping[str, str]) -> str:
    """Return the words of all cells on one line, for reading errors."""
    return " | ".join(
        f"{report}: {texts[report][s:e]}" for report, spans in cells.items() for s, e in spans
    )


def compare_story(folder: Path) -> list[Row]:
    """Run the product on one story and reduce its points to rows."""
    import crossread
    from crossread.sources import from_text

    docs = {d["doc"]: d for d in json.loads((folder / "docs.json").read_text())["docs"]}
    texts = {p.stem: p.read_text(encoding="utf-8") for p in sorted(folder.glob("?.txt"))}
    reports = [
        from_text(text, id=doc, outlet=docs[doc]["source"] or "", date=as_date(docs[doc]["date"]))
        for doc, text in texts.items()
    ]
    result = crossread.compare(reports)
    offsets = {r.id: Offsets(r.text, texts[r.id]) for r in reports}
    rows = []
    for p in result.points:
        cells: dict[str, tuple[tuple[int, int], ...]] = {}
        for cell in p.cells:
            where = offsets[cell.report].original(cell.span.start, cell.span.end)
            cells[cell.report] = (*cells.get(cell.report, ()), where)
        words = f"{p.matter} | {quote(cells, texts)}"
        rows.append(Row(p.id, cells, p.relation.value, p.independent_origins, 0, words))
    return rows


def as_date(value: str | None) -> dt.date | None:
    """Return an ISO day, or None."""
    return dt.date.fromisoformat(value[:10]) if value else None


class Offsets:
    """Maps positions in a report's normalised text back to the text as given."""

    def __init__(self, normal: str, given: str) -> None:
        from difflib import SequenceMatcher

        strip = str.maketrans("", "", " \t\r\n\u00a0")
        self._normal = [i for i, ch in enumerate(normal) if ch.translate(strip)]
        self._given = [i for i, ch in enumerate(given) if ch.translate(strip)]
        left = "".join(normal[i] for i in self._normal)
        right = "".join(given[i] for i in self._given)
        self._map: dict[int, int] = {}
        if left == right:
            self._map = dict(zip(self._normal, self._given, strict=True))
            return
        for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
            for k in range(block.size):
                self._map[self._normal[block.a + k]] = self._given[block.b + k]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``start:end`` stands in the text as given; (0, 0) where it does not."""
        inside = [self._map[i] for i in range(start, end) if i in self._map]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)


def stories(data: Path, limit: int = 0) -> Iterator[Path]:
    """Yield the story folders in order of name."""
    found = [p.parent for p in find(data, "*/gold.json")]
    yield from found[: limit or None]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what only this benchmark takes."""
    parser.add_argument("--per-story", action="store_true", help="figures of every story")


def run(args: argparse.Namespace) -> dict[str, Any]:
    """Compare every story and count."""
    total: Counter[str] = Counter()
    each: dict[str, Any] = {}
    wrong: list[dict[str, object]] = []
    for folder in stories(Path(args.data), args.limit):
        shown, gold = compare_story(folder), read_gold(folder)
        counts = score(shown, gold)
        total += counts
        each[folder.name] = figures(counts)
        wrong += errors(folder.name, shown, gold)
    if getattr(args, "errors", None):
        lines = (json.dumps(w, ensure_ascii=False) + "\n" for w in wrong)
        Path(args.errors).write_text("".join(lines), encoding="utf-8")
    files = [f for folder in stories(args.data, args.limit) for f in sorted(folder.iterdir())]
    result: dict[str, Any] = {**figures(total), "items": len(each), "data": digest(files)}
    return {**result, "stories": each} if getattr(args, "per_story", False) else result


def errors(story: str, shown: list[Row], gold: list[Row]) -> Iterator[dict[str, object]]:
    """Yield false points, missed points, and found ones with another relation or count."""
    for row in shown:
        if row.shared and best(row, gold, row_is_gold=False) is None:
            yield {"story": story, "kind": "false", "relation": row.relation, "words": row.words}
    for row in gold:
        if not row.shared or row.importance > 2:
            continue
        partner = best(row, shown, row_is_gold=True)
        if partner is None:
            yield {"story": story, "kind": "missed", "relation": row.relation, "words": row.words}
            continue
        for kind in ("relation", "origins"):
            said, right = getattr(partner, kind), getattr(row, kind)
            if said != right:
                yield {
                    "story": story,
                    "kind": kind,
                    "said": said,
                    "gold": right,
                    "words": row.words,
                    "shown": partner.words,
                }
