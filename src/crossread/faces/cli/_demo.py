"""``crossread demo``: the main job on reports that come with the program."""

from __future__ import annotations

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
@click.option("--width", type=click.IntRange(*_options.WIDTHS), help="Columns of the view.")
@click.option("--debug", is_flag=True, expose_value=False, help="Show tracebacks of errors.")
def command(
    story: str | None, every: bool, html: str | None, only_list: bool, width: int | None
) -> int:
    """Try Crossread on reports that come with it, written for this purpose.

    STORY is one of the names that are listed; without it, the richest story is shown.
    """
    from crossread import demo
    from crossread.faces.cli._output import show

    stories = demo.stories()
    if not story:
        show(_listed(stories))
    if only_list:
        return _exits.OK
    chosen = stories if every else (demo.story(story or demo.RICHEST),)
    for one in chosen:
        show(f"\n{one.name.upper()}: {one.title}\nLook for: {one.look_for}\n\n")
        _show(one, _page_name(html, one, chosen), width)
    return _exits.OK


def _listed(stories: tuple[DemoStory, ...]) -> str:
    """Return the stories, one a line; outlets and the wire in them are invented."""
    lines = [f"  {one.name:<12} {one.title} ({len(one.paths)} reports)" for one in stories]
    head = "Stories for trying (real events; outlets, wire and wording are invented):"
    return (
        "\n".join([head, *lines, "Choose one: crossread demo NAME. All: crossread demo --all"])
        + "\n"
    )


def _page_name(html: str | None, one: DemoStory, chosen: tuple[DemoStory, ...]) -> str | None:
    """Return FILE for the first story and FILE-name for the others."""
    if html is None or one is chosen[0]:
        return html
    path = PurePath(html)
    return str(path.with_name(f"{path.stem}-{one.name}{path.suffix}"))


def _show(one: DemoStory, html: str | None, width: int | None) -> None:
    import crossread
    from crossread.faces.cli._compare import show_view, write_files
    from crossread.faces.cli._progress import Progress

    with Progress() as progress:
        comparison = crossread.compare(one.paths, progress=progress)
    write_files(comparison, html, None)
    show_view(comparison, width, everything=False)
