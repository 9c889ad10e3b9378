"""CoNLL-U: words find their place in the raw text."""

from pathlib import Path

import pytest

from crossread.reading import conllu

SAMPLE = """# newdoc id = one
# newpar
# text = They can't go.
1\tThey\tthey\tPRON\t_\t_\t4\tnsubj\t_\t_
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
2\tca\tcan\tAUX\t_\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
4.1\tnull\t_\t_\t_\t_\t_\t_\t_\t_
5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_

# newpar id = p2
# text = Why?
1\tWhy\twhy\tADV\t_\t_\t0\troot\t_\tSpaceAfter=No
2\t?\t?\tPUNCT\t_\t_\t1\tpunct\t_\t_

# newdoc
# text = Two.
1\tTwo\ttwo\tNUM\t_\t_\t0\troot\t_\tSpaceAfter=No
2\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "sample.conllu"
    path.write_text(SAMPLE, "utf-8")
    return path


def test_words_of_a_contraction_share_it_out(file: Path) -> None:
    first = next(conllu.read(file))
    assert [first.text[a:b] for a, b in first.words] == ["They", "ca", "n't", "go", "."]
    assert first.heads == [3, 3, 3, -1, 3]


def test_documents_are_running_text(file: Path) -> None:
    one, two = conllu.documents(file)
    assert (one.name, one.text, two.text) == ("one", "They can't go.\nWhy?", "Two.")
    assert [one.text[a:b] for a, b in one.words][-2:] == ["Why", "?"]
    assert one.sentence_start == (0, 5, 7)


def test_a_word_that_the_text_lacks_is_an_error(file: Path) -> None:
    file.write_text(SAMPLE.replace("# text = Why?", "# text = Who?"), "utf-8")
    with pytest.raises(ValueError, match="Why"):
        list(conllu.read(file))
