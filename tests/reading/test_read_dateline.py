"""Datelines in the forms that wires, papers, ministries and companies use."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asemnews.reading.dateline import find_dateline, line_of_place_and_day
from asemnews.reading.days import days_in

STORY = "Sebanyak 45 negara menyepakati tiga hal dalam pertemuan di Lombok, Rabu."
DAY = dt.date(2024, 5, 14)

# dateline, place, agency, day
FORMS = [
    ("Jakarta (ANTARA News) -", "Jakarta", "ANTARA News", None),
    ("Jakarta, ANTARA News -", "Jakarta", "ANTARA News", None),
    ("Nusa Dua, Bali (ANTARA News) -", "Nusa Dua", "ANTARA News", None),
    ("Entikong, (Kabar Khatulistiwa) -", "Entikong", "Kabar Khatulistiwa", None),
    ("JAKARTA, KOMPAS.com -", "JAKARTA", "KOMPAS.com", None),
    ("Bogor, Kompas -", "Bogor", "Kompas", None),
    ("TEMPO.CO, Jakarta -", "Jakarta", "TEMPO.CO", None),
    ("TEMPO Interaktif, Jakarta:", "Jakarta", "TEMPO Interaktif", None),
    ("REPUBLIKA.CO.ID, JAKARTA --", "JAKARTA", "REPUBLIKA.CO.ID", None),
    ("Jakarta, CNN Indonesia --", "Jakarta", "CNN Indonesia", None),
    ("BANDUNG, (PRLM).-", "BANDUNG", "PRLM", None),
    ("Tanjungselor (KBT) -", "Tanjungselor", "KBT", None),
    ("Metro TV, Jakarta:", "Jakarta", "Metro TV", None),
    ("Kupang:", "Kupang", None, None),
    ("JAKARTA (Suara Karya):", "JAKARTA", "Suara Karya", None),
    ("Den Haag (ANTARA News/AFP) -", "Den Haag", "ANTARA News/AFP", None),
    ("Rio de Janeiro, Brasil (ANTARA) –", "Rio de Janeiro", "ANTARA", None),
    ("Nuku'alofa, Tonga (ANTARA) —", "Nuku'alofa", "ANTARA", None),
    ("Jakarta (ANTARA)", "Jakarta", "ANTARA", None),
    ("Jakarta\xa0(ANTARA)\xa0-", "Jakarta", "ANTARA", None),
    ("Jakarta, 14 Mei 2024 –", "Jakarta", None, DAY),
    ("Jakarta, 14 Mei 2024 (ANTARA) -", "Jakarta", "ANTARA", DAY),
    ("Jakarta, 14 Mei 2024 (Humas Basarnas) ---", "Jakarta", None, DAY),
    ("Jakarta, Selasa, 14 Mei 2024 -", "Jakarta", None, DAY),
    ("Jakarta, Selasa (14/5/2024) -", "Jakarta", None, DAY),
    ("Jakarta, 14/05/2024 -", "Jakarta", None, DAY),
    ("Jakarta, 14 Mei 2024.", "Jakarta", None, DAY),
    ("Jakarta, 14 Mei 2024 |", "Jakarta", None, DAY),
    ("(Jakarta, 14 Mei 2024).", "Jakarta", None, DAY),
    ("[Jakarta, 14 Mei 2024]", "Jakarta", None, DAY),
    ("JAKARTA – 14 Mei 2024 –", "JAKARTA", None, DAY),
    ("Jakarta, 13-14 Mei 2024 –", "Jakarta", None, DAY),
    ("Toba, Sumatera Utara, 14 Mei 2024 -", "Toba", None, DAY),
    ("SEOUL/JAKARTA, 14 Mei 2024 –", "SEOUL/JAKARTA", None, DAY),
    ("Palembang, 14/5 (ANTARA) -", "Palembang", "ANTARA", None),
    ("Kairo (Kemenag) —", "Kairo", None, None),
    ("Yogyakarta, Humas BPJPH.", "Yogyakarta", None, None),
    ("SURABAYA -", "SURABAYA", None, None),
    ("PALANGKA RAYA -", "PALANGKA RAYA", None, None),
    ("Waingapu –", "Waingapu", None, None),
    ("Salemba, Jakarta –", "Salemba", None, None),
    ("Liputan6.com, Jakarta", "Jakarta", "Liputan6.com", None),
]

NONE = [
    "Menteri Luar Negeri RI - Menteri Luar Negeri Jepang bertemu di Tokyo, Rabu.",
    "Indonesia (RI) - Jepang menandatangani perjanjian di Tokyo, Rabu.",
    "Indonesia - Jepang sepakat bekerja sama di bidang energi.",
    "Bank Indonesia (BI) - Otoritas Jasa Keuangan (OJK) sepakat.",
    "Garuda Indonesia (GIAA) - perusahaan penerbangan nasional - membukukan laba.",
    "PT PLN (Persero) - anak usahanya - membangun pembangkit.",
    "Kementerian Pertanian, Selasa (14/5/2024), menandatangani perjanjian.",
    "Presiden - Wakil Presiden hadir bersama.",
    '"Kami sepakat," kata Budi - yang juga ketua panitia.',
    "Bali, Lombok, dan Sumbawa - tiga pulau - menjadi tujuan.",
    "Pemerintah Indonesia. Jakarta adalah ibu kota negara.",
    "Budi. Ia datang ke Jakarta.",
    "Budi: saya datang ke Jakarta.",
    "Tokopedia.com, Jakarta adalah lokapasar.",
    "Liputan6.com, Jakarta Utara dilanda banjir.",
    "Tirto.id, Gojek dan Grab bersaing.",
    "",
    "-",
    "(((((((((",
]


@pytest.mark.parametrize(("form", "place", "agency", "day"), FORMS, ids=[f[0] for f in FORMS])
def test_a_dateline_is_found_whole(form: str, place: str, agency: str | None, day: dt.date | None) -> None:
    text = f"{form} {STORY}"
    filed = find_dateline(text)
    assert filed is not None
    assert text[: filed.end] == form
    assert text[slice(*filed.place)] == place
    assert (text[slice(*filed.agency)] if filed.agency else None) == agency
    assert (filed.day.date() if filed.day else None) == day


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_dateline_is_none(text: str) -> None:
    assert find_dateline(text) is None


def test_a_line_may_hold_place_and_day_alone() -> None:
    filed = line_of_place_and_day("Jakarta, 14 Mei 2024")
    assert filed is not None
    assert filed.day is not None
    assert filed.day.date() == DAY
    assert line_of_place_and_day("Jakarta, ibu kota negara") is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Rabu (8/10/2025)", dt.date(2025, 10, 8)),
        ("tanggal 5 Nopember 1999", dt.date(1999, 11, 5)),
        ("tgl. 5 Pebruari 2001", dt.date(2001, 2, 5)),
        ("29-31 Oktober 2007", dt.date(2007, 10, 31)),
        ("5-6-2019", dt.date(2019, 6, 5)),
        ("31 Februari 2024", None),
        ("Nomor: PR-133/K.3/Kph.3/02/2026", None),
        ("semester I/2026", None),
        ("pukul 09.30 WIB", None),
    ],
)
def test_days_are_dates_or_nothing(text: str, date: dt.date | None) -> None:
    assert next((d for day in days_in(text) if (d := day.date()) is not None), None) == date


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet="Ja ,.-–(/)[]:|12\n“ANTR", max_size=200))
def test_any_text_gives_a_span_inside_it_or_nothing(text: str) -> None:
    filed = find_dateline(text)
    if filed is not None:
        assert filed.start == 0 < filed.end <= len(text)
        assert text[slice(*filed.place)].strip()
