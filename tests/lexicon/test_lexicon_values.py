"""Quantities, money, measures, ordinals and times of Indonesian text."""

from __future__ import annotations

import json
import os
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asemnews.lexicon.english import find_values_en
from asemnews.lexicon.values import Value, find_values, hedge_sense


def only(text: str) -> Value:
    """The one value of a text."""
    (value,) = find_values(text)
    return value


@pytest.mark.parametrize(
    ("text", "words", "kind", "amount", "english"),
    [
        ("1.056 sentra", "1.056", "number", "1056", "1,056"),
        ("2.200.112 jiwa", "2.200.112", "number", "2200112", "2,200,112"),
        ("2,5 juta orang", "2,5 juta", "number", "2500000", "2.5 million"),
        ("2,5\u00a0juta orang", "2,5\u00a0juta", "number", "2500000", "2.5 million"),
        ("500 ribu kunjungan", "500 ribu", "number", "500000", "500,000"),
        ("dua puluh lima negara", "dua puluh lima", "number", "25", "twenty-five"),
        ("Dua puluh lima negara", "Dua puluh lima", "number", "25", "Twenty-five"),
        ("seratus lima desa", "seratus lima", "number", "105", "one hundred and five"),
        ("satu setengah juta bibit", "satu setengah juta", "number", "1500000", "1.5 million"),
        ("setengah dari anggota", "setengah", "number", "0.5", "half"),
        ("tiga perempat suara", "tiga perempat", "number", "0.75", "three-quarters"),
        ("puluhan ribu orang", "puluhan ribu", "number", "10000", "tens of thousands of"),
        ("sekitar 200-an peserta", "200-an", "number", "200", "around 200"),
        ("rasio 1:3", "1:3", "number", "1", "1:3"),
        ("17,5 persen", "17,5 persen", "percent", "17.5", "17.5 percent"),
        ("naik 1.5 persen", "1.5 persen", "percent", "1.5", "1.5 percent"),
        ("nol persen", "nol persen", "percent", "0", "zero percent"),
        ("tumbuh 5%", "5%", "percent", "5", "5 percent"),
        ("naik 2 persen poin", "2 persen poin", "percent", "2", "2 percentage points"),
        ("1,2 juta ton beras", "1,2 juta ton", "measure", "1200000", "1.2 million tonnes"),
        ("seluas 320 hektare", "320 hektare", "measure", "320", "320 hectares"),
        ("seluas 2.000 meter persegi", "2.000 meter persegi", "measure", "2000", "2,000 square metres"),
        ("lebarnya 1 meter", "1 meter", "measure", "1", "1 metre"),
        ("selama 24 jam", "24 jam", "measure", "24", "24 hours"),
        ("berlaku tiga tahun", "tiga tahun", "measure", "3", "three years"),
        ("dua tahun sekali", "dua tahun sekali", "measure", "2", "every two years"),
        ("naik dua kali lipat", "dua kali lipat", "measure", "2", "twofold"),
        ("kapasitas 25 MW", "25 MW", "measure", "25", "25 MW"),
        ("pertemuan ke-2", "ke-2", "ordinal", "2", "2nd"),
        ("KTT ke-XVII", "ke-XVII", "ordinal", "17", "17th"),
        ("sidang kesembilan", "kesembilan", "ordinal", "9", "ninth"),
        ("peringatan kedua puluh lima", "kedua puluh lima", "ordinal", "25", "twenty-fifth"),
        ("untuk pertama kalinya", "untuk pertama kalinya", "ordinal", "1", "for the first time"),
        ("bagi kedua negara", "kedua", "number", "2", "two"),
        ("pukul 09.00 WIB", "09.00 WIB", "time", "540", "09:00 WIB"),
        ("berakhir 14.30 WITA", "14.30 WITA", "time", "870", "14:30 WITA"),
        ("pukul 9 pagi", "9 pagi", "time", "540", "9 a.m."),
        ("pukul lima pagi", "lima pagi", "time", "300", "5 a.m."),
        ("2000 peserta", "2000", "number", "2000", "2,000"),
    ],
)
def test_quantities(text: str, words: str, kind: str, amount: str, english: str) -> None:
    value = only(text)
    assert (value.text, value.kind, value.amount, value.english) == (words, kind, Decimal(amount), english)


