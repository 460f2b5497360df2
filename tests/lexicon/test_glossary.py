"""The glossary: what is found, in which English, and which files are refused."""

from __future__ import annotations

import pickle
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asemnews.errors import GlossaryError
from asemnews.lexicon.affixes import plural
from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.glossary import Entry, Glossary

BUILTIN = Glossary.builtin()


def found(text: str, glossary: Glossary = BUILTIN) -> list[tuple[str, str]]:
    return [(m.text, m.english) for m in glossary.find(text)]


def test_builtin_is_large_whole_and_sourced() -> None:
    assert len(BUILTIN) >= 800
    rows = [row for name in ("bodies", "titles", "forums", "terms") for row in read_table(f"glossary_{name}.tsv")]
    assert all(row["source"] and row["pos"] and row["use"] in ("enforce", "check") for row in rows)
    keys = [Entry(row["term"], row["english"]).key for row in rows]
    assert len(keys) == len(set(keys)), "a term stands twice"
    assert not any(e.english in e.forbidden for e in BUILTIN.entries)
    assert Glossary.builtin() is BUILTIN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kementerian Luar Negeri", "Ministry of Foreign Affairs"),
        ("Departemen Perindustrian", "Department of Industry"),
        ("Menteri Negara Koperasi dan UKM", "State Minister for Cooperatives and SMEs"),
        ("Sekretaris Menteri Negara Koperasi dan UKM", "Secretary to the State Minister for Cooperatives and SMEs"),
        ("Wakil Menteri Energi dan Sumber Daya Mineral", "Deputy Minister of Energy and Mineral Resources"),
        ("Menteri Pertanian", "Minister of Agriculture"),
        ("Direktur Utama", "President Director"),
        ("Staf Ahli", "Expert Staff"),
        ("PBB", "UN"),
        ("OKI", "OIC"),
        ("nota kesepahaman", "memorandum of understanding"),
        ("Badan Nasional Penanggulangan Bencana", "National Disaster Management Agency"),
    ],
)
def test_builtin_english(text: str, expected: str) -> None:
    assert BUILTIN.english(text) == expected


def test_longest_match_wins() -> None:
    assert found("Menteri Perindustrian dan Perdagangan hadir")[0] == (
        "Menteri Perindustrian dan Perdagangan",
        "Minister of Industry and Trade",
    )


def test_a_name_that_goes_on_is_not_enforceable() -> None:
    for text in ("Menteri Perdagangan dan Industri India", "Menteri Perdagangan Dalam Negeri Malaysia"):
        assert not BUILTIN.find(text)[0].enforceable
    for text in ("Menteri Perdagangan dan Menteri Pertanian", "Menteri Perdagangan, Jakarta", "Menteri Perdagangan RI"):
        assert BUILTIN.find(text)[0].enforceable, text


def test_number_comes_from_reduplication_and_counting_words() -> None:
    assert found("menteri-menteri perdagangan")[0][1] == "ministers of trade"
    assert found("para menteri perdagangan")[0][1] == "ministers of trade"
    assert found("dua nota kesepahaman")[0][1] == "memoranda of understanding"
    assert found("12 nota kesepahaman")[0][1] == "memoranda of understanding"
    assert found("satu nota kesepahaman")[0][1] == "memorandum of understanding"


def test_case_of_the_place() -> None:
    assert found("KEMENTERIAN KEUANGAN")[0][1] == "MINISTRY OF FINANCE"
    assert found("Nota Kesepahaman")[0][1] == "Memorandum of Understanding"
    assert found("Nota kesepahaman itu")[0][1] == "memorandum of understanding"
    assert found("menteri keuangan")[0][1] == "minister of finance"


def test_acronyms_match_as_written_only() -> None:
    assert found("oki dan who") == []
    assert found("OKI") == [("OKI", "OIC")]


def test_a_short_form_in_brackets_stays_unless_english_has_one() -> None:
    assert found("Kementerian Luar Negeri (Kemlu)")[1] == ("Kemlu", "Kemlu")
    assert found("kata Kemlu")[0] == ("Kemlu", "Foreign Ministry")
    assert found("Perserikatan Bangsa-Bangsa (PBB)") == [
        ("Perserikatan Bangsa-Bangsa", "United Nations"),
        ("PBB", "UN"),
    ]


