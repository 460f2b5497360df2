"""HTML pages: the story alone, whatever stands around it or is done to it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from asemnews.errors import EmptySource, SourceError, SourceTooLarge
from asemnews.reading import read
from asemnews.reading.html import MAX_DEPTH, MAX_TAGS

PAGE = """<!DOCTYPE html><html lang="id"><head><meta charset="utf-8">
<title>RI dan Fiji sepakati bibit rumput laut - Portal</title>
<script>var x = "<p>Jangan dibaca</p>";</script></head><body>
<nav><ul><li><a href="/">Beranda</a></li><li><a href="/politik">Politik</a></li></ul></nav>
<article><h1>RI dan Fiji sepakati bibit rumput laut</h1><span>Selasa, 14 Mei 2024 18:30 WIB</span>
<p>Suva, Fiji (ANTARA) - Pemerintah Indonesia dan Pemerintah Fiji menyepakati pertukaran bibit rumput laut senilai
Rp4,7&nbsp;miliar dalam pertemuan dua hari di Suva.</p>
<p>Kesepakatan itu meliputi:</p><ul><li>pertukaran bibit unggul;</li><li>pelatihan petani di kedua negara.</li></ul>
<p>Baca juga: <a href="/lain">Fiji membuka kedutaan besar di Jakarta</a></p>
<h2>Langkah berikutnya</h2>
<p>Kelompok kerja kedua negara akan bertemu di Makassar pada Oktober 2024 untuk menyusun rencana kerja bersama.</p>
<p>Pewarta: Damar Anjani<br>Editor: Ratna Puspa<br>Copyright &copy; ANTARA 2024</p></article>
<footer>Tentang kami</footer></body></html>"""


def test_a_page_gives_its_story_in_order() -> None:
    release = read(PAGE.encode())
    assert release.headline is not None
    assert release.headline.value.indonesian == "RI dan Fiji sepakati bibit rumput laut"
    assert release.dateline is not None
    assert (release.dateline.place.value, release.dateline.agency and release.dateline.agency.value) == (
        "Suva",
        "ANTARA",
    )
    assert release.published is not None
    assert release.published.value.isoformat() == "2024-05-14"
    assert release.editor is not None
    assert release.editor.value == "Ratna Puspa"
    kinds = [p.kind for p in release.paragraphs]
    assert kinds.count("item") == 2
    assert kinds.count("related") == kinds.count("subhead") == 1
    assert "Beranda" not in release.text
    assert "Jangan dibaca" not in release.text


def test_a_file_s_kind_is_told_by_content_and_a_fragment_by_name(tmp_path: Path) -> None:
    page = tmp_path / "rilis.txt"
    page.write_text(PAGE, encoding="utf-8")
    assert "<p>" not in read(page).text
    piece = tmp_path / "potongan.html"
    piece.write_text(
        "Suva (ANTARA) - Kedua negara <b>sepakat</b> bekerja sama di bidang rumput laut.", encoding="utf-8"
    )
    assert "<b>" not in read(piece).text


def test_a_page_in_its_own_encoding() -> None:
    page = PAGE.replace('charset="utf-8"', 'charset="iso-8859-1"').replace("Suva", "Mahé")
    assert "Mahé" in read(page.encode("cp1252")).text


def test_a_page_without_words_says_so() -> None:
    with pytest.raises(EmptySource):
        read("<html><body><script>alert(1)</script></body></html>")


@pytest.mark.parametrize("tag", ["div", "span", "ul><li", "b", "table><tr><td"])
def test_deep_nesting_is_refused(tag: str) -> None:
    with pytest.raises(SourceTooLarge, match="deeper"):
        read("<html><body>" + f"<{tag}>" * (MAX_DEPTH + 10) + "x")


def test_too_many_tags_and_too_many_bytes_are_refused_at_once() -> None:
    began = time.monotonic()
    with pytest.raises(SourceTooLarge):
        read("<html><body>" + "<p>x</p>" * MAX_TAGS)
    with pytest.raises(SourceTooLarge):
        read(b"<html><body><p>" + b"kata " * 10_000_000)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "hostile",
    [
        "<html><body>" + "<" * 5000,
        "<html><body>" + "<!--" * 5000,
        "<html " + "x" * 100_000,
        "<html><p " + "a=b " * 20_000 + ">kata",
        "<html><body><p>\ud83d\x01\x02 kata",
        '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;">]><html><body><p>' + "&b;" * 2000,
        '<!DOCTYPE html [<!ENTITY f SYSTEM "file:///etc/passwd">]><html><body><p>&f;</p>',
        "<html><body><p>" + "&#x202e;&#0;&#55296;" * 50 + "Jakarta (ANTARA) - Kedua pihak sepakat.</p>",
    ],
)
def test_hostile_markup_is_text_or_one_of_our_errors(hostile: str) -> None:
    try:
        release = read(hostile)
    except SourceError:
        return
    assert "root:" not in release.text
    release.text.encode()
