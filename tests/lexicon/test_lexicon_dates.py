"""Calendar expressions of Indonesian text and what they resolve to."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asemnews.lexicon.dates import DateMention, find_dates, resolve
from asemnews.lexicon.english import find_values_en
from asemnews.lexicon.values import find_values

PUBLISHED = dt.date(2025, 3, 12)  # a Wednesday
MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
WEEKDAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()


def only(text: str) -> DateMention:
    """The one date of a text."""
    (mention,) = find_dates(text)
    return mention


@pytest.mark.parametrize(
    ("text", "words", "english", "due"),
    [
        ("dari 29-31 Oktober 2007", "29-31 Oktober 2007", "29–31 October 2007", "2007-10"),
        ("30 Oktober–2 November 2025", "30 Oktober–2 November 2025", "30 October–2 November 2025", "2025-10-30"),
        ("12, 13, dan 14 Maret 2025", "12, 13, dan 14 Maret 2025", "12, 13 and 14 March 2025", "2025-03"),
        ("pada Rabu", "Rabu", "Wednesday", "2025-03-12"),
        ("Kamis malam", "Kamis", "Thursday", "2025-03-06"),
        ("Senin depan", "Senin depan", "next Monday", "2025-03-17"),
        ("Rabu lalu", "Rabu lalu", "last Wednesday", "2025-03-05"),
        ("Rabu (8/10/2025)", "Rabu (8/10/2025)", "Wednesday (8 October 2025)", "2025-10-08"),
        ("Selasa (11/3) di", "Selasa (11/3)", "Tuesday (11 March)", "2025-03-11"),
        ("Rabu, 12 Maret 2025", "Rabu, 12 Maret 2025", "Wednesday, 12 March 2025", "2025-03-12"),
        ("Selasa–Rabu (3–4/12/2024)", "Selasa–Rabu (3–4/12/2024)", "Tuesday–Wednesday (3–4 December 2024)", "2024-12"),
        ("Jakarta, 14/3 (ANTARA)", "14/3", "14 March", "2025-03-14"),
        ("tgl. 5 Agt 2024", "tgl. 5 Agt 2024", "5 August 2024", "2024-08-05"),
        ("2025-03-31", "2025-03-31", "31 March 2025", "2025-03-31"),
        ("12.03.2025", "12.03.2025", "12 March 2025", "2025-03-12"),
        ("mulai 1 Januari 2026", "1 Januari 2026", "1 January 2026", "2026-01-01"),
        ("pada Oktober 2025", "Oktober 2025", "October 2025", "2025-10"),
        ("pada Desember lalu", "Desember lalu", "last December", "2024-12"),
        ("pada Januari mendatang", "Januari mendatang", "next January", "2026-01"),
        ("Januari–Oktober 2024", "Januari–Oktober 2024", "January–October 2024", "2024-01/2024-10"),
        ("hingga 2029", "2029", "2029", "2029"),
        ("selama 2026-2029", "2026-2029", "2026–2029", "2026-2029"),
        ("tahun akademik 2026/2027", "2026/2027", "2026/2027", "2026"),
        ("awal 2026", "awal 2026", "early 2026", "early 2026"),
        ("pertengahan 2026", "pertengahan 2026", "mid-2026", "mid-2026"),
        ("sebelum akhir ta-\nhun ini", "akhir ta-\nhun ini", "the end of this year", "end of 2025"),
        ("semester I/2026", "semester I/2026", "the first half of 2026", "2026-H1"),
        ("triwulan II/2025", "triwulan II/2025", "the second quarter of 2025", "2025-Q2"),
        ("kuartal ketiga tahun ini", "kuartal ketiga tahun ini", "the third quarter of this year", "2025-Q3"),
        ("pada kuartal ketiga", "kuartal ketiga", "the third quarter", "2025-Q3"),
        (
            "pekan ketiga September",
            "pekan ketiga September",
            "the third week of September",
            "third week of September 2025",
        ),
        ("tahun depan", "tahun depan", "next year", "2026"),
        ("bulan depan", "bulan depan", "next month", "2025-04"),
        ("pekan depan", "pekan depan", "next week", "week of 17 March 2025"),
        ("besok", "besok", "tomorrow", "2025-03-13"),
        ("lusa", "lusa", "the day after tomorrow", "2025-03-14"),
        ("kemarin", "kemarin", "yesterday", "2025-03-11"),
        ("dalam dua tahun sekali", "dalam dua tahun sekali", "every two years", "every two years"),
        ("setiap dua tahun", "setiap dua tahun", "every two years", "every two years"),
        ("setiap triwulan", "setiap triwulan", "every quarter", "every quarter"),
        ("setiap tahun mulai 2017", "setiap tahun mulai 2017", "every year from 2017", "every year from 2017"),
        (
            "setiap tiga bulan, dimulai pada Mei 2025",
            "setiap tiga bulan, dimulai pada Mei 2025",
            "every three months from May 2025",
            "every three months from May 2025",
        ),
        ("dalam waktu 24 jam", "dalam waktu 24 jam", "within 24 hours", "within 24 hours"),
        ("selama lima tahun", "selama lima tahun", "for five years", "for five years"),
        ("selama empat tahun pertama", "selama empat tahun pertama", "for the first four years", "first four years"),
    ],
)
def test_forms(text: str, words: str, english: str, due: str) -> None:
    mention = only(text)
    assert (mention.text, mention.english) == (words, english)
    resolved = resolve(mention, published=PUBLISHED)
    assert resolved is not None
    assert resolved.text == due


@pytest.mark.parametrize(
    ("text", "preposition"),
    [
        ("paling lambat Juni 2025", "paling lambat"),
        ("selambat-lambatnya 31 Maret 2026", "paling lambat"),
        ("sebelum 31 Desember 2024", "sebelum"),
        ("mulai tahun akademik 2024", "mulai"),
        ("sampai dengan 2030", "sampai"),
    ],
)
def test_the_preposition_is_told(text: str, preposition: str) -> None:
    assert only(text).preposition == preposition


def test_a_weekday_without_the_releases_date_is_the_events() -> None:
    resolved = resolve(only("Rabu"), published=None, event=dt.date(2007, 10, 29))
    assert resolved is not None
    assert resolved.start == "2007-10-31"
    assert resolve(only("Rabu"), published=None) is None


@pytest.mark.parametrize(
    "text",
    [
        "dua minggu",
        "Jumat Agung",
        "Rabu Abu",
        "Universitas Sebelas Maret",
        "Ibu Mei Lin hadir",
        "2.000 orang",
        "31/31",
        "32 Maret",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert [mention.kind for mention in find_dates(text)] in ([], ["duration"])


def test_sunday_is_told_from_week() -> None:
    assert only("pada Minggu (12/10/2025)").english == "Sunday (12 October 2025)"
    assert only("Minggu lalu pemerintah").english == "last week"
    assert only("hari Minggu").english == "Sunday"


FORMS = (
    lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{day.day}/{day.month}/{day.year}",
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: day.isoformat(),
    lambda day: f"tanggal {day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{WEEKDAYS[day.weekday()]} ({day.day}/{day.month}/{day.year})",
    lambda day: f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{day.day} {MONTHS[day.month - 1].upper()} {day.year}",
)


@settings(deadline=None, max_examples=80)
@given(st.dates(dt.date(1945, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(FORMS))
def test_days_round_trip_through_both_languages(day: dt.date, form: object) -> None:
    written = form(day)  # type: ignore[operator]
    (value,) = find_values(f"Rapat digelar pada {written}, katanya.")
    assert value.text == written
    assert value.date is not None
    resolved = resolve(value.date, published=None)
    assert resolved is not None
    assert resolved.start == resolved.end == resolved.text == day.isoformat()
    (english,) = find_values_en(f"It was held on {value.english}, he said.")
    assert english.date is not None
    assert english.date.first == value.date.first


@settings(deadline=None, max_examples=80)
@given(st.dates(dt.date(2000, 1, 1), dt.date(2050, 1, 1)), st.integers(0, 6))
def test_a_bare_weekday_is_the_last_one(published: dt.date, weekday: int) -> None:
    resolved = resolve(only(f"katanya, {WEEKDAYS[weekday]}."), published=published)
    assert resolved is not None
    day = dt.date.fromisoformat(resolved.text)
    assert day.weekday() == weekday
    assert 0 <= (published - day).days <= 6


PIECES = st.sampled_from(
    (
        "29 - – 31 Oktober 2007 2026 Rabu Minggu ( ) / , dan sampai dengan hingga tanggal tgl . akhir awal tahun bulan "
        "depan lalu ini semester II kuartal ketiga setiap dua sekali dalam waktu jam selama pertama terakhir pekan "
        "mulai paling lambat"
    ).split()
)


@pytest.mark.parametrize("published", [dt.date.min, dt.date.max])
@pytest.mark.parametrize("text", ["Rabu", "Rabu depan", "Rabu lalu", "31 Desember", "1 Januari lalu", "pekan depan"])
def test_the_ends_of_the_calendar_break_nothing(text: str, published: dt.date) -> None:
    for mention in find_dates(text):
        resolved = resolve(mention, published=published)
        assert resolved is None or resolved.text


@settings(deadline=None, max_examples=120)
@given(
    st.lists(PIECES, max_size=20).map(" ".join) | st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=60),
    st.none() | st.dates(),
    st.none() | st.dates(),
)
def test_any_text_is_read_and_resolved_without_error(
    text: str, published: dt.date | None, event: dt.date | None
) -> None:
    at = 0
    for mention in find_dates(text):
        assert at <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert mention.english
        at = mention.end
        resolved = resolve(mention, published=published, event=event)
        assert resolved is None or resolved.text
