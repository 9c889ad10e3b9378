"""The house stays as docs/how-it-works.md draws it: one way through, light at the door."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "crossread"

# What each room may import, besides itself, `crossread.errors` and the nouns.
_ORDER = ("actors", "claims", "events", "stories", "comparison", "ledger", "batch")
ROOMS: dict[str, frozenset[str]] = {
    "model": frozenset(),
    "sources": frozenset(),
    "reading": frozenset({"models"}),
    "models": frozenset(),
    **{
        room: frozenset({"sources", "reading", *_ORDER[:above]})
        for above, room in enumerate(_ORDER)
    },
    "demo": frozenset(),
    "faces": frozenset({"sources", "reading", *_ORDER, "demo"}),
}
# The façade puts the rooms together; it may reach a face only inside a function, so that
# `import crossread` stays light and no room depends on how results are shown.
FACADE = frozenset({"__init__", "_pipeline", "_notebook"})
HEAVY = ("numpy", "onnxruntime", "tokenizers", "trafilatura", "lxml", "py3langid", "rich")


def modules() -> list[Path]:
    return sorted(path for path in SRC.rglob("*.py"))


def room_of(path: Path) -> str:
    parts = path.relative_to(SRC).with_suffix("").parts
    return parts[0] if len(parts) > 1 else ""


def imports(tree: ast.AST, path: Path) -> Iterator[tuple[str, int]]:
    """Yield (dotted name, line) of every import of the package, wherever it stands."""
    package = ("crossread", *path.relative_to(SRC).parent.parts)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            name = ".".join((*base, *(node.module or "").split("."))).strip(".")
            yield name, node.lineno
            yield from ((f"{name}.{alias.name}", node.lineno) for alias in node.names)


def inside(name: str) -> list[str]:
    """Return the parts of a dotted name below `crossread`, or [] for other packages."""
    parts = name.split(".")
    return parts[1:] if parts[0] == "crossread" else []


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def breaches() -> Iterator[str]:
    for path in modules():
        room = room_of(path)
        if not room:
            continue
        allowed = {room, "errors", "model"} | ROOMS.get(room, frozenset())
        for name, line in imports(parsed(path), path):
            parts = inside(name)
            if parts and _is_room(parts[0]) and parts[0] not in allowed:
                yield f"{path.relative_to(SRC)}:{line}: {name}"


def _is_room(part: str) -> bool:
    """Rooms are folders; the façade is no room, and nothing in the house rests on it."""
    return (SRC / part).is_dir() or part in ("_pipeline", "_notebook")


def test_a_room_imports_only_rooms_above_it():
    assert not list(breaches())


def test_every_folder_is_a_room_with_a_place():
    folders = {p.name for p in SRC.iterdir() if p.is_dir() and any(p.glob("*.py"))}
    assert folders <= ROOMS.keys()


def test_what_a_room_keeps_private_stays_private():
    found = [
        f"{path.relative_to(SRC)}:{line}: {name}"
        for path in modules()
        for name, line in imports(parsed(path), path)
        for parts in [inside(name)]
        if len(parts) > 1
        and parts[0] != room_of(path)
        and any(part.startswith("_") and not part.startswith("__") for part in parts[1:])
    ]
    assert not found


def test_the_facade_reaches_a_face_only_inside_a_function():
    for path in SRC.glob("*.py"):
        assert path.stem in FACADE | {"errors"}, f"{path.name}: a module outside the rooms"
        top = ast.Module(
            [n for n in parsed(path).body if isinstance(n, ast.Import | ast.ImportFrom)], []
        )
        assert not [name for name, _ in imports(top, path) if inside(name)[:1] == ["faces"]]


@pytest.mark.parametrize("room", sorted(set(ROOMS) - {"models", "faces"}))
def test_every_room_says_what_others_may_use(room):
    door = SRC / room / "__init__.py"
    if door.exists():
        names = {
            target.id
            for node in parsed(door).body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        assert "__all__" in names


def test_no_file_is_longer_than_a_reader_can_hold():
    long = {p.name: n for p in modules() if (n := len(p.read_text().splitlines())) > 600}
    assert not long


def heavy_after(code: str) -> str:
    """Return which heavy packages are loaded after *code* ran in a fresh interpreter."""
    probe = (
        f"{code}\nimport sys\nsys.stderr.write(repr([m for m in {HEAVY!r} if m in sys.modules]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stderr


@pytest.mark.parametrize(
    "code",
    [
        "import crossread",
        "from crossread.faces.cli._run import run; run(['--help'])",
        "from crossread.faces.cli._run import run; run(['compare', '--help'])",
        "from crossread.faces.cli._run import run; run(['--version'])",
        "from crossread.faces.cli._run import run; run(['demo', '--list'])",
    ],
)
def test_the_door_is_light(code):
    assert heavy_after(code) == "[]"