@pytest.mark.parametrize(
    ("text", "amount", "high", "currency", "english"),
    [
        ("Rp4,7 triliun", "4700000000000", None, "IDR", "Rp4.7 trillion"),
        ("Rp 12.500/kg", "12500", None, "IDR", "Rp12,500"),
        ("Rp5.000,-", "5000", None, "IDR", "Rp5,000"),
        ("Rp4.700.000,00", "4700000", None, "IDR", "Rp4,700,000.00"),
        ("Rp5 M", "5000000000", None, "IDR", "Rp5 billion"),
        ("Rp10-15 juta", "10000000", "15000000", "IDR", "Rp10–15 million"),
        ("Rp10 juta hingga Rp15 juta", "10000000", "15000000", "IDR", "Rp10 million to Rp15 million"),
        ("US$850 juta", "850000000", None, "USD", "US$850 million"),
        ("NZ$6,5 juta", "6500000", None, "NZD", "NZ$6.5 million"),
        ("€3,5 miliar", "3500000000", None, "EUR", "€3.5 billion"),
        ("500 miliar rupiah", "500000000000", None, "IDR", "500 billion rupiah"),
        ("25 juta dolar AS", "25000000", None, "USD", "US$25 million"),
        ("25 juta dolar Amerika Serikat", "25000000", None, "USD", "US$25 million"),
        ("lima juta dolar AS", "5000000", None, "USD", "US$5 million"),
        ("180 juta yen", "180000000", None, "JPY", "180 million yen"),
        ("1.500 riyal", "1500", None, "SAR", "1,500 riyals"),
        ("600 ringgit", "600", None, "MYR", "600 ringgit"),
        ("100 kuna Kroasia", "100", None, "HRK", "100 Croatian kunas"),
        ("puluhan juta dolar AS", "10000000", None, "USD", "tens of millions of US dollars"),
    ],
)
def test_money(text: str, amount: str, high: str | None, currency: str, english: str) -> None:
    value = only(f"senilai {text}")
    assert value.kind == "money"
    assert value.amount == Decimal(amount)
    assert value.high == (Decimal(high) if high else None)
    assert (value.currency, value.english) == (currency, english)


@pytest.mark.parametrize(
    ("text", "low", "high", "english"),
    [
        ("10-15 persen", "10", "15", "10–15 percent"),
        ("20 hingga 25 persen", "20", "25", "20 to 25 percent"),
        ("antara 5 dan 10 persen", "5", "10", "5 and 10 percent"),
        ("5-10 ribu ton", "5000", "10000", "5,000–10,000 tonnes"),
        ("500 ribu hingga 1 juta orang", "500000", "1000000", "500,000 to 1 million"),
        ("dua-tiga hari", "2", "3", "two or three days"),
    ],
)
def test_ranges(text: str, low: str, high: str, english: str) -> None:
    value = only(text)
    assert (value.amount, value.high, value.english) == (Decimal(low), Decimal(high), english)


@pytest.mark.parametrize(
    "text",
    [
        "Nomor: 214/HM.02/A/03/2025",
        "Pasal 6 ayat (2)",
        "Telepon: (021) 555-0142",
        "hubungi 0812-3456-7890 atau +62 21 555 0142",
        "G20, COVID-19, B20, H5N1 dan KTT G-20",
        "humas2@contoh.go.id",
        "salah satu dari mereka, satu sama lain, satu per satu",
        "pedagang kaki lima di Lima",
        "Universitas Sebelas Maret dan Jalan 10 November",
        "Kabupaten Lima Puluh Kota dan Kepulauan Seribu",
        "1. pelatihan\n2. pertukaran",
        "- 2 -\n",
    ],
)
def test_digits_that_are_no_quantity(text: str) -> None:
    assert find_values(text) == ()


@pytest.mark.parametrize(
    ("text", "hedge", "sense"),
    [
        ("sekitar 340 delegasi", "sekitar", "about"),
        ("Sedikitnya 60 persen", "Sedikitnya", "atleast"),
        ("tidak kurang dari 100 orang", "tidak kurang dari", "atleast"),
        ("lebih dari 1.100 orang", "lebih dari", "over"),
        ("1.000 lebih peserta", "lebih", "over"),
        ("hingga 17,5 persen", "hingga", "atmost"),
    ],
)
def test_hedges_lie_outside(text: str, hedge: str, sense: str) -> None:
    value = only(text)
    assert value.approximate == hedge
    assert hedge not in value.text
    assert hedge_sense(value) == sense


def test_change_from_one_value_to_another_is_no_range() -> None:
    values = find_values("dari 60 menjadi 90 hari per tahun mulai Januari 2025")
    assert [value.text for value in values] == ["60", "90 hari", "Januari 2025"]


def test_every_figure_of_the_gold_releases_is_found() -> None:
    folder = os.environ.get("ASEMNEWS_EVAL")
    if not folder:
        pytest.skip("ASEMNEWS_EVAL does not name the evaluation folder")
    for path in sorted(Path(folder, "gold-dev").glob("*.json")):
        case = json.loads(path.read_text("utf-8"), parse_float=Decimal)
        values = find_values(case["text"])
        for figure in case["gold"]["figures"]:
            matching = [value for value in values if figure["value"] in (value.amount, value.high)]
            assert any(value.text in figure["raw"] or figure["raw"] in value.text for value in matching), figure


