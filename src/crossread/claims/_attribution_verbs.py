"""Verbs as cues: where the content of "said", "urged", "denied" or "called for" stands."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.claims._attribution_frames import Frame, frame, source_of, verb_cue
from crossread.claims._attribution_trees import Runs, Trees
from crossread.claims._attribution_words import citation, displaced_clause
from crossread.claims._cues import Cue, find_verb, negated, nouns
from crossread.model import EntityType

_QUOTED_AS = frozenset({"quote", "cite"})  # "was quoted as saying"
_MARKS = frozenset({"“", '"', "”", ",", ":", "‘", "’", "«", "»", "``", "''"})
_ENDING = frozenset({",", "”", '"', "’’", "''"})  # what may part quoted words from "the man said"
_ASKING = frozenset({"when", "how", "why", "whether", "if", "where", "what", "who"})
_TOLD = frozenset({"tell", "inform", "assure", "remind", "notify"})
_GERUND = "VerbForm=Ger"


def verb_frames(trees: Trees) -> Iterator[Frame]:
    """Yield a frame for every reporting verb, also those whose content is still unknown."""
    for token, upos in enumerate(trees.upos):
        if upos not in ("VERB", "AUX"):
            continue
        cue = find_verb(trees.lemma[token], trees.lower[token])
        if (
            cue is not None
            and not citation(trees, token)
            and not trees.deprel[token].startswith(("aux", "cop", "case", "fixed"))
        ):
            found = _frame(trees, token, cue)
            if found is not None:
                yield found


def _frame(trees: Trees, verb: int, cue: Cue) -> Frame | None:
    content, preposition = _content(trees, verb, cue)
    if not content and not (cue.takes("c", "q") and cue.kind != "attitude"):
        return None
    source = source_of(trees, verb)
    if source is not None and source in trees.inside and verb not in trees.inside:
        source = _quoting(trees, verb)
    if source is None and not trees.passive(verb):
        source = _misplaced(trees, verb)
        content = content if source is None else _behind(trees, verb, content)
        source = _inverted(trees, verb, content) if source is None else source
        if source is None:
            source, content = _closing(trees, verb, content)
    content = _without_hearer(trees, verb, cue, _without_tail(trees, verb, content))
    content = _without_day(trees, verb, content)
    stance = negated(cue.stance) if trees.negation(verb) else cue.stance
    run = verb_cue(trees, verb, preposition)
    return frame(trees, verb, cue, content, source, "verb", run, stance)


def _quoting(trees: Trees, verb: int) -> int | None:
    """Return whose words "..., saying that" goes on with: no word of the quotation itself."""
    above = trees.head[verb]
    for _ in range(6):
        if above < 0:
            return None
        if above not in trees.inside and find_verb(trees.lemma[above], trees.lower[above]):
            return source_of(trees, above)
        above = trees.head[above]
    return None


def _misplaced(trees: Trees, verb: int) -> int | None:
    """Return a subject that the parser gave to the clause behind the verb instead."""
    for clause in trees.kids(verb, "ccomp", "xcomp"):
        for kid in trees.kids(clause, "nsubj") if clause > verb else ():
            if kid < verb and trees.extent(kid)[1] >= verb - 2:
                return kid
    return None


def _inverted(trees: Trees, verb: int, content: Runs) -> int | None:
    """Return the name of "..., reported Reuters" where the parser took it for an object."""
    named = trees.kid(verb, "obj")
    if named != verb + 1 or trees.upos[named] != "PROPN":
        return None
    before = all(end <= verb for _, end in content)
    return named if before and trees.lower[verb - 1] in _MARKS else None


def _closing(trees: Trees, verb: int, content: Runs) -> tuple[int | None, Runs]:
    """Find the subject of a closing "..., the minister says" that the parser left outside."""
    if not content or content[-1][1] != verb or trees.lower[verb - 1] == ",":
        return None, content
    start, end = content[-1]
    comma = next((t for t in range(end - 1, start, -1) if trees.lower[t] in _ENDING), None)
    if comma is None or end - comma > 8 or (trees.lower[comma] == '"' and comma == start):
        return None, content
    name = range(comma + 1, end)
    if any(
        trees.upos[t] in ("VERB", "AUX", "SCONJ", "ADP") and trees.bare(t) != "acl" for t in name
    ):
        return None, content
    nouns = [t for t in name if trees.upos[t] in ("NOUN", "PROPN", "PRON")]
    head = [t for t in nouns if not name.start <= trees.head[t] < name.stop]
    if not head:
        return None, content
    return head[-1], trees.trim([*content[:-1], (start, comma + (trees.lower[comma] != ","))])


def _without_tail(trees: Trees, verb: int, content: Runs) -> Runs:
    """Drop what stands behind a cue that follows its content and belongs to the cue.

    "..., he said in a statement" and "..., he said, pointing at the map": no comma, or an
    -ing form. "The firm was sound, he said, until it failed" goes on.
    """
    if not content or content[0][0] > verb or trees.passive(verb):
        return content
    last = max(end for start, end in content if start < verb)
    if trees.lower[last : last + 1] != (",",) and last - 1 not in trees.inside:
        return content  # no clause set apart: "which, he said, ...", "what he said was ..."
    return tuple(
        run for run in content if run[0] < verb or not _belongs_to_cue(trees, verb, run[0])
    )


def _belongs_to_cue(trees: Trees, verb: int, start: int) -> bool:
    if any(t in trees.inside for t in (start, start + 1)):
        return False
    if trees.lower[start - 1] not in (",", "–", "—", "-", "”", '"'):
        return not any(trees.bare(t) == "nsubj" for t in range(verb + 1, start + 1))
    return trees.upos[start] == "VERB" and trees.lower[start].endswith("ing")


def _without_hearer(trees: Trees, verb: int, cue: Cue, content: Runs) -> Runs:
    """Cut the name of who is told off the front of what is told ("told AFP they fled")."""
    if cue.lemma not in _TOLD or not content or content[0][0] != verb + 1:
        return content
    start, end = content[0]
    named = start
    while (
        named + 1 < end
        and trees.upos[named] == "PROPN"
        and trees.head[start] == trees.head[named + 1]
        and trees.upos[named + 1] == "PROPN"
    ):
        named += 1
    if trees.upos[named] != "PROPN" or trees.bare(named) in ("nsubj", "nmod"):
        return content
    after = trees.extent(named)[1]
    return trees.trim([(after, end), *content[1:]]) if after < end else content


def _without_day(trees: Trees, verb: int, content: Runs) -> Runs:
    """Cut the day off the front of what was said: "said on Friday that it would stay"."""
    if not content or content[0][0] != verb + 1:
        return content
    start, end = content[0]
    that = next((t for t in range(start + 1, min(start + 5, end)) if trees.lower[t] == "that"), 0)
    between = range(start, that)
    timed = any(m.type is EntityType.TIME for t in between for m in trees.mentions_of(t))
    if not timed or any(
        trees.upos[t] not in ("ADP", "PROPN", "NOUN", "DET", "ADJ") for t in between
    ):
        return content
    return trees.trim([(that, end), *content[1:]])


def _behind(trees: Trees, verb: int, content: Runs) -> Runs:
    return trees.trim((max(a, verb + 1), b) for a, b in content if b > verb + 1)


def _content(trees: Trees, verb: int, cue: Cue) -> tuple[Runs, int | None]:
    """Return the content of a verb and the preposition that introduces it, if one does."""
    for reading in (_clause, _complement, _infinitive, _object):
        content = reading(trees, verb, cue)
        if content:
            return content, None
    return _oblique(trees, verb, cue)


# -- finite clauses ----------------------------------------------------------------------


def _clause(trees: Trees, verb: int, cue: Cue) -> Runs:
    if not cue.takes("c"):
        return ()
    clauses = [k for k in trees.kids(verb, "ccomp") if not _bare(trees, k, verb)]
    if trees.lower[verb] == "known" and trees.passive(verb):
        return _passive_clause(trees, verb)
    behind = [k for k in clauses if k > verb]
    if behind and not any(k in trees.inside for k in clauses):
        clauses = behind  # "A row broke out: Kim said he knew": the row is not Kim's
    if clauses:
        clauses += [k for k in trees.kids(verb, "conj") if trees.case(k) == "that"]
        stray = trees.stray_subject(verb)
        parts = clauses if stray is None else [stray, *clauses]
        return trees.runs(sorted({t for part in parts for t in trees.below(part)}))
    for kid in trees.kids(verb, "advcl"):
        if citation(trees, kid) and (clause := displaced_clause(trees, kid)) is not None:
            return trees.runs(trees.below(clause))
    if trees.passive(verb):
        return _passive_clause(trees, verb)
    if _as_clause(trees, verb) or _beside(trees, verb):
        return _around(trees, verb)
    for kid in trees.kids(verb, "advcl"):  # "have not said when they will meet"
        if trees.extent(kid)[0] == verb + 1 and trees.lower[verb + 1] in _ASKING:
            return trees.runs(trees.below(kid))
    lost = _lost_clause(trees, verb)
    if lost is not None:
        return trees.runs(trees.below(lost))
    for kid in trees.kids(verb, "parataxis", "dep"):
        if kid > verb and trees.subject(verb) is not None and _marked(trees, verb, kid):
            return trees.runs(trees.below(kid))
    return ()


def _lost_clause(trees: Trees, verb: int) -> int | None:
    """Return the that-clause of "tweeted at dawn that ...", hung on the noun before it."""
    for kid in trees.kids(verb, "obl", "obj", "iobj"):
        if kid < verb or trees.lemma[kid] in nouns():
            continue
        for clause in trees.kids(kid, "acl", "amod", "advcl", "ccomp", "conj"):
            mark = trees.kid(clause, "mark")
            if mark is not None and trees.lower[mark] == "that" and mark > kid:
                return clause if trees.subject(clause) is not None else None
    return None


def _bare(trees: Trees, clause: int, verb: int) -> bool:
    """Return whether a complement is a non-finite one.

    That is an infinitive, which other frames speak of, or a participle before the verb
    ("Asked about it, she said ...").
    """
    if trees.subject(clause) is not None:
        return False
    participle = clause < verb and "VerbForm=Part" in trees.reading.feats[clause]
    return trees.case(clause) == "to" or (participle and trees.kid(clause, "aux", "cop") is None)


def _passive_clause(trees: Trees, verb: int) -> Runs:
    """Return what "it was reported that", "is believed to be", "were said to" introduce."""
    if trees.agent(verb) is None and trees.negation(verb) and trees.lower[verb] == "known":
        return ()  # "it is not known who ..." says that nobody says it
    clause = trees.kid(verb, "csubj")
    if clause is not None and clause > verb:
        return trees.runs(trees.below(clause))
    subject, infinitive = trees.kid(verb, "nsubj"), trees.kid(verb, "xcomp")
    if subject is None or infinitive is None:
        return ()
    if trees.upos[infinitive] == "VERB" or trees.case(infinitive) == "to":
        return (*trees.run(subject), *trees.run(infinitive))
    return ()


def _as_clause(trees: Trees, verb: int) -> bool:
    return trees.deprel[verb] == "advcl" and trees.case(verb) in ("as", "like")


def _beside(trees: Trees, verb: int) -> bool:
    """Return whether a verb stands in a clause of its own beside what it reports."""
    if trees.bare(verb) != "parataxis" or trees.head[verb] < 0:
        return False
    if trees.kid(verb, "xcomp") is not None:
        return False
    if trees.passive(verb):  # "it was reported", but not "an assessment, reported by ..."
        return trees.subject(verb) is not None
    return trees.subject(verb) is not None or trees.lemma[verb] in ("say", "report")


def _around(trees: Trees, verb: int) -> Runs:
    """Return the clause in or after which the verb's own clause is put."""
    above = trees.head[verb]
    others = [k for k in trees.kids(above, "parataxis", "conj") if k > verb and _is_cut(trees, k)]
    return trees.runs(trees.below(above, without=[verb, *others]))


