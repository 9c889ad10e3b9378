"""The chain of sources: by which hands a statement came to the outlet.

From the outlet outwards: the outlet itself, the agency of its credit line or dateline, every
source whose own words take in the cue of the next, media between ("told Reuters", "in remarks
carried by KCNA"), and the speaker. Nothing is guessed: a cue without a source ends the chain
at the last known link.

Several origins of one statement ("reports from Seoul and Kyiv"): the joint source is one link
named by its words, without an actor; each named member follows in an attribution of its own
over the same content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files

from crossread.claims._attribution_frames import Frame, antecedent, source_run
from crossread.claims._attribution_nesting import Nesting
from crossread.claims._attribution_trees import Trees
from crossread.claims._attribution_words import HANDED_ON, noun_source
from crossread.claims._cues import nouns
from crossread.model import Actor, ActorKind, Attribution, Cast, Link, Report

_WITHIN = 6  # words behind its verb within which "in a statement" stands
_RECALL = 3  # sentences over which "the statement" is the one told of before
THIS_REPORT = "this report"
_NEWS_NAME = re.compile(
    r"\b(News|Times|Post|Journal|Herald|Gazette|Tribune|Chronicle|Telegraph|Agency|TV|Radio"
    r"|Television|Daily|Media|Sinmun|Shimbun|Zeitung|Network|Press|Magazine|Globe)$"
)
_STATE_MEDIA = re.compile(r"^(?:state|local|national|domestic|foreign|social)$")
_MEDIUM = frozenset("media television tv radio broadcaster newspaper agency outlet daily".split())
_PLATFORMS = frozenset("telegram twitter facebook instagram x weibo youtube tiktok wechat".split())
_CARRIED = frozenset(
    "carried reported published broadcast released aired printed quoted cited posted"
    " distributed disseminated".split()
)
_UTTERED = frozenset(
    "announcement statement remark comment speech address message declaration letter report"
    " communique word warning claim vow pledge threat".split()
)
_CREDITED = re.compile(
    r"\b(AP|Associated Press|Reuters|REUTERS|AFP|Agence France-Presse|UPI|dpa|DPA|Bloomberg"
    r"|Xinhua|XINHUA|TASS|KCNA|Yonhap|Kyodo|Interfax|ANSA|EFE|PTI|ANI|PA Media"
    r"|Press Association|Anadolu(?: Agency)?|CNN|IANS|RFE/RL)\b"
)
# An agency that lent a hand is not the one that each statement comes from.
_HELPED = re.compile(r"\b(?:contributed to|additional reporting|with files|and agencies)\b", re.I)


@cache
def _outlets() -> frozenset[str]:
    text = files("crossread.claims").joinpath("outlets.txt").read_text(encoding="utf-8")
    return frozenset(_plain(line) for line in text.splitlines() if line and line[0] != "#")


def _plain(name: str) -> str:
    return re.sub(r"^the\s+|[’']s$", "", name.strip().lower())


class Chains:
    """Speakers and chains for the frames of one report."""

    def __init__(self, trees: Trees, cast: Cast, frames: list[Frame]) -> None:
        self.trees = trees
        self.cast = cast
        self.frames = frames
        self.root = root_links(trees.reading.report)
        self.nesting = Nesting(trees, frames)
        self._sources = {
            t for f in frames if f.source_run is not None for t in range(*f.source_run)
        }
        self._later = dict(self._carriers())

    # -- speakers ----------------------------------------------------------------------------

    def speaker(self, frame: Frame) -> Link | None:
        """Return who answers for a frame's content, or None where nobody is named."""
        if frame.source is None or frame.source_run is None:
            return None
        issuer = self._issuer(frame.source)
        if issuer is not None:
            link = self._link(issuer.source or 0, issuer.source_run or (0, 1))
            return replace(link, span=self.trees.span(frame.source_run))
        return self._link(frame.source, frame.source_run)

    def _issuer(self, head: int) -> Frame | None:
        """Return the frame of who spoke "in a statement", for "the statement said" after it."""
        trees = self.trees
        det, noun = trees.kid(head, "det"), trees.lemma[head]
        if noun not in _UTTERED or det is None or trees.lower[det] != "the":
            return None
        for frame in reversed(self.frames):
            gap = trees.sentence_of[head] - trees.sentence_of[frame.head]
            if not 0 < gap <= _RECALL or frame.source is None:
                continue
            if noun == trees.lemma[frame.source]:
                return frame if self._owner(frame.source) is not None else None
            if frame.form == "verb" and noun in trees.lemma[frame.head + 1 : frame.head + _WITHIN]:
                return frame
        return None

    def _link(self, head: int, run: tuple[int, int]) -> Link:
        trees = self.trees
        meant = antecedent(trees, head)
        span = trees.span(run)
        if self._joint(meant, run):
            return Link(self._printed(run), span)
        owner = self._owner(meant)
        actor = self.cast.at(meant)
        if owner is not None and (actor is None or actor.kind is ActorKind.UNNAMED):
            meant, actor = owner, self.cast.at(owner)
        if actor is not None and actor.kind is not ActorKind.UNNAMED:
            return Link(self._in_full(actor, meant), span, actor)
        name = self._named_part(meant) if self.is_medium(meant) else self._short(meant)
        return Link(self._printed(name), span, actor)

    def _in_full(self, actor: Actor, head: int) -> str:
        """Return an actor's name, or the words of the report.

        The words stand for a country's government and for bodies that no table knows:
        "The White House" is the United States to a count, but no reader would say so; and the
        tagger may end a name early ("Office" of the Trade Representative).
        """
        if actor.kind is ActorKind.COUNTRY and self.trees.upos[head] != "PRON":
            return re.sub("^the ", "", self._printed(self._short(head)), flags=re.I)
        if actor.kind is not ActorKind.GROUP or not actor.id.startswith("local:"):
            return actor.name
        printed = re.sub("^the ", "", self._printed(self._short(head)), flags=re.I)
        return printed if printed.startswith(actor.name) else actor.name

    def _short(self, head: int) -> tuple[int, int]:
        """Return a noun phrase without what is said of it after a comma."""
        start, end = source_run(self.trees, head)
        for kid in self.trees.kids(head, "appos", "acl"):
            if head < kid < end and self._set_off(kid):
                end = min(end, self.trees.extent(kid)[0])
        trimmed = self.trees.trim([(start, end)]) if start < end else ()
        return trimmed[0] if trimmed else (head, head + 1)

    def _set_off(self, kid: int) -> bool:
        lower, first = self.trees.lower, self.trees.extent(kid)[0]
        return (
            lower[kid] in HANDED_ON
            or lower[first] in (",", "(", "-", "–")
            or lower[first - 1] in (",", "(")
        )

    def _owner(self, head: int) -> int | None:
        """Return who issued a document or statement that is itself named as the source."""
        if self.trees.upos[head] != "NOUN" or self.trees.lemma[head] not in nouns():
            return None
        return noun_source(self.trees, head)

    def _joint(self, head: int, run: tuple[int, int]) -> bool:
        return any(run[0] <= m < run[1] for m in self._joined(head))

    def _joined(self, head: int) -> list[int]:
        """Return the further members of a coordinated source, or of its "from A, B and C"."""
        owner = self._owner(head)
        return [
            *self.trees.kids(head, "conj"),
            *(self.trees.kids(owner, "conj") if owner is not None else ()),
        ]

    def _printed(self, run: tuple[int, int]) -> str:
        return " ".join(self.trees.span(run).of(self.trees.reading.report.text).split())

    def members(self, frame: Frame, made: Attribution) -> list[Attribution]:
        """Return an attribution for each named member of a joint source."""
        if frame.source is None or frame.source_run is None or frame.form == "carried":
            return []
        head = antecedent(self.trees, frame.source)
        joined = [m for m in self._joined(head) if frame.source_run[0] <= m < frame.source_run[1]]
        if not joined:
            return []
        owner = self._owner(head)
        first = owner if owner is not None and self.trees.head[joined[0]] == owner else head
        return [
            replace(made, source=link.span, speaker=link, chain=(*made.chain[:-1], link))
            for m in (first, *joined)
            if (link := self._member(m)) is not None
        ]

    def _member(self, token: int) -> Link | None:
        trees = self.trees
        if self.cast.at(token) is None and not trees.mentions_of(token):
            return None
        conjuncts = [*trees.kids(token, "conj"), *trees.kids(token, "cc")]
        tokens = trees.below(token, without=[*conjuncts, *trees.kids(token, "case", "punct")])
        runs = [r for r in trees.runs(tokens) if r[0] <= token < r[1]]
        if not runs:
            return None
        actor = self.cast.at(token)
        return Link(actor.name if actor else self._printed(runs[0]), trees.span(runs[0]), actor)

    # -- chains --------------------------------------------------------------------------------

    def of(self, frame: Frame) -> tuple[Link, ...]:
        """Return the chain from the outlet to the source of *frame*."""
        return _distinct([*self.root, *self._from_root(frame, 0)])

    def _from_root(self, frame: Frame, depth: int) -> list[Link]:
        above = self.nesting.parent(frame) if depth < 6 else None
        links = self._from_root(above, depth + 1) if above is not None else []
        links.extend(self._between(frame))
        if above is None:
            links.extend(self._carried_by(frame))
        speaker = self.speaker(frame)
        return [*links, speaker] if speaker is not None else links

    def _between(self, frame: Frame) -> list[Link]:
        """Return the media that a clause names besides its source ("told Reuters")."""
        if frame.form not in ("verb", "according", "citing") or frame.source is None:
            return []
        trees = self.trees
        top = frame.head if frame.form == "verb" else frame.source
        if top is None:
            return []
        content = [t for t in trees.children[top] if frame.covers(t)]
        found = []
        for token in trees.below(top, without=content):
            if frame.covers(token) or token == top or self._part_of_name(token):
                continue
            if token in self._sources and not self._handed(token, frame):
                continue
            if self._passes_on(token, frame) and self.is_medium(token):
                found.append(self._medium(token))
        return [*found, *self._told(frame)]

    def _told(self, frame: Frame) -> list[Link]:
        """Return a medium between the cue and what is told, wherever the parser hung it."""
        if frame.form != "verb" or frame.cue is None:
            return []
        start = frame.cue[1]
        gap = next((a for a, _ in frame.content if a > start), start)
        token = gap - 1
        hung_elsewhere = start <= token < start + 4 and frame.covers(self.trees.head[token])
        if hung_elsewhere and self.trees.upos[token] == "PROPN" and self.is_medium(token):
            return [self._medium(token)]
        return []

    def _part_of_name(self, token: int) -> bool:
        """Return whether a word only belongs to the name that its head ends."""
        above = self.trees.head[token]
        return (
            self.trees.bare(token) in ("compound", "flat", "amod")
            and above >= 0
            and self.trees.upos[above] == "PROPN"
        )

    def _handed(self, token: int, frame: Frame) -> bool:
        """Return whether a word is the medium of "documents seen by Reuters" in the source."""
        verb = self.trees.head[token]
        inside = frame.source_run is not None and frame.source_run[0] <= token < frame.source_run[1]
        return inside and verb >= 0 and self.trees.lower[verb] in HANDED_ON

    def _passes_on(self, token: int, frame: Frame) -> bool:
        trees = self.trees
        above = trees.head[token]
        if above >= 0 and trees.upos[above] == "VERB" and trees.bare(token) in ("nsubj", "obj"):
            return above == frame.head and trees.bare(token) == "obj"
        return trees.bare(token) in ("obl", "obj", "iobj", "nmod", "compound")

    def _medium(self, token: int) -> Link:
        actor: Actor | None = self.cast.at(token)
        if actor is not None and actor.kind is ActorKind.UNNAMED:
            actor = None
        run = self._named_part(token)
        name = actor.name if actor else re.sub("^the ", "", self._printed(run), flags=re.I)
        return Link(name, self.trees.span(run), actor)

    def _named_part(self, token: int) -> tuple[int, int]:
        """Return a medium's phrase from its first name on ("state-run KCNA" without the first)."""
        start, end = self._short(token)
        words = self.trees.reading.words
        while start < token and words[token][0].isupper() and not words[start][0].isupper():
            start += 1
        if start < token and self.trees.lower[start] in ("the", "a", "an"):
            start += 1
        return start, end

    def is_medium(self, token: int) -> bool:
        """Return whether a word names an outlet, an agency or a platform."""
        actor = self.cast.at(token)
        if actor is not None and actor.kind is ActorKind.OUTLET:
            return True
        trees = self.trees
        if trees.upos[token] == "PROPN":
            names = [self._printed((m.start, m.end)) for m in trees.mentions_of(token)]
            names.append(trees.reading.words[token])
            return any(_plain(n) in _outlets() or _NEWS_NAME.search(n) for n in names) or (
                trees.lower[token] in _PLATFORMS and trees.case(token) in ("on", "via")
            )
        return trees.lemma[token] in _MEDIUM and any(
            _STATE_MEDIA.match(trees.lower[k]) for k in trees.kids(token, "amod", "compound")
        )

    # -- "The announcement, reported by KCNA, came ..." ---------------------------------------

    def _carriers(self) -> Iterator[tuple[int, Link]]:
        """Yield (sentence, medium) where the sentence's words were passed on by a medium."""
        trees = self.trees
        for verb, upos in enumerate(trees.upos):
            if upos != "VERB" or trees.lower[verb] not in _CARRIED or not trees.passive(verb):
                continue
            agent, noun = trees.agent(verb), self._carried_noun(verb)
            if agent is None or noun is None or not self.is_medium(agent):
                continue
            sentence = trees.sentence_of[verb]
            if sentence and self._near(sentence - 1, sentence):
                yield sentence - 1, self._medium(agent)

    def _carried_noun(self, verb: int) -> int | None:
        trees = self.trees
        noun = trees.head[verb] if trees.bare(verb) == "acl" else trees.kid(verb, "nsubj")
        if noun is None or noun < 0 or trees.lemma[noun] not in _UTTERED:
            return None
        known = trees.kid(noun, "det", "nmod")
        return noun if known is not None and trees.lower[known] not in ("a", "an") else None

    def _near(self, first: int, second: int) -> bool:
        paragraph = self.trees.reading.paragraph
        return paragraph[second] - paragraph[first] <= 1

    def _carried_by(self, frame: Frame) -> list[Link]:
        if frame.kind != "speech" or frame.source is None:
            return []
        link = self._later.get(self.trees.sentence_of[frame.head])
        return [link] if link is not None else []


def root_links(report: Report) -> list[Link]:
    """Return the outlet and, where credit line or dateline names one, its agency."""
    links = [Link(report.outlet or THIS_REPORT)]
    for words in (report.dateline, report.credit, report.byline):
        found = None if _HELPED.search(words) else _CREDITED.search(words)
        if found and found.group().lower() not in report.outlet.lower():
            links.append(Link(found.group()))
            break
    return links


def _distinct(links: list[Link]) -> tuple[Link, ...]:
    """Drop a link that names the one before it again."""
    out: list[Link] = []
    for link in links:
        same = out and (
            out[-1].name.lower() == link.name.lower()
            or (link.actor is not None and out[-1].actor == link.actor)
        )
        if same:
            out[-1] = link
        else:
            out.append(link)
    return tuple(out)