def test_a_line_break_inside_a_word_does_not_hide_it() -> None:
    assert only("Rp41,3 mi-\nliar").amount == Decimal("41300000000")


def indonesian(amount: Decimal) -> str:
    return f"{amount:,f}".translate(str.maketrans(",.", ".,"))


AMOUNTS = st.decimals(min_value=1, max_value=10**12, places=2, allow_nan=False) | st.integers(1, 10**12).map(Decimal)
MAGNITUDES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}
SIGNS = {"Rp": "IDR", "US$": "USD", "NZ$": "NZD", "€": "EUR", "RM": "MYR", "¥": "JPY"}
UNITS = "ton hektare kilometer megawatt liter jam persen".split()
DIGITS = "nol satu dua tiga empat lima enam tujuh delapan sembilan".split()


def spell(number: int) -> str:
    """A number in Indonesian words."""
    for size, name, one in (
        (10**9, "miliar", ""),
        (10**6, "juta", ""),
        (1000, "ribu", "seribu"),
        (100, "ratus", "seratus"),
    ):
        if number >= size:
            head, rest = divmod(number, size)
            words = one if head == 1 and one else f"{spell(head)} {name}"
            return f"{words} {spell(rest)}" if rest else words
    if number >= 20:
        tens, ones = divmod(number, 10)
        return f"{DIGITS[tens]} puluh {DIGITS[ones]}" if ones else f"{DIGITS[tens]} puluh"
    teens = {10: "sepuluh", 11: "sebelas"}
    return teens.get(number) or (f"{DIGITS[number - 10]} belas" if number > 11 else DIGITS[number])


@settings(deadline=None, max_examples=60)
@given(AMOUNTS, st.sampled_from(["", *MAGNITUDES]), st.sampled_from(["", *UNITS]))
def test_quantities_round_trip(amount: Decimal, magnitude: str, unit: str) -> None:
    written = " ".join(part for part in (indonesian(amount), magnitude, unit) if part)
    value = only(f"sebanyak {written}, katanya")
    assert value.text == written
    assert value.amount == amount * MAGNITUDES.get(magnitude, 1)
    (english,) = find_values_en(value.english)
    assert english.amount == value.amount


@settings(deadline=None, max_examples=60)
@given(AMOUNTS, st.sampled_from(["", *MAGNITUDES]), st.sampled_from(sorted(SIGNS)))
def test_money_round_trips(amount: Decimal, magnitude: str, sign: str) -> None:
    written = f"{sign}{indonesian(amount)} {magnitude}".strip()
    value = only(f"senilai {written}.")
    assert (value.text, value.kind, value.currency) == (written, "money", SIGNS[sign])
    assert value.amount == amount * MAGNITUDES.get(magnitude, 1)
    (english,) = find_values_en(f"worth {value.english}.")
    assert (english.amount, english.currency) == (value.amount, value.currency)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10**12 - 1))
def test_spelled_numbers_round_trip(number: int) -> None:
    value = only(f"ada {spell(number)}.")
    assert value.amount == number
    (english,) = find_values_en(f"there are {value.english}.")
    assert english.amount == number


PIECES = st.sampled_from(
    (
        "1 12 2.500 3,5 2025 0812 09.00 1/3 12/3/2025 Rp US$ % - – , . : ( ) / juta triliun ribu dua puluh belas "
        "setengah ke kedua pertama persen ton jam tahun sekali setiap Rabu Minggu Maret Mei akhir awal semester II "
        "kuartal pukul WIB Pasal Nomor dan sampai hingga antara lalu depan Jakarta Kota AS \n \u00ad \u00a0"
    ).split(" ")
)


@settings(deadline=None, max_examples=120)
@given(st.text(max_size=80) | st.lists(PIECES, max_size=25).map(" ".join) | st.lists(PIECES, max_size=25).map("".join))
def test_any_text_gives_ordered_spans(text: str) -> None:
    for values in (find_values(text), find_values_en(text)):
        at = 0
        for value in values:
            assert at <= value.start < value.end <= len(text)
            assert value.text == text[value.start : value.end]
            assert value.english
            at = value.end


@pytest.mark.parametrize(
    "piece", ["1.", "1,000", "dua ", "1-", "(1", "12/", "Rp", "sampai ", "1 2 ", "juta ", "seribu ", "-\n"]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        began = time.process_time()
        find_values(text)
        find_values_en(text)
        return time.process_time() - began

    seconds(200)
    assert seconds(16_000) < 80 * seconds(1_000) + 1  # linear is 16 times, quadratic 256; machines are noisy
