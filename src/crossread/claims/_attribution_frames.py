"""Frames: a cue word with its source and its content, as found in one parse tree.

A frame is an attribution in the making; quotation marks and the discourse are added later.
The relations read here are those of Universal Dependencies as English treebanks use them:
a reported clause is `ccomp`, a reporting clause put in or after it is `parataxis` (or
the other way round), "as X said" is an `advcl`, "according to X" an `obl` with that case.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossread.claims._attribution_trees import RELATIVES, Run, Runs, Trees
from crossread.claims._cues import Cue
from crossread.model import Stance

# Participles that tie a source to its clause without a subject of their own.
_CONTROLLED = ("xcomp", "advcl", "conj", "acl", "parataxis", "dep")
_FOLLOWS_NAME = frozenset({"acl:relcl", "parataxis", "advcl", "discourse", "dep", "advcl:relcl"})
_LEADING = frozenset({"case", "mark", "cc", "punct", "discourse", "advmod", "cc:preconj"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One cue with what belongs to it.

    ``source`` is the syntactic head of the source, ``speaker`` the token that says who it
    is where the source is only a pronoun that refers back ("which"). ``content`` may be
    empty where only quotation marks can tell.
    """

    head: int
    cue: Run | None
    lemma: str
    kind: str
    stance: Stance
    source: int | None
    source_run: Run | None
    content: Runs
    form: str  # "verb", "noun", "adjective", "adverb", "according", "colon", "carried"

    def covers(self, token: int) -> bool:
        """Return whether the content takes in a token."""
        return any(start <= token < end for start, end in self.content)


def verb_cue(trees: Trees, verb: int, preposition: int | None = None) -> Run:
    """Return a verb with the auxiliaries, negation and adverbs that stand right before it."""
    start, end = verb, verb + 1
    while (
        start - 1 >= 0
        and trees.head[start - 1] == verb
        and trees.bare(start - 1)
        in (
            "aux",
            "advmod",
            "cop",
        )
    ):
        start -= 1
    while start < verb and trees.bare(start) == "advmod" and not _is_negation(trees, start):
        start += 1
    for kid in trees.kids(verb, "compound"):
        if trees.deprel[kid] == "compound:prt" and kid == end:
            end += 1
    if preposition == end:
        end += 1
    return start, end


def _is_negation(trees: Trees, token: int) -> bool:
    return trees.lower[token] in ("not", "n't", "n’t", "never")


def source_run(trees: Trees, head: int, cue: int = -1) -> Run:
    """Return the noun phrase of a source as printed.

    Clauses that hang on to it, and the phrase that holds the *cue* itself, are left out.
    """
    if trees.upos[head] == "PRON" and trees.kid(head, "nmod") is None:
        return head, head + 1
    dropped = [
        k
        for k in trees.children[head]
        if _not_in_name(trees, head, k) or trees.extent(k)[0] <= cue < trees.extent(k)[1]
    ]
    tokens = trees.below(head, without=dropped)
    start = end = tokens.index(head)
    while start > 0 and tokens[start - 1] == tokens[start] - 1:
        start -= 1
    while end + 1 < len(tokens) and tokens[end + 1] == tokens[end] + 1:
        end += 1
    trimmed = trees.trim([(tokens[start], tokens[end] + 1)])
    return trimmed[0] if trimmed else (head, head + 1)


def _not_in_name(trees: Trees, head: int, kid: int) -> bool:
    if trees.deprel[kid] in _FOLLOWS_NAME:
        return True
    if trees.deprel[kid] == "acl" and trees.upos[kid] == "VERB":
        # "officials briefed on the matter" belongs, "Kim, speaking in Seoul," does not
        return kid > head and any(
            trees.lower[t] == "," for t in range(head + 1, trees.extent(kid)[0] + 1)
        )
    if kid < head:
        if trees.case(kid) and "," in trees.lower[max(trees.below(kid)) : head]:
            return True  # "In the north, the rescue group X": a place hung on the name
        return trees.deprel[kid] in _LEADING and trees.lower[kid] not in ("nearly", "almost")
    if trees.bare(kid) == "case":  # the possessive 's
        return True
    if trees.bare(kid) == "punct":
        return trees.lower[kid] not in ("-", "–", "'", "’")
    return trees.bare(kid) in ("cop", "aux", "nsubj")


def source_of(trees: Trees, verb: int) -> int | None:
    """Return the head of the noun phrase that a verb makes answer for its content."""
    if trees.passive(verb):
        return trees.agent(verb)
    return _active_source(trees, verb, 0)


def _active_source(trees: Trees, verb: int, depth: int) -> int | None:
    subject = trees.subject(verb)
    if subject is not None:
        return None if _is_expletive(trees, subject) else subject
    above, relation = trees.head[verb], trees.deprel[verb]
    if above < 0 or depth > 4 or trees.kid(verb, "expl") is not None:
        return None
    base = relation.split(":", 1)[0]
    if base == "acl" and not trees.case(verb):
        return above if trees.upos[above] in ("NOUN", "PROPN", "PRON") and above < verb else None
    if base == "acl":  # "the decision to recommend": who decides recommends
        above = trees.head[above]
        return _inherited(trees, above, depth) if above >= 0 else None
    if base not in _CONTROLLED:
        return None
    if trees.case(verb) == "as" and trees.lemma[above] in ("quote", "cite"):
        if trees.passive(above):
            return trees.kid(above, "nsubj")
        behind = [k for k in trees.kids(above, "obj", "iobj", "nsubj") if k > above]
        return behind[0] if behind else None
    if base == "xcomp" and (obj := trees.kid(above, "obj", "iobj")) is not None:
        return obj
    if trees.upos[above] in ("NOUN", "PROPN") and trees.subject(above) is None:
        return None
    if base == "conj" and trees.passive(above):
        return trees.kid(above, "nsubj")
    return _inherited(trees, above, depth)


def _inherited(trees: Trees, above: int, depth: int) -> int | None:
    subject = trees.subject(above)
    if subject is not None:
        return None if _is_expletive(trees, subject) else subject
    return _active_source(trees, above, depth + 1)


def _is_expletive(trees: Trees, token: int) -> bool:
    return trees.deprel[token] == "expl" or (
        trees.lower[token] in ("it", "there") and trees.kid(trees.head[token], "csubj") is not None
    )


def antecedent(trees: Trees, source: int) -> int:
    """Return the noun a relative pronoun stands for; any other token stands for itself."""
    if trees.lower[source] not in RELATIVES:
        return source
    here = trees.head[source]
    for _ in range(4):
        if here < 0:
            return source
        if trees.deprel[here] == "acl:relcl" and trees.head[here] >= 0:
            return trees.head[here]
        here = trees.head[here]
    return source


def frame(
    trees: Trees,
    head: int,
    cue: Cue,
    content: Runs,
    source: int | None,
    form: str,
    cue_run: Run | None = None,
    stance: Stance | None = None,
) -> Frame:
    """Put a frame together; the content never takes in the cue or the source."""
    run = None if source is None else source_run(trees, source, head)
    return Frame(
        head,
        cue_run or (head, head + 1),
        cue.lemma,
        cue.kind,
        stance or cue.stance,
        source,
        run,
        content,
        form,
    )
