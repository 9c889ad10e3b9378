"""Entity labels: names without articles and titles; weak labels claim no more than is known."""

from training.corpora import TAGS, Sentence, detokenise, mask
from training.gum_entities import exact, mentions, tag_sentence
from training.news_sentences import known_names
from training.weak_entities import WeakTagger

NAMES = {("north", "korean"): "NORP", ("zambia",): "PLACE", ("world", "bank"): "ORG"}


def row(form: str, upos: str, head: int, entity: str = "_", lemma: str = "") -> list[str]:
    misc = f"Entity={entity}" if entity != "_" else "_"
    return ["1", form, lemma or form, upos, "_", "_", str(head), "dep", "_", misc]


def tag_names(found: list[tuple[int, int]]) -> list[str]:
    return [TAGS[a.bit_length() - 1] if a.bit_count() == 1 else "?" for a, _ in found]


def test_mentions_nest() -> None:
    rows = [row("the", "DET", 3, "(1-person-new-x"), row("UN", "PROPN", 3, "(2-organization-new)"),
            row("envoy", "NOUN", 0, "1)")]  # fmt: skip
    assert sorted(mentions(rows)) == [(0, 2, "person"), (1, 1, "organization")]


def test_offices_and_articles_are_no_part_of_a_name() -> None:
    rows = [
        row("Foreign", "ADJ", 2, "(1-person-new"),
        row("Minister", "PROPN", 3),
        row("Grace", "PROPN", 0),
        row("Banda", "PROPN", 3, "1)"),
        row("spoke", "VERB", 0),
    ]
    assert tag_names(tag_sentence(rows, NAMES)) == ["O", "O", "B-PERSON", "I-PERSON", "O"]


def test_peoples_in_two_words() -> None:
    rows = [row("North", "ADJ", 3), row("Korean", "ADJ", 3), row("troops", "NOUN", 0)]
    assert tag_names(tag_sentence(rows, NAMES))[:2] == ["B-NORP", "I-NORP"]


def sentence(tokens: list[str], upos: list[str], heads: list[int]) -> Sentence:
    text, spans = detokenise(tokens)
    return Sentence(text, spans, upos=upos, heads=heads, feats=["_"] * len(tokens))


def test_weak_labels_type_what_lists_know_and_leave_the_rest_open() -> None:
    s = sentence(
        ["Zambia", "told", "Dr.", "Moyo", "and", "Ruritania"],
        ["PROPN", "VERB", "PROPN", "PROPN", "CCONJ", "PROPN"],
        [1, -1, 3, 1, 5, 3],
    )
    tags = WeakTagger(NAMES, {"grace"}).tag(s)
    assert tags[0] == exact("B-PLACE")
    assert tags[1] == tags[2] == exact("O")
    assert tags[3] == exact("B-PERSON")  # after a title
    assert not tags[5][0] & mask("O")
    assert tags[5][0].bit_count() > 1


def test_the_longest_known_name_wins() -> None:
    words = ["The", "World", "Bank", "in", "Zambia"]
    assert list(known_names(words, NAMES)) == [(1, 3, "ORG"), (4, 5, "PLACE")]


def test_detokenised_text_keeps_every_token_in_place() -> None:
    tokens = ["He", "said", ",", "``", "wo", "n't", "go", "''", "(", "yet", ")", "."]
    text, spans = detokenise(tokens)
    assert text == 'He said, "won\'t go" (yet).'
    assert [text[a:b] for a, b in spans] == [
        t.replace("``", '"').replace("''", '"') for t in tokens
    ]
