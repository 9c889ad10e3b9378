"""Run a benchmark: `python -m benchmarks NAME --data DIR [options]`.

Every module of this folder without a leading underscore is a benchmark. It has `run(args)`, which
returns its figures (0 to 100), and may have `add_arguments(parser)` for options of its own.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from benchmarks import _common


def names() -> list[str]:
    """The benchmarks that there are, as they are named on the command line: with hyphens."""
    folder = str(Path(__file__).parent)
    found = (m.name for m in pkgutil.iter_modules([folder]))
    return sorted(name.replace("_", "-") for name in found if not name.startswith("_"))


def module_of(name: str) -> ModuleType:
    """The module of a benchmark named with hyphens or underscores."""
    return importlib.import_module(f"benchmarks.{name.replace('-', '_')}")


def parser_of(name: str, module: ModuleType) -> argparse.ArgumentParser:
    """The common options and the module's own."""
    parser = argparse.ArgumentParser(
        prog=f"python -m benchmarks {name}", description=module.__doc__
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the set, or its file")
    parser.add_argument("--split", choices=("dev", "test", "train"), default="dev")
    parser.add_argument("--limit", type=int, default=0, help="read only so many items; 0 is all")
    parser.add_argument(
        "--json", action="store_true", help="one line instead of an indented object"
    )
    parser.add_argument("--model", type=Path, help="a model folder instead of the shipped one")
    parser.add_argument("--errors", type=Path, help="write the wrong cases here, as JSON Lines")
    if hasattr(module, "add_arguments"):
        module.add_arguments(parser)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one benchmark and print one JSON object."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    name = given[0].replace("_", "-") if given else ""
    if name not in names():
        print(f"usage: python -m benchmarks NAME --data DIR; NAME is one of: {', '.join(names())}")
        return 2
    module = module_of(name)
    args = parser_of(name, module).parse_args(given[1:])
    began = time.perf_counter()
    try:
        figures = module.run(args)
    except _common.DataMissing as error:
        print(f"benchmarks {name}: {error}", file=sys.stderr)
        return 2
    report = _common.complete(name, args, figures, time.perf_counter() - began)
    print(json.dumps(report, ensure_ascii=False, indent=None if args.json else 2))
    return int(report.get("failed", 0) > 0)


if __name__ == "__main__":
    sys.exit(main())
