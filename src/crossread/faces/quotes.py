"""Who said what, to whom, how: the attributions of reports as flat rows, for tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from typing import Any

import crossread
from crossread.model import Account, Attribution, Span

QUOTES_SCHEMA = "crossread.quotes/1"
# Spreadsheets run cells that begin so; OWASP names these as formula triggers.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One attribution.

    Attributes:
        report: what the user named (file, address or "-").
        outlet: publisher of the report, or "".
        speaker: who answers for the words, as the report names them; "" for nobody named.
        actor: actor id of the speaker, or "".
        to: whom it was said to, verbatim ("reporters"), or "".
        cue, cue_lemma: the words that introduce it ("told"), and their verb ("tell").
        stance: how the cue takes sides: neutral, endorsing, distancing or denying.
        style: direct, indirect or mixed.
        chain: from the outlet to the speaker, joined by " < ".
        spans: where the words stand in the report's text, "120-164 170-201".
        words: the words, stretches joined by " ... ".
    """

    report: str
    outlet: str
    speaker: str
    actor: str
    to: str
    cue: str
    cue_lemma: str
    stance: str
    style: str
    chain: str
    spans: str
    words: str


def quote_rows(account: Account) -> Iterator[QuoteRow]:
    """Yield one row an attribution of a report, in text order."""
    report = account.report
    for said in account.attributions:
        speaker = said.speaker
        yield QuoteRow(
            report=report.origin_path or report.id,
            outlet=report.outlet,
            speaker=speaker.name if speaker else "",
            actor=speaker.actor.id if speaker and speaker.actor else "",
            to=addressee(account, said),
            cue=said.cue.of(report.text) if said.cue else "",
            cue_lemma=said.cue_lemma,
            stance=str(said.stance),
            style=str(said.style),
            chain=" < ".join(link.name for link in said.chain),
            spans=" ".join(f"{span.start}-{span.end}" for span in said.content),
            words=" ... ".join(span.of(report.text) for span in said.content),
        )


def addressee(account: Account, said: Attribution) -> str:
    """Return the words that name whom something was said to ("told reporters"), or ""."""
    if said.cue is None:
        return ""
    reading = account.reading
    for verb in reading.tokens_in(said.cue):
        for token in reading.children[verb]:
            if not _hears(account, token):
                continue
            below = sorted(reading.subtree(token))
            span = reading.span(below[0], below[-1] + 1)
            if not any(span.overlap(other) for other in _taken(said)):
                return span.of(reading.report.text).removeprefix("to ")
    return ""


def _hears(account: Account, token: int) -> bool:
    """Say whether a dependent of a speech verb names a hearer: an object, or "to ..."."""
    reading = account.reading
    if reading.upos[token] not in ("NOUN", "PROPN", "PRON"):
        return False
    relation = reading.deprel[token]
    if relation in ("iobj", "obj"):
        return True
    case = reading.child(token, "case")
    return relation.startswith("obl") and case is not None and reading.lemma[case] == "to"


def _taken(said: Attribution) -> Iterator[Span]:
    yield from said.content
    if said.source:
        yield said.source


def to_dict(accounts: Iterable[Account]) -> dict[str, Any]:
    """Return the rows as a JSON document; documented in docs/json.md."""
    read = list(accounts)
    return {
        "schema": QUOTES_SCHEMA,
        "crossread": crossread.__version__,
        "model": read[0].reading.version if read else "",
        "quotes": [asdict(row) for account in read for row in quote_rows(account)],
    }


def to_csv(accounts: Iterable[Account]) -> str:
    """Return the rows as CSV with a header; cells that a spreadsheet would run get a "'"."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(field.name for field in fields(QuoteRow))
    for account in accounts:
        for row in quote_rows(account):
            writer.writerow(_inert(str(cell)) for cell in asdict(row).values())
    return target.getvalue()


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