def _is_cut(trees: Trees, token: int) -> bool:
    return (
        trees.bare(token) == "parataxis"
        and find_verb(trees.lemma[token], trees.lower[token]) is not None
    )


def _marked(trees: Trees, verb: int, kid: int) -> bool:
    start = trees.extent(kid)[0]
    return any(trees.lower[t] in _MARKS for t in range(max(verb + 1, start - 2), start + 1))


# -- objects with a complement, infinitives, -ing clauses -----------------------------------


def _complement(trees: Trees, verb: int, cue: Cue) -> Runs:
    """Return what "called him a dictator", "described it as a mistake" put together."""
    if not cue.takes("k"):
        return ()
    named = trees.kid(verb, "nsubj") if trees.passive(verb) else trees.kid(verb, "obj")
    called = _called(trees, verb, named)
    if called is None:
        return _called_in_marks(trees, named)
    if named is None or _is_relative(trees, named):
        return trees.run(called)
    return trees.trim(_joined(trees, named, called))


def _called_in_marks(trees: Trees, named: int | None) -> Runs:
    """'called his conduct "outrageous"', where the parser hung the one on the other."""
    if named is None:
        return ()
    end = trees.extent(named)[1]
    return trees.run(named) if any(t in trees.inside for t in range(named + 1, end)) else ()


