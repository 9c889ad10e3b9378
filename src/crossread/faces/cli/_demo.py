"""``crossread demo``: the main job on reports that come with the program."""

from __future__ import annotations

import textwrap
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from crossread.faces.cli import _exits, _options

if TYPE_CHECKING:
    from crossread.demo import DemoStory


@click.command("demo", short_help="Try it on reports that come with Crossread; needs no network.")
@click.argument("story", required=False)
@click.option("--all", "every", is_flag=True, help="Show every story, not only one.")
@click.option(
    "--html",
    metavar="FILE",
    help="Also write the page; with --all one a story, named after FILE.",
)
@click.option("--list", "only_list", is_flag=True, help="List the stories and stop.")
@_options.full
@_options.view
def command(
    story: str | None,
    every: bool,
    html: str | None,
    only_list: bool,
    width: int | None,
    everything: bool,
) -> int:
    """Try Crossread on reports that come with it, written for this purpose.

    STORY is one of the names that are listed; without it, the richest story is shown.
    """
    from crossread import demo
    from crossread.faces.cli._compare import check_files
    from crossread.faces.cli._output import screen, show

    stories = demo.stories()
    if not story:
        show(_listed(stories))
    if only_list:
        return _exits.OK
    chosen = stories if every else (demo.story(story or demo.RICHEST),)
    for one in chosen:
        check_files(_page_name(html, one, chosen), None)
    for one in chosen:
        show(_introduced(one, screen(width)[0]))
        _show(one, _page_name(html, one, chosen), width, everything)
    return _exits.OK


def _listed(stories: tuple[DemoStory, ...]) -> str:
    """Return the stories, one a line; outlets and the wire in them are invented."""
    lines = [f"  {one.name:<12} {one.title} ({len(one.paths)} reports)" for one in stories]
    head = "Stories for trying (real events; outlets, wire and wording are invented):"
    return (
        "\n".join([head, *lines, "Choose one: crossread demo NAME. All: crossread demo --all"])
        + "\n"
    )


def _introduced(one: DemoStory, width: int) -> str:
    """Return the title of a story and what to look for in it."""
    return f"\n{one.title.upper()}\n{textwrap.fill(f'Look for: {one.look_for}.', width)}\n\n"


def _page_name(html: str | None, one: DemoStory, chosen: tuple[DemoStory, ...]) -> str | None:
    """Return FILE for the first story and FILE-name for the others."""
    if html is None or one is chosen[0]:
        return html
    path = PurePath(html)
    return str(path.with_name(f"{path.stem}-{one.name}{path.suffix}"))


def _show(one: DemoStory, html: str | None, width: int | None, everything: bool) -> None:
    import crossread
    from crossread.faces.cli._compare import show_view, write_files
    from crossread.faces.cli._progress import Progress

    with Progress() as progress:
        comparison = crossread.compare(one.paths, progress=progress)
    write_files(comparison, html, None)
    show_view(comparison, width, everything)
