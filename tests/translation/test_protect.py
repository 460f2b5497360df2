"""Slots: what goes behind them comes back as it should, once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asemnews.lexicon.glossary import Glossary
from asemnews.translation.mentions import Mention, find_mentions
from asemnews.translation.protect import localise, protect, restore

SLOTS = tuple(f"⦅{i}⦆" for i in range(10))


def spans(text: str) -> st.SearchStrategy[list[Mention]]:
    """Disjoint mentions in a text."""
    cuts = st.lists(st.integers(0, len(text)), min_size=2, max_size=12, unique=True).map(sorted)
    return cuts.map(
        lambda c: [Mention(a, b, f"<{text[a:b]}>", "number") for a, b in zip(c[::2], c[1::2], strict=False)]
    )


@given(st.text(alphabet="abc ⦅⦆12", min_size=3, max_size=40).flatmap(lambda t: st.tuples(st.just(t), spans(t))))
def test_a_faithful_copy_fills_every_slot(case: tuple[str, list[Mention]]) -> None:
    text, mentions = case
    text = text.replace("⦅", "(").replace("⦆", ")")
    protected = protect(text, mentions, SLOTS)
    restored = restore(protected.text, protected)
    assert restored.clean
    assert len(protected.slots) == len(mentions)


def test_slots_are_numbered_in_text_order() -> None:
    mentions = [Mention(0, 1, "A", "person"), Mention(2, 3, "B", "number")]
    assert protect("a b", mentions, SLOTS).text == "⦅0⦆ ⦅1⦆"


def test_where_slots_run_out_numbers_keep_theirs() -> None:
    mentions = [Mention(0, 1, "A", "person"), Mention(2, 3, "B", "number")]
    assert protect("a b", mentions, SLOTS[:1]).text == "a ⦅0⦆"


def test_lost_doubled_and_invented_slots_are_told() -> None:
    protected = protect("x y", [Mention(0, 1, "X", "number"), Mention(2, 3, "Y", "number")], SLOTS)
    restored = restore("⦅0⦆ and ⦅0⦆ of ⦅7⦆ things", protected)
    assert restored.text == "X and X of things"
    assert [m.english for m in restored.lost] == ["Y"]
    assert [m.english for m in restored.doubled] == ["X"]


def test_a_doubled_article_goes() -> None:
    protected = protect("x", [Mention(0, 1, "the United Nations", "term")], SLOTS)
    assert restore("The ⦅0⦆ agreed.", protected).text == "The United Nations agreed."


def test_slots_written_in_the_source_are_text() -> None:
    mentions = find_mentions("Formulir ⦅0⦆ berlaku.", None)
    assert [(m.english, m.kind) for m in mentions] == [("⦅0⦆", "verbatim")]
    protected = protect("Formulir ⦅0⦆ berlaku.", mentions, SLOTS)
    assert restore("Form ⦅0⦆ is valid.", protected).text == "Form ⦅0⦆ is valid."


def test_digits_left_in_indonesian_form_are_localised() -> None:
    text = "Ada 1.056 sentra dan 2,5 ton."
    mentions = find_mentions(text, None)
    assert localise("There are 1.056 centers and 2,5 tons.", mentions) == "There are 1,056 centers and 2.5 tons."
    assert localise("There are 11.056 centers.", mentions) == "There are 11.056 centers."


def test_a_bound_belongs_to_its_value() -> None:
    found = {m.english for m in find_mentions("Kapal diperiksa paling lambat pada 31 Maret 2027.", None)}
    assert "no later than 31 March 2027" in found
    found = {m.english for m in find_mentions("Dipakai sedikitnya 60 persen komponen.", None)}
    assert "at least 60 percent" in found


@pytest.mark.parametrize(
    ("said", "english"),
    [
        ("The results will be set out in a decree on ⦅0⦆.", "set out in a decree no later than 8 May 2026."),
        ("The results will be set out in a decree ⦅0⦆.", "set out in a decree no later than 8 May 2026."),
        ("By the ⦅0⦆, the results will be set out.", "No later than 8 May 2026, the results will be"),
        ("Prior to ⦅0⦆ they will be set out.", "No later than 8 May 2026 they"),
        ("He said: on ⦅0⦆ they will be set out.", "said: no later than 8 May 2026 they"),
    ],
)
def test_a_deadline_is_put_as_a_time_and_takes_the_place_of_the_preposition(said: str, english: str) -> None:
    text = "Hasil rapat dituangkan ke dalam keputusan menteri paling lambat 8 Mei 2026."
    protected = protect(text, find_mentions(text, None), SLOTS)
    assert protected.text == "Hasil rapat dituangkan ke dalam keputusan menteri pada ⦅0⦆."
    restored = restore(said, protected)
    assert restored.clean
    assert english in restored.text


@pytest.mark.parametrize("before", ["pada ", "hingga ", "Pekerjaan selesai sebelum "])
def test_a_deadline_behind_a_preposition_gets_no_second_one(before: str) -> None:
    text = f"{before}selambat-lambatnya tanggal 31 Desember 2026."
    assert protect(text, find_mentions(text, None), SLOTS).text == f"{before}⦅0⦆."


def test_a_deadline_that_opens_a_sentence_keeps_its_capital() -> None:
    text = "Paling lambat 8 Mei 2026, izin diterbitkan."
    assert protect(text, find_mentions(text, None), SLOTS).text == "Pada ⦅0⦆, izin diterbitkan."


@pytest.mark.parametrize(
    ("text", "said", "english"),
    [
        ("Rapat digelar pada Oktober 2026.", "The meeting is held on ⦅0⦆.", "The meeting is held in October 2026."),
        ("Rapat digelar pada 5 Oktober 2026.", "The meeting is held in ⦅0⦆.", "The meeting is held on 5 October 2026."),
        (
            "Proyek rampung pada akhir 2028.",
            "The project is done in the ⦅0⦆.",
            "The project is done at the end of 2028.",
        ),
        ("Pada kuartal II/2026 ekspor naik.", "On ⦅0⦆ exports rose.", "In the second quarter of 2026 exports rose."),
        ("Hasil pada tahun 1990-an naik.", "Yields rose in the ⦅0⦆.", "Yields rose in the 1990s."),
        ("Berdasarkan data Oktober 2026.", "Based on ⦅0⦆ data.", "Based on October 2026 data."),
        ("Rapat pada Oktober 2026 batal.", "The meeting from ⦅0⦆ is off.", "The meeting from October 2026 is off."),
        ("Dibahas pada 5 Mei 2026.", "Discussed at the ⦅0⦆ meeting.", "Discussed at the 5 May 2026 meeting."),
        ("Data pada Oktober 2026 dipakai.", "Based on ⦅0⦆ data.", "Based on October 2026 data."),
        ("Tergantung pada Oktober 2026.", "Depending on ⦅0⦆.", "Depending on October 2026."),
        ("Indeks ditutup pada 2015.", "The index closed at ⦅0⦆.", "The index closed at 2015."),
        ("Pameran pada 5-7 Oktober 2026.", "The fair is in ⦅0⦆.", "The fair is on 5–7 October 2026."),
        ("Program pada 2026-2029.", "The program is on ⦅0⦆.", "The program is in 2026–2029."),
        ("Biaya pada tahun anggaran 2026.", "Costs on ⦅0⦆.", "Costs in 2026."),
        ("PADA OKTOBER 2026 EKSPOR NAIK", "ON ⦅0⦆ EXPORTS RISE", "IN October 2026 EXPORTS RISE"),
    ],
)
def test_a_date_that_answers_when_has_the_preposition_of_its_kind(text: str, said: str, english: str) -> None:
    assert restore(said, protect(text, find_mentions(text, None), SLOTS)).text == english


def test_how_long_something_may_last_keeps_the_preposition_of_the_model() -> None:
    text = "Izin berlaku paling lama 30 hari."
    protected = protect(text, find_mentions(text, None), SLOTS)
    assert restore("The permit is valid for ⦅0⦆.", protected).text == "The permit is valid for no more than 30 days."


def test_a_bounded_amount_keeps_its_place_before_the_noun() -> None:
    text = "Pabrik memakai paling sedikit 60 persen komponen lokal."
    protected = protect(text, find_mentions(text, None), SLOTS)
    assert protected.text == "Pabrik memakai ⦅0⦆ komponen lokal."
    assert restore("The plant uses of ⦅0⦆ local components.", protected).text.count("of at least 60 percent") == 1


@pytest.mark.parametrize(
    ("text", "acronym", "english"),
    [
        ("aparatur sipil negara (ASN) daerah", "ASN", "ASN"),
        ("Konferensi Tingkat Tinggi (KTT)", "KTT", "KTT"),
        ("usaha kecil dan menengah (UKM)", "UKM", "SMEs"),
    ],
)
def test_an_acronym_behind_its_words_stays_an_acronym(text: str, acronym: str, english: str) -> None:
    (found,) = [m for m in find_mentions(text, Glossary.builtin()) if text[m.start : m.end] == acronym]
    assert found.english == english


def test_an_office_and_its_company_are_one_mention() -> None:
    text = "Direktur Utama PT Samudra Niaga Bahari Andreas Tampubolon"
    first = find_mentions(text, Glossary.builtin())[0]
    assert first.english == "President Director of PT Samudra Niaga Bahari"


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("di Waduk Karian, Banten", "Karian Reservoir"),
        ("di Pelabuhan Tanjung Emas", "Tanjung Emas Port"),
        ("dermaga di Tanjung Emas", "Tanjung Emas"),
        ("ke Bandara Soekarno-Hatta", "Soekarno-Hatta Airport"),
    ],
)
def test_a_feature_and_its_name_are_one_place(text: str, english: str) -> None:
    assert english in [m.english for m in find_mentions(text, None)]


def test_a_feature_without_a_name_is_no_place() -> None:
    assert not find_mentions("di Hutan Kemenyan atau di pelabuhan besar itu, Terminal Baru dibuka", None)


def test_english_of_a_seldom_word_stands_in_the_text_and_takes_no_slot() -> None:
    text = "Kapal di Haranggaol dicegat pada 3 Mei 2026."
    mentions = find_mentions(text, None, words=True)
    protected = protect(text, mentions, SLOTS)
    assert "intercepted" in protected.text
    assert "dicegat" not in protected.text
    assert all(mention.kind != "word" for _, mention in protected.slots)
    assert "dicegat" in protect(text, find_mentions(text, None), SLOTS).text


@pytest.mark.parametrize(
    ("text", "asked", "said", "english"),
    [
        ("Komite bertemu tiga bulan sekali.", "Komite bertemu ⦅0⦆.", "The committee meets ⦅0⦆.", "every three months."),
        (
            "Mereka bertemu setiap dua tahun sekali.",
            "Mereka bertemu ⦅0⦆.",
            "They meet for ⦅0⦆.",
            "meet every two years.",
        ),
        (
            "Forum bersidang dalam dua tahun sekali.",
            "Forum bersidang dalam ⦅0⦆.",
            "It sits in ⦅0⦆.",
            "It sits every two",
        ),
        ("Tiap enam bulan sekali ia melapor.", "⦅0⦆ ia melapor.", "At ⦅0⦆ he reports.", "Every six months he"),
    ],
)
def test_a_rhythm_in_words_is_protected_and_takes_the_place_of_the_preposition(
    text: str, asked: str, said: str, english: str
) -> None:
    protected = protect(text, find_mentions(text, None), SLOTS)
    assert protected.text == asked
    restored = restore(said, protected)
    assert restored.clean
    assert english in restored.text