def _called(trees: Trees, verb: int, named: int | None) -> int | None:
    for kid in trees.kids(verb, "xcomp", "obl", "advcl", "nmod"):
        if trees.case(kid) == "as" or (
            trees.deprel[kid] == "xcomp" and trees.case(kid) != "to" and trees.upos[kid] != "VERB"
        ):
            return kid
    if named is not None:
        for kid in trees.kids(named, "nmod"):  # attached one level too low by the parser
            if trees.case(kid) == "as" and trees.upos[verb] == "VERB":
                return kid
    objects = list(trees.kids(verb, "obj", "iobj"))
    return objects[1] if len(objects) > 1 and objects[1] != named else None


def _is_relative(trees: Trees, token: int) -> bool:
    return trees.lower[token] in ("what", "which", "that", "who", "whom")


def _joined(trees: Trees, first: int, second: int) -> Runs:
    a, b = sorted((trees.extent(first), trees.extent(second)))
    return ((a[0], max(a[1], b[1])),) if b[0] <= a[1] else (a, b)


def _infinitive(trees: Trees, verb: int, cue: Cue) -> Runs:
    clause = trees.kid(verb, "xcomp", "ccomp", "advcl") if cue.takes("t", "T", "g") else None
    if clause is None or trees.upos[clause] not in ("VERB", "NOUN", "ADJ", "ADV", "PROPN"):
        return ()
    if trees.case(clause) == "to" and clause > verb:
        return _to_clause(trees, verb, clause, cue)
    gerund = _GERUND in trees.reading.feats[clause] or trees.lower[clause].endswith("ing")
    if cue.takes("g") and gerund and not trees.case(clause) and trees.bare(clause) != "advcl":
        return trees.run(clause)
    return ()


