"""Check all floors of gate.json; `--record` raises them to what is measured now.

A floor names a benchmark, its options, the digest of its data and the least figure allowed. A run
on other data is an error, not a pass. Recording never lowers a floor without
`--allow-regression`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from benchmarks import _common

GATE = Path(__file__).with_name("gate.json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--record", action="store_true", help="write what is measured as floors")
    parser.add_argument("--allow-regression", action="store_true", help="let --record lower floors")
    parser.add_argument("--only", default="", help="only floors whose benchmark contains this")


def run(args: argparse.Namespace) -> dict[str, Any]:
    entries: list[dict[str, Any]] = json.loads(GATE.read_text("utf-8"))
    results = []
    for entry in entries:
        if args.only in entry["benchmark"]:
            results += check(entry, measure(entry, args.data), args)
    if args.record:
        GATE.write_text(json.dumps(entries, ensure_ascii=False, indent=2) + "\n", "utf-8")
    failed = [r for r in results if not r["ok"]]
    return {
        "items": len(results),
        "data": _common.digest([GATE]),
        "failed": len(failed),
        "floors": results,
    }


def measure(entry: dict[str, Any], data: Path) -> dict[str, Any]:
    """Run one benchmark in this process with the entry's options."""
    from benchmarks.__main__ import module_of, parser_of

    module = module_of(entry["benchmark"])
    options = ["--data", str(data / entry["set"]), *entry.get("options", [])]
    figures: dict[str, Any] = module.run(parser_of(entry["benchmark"], module).parse_args(options))
    return figures


def check(
    entry: dict[str, Any], figures: dict[str, Any], args: argparse.Namespace
) -> list[dict[str, Any]]:
    """Compare the figures with an entry's floors, and record them where asked."""
    same = entry.get("data") in (None, figures["data"])
    results = []
    for name, floor in entry["floors"].items():
        value = look_up(figures, name)
        results.append({
            "benchmark": entry["benchmark"], "set": entry["set"], "figure": name, "floor": floor,
            "value": value, "ok": same and value >= floor,
            **({} if same else {"problem": "the data differ from those the floor was set on"}),
        })  # fmt: skip
        if args.record and (value >= floor or args.allow_regression):
            entry["floors"][name] = value
    if args.record:
        entry["data"] = figures["data"]
    return results


def look_up(figures: dict[str, Any], name: str) -> float:
    """A figure by its path, such as "names.f1"."""
    value: Any = figures
    for part in name.split("."):
        if part not in value:
            raise _common.DataMissing(f"the benchmark gives no figure {name}")
        value = value[part]
    return float(value)
