import pytest

from crossread.sources._clean import clean, one_line


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("a\x1b[31mred\x1b[0m b", "ared b"),
        ("x\x1b]0;title\x07y", "xy"),
        ("x\x1b]0;never closed", "x0;never closed"),
        ("x\x9b31my", "xy"),
        ("it\x92s \x93here\x94", "it’s “here”"),
        ("\x9eemaitija", "žemaitija"),
        ("â€œItâ€™s a cafÃ©â€\x9d", "“It’s a café”"),
        ("safe\u202egnp.exe\u2066\u200b\u200d\ufeff\u00ad", "safegnp.exe"),
        ("a\u00a0b\u2009c\td", "a b c    d"),
        ("a\r\nb\rc\u2028d\u2029e\x0bf\x0cg", "a\nb\nc\nd\ne\nf\ng"),
        ("cafe\u0301", "café"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("icon \ue000 \ufdd0 \uffff!", "icon   !"),
        ("tag\U000e0041s", "tags"),
        ("Größe, Île, naïve, Łódź, Ñandú", "Größe, Île, naïve, Łódź, Ñandú"),
    ],
)
def test_characters(given: str, wanted: str) -> None:
    assert clean(given) == wanted


def test_one_line() -> None:
    assert one_line("  The\n\tGazette \u00a0") == "The Gazette"
