"""A small HTML tree, so that tests ask for elements and not for substrings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"meta", "link", "input", "br", "img", "hr"})


@dataclass
class Element:
    """An element with its attributes and, in order, its children and texts."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def walk(self) -> Iterator[Element]:
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, tag: str = "", cls: str = "") -> list[Element]:
        return [
            e
            for e in self.walk()
            if (not tag or e.tag == tag) and (not cls or cls in e.classes) and e is not self
        ]

    def text(self, *, without: frozenset[str] = frozenset()) -> str:
        """Return all text inside, leaving out elements named in *without*."""
        return "".join(
            child
            if isinstance(child, str)
            else ""
            if child.tag in without
            else child.text(without=without)
            for child in self.children
        )


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#root")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"attribute given twice in <{tag}>"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Element(tag, {k: v or "" for k, v in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        opened = self._open.pop()
        assert opened.tag == tag, f"</{tag}> closes <{opened.tag}>"

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def parse(html: str) -> Element:
    """Return the tree of a document; fails where elements do not nest."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert [e.tag for e in builder._open] == ["#root"], "an element was never closed"
    return builder.root