def test_affixes_are_found_and_not_enforced() -> None:
    glossary = Glossary.from_dict({"ratifikasi": "ratification", "kementerian": "ministry"})
    mentions = glossary.find("Kementeriannya telah diratifikasi, lalu ratifikasikan di kementerian")
    assert [(m.text, m.affix, m.enforceable) for m in mentions] == [
        ("Kementeriannya", "nya", False),
        ("diratifikasi", "di", False),
        ("ratifikasikan", "kan", False),
        ("kementerian", "", True),
    ]


def test_a_term_may_break_over_a_line_but_not_over_a_paragraph() -> None:
    assert found("nota\nkesepahaman") == [("nota\nkesepahaman", "memorandum of understanding")]
    assert found("nota\n\nkesepahaman") == []


def test_expansions() -> None:
    assert BUILTIN.expansion("KPK") == "Corruption Eradication Commission"
    assert BUILTIN.expansion("UN") == BUILTIN.expansion("PBB") == "United Nations"
    assert BUILTIN.expansion("XYZ") is None


def test_merging_lets_the_right_one_win() -> None:
    mine = Glossary.from_dict({"Staf Ahli": "Senior Adviser", "rilis": "release"})
    both = BUILTIN | mine
    assert both.english("staf ahli") == "Senior Adviser"
    assert both.english("rilis") == "release"
    assert len(both) == len(BUILTIN) + 1
    assert both.signature not in (BUILTIN.signature, mine.signature)
    assert Glossary().signature == "0"


def test_a_glossary_is_picklable_and_hashable() -> None:
    mine = Glossary.from_dict({"rilis": "release"})
    again = pickle.loads(pickle.dumps(mine))
    assert again == mine
    assert hash(again) == hash(mine)
    assert again.find("rilis")[0].english == "release"


def test_plurals() -> None:
    assert plural("memorandum of understanding") == "memoranda of understanding"
    assert plural("Director General") == "Directors General"
    assert plural("trade ministry") == "trade ministries"
    assert plural("Spokeswoman") == "Spokeswomen"


# -- files -------------------------------------------------------------------------------------------------------------


def test_tsv_with_and_without_header(tmp_path: Path) -> None:
    plain = tmp_path / "a.tsv"
    plain.write_text("# mine\nrilis\trelease\n\nsidang pleno\tplenary session\n", "utf-8")
    assert Glossary.from_file(plain).english("Sidang Pleno") == "plenary session"
    headed = tmp_path / "b.tsv"
    headed.write_text(
        "term\tenglish\tforbidden\tuse\nstaf ahli\texpert staff\tstaff expert|expert of staff\tcheck\n", "utf-8"
    )
    entry = Glossary.from_file(headed).get("staf ahli")
    assert entry is not None
    assert entry.forbidden == ("staff expert", "expert of staff")
    assert entry.use == "check"


def test_csv_with_commas_quotes_and_semicolons(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        'term,english\n"usaha mikro, kecil, dan menengah","micro, small and medium enterprises"\n', "utf-8-sig"
    )
    assert (
        found("usaha mikro kecil dan menengah", Glossary.from_file(path))[0][1] == "micro, small and medium enterprises"
    )
    path.write_text("term;english\nrilis;release\n", "utf-8")
    assert Glossary.from_file(path).english("rilis") == "release"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.tsv", "rilis\trelease\nRilis\tpress statement\n", "line 1"),
        ("a.tsv", "rilis\trelease\nkata\n", "a.tsv:2"),
        ("a.tsv", "rilis\trelease\nkata\t\n", "a.tsv:2"),
        ("a.tsv", "term\tenglish\tcolour\nx\ty\tz\n", "unknown column 'colour'"),
        ("a.tsv", "term\tenglish\nx\ty\tz\n", "a.tsv:2"),
        ("a.tsv", "term\tenglish\tuse\nx\ty\tsometimes\n", "'sometimes'"),
        ("a.tsv", "term\tenglish\tforbidden\nx\ty\ty\n", "both right and forbidden"),
        ("a.csv", 'term,english\n"x,y\n', "a.csv:"),
        ("a.ods", "x", "unknown kind"),
        ("a.tbx", "<martif><text></martif>", "a.tbx:1"),
        ("a.tbx", "<tbx><text/></tbx>", "no concept"),
    ],
)
def test_bad_files_are_told_with_their_line(tmp_path: Path, name: str, content: str, said: str) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    with pytest.raises(GlossaryError) as caught:
        Glossary.from_file(path)
    assert said in str(caught.value)


