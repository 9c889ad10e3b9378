"""Entity sets are read to the character."""

from pathlib import Path

from benchmarks import entities

IOB = """# newdoc id = a
# text = Kim met Moon Jae-in.
1\tKim\tB-PER
2\tmet\tO
3\tMoon\tB-PER
4\tJae-in\tI-PER
5\t.\tO

# text = In Seoul
1\tIn\tO
2\tSeoul\tB-LOC

# newdoc id = b
# text = UN
1\tUN\tB-ORG
"""


def test_spans_of_an_iob_file_are_offsets_of_the_document(tmp_path: Path) -> None:
    file = tmp_path / "dev.iob2"
    file.write_text(IOB, "utf-8")
    first, second = entities.iob_items(file)
    assert {(first.text[a:b], kind) for a, b, kind in first.gold} == {
        ("Kim", "PER"), ("Moon Jae-in", "PER"), ("Seoul", "LOC"),
    }  # fmt: skip
    assert {second.text[a:b] for a, b, _ in second.gold} == {"UN"}
