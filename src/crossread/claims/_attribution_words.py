"""Nouns, adjectives, adverbs and set phrases as cues ("the claim that", "according to")."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.claims._attribution_frames import Frame, frame
from crossread.claims._attribution_trees import RELATIVES, Run, Runs, Trees
from crossread.claims._cues import Cue, adjectives, adverbs, negated, nouns
from crossread.model import EntityType, Stance

ACCORDING = Cue("according to", "speech", Stance.NEUTRAL, frozenset("c"), frozenset(), frozenset())
CITING = Cue("citing", "speech", Stance.NEUTRAL, frozenset("c"), frozenset(), frozenset())
# Verbs whose object is an act of speech and whose subject performs it ("made the claim that").
_LIGHT = frozenset(
    "make issue express voice have give repeat deliver send release publish offer raise share"
    " reiterate renew harbor harbour hold face place put file post level lodge air launch".split()
)
# "Documents seen by Reuters": who did this is not who issued them.
HANDED_ON = frozenset(
    "seen obtained reviewed viewed leaked published cited verified quoted carried broadcast"
    " examined read shared posted distributed acquired".split()
)
# Nouns of saying that need no source to be a cue in "speculation about talks".
_UNSOURCED = frozenset("speculation rumor rumour report fear concern hope allegation".split())
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december".split()
)
_CITED = frozenset(
    "official officials source sources people person diplomat diplomats document documents data"
    " records figures media witnesses analysts experts officer officers authorities police"
    " ministry ministries intelligence study survey poll researchers minister spokesman"
    " spokeswoman spokesperson residents doctors lawyer lawyers aide aides".split()
)


def word_frames(trees: Trees) -> Iterator[Frame]:
    """Yield the frames of nouns, adjectives, adverbs and "according to"."""
    for token, upos in enumerate(trees.upos):
        found: Frame | None = None
        if trees.lower[token] in ("according", "per"):
            found = _according(trees, token)
        elif trees.lower[token] == "citing":
            found = _citing(trees, token)
        elif upos == "NOUN" and (cue := nouns().get(trees.lemma[token])):
            found = _noun(trees, token, cue)
        elif upos in ("ADJ", "VERB") and (cue := _adjective(trees, token)):
            found = _of_adjective(trees, token, cue)
        elif upos == "ADV" and (cue := adverbs().get(trees.lower[token])):
            found = _of_adverb(trees, token, cue)
        if found is not None:
            yield found


# -- set phrases ---------------------------------------------------------------------------


def _according(trees: Trees, token: int) -> Frame | None:
    source, cue = _according_parts(trees, token)
    if source is None or trees.head[source] < 0:
        return None
    phrase = token if trees.head[source] == token else source
    above = trees.head[phrase]
    if above < 0:
        return None
    while trees.bare(above) == "ccomp" and above < trees.head[above] < trees.extent(phrase)[0]:
        above = trees.head[above]  # it stands behind "X said", so it answers for that
    content = _clause_around(trees, above, phrase)
    return frame(trees, token, ACCORDING, content, source, "according", cue) if content else None


def _according_parts(trees: Trees, token: int) -> tuple[int | None, Run]:
    """Return the head of the source and the run of "according to"."""
    if trees.lower[token] == "per":
        source = trees.head[token]
        named = source >= 0 and trees.deprel[token] == "case" and trees.upos[source] == "PROPN"
        return (source if named else None), (token, token + 1)
    end = token + 2 if trees.lower[token + 1 : token + 2] == ("to",) else token + 1
    if end == token + 1:
        return None, (token, end)
    if trees.bare(token) in ("case", "mark"):
        return trees.head[token], (token, end)
    return trees.kid(token, "obl", "nmod", "obj"), (token, end)


def _clause_around(trees: Trees, above: int, phrase: int) -> Runs:
    """Return the clause that a sentence adverbial belongs to, without the adverbial.

    Where the phrase opens or closes its sentence it answers for the whole of it, up to the
    content of another cue; inside the sentence for its own clause.
    """
    clause = above
    for _ in range(6):
        relation = trees.bare(clause)
        if trees.head[clause] < 0 or relation in ("ccomp", "parataxis", "conj"):
            break
        if relation in ("acl", "advcl") and trees.upos[clause] in ("VERB", "AUX"):
            break
        clause = trees.head[clause]
    if trees.bare(clause) in ("conj", "advcl") and _at_edge(trees, phrase):
        clause = _sentence_root(trees, clause)
    return trees.runs(trees.below(clause, without=[phrase]))


def _at_edge(trees: Trees, phrase: int) -> bool:
    sentence = trees.reading.tokens_of(trees.sentence_of[phrase])
    start, end = trees.extent(phrase)
    return start == sentence.start or all(
        trees.upos[t] == "PUNCT" for t in range(end, sentence.stop)
    )


def _sentence_root(trees: Trees, token: int) -> int:
    for _ in range(50):
        if trees.head[token] < 0 or trees.bare(token) == "ccomp":
            break
        token = trees.head[token]
    return token


def citation(trees: Trees, token: int) -> bool:
    """Return whether a word is the "citing" of ", citing two officials": that of a source."""
    if trees.lower[token] != "citing" or trees.bare(token) not in ("advcl", "acl"):
        return False
    source = trees.kid(token, "obj")
    return source is not None and (
        trees.upos[source] == "PROPN"
        or trees.lower[source] in _CITED
        or (trees.lemma[source] in nouns() and nouns()[trees.lemma[source]].kind == "speech")
    )


def citing_verb(trees: Trees, token: int) -> int:
    """Return the verb that "citing" belongs to, also where it hangs on that verb's subject."""
    above = trees.head[token]
    if above >= 0 and trees.bare(above) == "nsubj" and trees.upos[above] != "VERB":
        return trees.head[above]
    return above


