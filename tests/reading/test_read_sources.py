"""Kinds of sources, encodings, bounds, and words that are no release."""

from __future__ import annotations

import io
import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asemnews.errors import (
    EmptySource,
    EncryptedSource,
    SourceError,
    SourceTooLarge,
    UndecodableSource,
    UnreadableSource,
)
from asemnews.reading import read

TEXT = (
    "RI–Fiji sepakati “bibit” unggul\r\n\r\nSuva (ANTARA) - Kedua\xa0negara  sepakat be\u00adkerja sama.\r\n\r\n"
    "Editor: Ratna"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    release = read(TEXT.encode(encoding))
    assert release.text == TEXT
    assert [f.check for f in release.findings] == (["layout.encoding"] if encoding == "cp1252" else [])


def test_a_path_an_open_file_and_a_str_agree(tmp_path: Path) -> None:
    file = tmp_path / "rilis fiji.txt"
    file.write_bytes(TEXT.encode())
    from_path = read(file)
    with file.open("rb") as opened:
        assert read(opened) == from_path
    with file.open(encoding="utf-8", newline="") as opened:
        assert read(opened) == from_path
    assert from_path.origin == "rilis fiji.txt"
    assert read(TEXT).paragraphs == from_path.paragraphs
    assert read("\ufeff" + TEXT).text == TEXT
    assert read(io.StringIO(TEXT)).origin is None


@pytest.mark.parametrize("source", ["", " \r\n\t\xa0", "\u200b\n\u200b", b"", b"\xef\xbb\xbf", b" \n"])
def test_nothing_is_an_empty_source(source: str | bytes) -> None:
    with pytest.raises(EmptySource):
        read(source)


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (bytes(range(256)) * 20, UnreadableSource, "offset 0"),
        (bytes([1, 2, 3, 4, 5]) * 200, UnreadableSource, "binary"),
        (b"abc \x81 def", UndecodableSource, "byte 4"),
        ("Москва и Джакарта договорились".encode("koi8-r"), UndecodableSource, "byte 0"),
        (b"\xef\xbb\xbfabc \xff", UndecodableSource, "byte 7"),
        (b"\xff\xfea\x00b", UndecodableSource, "byte 4"),
        (b"{\\rtf1 Jakarta}", UnreadableSource, "RTF"),
        (b"\x89PNG\r\n\x1a\n", UnreadableSource, "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), UnreadableSource, "Word"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), EncryptedSource, "password"),
    ],
)
def test_what_is_no_text_says_what_it_is(data: bytes, error: type[SourceError], words: str) -> None:
    with pytest.raises(error, match=words):
        read(data)


@pytest.mark.parametrize("text", ["satu \ud800 dua", "\udfff"])
def test_a_lone_surrogate_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(UndecodableSource, match=f"position {text.index(next(c for c in text if c >= chr(0xD800)))}"):
        read(text)


def test_a_nul_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="position 3"):
        read("abc\0def")


@pytest.mark.parametrize("name", ["rilis.txt", "/tmp/tidak/ada.pdf", "berita.html", "https://contoh.id/berita/1"])
def test_a_name_given_as_text_is_told(name: str) -> None:
    with pytest.raises(SourceError, match=r"Path|address"):
        read(name)


def test_the_path_of_a_file_given_as_text_is_told(tmp_path: Path) -> None:
    file = tmp_path / "rilis tanpa akhiran"
    file.write_text("Jakarta (ANTARA) - Kedua pihak sepakat.")
    with pytest.raises(SourceError, match="Path"):
        read(str(file))


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "tidak ada", Path("a\0b"), Path("x" * 5000), Path("/dev/null")):
        with pytest.raises(SourceError):
            read(path)


def test_a_hostile_file_name_is_shown_harmless(tmp_path: Path) -> None:
    file = tmp_path / "a\u202etxt.\x1b[31m.txt"
    file.write_text("Jakarta (ANTARA) - Kedua pihak sepakat bekerja sama.")
    origin = read(file).origin
    assert origin is not None
    assert origin.isprintable()
    assert os.sep not in origin


@pytest.mark.parametrize("source", [None, 42, ["a"], object()])
def test_other_objects_are_no_source(source: object) -> None:
    with pytest.raises(SourceError, match="no source"):
        read(source)  # type: ignore[arg-type]


def test_broken_files_are_our_errors(tmp_path: Path) -> None:
    file = tmp_path / "rilis.txt"
    file.write_bytes("Mahé".encode("cp1252"))
    with file.open(encoding="utf-8") as opened, pytest.raises(UndecodableSource, match="binary mode"):
        read(opened)
    with file.open("rb") as opened:
        pass
    with pytest.raises(SourceError, match="closed"):
        read(opened)


@pytest.mark.parametrize("piece", ["kata ", "((a) ", "1/", "Aa, "])
def test_ten_million_characters_in_one_line_are_fast(piece: str) -> None:
    began = time.monotonic()
    release = read(piece * (10_000_000 // len(piece)))
    assert len(release.paragraphs) == 1
    assert time.monotonic() - began < 30


def test_far_too_much_is_refused() -> None:
    with pytest.raises(SourceTooLarge, match="lines"):
        read("a\n" * 100_000)
    with pytest.raises(SourceTooLarge, match="characters"):
        read("ab " * 6_000_000)
    with pytest.raises(SourceTooLarge, match="bytes"):
        read(b"a" * (65 * 2**20))


@pytest.mark.parametrize(
    ("text", "check", "place"),
    [
        ("aman \u202egnp.exe", "layout.bidi", 5),
        ("a\x1b[31mb dan", "layout.control", 1),
        ("kata \ufffd", "layout.encoding", 5),
    ],
)
def test_suspicious_characters_are_kept_and_told(text: str, check: str, place: int) -> None:
    release = read(text)
    assert release.text == text
    assert [(f.check, f.source and f.source.start) for f in release.findings] == [(check, place)]


def test_another_language_is_told_and_read() -> None:
    release = read("The ministers agreed that the two countries will work together on the protection of the sea.")
    assert release.findings[0].check == "layout.language"
    assert "English" in release.findings[0].message


@settings(deadline=None, max_examples=200)
@given(st.one_of(st.text(max_size=300), st.binary(max_size=300)))
def test_anything_is_a_release_or_one_of_our_errors(source: str | bytes) -> None:
    try:
        release = read(source)
    except SourceError as error:
        str(error).encode()
        return
    release.model_dump_json()
