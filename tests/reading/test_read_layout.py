"""Which line is what: letterhead, headline, body, lists, sub-heads, captions, footer."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asemnews.reading import read
from asemnews.records import Release

LEAD = (
    "Suva, Fiji (ANTARA) - Indonesia dan Fiji menyepakati pertukaran bibit rumput laut dalam pertemuan di Suva, Selasa."
)
MORE = "Kedua negara akan bertemu lagi di Makassar pada Oktober mendatang untuk menyusun rencana kerja bersama."


def kinds(text: str) -> list[tuple[str, str]]:
    release = read(text)
    return [(p.kind, release.text[p.start : p.end]) for p in release.paragraphs]


def headline(release: Release) -> str | None:
    return release.headline.value.indonesian if release.headline else None


def test_a_wire_story() -> None:
    text = (
        f"RI-Fiji sepakati bibit\n\n{LEAD}\n\n{MORE}(*)\n\nPewarta: Damar\nEditor: Ratna Puspa\nCopyright © ANTARA 2024"
    )
    assert [kind for kind, _ in kinds(text)] == ["headline", "body", "body", *["footer"] * 4]
    release = read(text)
    assert release.dateline is not None
    assert release.dateline.quote.text == "Suva, Fiji (ANTARA) -"
    assert release.paragraphs[1].start == release.dateline.quote.start
    assert release.footer[0].text == "(*)"
    assert release.published is None


def test_a_ministry_release() -> None:
    text = (
        "KEMENTERIAN KELAUTAN DAN PERIKANAN\nREPUBLIK INDONESIA\nSIARAN PERS\nNomor: SP.12/SJ/V/2024\n\n"
        "Indonesia dan Fiji Bertukar Bibit Rumput Laut\n\nSuva, 14 Mei 2024 – Indonesia dan Fiji sepakat.\n\n"
        f"{MORE}\n\nBiro Hubungan Masyarakat\nKementerian Kelautan dan Perikanan\nTelepon: (021) 555-0142"
    )
    assert [kind for kind, _ in kinds(text)] == [*["masthead"] * 4, "headline", "body", "body", *["footer"] * 3]
    release = read(text)
    assert release.published is not None
    assert release.published.value == dt.date(2024, 5, 14)


def test_one_unbroken_paragraph_with_its_by_lines() -> None:
    text = f"{LEAD} {MORE}(*) Pewarta: Damar Editor: Ratna Puspa COPYRIGHT © ANTARA 2024"
    assert [kind for kind, _ in kinds(text)] == ["body", *["footer"] * 4]
    release = read(text)
    assert headline(release) is None
    assert release.editor is not None
    assert release.editor.value == "Ratna Puspa"


def test_a_scan_with_broken_words_and_a_page_number() -> None:
    text = (
        "INDONESIA DAN FIJI SEPAKAT BERTUKAR\nBIBIT RUMPUT LAUT\n\nSuva (ANTARA) - Indonesia dan Fiji menyepa-\n"
        "kati pertukaran bibit rumput laut dalam\npertemuan yang berlangsung di Suva dan\nditutup Selasa malam"
        "\n\n- 2 -\n\n"
        "Menteri mengatakan kesepakatan itu meli-\nputi:\na) pertukaran bibit unggul mulai tahun\n   depan;\n"
        "b) pelatihan petani."
    )
    found = kinds(text)
    assert [kind for kind, _ in found] == ["headline", "body", "footer", "body", "item", "item"]
    assert headline(read(text)) == "INDONESIA DAN FIJI SEPAKAT BERTUKAR BIBIT RUMPUT LAUT"
    assert found[4][1].endswith("depan;")


def test_lists_and_numbered_sub_heads_are_told_apart() -> None:
    text = (
        f"Sidang hasilkan tiga butir\n\n{LEAD}\n\n1. Kesepakatan\n\n{MORE}\n\nIsinya:\n"
        "1. bibit;\n2. pelatihan; dan\n3. pasar."
        f"\n\n2. Tindak lanjut\n\n{MORE}\n\n• laporan\n• evaluasi\n\n"
        f"Pasal 1: Umum\nPasal 2: Penutup\n\nTanggapan petani\n\n{MORE}"
    )
    found = kinds(text)
    assert [words for kind, words in found if kind == "subhead"] == [
        "1. Kesepakatan",
        "2. Tindak lanjut",
        "Tanggapan petani",
    ]
    assert [words.split()[0] for kind, words in found if kind == "item"] == [
        "1.",
        "2.",
        "3.",
        "•",
        "•",
        "Pasal",
        "Pasal",
    ]


def test_roman_numbers_and_letters_count() -> None:
    found = kinds(
        f"{LEAD}\n\n(i) satu;\n(ii) dua;\n(iii) tiga.\n\na. satu;\nb. dua.\n\nA. Rahman mengatakan hal itu benar."
    )
    assert [kind for kind, _ in found] == ["body", *["item"] * 5, "body"]


def test_pointers_and_captions_stand_apart() -> None:
    text = (
        f"RI-Fiji sepakati bibit\n\nFoto: Menteri berjabat tangan. (ANTARA/HO)\n\n{LEAD}\n\n"
        f"Baca juga: Fiji buka kedutaan\n\n"
        f"{MORE}\n\nBaca juga: Petani Fiji berkunjung\n\nEditor: Ratna"
    )
    assert [kind for kind, _ in kinds(text)] == ["headline", "caption", "body", "related", "body", "related", "footer"]


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("", None),
        ("SIARAN PERS\n\n", None),
        ("KEMENTERIAN PERTANIAN LEPAS EKSPOR SAWIT KE INDIA\n\n", "KEMENTERIAN PERTANIAN LEPAS EKSPOR SAWIT KE INDIA"),
        ("BANK CONTOH\nSiaran Pers No. 3/HM/2024\n\nModal bertambah\n\n", "Modal bertambah"),
        ("Berapa harga bibit?\n\n", "Berapa harga bibit?"),
        ("Menteri: “Kita sepakat”\nRabu, 3 Juni 2021 18:30 WIB\n\n", "Menteri: “Kita sepakat”"),
        (
            "Judul yang panjang dan berlanjut,\nsampai baris kedua\n\n",
            "Judul yang panjang dan berlanjut, sampai baris kedua",
        ),
    ],
)
def test_headlines(top: str, expected: str | None) -> None:
    assert headline(read(f"{top}{LEAD}\n\n{MORE}")) == expected


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Editor: Ratna Puspa", "Ratna Puspa"),
        ("Editor : Ratna P.", "Ratna P."),
        ("EDITOR: Ratna Puspa.", "Ratna Puspa"),
        ("Editor: Dr. Ir. Ratna Puspa, S.Sos., M.Si.", "Ratna Puspa"),
        ("Pewarta: Damar/Editor: Ratna Puspa", "Ratna Puspa"),
        ("Penulis/Uploader: Ratna Puspa (Humas)", "Ratna Puspa"),
        ("Penyunting: Ratna Puspa | Copyright © ANTARA 2024", "Ratna Puspa"),
        ("Pewarta: Damar", None),
        ("Editor:", None),
    ],
)
def test_editors(line: str, name: str | None) -> None:
    editor = read(f"{LEAD}\n\n{MORE}\n\n{line}").editor
    assert (editor.value if editor else None) == name


@pytest.mark.parametrize(
    ("lead", "foot", "day"),
    [
        ("Suva, 14/5 (ANTARA) - Kedua negara sepakat.", "Copyright © ANTARA 2024", dt.date(2024, 5, 14)),
        ("Suva, 14/5 (ANTARA) - Kedua negara sepakat.", "Editor: Ratna", None),
        ("Suva (ANTARA) - Kedua negara sepakat di Suva, Selasa (14/5/2024).", "Editor: Ratna", dt.date(2024, 5, 14)),
        ("Suva (ANTARA) - Kedua negara sepakat di Suva, Senin (14/5/2024).", "Editor: Ratna", None),
        (
            "Suva (ANTARA) - Kedua negara sepakat di Suva, Kamis. Sidang berlangsung sejak Rabu (8/10/2025).",
            "(*)",
            dt.date(2025, 10, 9),
        ),
        ("Suva (ANTARA) - Kedua negara sepakat pada 29-31 Oktober 2007.", "Copyright © ANTARA 2007", None),
    ],
)
def test_the_day_of_a_release_is_said_or_absent(lead: str, foot: str, day: dt.date | None) -> None:
    published = read(f"{lead}\n\n{MORE}\n\n{foot}").published
    assert (published.value if published else None) == day


def test_crlf_and_lf_give_the_same_lines() -> None:
    text = f"RI-Fiji sepakati bibit\n\n{LEAD}\n\n- satu\n- dua\n\nEditor: Ratna"
    assert kinds(text) == kinds(text.replace("\n", "\r\n"))


LINES = st.sampled_from(
    ["SIARAN PERS", "Nomor: 1/HM/2024", "RI-Fiji sepakati bibit",
     LEAD, MORE, "- satu;", "1. dua", "a. tiga", "Editor: Ratna",
     "",
     "(*)", "Baca juga: lain", "Foto: orang", "- 2 -", "Biro Humas", "\u200b", "x\u00ad",
     "Copyright © ANTARA 2024", "dan"]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(LINES, min_size=1, max_size=14), st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\n\n", " \n\t"]))
def test_every_character_stands_in_one_paragraph(lines: list[str], newline: str) -> None:
    text = newline.join(["Suva", *lines])
    release = read(text)  # the record itself refuses gaps, overlaps and wrong quotes
    assert release.text == text
    assert all(release.text[p.start : p.end].strip() == release.text[p.start : p.end] for p in release.paragraphs)


EVAL = os.environ.get("ASEMNEWS_EVAL", "")


@pytest.mark.skipif(not EVAL, reason="ASEMNEWS_EVAL names no folder of evaluation material")
def test_the_development_cases() -> None:
    for path in sorted(Path(EVAL, "gold-dev").glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        release, gold = read(case["text"]), case["gold"]
        dateline = release.dateline
        assert headline(release) == gold["headline"], path.name
        assert (dateline.place.value if dateline else None) == gold["dateline_place"], path.name
        assert (dateline.agency.value if dateline and dateline.agency else None) == gold["agency"], path.name
        assert (release.editor.value if release.editor else None) == gold["editor"], path.name
        assert release.published is None or release.published.value.isoformat() == case["published"], path.name
