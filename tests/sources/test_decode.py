import pytest

from crossread.errors import NotText
from crossread.sources._decode import decode

WORDS = "Zürich and Kraków agreed – “at last” – on Friday."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "f") == WORDS


def test_declared_encoding_is_used() -> None:
    words = "Kraków, Łódź"
    assert decode(words.encode("iso-8859-2"), "f", "iso-8859-2") == words


@pytest.mark.parametrize("declared", ["hex", "nonsense", "rot13", "", "utf-7\n", "iso-8859-1"])
def test_false_declarations_do_no_harm(declared: str) -> None:
    assert decode(WORDS.encode(), "f", declared) == WORDS


def test_a_broken_byte_in_utf8_is_replaced() -> None:
    data = (WORDS * 60).encode() + b"\xff end"
    assert decode(data, "f").endswith("\ufffd end")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "zip archive"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xd0\xcf\x11\xe0", "office document"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"some\0thing", "binary"),
        (b"\x01\x02\x03\x04\x05", "binary"),
        ("Президент сказал в четверг, что".encode("koi8-r"), "encoding"),
        (bytes(range(128, 256)) * 4, "encoding"),
    ],
)
def test_what_is_no_text(data: bytes, words: str) -> None:
    with pytest.raises(NotText, match=words) as caught:
        decode(data, "f.bin")
    assert caught.value.hint
    assert "\n" not in str(caught.value)
