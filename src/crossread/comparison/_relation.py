"""How two reports' statements on one matter stand to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from crossread.comparison import _intervals
from crossread.comparison._intervals import Fit
from crossread.comparison._units import Unit, fold
from crossread.comparison._wording import QuoteRelation, longest_run, quote_relation, words
from crossread.model import Account, Difference, Factuality, Quantity, Relation, Stance, TimeRef

# How much of a lean statement a rich one must repeat, and how many named things, figures
# and times it must add, to be called more precise rather than differently cut.
_NEARLY_ALL = 0.75
_MUCH = 3
_NEARNESS = {Fit.SAME: 0, Fit.WITHIN: 1, Fit.OVERLAP: 2, Fit.APART: 3}
_MANY = 10
_RUN_OF_TRANSCRIPT = 6  # words
_SNIPPET = 3  # words; so few lifted out of a sentence are not yet a quotation of it
# What happens to things that are counted while a disaster is still being measured.
_COUNTED_ON = frozenset("collapse destroy damage flatten evacuate rescue burn sink arrest".split())
_SAYING = frozenset("say tell add announce declare state claim tweet speak talk meet".split())
_REAL = frozenset({Factuality.HAPPENED})


@dataclass(frozen=True)
class Verdict:
    """A relation, what differs in it, and the reason in plain words."""

    relation: Relation
    differs_in: Difference | None = None
    note: str = ""


# In a matter of three reports the gravest relation of any two is shown.
_GRAVITY = {
    Relation.DIFFERS: 4,
    Relation.LATER_UPDATE: 3,
    Relation.MORE_PRECISE: 2,
    Relation.AGREES: 1,
    Relation.NOT_COMPARABLE: 0,
}


def relation(units: Sequence[Unit], accounts: Sequence[Account]) -> Verdict:
    """Return how the statements of different reports on one matter stand to each other."""
    verdicts = [
        _pair(one, two, accounts)
        for one, two in combinations(units, 2)
        if one.account != two.account
    ]
    gravest = max(verdicts, key=lambda v: _GRAVITY[v.relation])
    if gravest.relation is Relation.AGREES and any(v != gravest for v in verdicts):
        return Verdict(Relation.AGREES)  # the reason of one pair is not that of all
    return gravest


def _pair(one: Unit, two: Unit, accounts: Sequence[Account]) -> Verdict:
    first, second = accounts[one.account], accounts[two.account]
    for check in (_by_figures, _by_quotes, _by_certainty, _by_progress, _by_times):
        verdict = check(one, two, first, second)
        if verdict is not None:
            return verdict
    return _by_detail(one, two)


def _by_figures(one: Unit, two: Unit, first: Account, second: Account) -> Verdict | None:
    best = _best_fits(one, two)
    if not best:
        if any(_intervals.related_tolls(a, b) for a in one.figures for b in two.figures):
            return Verdict(Relation.NOT_COMPARABLE, None, "the figures count different things")
        return _unlike_figures(one, two)
    for kind, a, b in best:
        if kind is not Fit.SAME and _grown(a, b, first, second):
            return Verdict(Relation.LATER_UPDATE, Difference.FIGURE, "the later report counts more")
    for kind, _, _ in best:
        if kind is Fit.APART:
            return Verdict(Relation.DIFFERS, Difference.FIGURE, "the figures exclude each other")
    for kind, a, b in best:
        if kind is not Fit.SAME:
            note = f"“{a.span.of(first.report.text)}” against “{b.span.of(second.report.text)}”"
            return Verdict(Relation.MORE_PRECISE, None, note)
    return Verdict(Relation.AGREES, None, "the same figure") if len(best) == 1 else None


def _best_fits(one: Unit, two: Unit) -> list[tuple[Fit, Quantity, Quantity]]:
    """Pair the figures of two claims by kind, the nearest first, each once.

    "Fifteen of the 19" against "fifteen" has one pair: the 19 has no counterpart to exclude.
    """
    pairs = [
        (_intervals.fit(a, b), a, b)
        for a in one.figures
        for b in two.figures
        if _intervals.comparable(a, b)
    ]
    found: list[tuple[Fit, Quantity, Quantity]] = []
    for kind, a, b in sorted(pairs, key=lambda p: _NEARNESS[p[0]]):
        if not any(a is x or b is y for _, x, y in found):
            found.append((kind, a, b))
    return found


def _unlike_figures(one: Unit, two: Unit) -> Verdict | None:
    """Two large counts of differently named things may be the same, or not: say so."""
    counts = [[q for q in u.figures if _intervals.printed(q) >= _MANY] for u in (one, two)]
    same = {_intervals.printed(q) for q in counts[0]} & {_intervals.printed(q) for q in counts[1]}
    if not all(counts) or same:
        return None
    return Verdict(Relation.NOT_COMPARABLE, None, "the figures are not named alike")


def _grown(a: Quantity, b: Quantity, first: Account, second: Account) -> bool:
    """Return whether a count that only grows is higher in the later of two dated reports."""
    days = [x.report.published.day if x.report.published else None for x in (first, second)]
    if not days[0] or not days[1] or days[0] == days[1]:
        return False
    if not (_growing(a, first) and _growing(b, second)):
        return False
    early, late = (a, b) if days[0] < days[1] else (b, a)
    return _intervals.printed(late) > _intervals.printed(early)


def _growing(quantity: Quantity, account: Account) -> bool:
    if quantity.role in _intervals.GROWING:
        return True
    reading = account.reading
    return quantity.predicate >= 0 and reading.lemma[quantity.predicate] in _COUNTED_ON


def _by_quotes(one: Unit, two: Unit, first: Account, second: Account) -> Verdict | None:
    mine, theirs = quoted_words(one, first), quoted_words(two, second)
    if bool(mine) != bool(theirs):
        return _by_transcript(mine or theirs, two if mine else one, second if mine else first)
    pairs = [(a, b) for a in mine for b in theirs]
    found = {r for a, b in pairs if (r := quote_relation(a, b))}
    if QuoteRelation.DIFFERENT in found:
        return Verdict(Relation.DIFFERS, Difference.WORDING, "one utterance in different words")
    if QuoteRelation.SAME in found:
        return Verdict(Relation.AGREES, None, "the same words")
    if QuoteRelation.CONTAINS in found:
        return _contained(pairs)
    return None


def _contained(pairs: Sequence[tuple[list[str], list[str]]]) -> Verdict:
    short = min(min(len(a), len(b)) for a, b in pairs if quote_relation(a, b))
    if short <= _SNIPPET:
        return Verdict(
            Relation.MORE_PRECISE, None, "one quotes the sentence, one a few words of it"
        )
    return Verdict(Relation.AGREES, None, "the same words, more of them in one")


def _by_transcript(quotes: list[list[str]], bare: Unit, account: Account) -> Verdict | None:
    """Compare quoted words with a report that may hold the utterance without marks.

    A transcript has no marks; a long run of common words shows that it is one. Words that a
    report attributes without marks are a paraphrase, which has no wording to compare.
    """
    if bare.attribution is not None:
        return None
    sentence = words(account.reading.span_of(bare.claim.sentence).of(account.report.text))
    for quote in quotes:
        run = len(longest_run(quote, sentence))
        if run >= _RUN_OF_TRANSCRIPT and run < len(quote):
            return Verdict(Relation.DIFFERS, Difference.WORDING, "one utterance in different words")
    return None


def quoted_words(unit: Unit, account: Account) -> list[list[str]]:
    """Return the words of each quoted stretch that a claim holds or stands in."""
    attribution = unit.attribution
    if attribution is None:
        return []
    text = account.report.text
    stretches = [q for q in attribution.quoted if q.overlap(unit.span) > 0]
    return [
        words(text[max(q.start, unit.span.start) : min(q.end, unit.span.end)]) for q in stretches
    ]


def _by_certainty(one: Unit, two: Unit, _a: Account, _b: Account) -> Verdict | None:
    kinds = {one.claim.factuality, two.claim.factuality}
    if Factuality.DENIED in kinds and kinds & _REAL and _one_act(one, two):
        return Verdict(Relation.DIFFERS, Difference.CERTAINTY, "stated by one, denied by the other")
    if _distanced(one) != _distanced(two) and kinds == _REAL:
        bare = two if _distanced(one) else one
        if bare.attribution is None and bare.claim.hedge is None:
            return Verdict(
                Relation.DIFFERS, Difference.CERTAINTY, "fact in one, allegation in the other"
            )
    return None


def _by_progress(one: Unit, two: Unit, first: Account, second: Account) -> Verdict | None:
    """What one announces and the other has as done is news between the two reports."""
    if {one.claim.factuality, two.claim.factuality} != {Factuality.PLANNED, Factuality.HAPPENED}:
        return None
    if not _one_act(one, two) or one.claim.lemma in _SAYING:
        return None
    plan, done = (first, second) if one.claim.factuality is Factuality.PLANNED else (second, first)
    days = [x.report.published.day if x.report.published else None for x in (plan, done)]
    if not (days[0] and days[1]) or days[0] >= days[1]:
        return None  # "will" and "has" of one day are two ways of telling it as often as news
    return Verdict(Relation.LATER_UPDATE, None, "planned in one, done in the other")


def _distanced(unit: Unit) -> bool:
    attribution = unit.attribution
    stance = attribution.stance if attribution else Stance.NEUTRAL
    return stance is Stance.DISTANCING


def _by_times(one: Unit, two: Unit, first: Account, second: Account) -> Verdict | None:
    if not _one_act(one, two) or one.claim.lemma in _SAYING:
        return None  # one speaker may say much the same on two days
    days = [_days(one, first), _days(two, second)]
    if not (days[0] and days[1]):
        return None
    if not any(_meet(a, b, first, second) for a in days[0] for b in days[1]):
        return Verdict(Relation.DIFFERS, Difference.TIME, "the days given exclude each other")
    return None


def _one_act(one: Unit, two: Unit) -> bool:
    """Return whether two claims share their predicate and most of what the leaner one says."""
    lean = min((one, two), key=lambda u: len(u.terms))
    shared = sum(1 for t in one.terms if t in two.terms)
    return one.claim.lemma == two.claim.lemma and 2 * shared >= len(lean.terms)


def _days(unit: Unit, account: Account) -> list[TimeRef]:
    """Return the days that say when it was, not those of what it was about ("Sept. 11 attacks")."""
    reading = account.reading

    def dates_the_act(time: TimeRef) -> bool:
        tokens = reading.tokens_in(time.span)
        return any(reading.head[t] == unit.claim.predicate for t in tokens)

    return [
        t for t in unit.claim.times if t.resolved and t.granularity == "day" and dates_the_act(t)
    ]


def _meet(a: TimeRef, b: TimeRef, first: Account, second: Account) -> bool:
    words = [a.span.of(first.report.text).lower(), b.span.of(second.report.text).lower()]
    if words[0].removeprefix("on ") == words[1].removeprefix("on "):
        return True  # "Tuesday" and "Tuesday": if they resolve apart, resolution is in doubt
    if not (a.first and a.last and b.first and b.last):
        return True
    return a.first <= b.last and b.first <= a.last


def _by_detail(one: Unit, two: Unit) -> Verdict:
    """Without any clash the reports agree, or one of them says the same more exactly."""
    for lean, rich in ((one, two), (two, one)):
        if _counts_what_the_other_names(lean, rich):
            return Verdict(Relation.MORE_PRECISE, None, "one gives the figure")
        if _dates_more_closely(lean, rich):
            return Verdict(Relation.MORE_PRECISE, None, "one gives the time more closely")
        if _adds_detail(lean, rich):
            return Verdict(Relation.MORE_PRECISE, None, "one gives more detail")
    return Verdict(Relation.AGREES)


def _counts_what_the_other_names(lean: Unit, rich: Unit) -> bool:
    """Return whether one gives a number of what the other mentions without a number."""
    counted = {fold(q.unit) for q in rich.figures if q.unit}
    return not lean.figures and bool(counted & set(lean.terms))


def _dates_more_closely(lean: Unit, rich: Unit) -> bool:
    """Return whether a day or month of one lies within a longer time that the other gives."""
    return any(
        a.first and a.last and b.first and b.last
        and a.first <= b.first and b.last <= a.last
        and (a.last - a.first) > (b.last - b.first)
        for a in lean.claim.times
        for b in rich.claim.times
    )  # fmt: skip


def _adds_detail(lean: Unit, rich: Unit) -> bool:
    """Return whether one repeats nearly all that the other says and names much more."""
    shared = sum(1 for t in lean.terms if t in rich.terms)
    more = [t for t in rich.terms if t not in lean.terms]
    named = [t for t in more if t[0] in "@#"]
    extra = len(named) + len(rich.claim.times) - len(lean.claim.times)
    return shared >= _NEARLY_ALL * len(lean.terms) and extra >= _MUCH