def test_files_that_are_not_text_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_bytes(b"rilis\trelease\n\xff\xfe\t\n")
    with pytest.raises(GlossaryError, match=r"a\.tsv:2: not UTF-8"):
        Glossary.from_file(path)
    with pytest.raises(GlossaryError, match="cannot be read"):
        Glossary.from_file(tmp_path / "none.tsv")


TBX = """<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
 <text><body>
  <conceptEntry id="c1"><descrip type="subjectField">diplomacy</descrip>
   <langSec xml:lang="id-ID"><termSec><term>nota kesepahaman</term></termSec></langSec>
   <langSec xml:lang="en"><termSec><term>memorandum of understanding</term></termSec>
    <termSec><term>MoU</term></termSec>
    <termSec><term>memo of understanding</term>
     <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
   </langSec></conceptEntry>
 </body></text></tbx>"""


def test_tbx(tmp_path: Path) -> None:
    path = tmp_path / "a.tbx"
    path.write_text(TBX, "utf-8")
    entry = Glossary.from_file(path).get("nota kesepahaman")
    assert entry is not None
    assert entry.english == "memorandum of understanding"
    assert entry.also == ("MoU",)
    assert entry.forbidden == ("memo of understanding",)
    old = TBX.replace("conceptEntry", "termEntry").replace("langSec", "langSet").replace("termSec", "tig")
    path.write_text(old.replace("<tbx ", "<martif ").replace("</tbx>", "</martif>"), "utf-8")
    assert Glossary.from_file(path).english("nota kesepahaman") == "memorandum of understanding"


def test_tbx_entities_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.tbx"
    path.write_text(
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><x>&b;&c;</x>',
        "utf-8",
    )
    with pytest.raises(GlossaryError, match="entity declarations are not allowed"):
        Glossary.from_file(path)


# -- properties --------------------------------------------------------------------------------------------------------

TEXTS = st.text(st.characters(codec=None), max_size=200) | st.lists(
    st.sampled_from(
        [
            "Menteri",
            "menteri-menteri",
            "Luar",
            "Negeri",
            "dan",
            ",",
            "(PBB)",
            "nota",
            "kesepahaman",
            "di",
            "\n",
            "12",
            "\ud800",
        ]
    ),
    max_size=40,
).map(" ".join)


@given(TEXTS)
@settings(deadline=None, max_examples=100)
def test_mentions_stand_where_they_say(text: str) -> None:
    at = 0
    for mention in BUILTIN.find(text):
        assert at <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.english
        at = mention.end


@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{5,9}( [a-z]{5,9}){0,2}", fullmatch=True), st.just("term"), min_size=1, max_size=8
    )
)
@settings(deadline=None, max_examples=40)
def test_every_term_finds_itself(terms: dict[str, str]) -> None:
    glossary = Glossary.from_dict(terms)
    for term in terms:
        mentions = glossary.find(term)
        assert mentions[0].start == 0
        assert glossary.english(term) == "term"


def test_time_is_linear_in_the_text() -> None:
    text = "Para menteri luar negeri dan Kementerian Perdagangan menandatangani nota kesepahaman di Jakarta. "
    BUILTIN.find(text)

    def seconds(times: int) -> float:
        began = time.perf_counter()
        BUILTIN.find(text * times)
        return time.perf_counter() - began

    assert seconds(800) < 40 * max(seconds(80), 0.005)


def test_long_words_and_walls_of_marks_are_harmless() -> None:
    for text in ("a" * 100_000, "-" * 100_000, "menteri-" * 20_000, "(" * 50_000, "dan " * 20_000):
        BUILTIN.find(text)