def _to_clause(trees: Trees, verb: int, clause: int, cue: Cue) -> Runs:
    if trees.bare(clause) == "advcl" and trees.kid(verb, "obj") is None:
        return ()
    subject = trees.kid(verb, "nsubj") if trees.passive(verb) else None
    named = trees.kid(verb, "obj", "iobj")
    if cue.takes("T") and named is not None and named < clause and not _is_relative(trees, named):
        return trees.trim(_joined(trees, named, clause))
    if cue.takes("t", "T") and trees.bare(clause) != "advcl":
        if subject is not None:
            return (*trees.run(subject), *trees.run(clause))
        return trees.run(clause)
    return ()


def _object(trees: Trees, verb: int, cue: Cue) -> Runs:
    if not cue.takes("o"):
        return ()
    passive = trees.passive(verb)
    named = trees.kid(verb, "nsubj" if passive else "obj")
    if passive and trees.agent(verb) is None and trees.negation(verb):
        return ()  # "were not revealed" reports nobody's words
    if passive and named is None and trees.agent(verb) is not None:
        return _described(trees, verb)
    if named is None and not passive:
        return _antecedent(trees, verb)
    if named is None or trees.lower[named] in ("himself", "herself", "itself", "themselves"):
        return ()
    parts = [named] + [
        kid
        for kid in trees.kids(verb, "obl", "advcl", "nmod")
        if kid > verb and trees.case(kid) in cue.beside_object
    ]
    tokens = sorted(t for part in parts for t in range(*trees.extent(part)))
    return trees.runs(sorted(set(tokens)))


def _antecedent(trees: Trees, verb: int) -> Runs:
    """Return the noun of "the plan (that) she announced"."""
    above = trees.head[verb]
    if trees.deprel[verb] != "acl:relcl" or trees.subject(verb) is None:
        return ()
    if _is_relative(trees, trees.subject(verb) or 0) or trees.upos[above] not in ("NOUN", "PROPN"):
        return ()
    tokens = trees.below(above, without=[verb, *trees.kids(above, "case", "punct", "acl")])
    return tuple(r for r in trees.runs(tokens) if r[0] <= above < r[1])


def _goal_end(trees: Trees, verb: int, kid: int) -> int:
    """Return where "called on [Seoul to answer]" ends: a to-clause behind it belongs to it."""
    end = trees.extent(kid)[1]
    for clause in trees.kids(verb, "xcomp", "advcl"):
        if trees.case(clause) == "to" and trees.extent(clause)[0] == end:
            return trees.extent(clause)[1]
    return end


def _described(trees: Trees, verb: int) -> Runs:
    """Return the noun of "the announcement, reported by KCNA, came"."""
    above = trees.head[verb]
    if trees.bare(verb) != "acl" or above > verb:
        return ()
    kids = trees.kids(above, "case", "punct", "acl", "nsubj", "cop", "aux", "parataxis", "appos")
    tokens = trees.below(above, without=list(kids))
    return tuple(r for r in trees.runs(tokens) if r[0] <= above < r[1])


def _oblique(trees: Trees, verb: int, cue: Cue) -> tuple[Runs, int | None]:
    """Return what "warned of", "called for" introduce, and that preposition."""
    for kid in trees.kids(verb, "obl", "advcl", "nmod", "ccomp", "xcomp", "obj", "iobj"):
        if kid < verb:
            continue
        case = trees.kid(kid, "case", "mark")
        if case is not None and trees.lower[case] in cue.prepositions:
            end = _goal_end(trees, verb, kid)
            tokens = [t for t in range(trees.extent(kid)[0], end) if t != case]
            return trees.runs(tokens), case
    return (), None
