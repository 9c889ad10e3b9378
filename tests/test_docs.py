"""The documentation says what the program does: commands, options, errors, fields."""

from __future__ import annotations

import json
import re
import tomllib
from importlib import import_module
from importlib.resources import files
from pathlib import Path

import click
import pytest

from crossread import errors
from crossread.faces.cli._app import COMMANDS, app
from crossread.faces.quotes import QuoteRow

ROOT = Path(__file__).parents[1]
DOCS = sorted((ROOT / "docs").rglob("*.md"))
PAGES = [*DOCS, *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"))]


def doc(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def section(command: str) -> str:
    """Return the part of the guide on one command."""
    parts = re.split(r"^### ", doc("guide.md"), flags=re.MULTILINE)
    return next(part for part in parts if part.startswith(f"`crossread {command} "))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_guide(name):
    command = import_module(f"crossread.faces.cli._{name}").command
    for param in command.params:
        if isinstance(param, click.Option):
            assert all(f"`{opt}" in section(name) for opt in param.opts), param.opts
    for opt in re.findall(r"`(--?[a-z-]+)", section(name)):
        assert any(opt in p.opts for p in command.params), f"{opt} is not an option of {name}"


def test_the_guide_names_no_command_that_there_is_not():
    named = set(re.findall(r"`crossread ([a-z]+)", doc("guide.md")))
    assert named == set(app.list_commands(click.Context(app)))


def test_every_error_is_explained():
    kinds = {
        name
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, errors.CrossreadError)
    }
    assert all(f"`{name}`" in doc("errors.md").replace("crossread.errors.", "") for name in kinds)


@pytest.mark.parametrize("name", ["comparison-1.json", "account-1.json"])
def test_every_field_of_the_json_is_described(name):
    schema = json.loads((files("crossread.faces") / "schemas" / name).read_text("utf-8"))
    text = doc("json.md")
    named = {key for part in (schema, *schema["$defs"].values()) for key in part["properties"]}
    missing = {key for key in named if f"`{key}`" not in text}
    assert not missing


def test_every_column_of_the_quotations_is_described():
    assert all(f"`{name}`" in doc("json.md") for name in QuoteRow.__slots__)


def test_every_dependency_is_argued_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    argued = doc("decisions/0003-dependencies.md")
    extras = [item for group in project["optional-dependencies"].values() for item in group]
    for requirement in (*project["dependencies"], *extras):
        name = re.match(r"[\w-]+", requirement)[0]
        assert name in argued, f"{name} is not in docs/decisions/0003-dependencies.md"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_inside_the_repository_lead_somewhere(page):
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text):
        assert (page.parent / target).exists(), target


def test_the_workflow_names_only_targets_that_there_are():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for page in PAGES:
        for target in re.findall(r"`make ([a-z]+)", page.read_text(encoding="utf-8")):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"{page.name}: {target}"