def displaced_clause(trees: Trees, token: int) -> int | None:
    """Return the that-clause of "reported, citing two officials, that ...".

    Parsers like to hang it on the noun before it.
    """
    for kid in trees.below(token):
        mark = trees.kid(kid, "mark")
        if mark is None or trees.lower[mark] != "that" or trees.subject(kid) is None:
            continue
        if trees.lower[mark - 1] == ",":
            return kid
    return None


def _citing(trees: Trees, token: int) -> Frame | None:
    """Return ", citing two officials": a further source for what its clause says."""
    source, above = trees.kid(token, "obj"), citing_verb(trees, token)
    if source is None or above < 0 or not citation(trees, token):
        return None
    clause = trees.kid(above, "ccomp")
    clause = displaced_clause(trees, token) if clause is None else clause
    content = (
        trees.runs(trees.below(clause, without=[token]))
        if clause is not None
        else _clause_around(trees, above, token)
    )
    return frame(trees, token, CITING, content, source, "citing") if content else None


# -- nouns ---------------------------------------------------------------------------------


def _noun(trees: Trees, noun: int, cue: Cue) -> Frame | None:
    source = noun_source(trees, noun)
    content, preposition = _noun_clause(trees, noun, cue), None
    if not content:
        content, preposition = _noun_phrase(trees, noun, cue, source)
    if not content:
        return None
    run = (noun, noun + 2) if preposition == noun + 1 else (noun, noun + 1)
    stance = negated(cue.stance) if trees.negation(noun) else cue.stance
    return frame(trees, noun, cue, content, source, "noun", run, stance)


def _noun_clause(trees: Trees, noun: int, cue: Cue) -> Runs:
    for kid in trees.kids(noun, "acl", "ccomp", "advcl"):
        if kid < noun or (trees.deprel[kid] == "acl:relcl" and not _bare_clause(trees, noun, kid)):
            continue
        mark = trees.case(kid)
        if mark in ("that", "whether") and cue.takes("c"):
            return trees.runs(trees.below(kid))
        if not mark and trees.lemma[noun] in _UNSOURCED and trees.subject(kid) is not None:
            return trees.runs(trees.below(kid))
        if mark == "to" and cue.takes("t"):
            return trees.runs(trees.below(kid))
    return ()


def _bare_clause(trees: Trees, noun: int, clause: int) -> bool:
    """Return whether "reports Trump is leaving" was taken for a relative clause.

    A relative clause without pronoun lacks its object; this one lacks nothing.
    """
    whole = trees.kid(clause, "obj", "obl", "cop", "ccomp", "xcomp") is not None
    subject = trees.subject(clause)
    return (
        trees.lemma[noun] in _UNSOURCED
        and whole
        and subject is not None
        and trees.lower[subject] not in RELATIVES
    )


