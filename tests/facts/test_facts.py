"""The facts of a release: people, parties, instruments, event, next meetings and figures."""

import datetime as dt
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asemnews.facts import Facts, find_facts
from asemnews.reading import read
from asemnews.records import quotes_in
from asemnews.segmentation import segment

RELEASE = """Indonesia dan Fiji sepakati pelatihan pelaut

Suva, Fiji (KABAR LAUT) - Indonesia dan Fiji menandatangani Nota Kesepahaman tentang Pelatihan Pelaut dan \
Keselamatan Kapal pada Pertemuan Menteri Maritim ke-4 di Suva, Fiji, 3-4 Maret 2025.

Delegasi Indonesia dipimpin oleh Menteri Perhubungan Dr. Ir. Sulastri Wardoyo, M.Sc., didampingi oleh Direktur \
Jenderal Perhubungan Laut Bambang Hutapea dan Rahmat Siregar, Kepala Biro Kerja Sama. Dokumen itu ditandatangani \
Sulastri dan Menteri Transportasi Fiji Jone Waqa.

"Kami akan melatih 1.250 pelaut dengan dana Rp4,5 miliar," kata juru bicara delegasi, Nurul Hidayah, seusai acara.

Pada 2011, Fiji dan Selandia Baru menandatangani Perjanjian Kapal Wisata. \
Sebanyak 12,5 persen kapal belum bersertifikat.

Pertemuan kelima akan diselenggarakan di Manado, Sulawesi Utara, pada Juli 2027.

Editor: Sari Puspita
"""


def facts_of(text: str, published: dt.date | None = None) -> Facts:
    release = read(text)
    return find_facts(release, segment(release), published=published)


@pytest.fixture(scope="module")
def facts() -> Facts:
    return facts_of(RELEASE, dt.date(2025, 3, 4))


def test_people_with_their_part(facts: Facts) -> None:
    people = {p.name.value: (p.role.value.indonesian if p.role else None, p.function) for p in facts.people}
    assert people["Sulastri Wardoyo"] == ("Menteri Perhubungan", "head")
    assert people["Bambang Hutapea"] == ("Direktur Jenderal Perhubungan Laut", "member")
    assert people["Rahmat Siregar"] == ("Kepala Biro Kerja Sama", "member")
    assert people["Jone Waqa"] == ("Menteri Transportasi Fiji", "signatory")
    assert people["Nurul Hidayah"][1] == "spokesperson"
    assert "Sari Puspita" not in people
    assert len(people) == 5


def test_parties_once_each(facts: Facts) -> None:
    assert [party.name.value.indonesian for party in facts.parties] == ["Indonesia", "Fiji"]


def test_instruments_of_this_event_only(facts: Facts) -> None:
    names = [(d.name.value.indonesian, d.status) for d in facts.documents]
    assert names == [("Nota Kesepahaman tentang Pelatihan Pelaut dan Keselamatan Kapal", "signed")]


def test_event(facts: Facts) -> None:
    event = facts.event
    assert event is not None
    assert event.name is not None
    assert event.edition is not None
    assert event.name.value.indonesian == "Pertemuan Menteri Maritim ke-4"
    assert event.edition.value == 4
    assert [place.value.english for place in event.places] == ["Suva", "Fiji"]
    assert event.start is not None
    assert event.end is not None
    assert (event.start.value, event.end.value) == (dt.date(2025, 3, 3), dt.date(2025, 3, 4))


def test_next_meeting(facts: Facts) -> None:
    (meeting,) = facts.next_meetings
    assert meeting.when is not None
    assert meeting.where is not None
    assert meeting.when.value == "2027-07"
    assert meeting.where.value.english == "Manado, North Sulawesi, Indonesia"


def test_figures_in_digits(facts: Facts) -> None:
    values = {figure.value for figure in facts.figures}
    assert values == {Decimal(1250), Decimal(4_500_000_000), Decimal("12.5")}


def test_a_weekday_is_read_against_the_day_of_publication() -> None:
    text = "Medan (KABAR) - Dua bank menutup perundingan dua hari di Medan, Kamis, tanpa hasil."
    event = facts_of(text, dt.date(2024, 5, 3)).event
    assert event is not None
    assert event.start is not None
    assert event.end is not None
    assert (event.start.value, event.end.value) == (dt.date(2024, 5, 1), dt.date(2024, 5, 2))
    unknown = facts_of(text).event
    assert unknown is not None
    assert unknown.start is None


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("Hal itu dikatakan Kepala Dinas Perikanan Kota Ambon Drs. Yopie Latuheru, M.Si., Selasa.", "Yopie Latuheru",
         "Kepala Dinas Perikanan Kota Ambon"),
        ("Kepala Badan Pangan Laksda TNI (Purn) Surya Wibowo setuju.", "Surya Wibowo", "Kepala Badan Pangan"),
        ("Acara dibuka Menteri Energi, Transportasi, dan Perumahan Swiss Petra Zimmermann.", "Petra Zimmermann",
         "Menteri Energi, Transportasi, dan Perumahan Swiss"),
    ],
)  # fmt: skip
def test_offices_beside_names(sentence: str, name: str, role: str) -> None:
    (person,) = facts_of(f"Bogor (KABAR) - {sentence}").people
    assert person.role is not None
    assert (person.name.value, person.role.value.indonesian) == (name, role)


def test_words_broken_by_lines_are_whole_in_values() -> None:
    text = (
        "Entikong, (KABAR) - Direktorat Jenderal Bea dan Cukai dan Jabatan Kastam Di-\n"
        "raja Malaysia menyepakati aturan baru, kata Kepala Kantor Wilayah Agus-\n"
        "tinus Ngadiman kepada para wartawan di perbatasan.\n"
    )
    facts = facts_of(text)
    assert [person.name.value for person in facts.people] == ["Agustinus Ngadiman"]
    assert "Agus-\ntinus" in facts.people[0].name.quote.text
    assert "Jabatan Kastam Diraja Malaysia" in [party.name.value.indonesian for party in facts.parties]


def test_nothing_to_find() -> None:
    facts = facts_of("Hujan turun sepanjang malam dan warga tidur lelap.")
    assert facts == Facts()


_WORDS = [*RELEASE.split(), "\n", "\n\n", "dan", ",", "(", ")", "Sebanyak", "Rabu", "ke-", "KTT", "—"]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=80))
def test_any_order_of_words_stays_grounded(words: list[str]) -> None:
    text = " ".join(words)
    if not text.strip():
        return
    release = read(text)
    facts = find_facts(release, segment(release), published=dt.date(2025, 3, 4))
    assert all(quote.stands_in(text) for quote in quotes_in(facts))


@pytest.mark.parametrize(
    "piece",
    [
        "Menteri A, ",
        "dan ",
        "Budi Santoso ",
        "nota kesepahaman ",
        "Indonesia menandatangani, ",
        "(A.B.C.) ",
        "1 Mei 2020 ",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    def seconds(count: int) -> float:
        text = "Bogor (KABAR) - " + piece * count
        release = read(text)
        sentences = segment(release)
        start = time.process_time()
        find_facts(release, sentences)
        return time.process_time() - start

    seconds(20)
    small, large = max(seconds(300), seconds(300), 0.02), min(seconds(1200), seconds(1200))
    assert large < 4 * small * 3  # linear is 4, quadratic 16; the rest is for a busy machine