def _noun_phrase(trees: Trees, noun: int, cue: Cue, source: int | None) -> tuple[Runs, int | None]:
    if source is None and trees.lemma[noun] not in _UNSOURCED:
        return (), None
    for kid in trees.kids(noun, "nmod", "acl", "obl"):
        case = trees.kid(kid, "case", "mark")
        if kid > noun and case is not None and trees.lower[case] in cue.prepositions:
            if _is_day(trees, kid):
                continue
            return trees.runs([t for t in range(*trees.extent(kid)) if t != case]), case
    return (), None


def _is_day(trees: Trees, token: int) -> bool:
    """Return whether "a statement on Wednesday" only tells the day."""
    return trees.lower[token] in _DAYS or any(
        m.type is EntityType.TIME for m in trees.mentions_of(token)
    )


def noun_source(trees: Trees, noun: int) -> int | None:
    """Return who makes a statement, claim or report: "Seoul's", "by KCNA", "US", "made by"."""
    for kid in trees.kids(noun, "nmod"):
        if trees.deprel[kid] == "nmod:poss" or (kid > noun and trees.case(kid) in ("by", "from")):
            return kid
    for kid in trees.kids(noun, "acl"):
        issued = kid > noun and trees.deprel[kid] == "acl" and trees.lower[kid] not in HANDED_ON
        if issued and (agent := trees.agent(kid)) is not None:
            return agent
    for kid in trees.kids(noun, "compound", "amod", "nmod"):
        if kid < noun and _names_somebody(trees, kid):
            return kid
    return _light_subject(trees, noun) or _gerund_subject(trees, noun)


def _gerund_subject(trees: Trees, noun: int) -> int | None:
    """Return who warns in "Kim spoke out, warning of war" where "warning" was taken for a noun."""
    if not trees.lower[noun].endswith("ing") or trees.lower[noun - 1] != "," or noun == 0:
        return None
    above = trees.head[noun]
    for _ in range(4):
        if above < 0:
            return None
        if trees.upos[above] == "VERB":
            return trees.subject(above)
        above = trees.head[above]
    return None


def _names_somebody(trees: Trees, token: int) -> bool:
    """Return whether a modifier is the name of a person, body, people or place."""
    wanted = (EntityType.PERSON, EntityType.ORG, EntityType.NORP, EntityType.PLACE)
    return any(
        m.start <= token < m.end and m.type in wanted and m.end <= token + 1
        for m in trees.mentions_of(token)
    )


def _light_subject(trees: Trees, noun: int) -> int | None:
    above = trees.head[noun]
    if above < 0 or trees.upos[above] not in ("VERB", "AUX"):
        return None
    if trees.bare(noun) == "obj" and trees.lemma[above] in _LIGHT:
        return trees.subject(above)
    if trees.deprel[noun] == "nsubj:pass" and trees.lemma[above] in _LIGHT:
        return trees.agent(above)
    return None


# -- adjectives and adverbs -------------------------------------------------------------------


def _adjective(trees: Trees, token: int) -> Cue | None:
    return adjectives().get(trees.lemma[token]) or adjectives().get(trees.lower[token])


def _of_adjective(trees: Trees, token: int, cue: Cue) -> Frame | None:
    source = trees.subject(token)
    if source is None and trees.deprel[token] in ("amod", "acl"):
        return None
    content: Runs = ()
    run = (token, token + 1)
    for kid in trees.kids(token, "ccomp", "csubj", "advcl"):
        if (
            kid > token
            and trees.case(kid) in ("that", "whether", "how", "", "if")
            and (trees.subject(kid) is not None)
        ):
            content = trees.runs(trees.below(kid))
            break
    for kid in trees.kids(token, "obl", "advcl", "nmod", "acl"):
        case = trees.kid(kid, "case", "mark")
        if not content and case is not None and trees.lower[case] in cue.prepositions:
            content = trees.runs([t for t in range(*trees.extent(kid)) if t != case])
            run = (token, token + 2) if case == token + 1 else run
    if source is not None and trees.lower[source] in ("it", "there", "what", "that", "this"):
        source = None
    if not content or (source is None and cue.lemma != "unclear"):
        return None
    stance = negated(cue.stance) if trees.negation(token) else cue.stance
    return frame(trees, token, cue, content, source, "adjective", run, stance)


def _of_adverb(trees: Trees, token: int, cue: Cue) -> Frame | None:
    above = trees.head[token]
    if above < 0:
        return None
    content = trees.runs(trees.below(above, without=[token]))
    return frame(trees, token, cue, content, None, "adverb") if content else None
