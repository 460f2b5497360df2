"""Each check on small pairs: what it must say, and what it must not."""

from __future__ import annotations

import pytest

from asemnews.fidelity import CHECKS, Problem, check_sentence
from asemnews.lexicon.glossary import Glossary

GLOSSARY = Glossary.builtin()

CLEAN = [
    ("Sebanyak 1.056 sentra UKM dibentuk hingga 2006.", "A total of 1,056 SME centers had been established by 2006."),
    ("Nilainya Rp4,7 triliun, naik 17,5 persen.", "It is worth Rp4.7 trillion, up 17.5 percent."),
    ("Pertemuan berlangsung pada 29-31 Oktober 2007.", "The meeting took place on October 29-31, 2007."),
    ("Rapat dimulai pukul 14.30 WIB.", "The meeting starts at 2:30 p.m. Western Indonesia Time."),
    ("Dua puluh lima negara hadir.", "Twenty-five countries attended."),
    ("Setengah juta orang mengungsi pada 1990-an.", "Half a million people were displaced in the 1990s."),
    ("Candi itu dibangun pada abad ke-9.", "The temple was built in the ninth century."),
    ("Puluhan ribu warga turun ke jalan.", "Tens of thousands of residents took to the streets."),
    ("Ia terpilih untuk kedua kalinya.", "He was elected for the second time."),
    ("Kapasitasnya mencapai 2,5 juta ton per tahun.", "Its capacity reaches 2.5 million tons a year."),
    ("Pemerintah tidak akan menaikkan tarif.", "The government will not raise tariffs."),
    ("Usulan itu ditolak.", "The proposal was rejected."),
    ("Tidak hanya petani, nelayan pun dibantu.", "Fishermen are helped as well as farmers."),
    ("Rapat ditunda sampai Senin.", "The meeting was postponed until Monday."),
    ("Pemerintah Tiongkok dan Inggris sepakat.", "The Chinese and British governments agreed."),
    ("Menteri Luar Negeri menemui wakil PBB.", "The foreign minister met a representative of the U.N."),
    ("Guritno Kusumo memimpin delegasi Indonesia.", "Guritno Kusumo led the Indonesian delegation."),
    ("Garuda menjadi kendaraan Dewa Wisnu.", "Garuda is the mount of the god Vishnu."),
    ("Gempa itu mengguncang Pulau Kreta.", "The quake shook the island of Crete."),
    ("Paus Fransiskus tiba di Wina.", "Pope Francis arrived in Vienna."),
    ("Delegasi Amerika Serikat tiba di Vietnam.", "The U.S. delegation arrived on Vietnamese soil."),
    ("AS dan WHO sepakat.", "The US and the WHO agreed."),
    ("Nabi Ayub dan Markus disebut.", "The prophet Job and Mark are named."),
    ("Ia membaca Injil tentang Firaun.", "He read the gospel about the pharaoh."),
    ("Umat Islam berpuasa.", "Muslims are fasting."),
    ("Panjangnya 16,1 cm.", "It is 6.34 inches long."),
    ("Jaraknya 10-15 km.", "It is 10 to 15 km (6 to 9 miles) away."),
    ("Lamanya 1 jam 30 menit.", "It took 90 minutes."),
    ("Lamanya 14 hari, lalu 24 bulan.", "It took 2 weeks, then 2 years."),
    ("Panjangnya 12 meter.", "It is 40 feet long."),
    ("Tingginya 1,8 meter.", "He is 5 feet 11 inches tall."),
    ("Suhunya 30 derajat Celsius.", "The temperature was 86 degrees Fahrenheit."),
    ("Kecepatannya 100 km/jam.", "Its speed is 62 mph."),
    ("Anginnya bertiup 10 m/s.", "The wind blew at 36 km/h."),
    ("Suhunya 30 derajat C.", "The temperature was 86 °F."),
    ("Produksinya 5 juta barel per hari.", "Its output is 5 million bpd."),
    ("Kapal itu melaju 25 knot pada malam hari.", "The ship was sailing 25 knots at night."),
    ("Jaraknya 100 km pada malam hari.", "The distance is 62 miles at night."),
    ("Produksinya 5 juta bph.", "Its output is 5 million bpd at most."),
    ("Gajinya 5 ton beras perbulan.", "He is paid 5 tons of rice a month."),
    ("Pabrik itu membuang 5 ton perbulan.", "The plant discards 5 tons a month."),
    ("Lahannya seluas 3.000 m2.", "The land covers 3,000 square meters."),
    ("Tambang itu menyimpan 2 juta ons emas.", "The mine holds 2 million ounces of gold."),
    ("Meja itu berkaki 8 kaki.", "The table has 8 legs."),
    ("Denda setengah miliar dolar dibatalkan.", "A half-billion-dollar fine was overturned."),
    ("Labanya naik 20 kali lipat.", "Its profit rose twentyfold."),
    ("Petanya berskala 1:10.000.", "The map has a scale of 1:10,000."),
    ("Jalan ditutup antara pukul 06.00 dan 18.00.", "The road is closed between 6 a.m. and 6 p.m."),
    ("Feri berangkat pukul 07.30, 11.00, dan 15.45.", "Ferries leave at 7:30 a.m., 11:00 a.m., and 3:45 p.m."),
    ("Ia menunggu dua setengah tahun.", "He waited 2 1/2 years."),
    ("Ia menjual 2,5 juta unit.", "It sold 2 1/2 million units."),
    ("Butir 3.2.5 nota itu dihapus.", "Point 3.2.5 of the memorandum was deleted."),
    ("Modelnya berskala 1:10.", "The models are at a scale of 1:10."),
    ("Dua kapal berbobot mati 17.500 ton dibangun.", "Two 17,500-deadweight-ton ships are being built."),
    ("Perjanjian itu diteken di Kabupaten Sumba Timur.", "The agreement was signed in East Sumba Regency."),
]


@pytest.mark.parametrize(("source", "english"), CLEAN)
def test_nothing_is_said_of_a_faithful_rendering(source: str, english: str) -> None:
    assert [p for p in check_sentence(source, english, GLOSSARY) if p.severity != "info"] == []


WRONG = [
    ("numbers.separator", "Sebanyak 1.056 sentra dibentuk.", "A total of 1.056 centers were established."),
    ("numbers.separator", "Nilainya 2,5 juta dolar AS.", "It is worth US$2,5 million."),
    ("numbers.changed", "Sebanyak 1.056 sentra dibentuk.", "A total of 1,065 centers were established."),
    ("numbers.changed", "Nilainya Rp4,7 triliun.", "It is worth Rp4.7 billion."),
    ("numbers.missing", "Dana itu berjumlah Rp900 miliar.", "The fund is large."),
    ("numbers.missing", "Pertemuan digelar pada 31 Oktober 2007.", "The meeting was held on October 31."),
    ("numbers.missing", "Ia tiba hari Senin, 29 Oktober.", "He arrived on Monday, the 29th."),
    ("numbers.added", "Banyak negara hadir.", "As many as 45 countries attended."),
    ("numbers.currency", "Harganya 300 juta dolar AS.", "It costs Rp300 million."),
    ("numbers.separator", "Jaraknya 1.056 km.", "It is 1.056 km (656 miles) away."),
    ("numbers.added", "Jalan ditutup antara pukul 06.00 dan 18.00.", "It is closed between 6 a.m. and 5 p.m."),
    ("numbers.unit", "Jaraknya 12 km.", "It is 12 miles away."),
    ("numbers.unit", "Bebannya dua juta ton.", "Its load is two million kilograms."),
    ("numbers.unit", "Lahannya 5 sampai 7 hektare.", "The land covers 5 to 7 acres."),
    ("numbers.unit", "Luasnya 3.000 meter persegi.", "It covers 3,000 meters."),
    ("numbers.unit", "Suhunya 30 derajat Celsius.", "It was 30 degrees Fahrenheit."),
    ("numbers.unit", "Produksinya 5 juta barel per hari.", "Its output is 5 million barrels a month."),
    ("numbers.unit", "Ia dihukum tiga tahun.", "He was sentenced to three months."),
    ("numbers.unit", "Bebannya 12 ton.", "Its load is 12 people."),
    ("numbers.unit", "Ia tak membawa 12 ton.", "They don't carry 12."),
    ("numbers.unit", "Ia membawa 12 meter.", "I'm carrying 12."),
    ("numbers.changed", "Jaraknya 12 km.", "It is 9 miles away."),
    ("numbers.changed", "Lamanya 63 hari.", "It took 2 months."),
    ("numbers.changed", "Lamanya 30 hari.", "It took 1 month."),
    ("numbers.changed", "Lamanya 100 jam.", "It took 4 days."),
    ("numbers.changed", "Panjangnya 12 meter.", "It is 41 feet long."),
    ("numbers.changed", "Tingginya 1,8 meter.", "He is 5 feet 6 inches tall."),
    ("numbers.converted", "Jaraknya 100 km.", "It is about 60 miles away."),
    ("numbers.missing", "Kontraknya bernomor 12/PKS/2024.", "The contract is numbered 21/PKS/2024."),
    ("names.missing", "Guritno Kusumo memimpin delegasi.", "Budi Santoso led the delegation."),
    ("names.missing", "Tarif naik di Kabupaten Blora.", "Tariffs rose in the regency of Rembang."),
    ("names.missing", "Benua Amerika menolak usul itu.", "They told us about the proposal and refused."),
    ("names.missing", "AS menolak usul itu.", "They told us about the proposal as it was refused."),
    ("names.missing", "Delegasi Ayub Lestari menolak.", "The Lestari delegation refused the job."),
    ("names.missing", "Delegasi Markus Lestari menolak.", "The Lestari delegation refused to mark it."),
    ("names.missing", "Delegasi Hawa Lestari menolak.", "The Lestari delegation refused on the eve."),
    ("names.added", "Kapal itu tiba di Pulau Panjang.", "The ship arrived at Manado Island."),
    ("names.added", "Toko itu berdiri di Pasar Minggu.", "The shop stands in Semarang Minggu."),
    ("names.missing", "Biro Investigasi Federal menolak.", "The Investigation Bureau of Manado refused."),
    ("names.missing", "Delegasi itu tiba dari Tiongkok.", "The delegation arrived from Japan."),
    (
        "names.missing",
        "Kontrak diteken PT Bara Lematang Sejahtera.",
        "The contract was signed by PT Karya Mandiri Utama.",
    ),
    ("terms.missing", "Kepala BNPB hadir.", "The head of the agency attended."),
    ("terms.forbidden", "Kata Staf Ahli Bidang Hukum.", "According to the staff expert for law."),
    ("polarity.lost", "Pemerintah tidak akan menaikkan tarif.", "The government will raise tariffs."),
    ("polarity.lost", "Usulan itu ditolak anggota.", "The proposal was accepted by members."),
    ("polarity.lost", "Tarif itu belum disepakati.", "The tariff was agreed."),
    ("polarity.added", "Pemerintah akan menaikkan tarif.", "The government will not raise tariffs."),
    ("shape.empty", "Pertemuan itu selesai.", "..."),
    (
        "shape.loop",
        "Forum itu membahas kerja sama ekonomi.",
        "The forum discussed economic economic economic economic.",
    ),
    ("shape.loop", "Ia meminta maaf.", "I'm sorry for this I'm sorry for this I'm sorry for this"),
    (
        "shape.untranslated",
        "Pemerintah akan membantu petani dan nelayan.",
        "Pemerintah akan membantu petani dan nelayan.",
    ),
    (
        "shape.untranslated",
        "Pemerintah membantu petani dengan pupuk.",
        "The government helps farmers dengan fertilizer.",
    ),
    ("shape.quotes", 'Ia berkata, "Kami siap."', "He said they were ready."),
    (
        "shape.dropped",
        "Forum sepakat menurunkan tarif impor kopi. Pertemuan berikutnya digelar di Yunani pada tahun depan.",
        "The forum agreed to lower import tariffs on coffee.",
    ),
    (
        "shape.clause",
        "Menteri Perdagangan mengatakan ekspor kopi meningkat tajam tahun ini, sedangkan harga pupuk bersubsidi bagi "
        "petani kecil di daerah pegunungan terus naik, sehingga pemerintah akan menambah anggaran bantuan.",
        "The trade minister said coffee exports had risen sharply this year, so the government would add to its "
        "assistance budget.",
    ),
    (
        "shape.short",
        "Para menteri juga membahas perluasan kerja sama di bidang pertanian, perikanan, kehutanan, pendidikan "
        "tinggi dan pariwisata antara kedua negara bertetangga itu.",
        "The ministers also discussed cooperation.",
    ),
]


@pytest.mark.parametrize(("check", "source", "english"), WRONG)
def test_each_error_is_told_by_its_name(check: str, source: str, english: str) -> None:
    assert check in [p.check for p in check_sentence(source, english, GLOSSARY)]


def test_severities() -> None:
    def worst(source: str, english: str) -> set[str]:
        return {p.severity for p in check_sentence(source, english, GLOSSARY)}

    assert "error" in worst("Sebanyak 45 negara hadir.", "A total of 54 countries attended.")
    assert "error" in worst("Ia tidak setuju.", "He agreed.")
    assert worst("Guritno Kusumo hadir.", "Budi Kusumo was present.") == {"warning"}


def test_a_conversion_is_a_remark_and_a_changed_unit_an_error() -> None:
    (right,) = check_sentence("Panjangnya 16,1 cm.", "It is 6.34 inches long.", GLOSSARY)
    (wrong,) = check_sentence("Panjangnya 16 cm.", "It is 16 inches long.", GLOSSARY)
    assert (right.check, right.severity, right.message) == (
        "numbers.converted",
        "info",
        "'16,1 cm' is converted into '6.34 inches'",
    )
    assert (wrong.check, wrong.severity) == ("numbers.unit", "error")


def test_positions_point_at_the_source() -> None:
    source = "Sebanyak 1.056 sentra dibentuk di Bandung."
    problem = next(p for p in check_sentence(source, "A total of 1,065 centers were set up in Bandung."))
    assert problem.start is not None
    assert source[problem.start : problem.end] == "1.056"


def test_an_untranslated_sentence_is_told_once() -> None:
    text = "Sebanyak 1.056 sentra akan dibentuk di Bandung dan Bogor oleh pemerintah."
    assert [p.check for p in check_sentence(text, text, GLOSSARY)] == ["shape.untranslated"]


def test_a_dropped_sentence_explains_its_numbers_and_names() -> None:
    source = "Forum sepakat menurunkan tarif impor kopi. Pertemuan kedua digelar di Yunani pada 2009."
    problems = check_sentence(source, "The forum agreed to lower import tariffs on coffee.", GLOSSARY)
    assert [p.check for p in problems] == ["shape.dropped"]


def test_without_a_glossary_no_terms_are_asked_for() -> None:
    assert not [p for p in check_sentence("Kepala BNPB hadir.", "The head of BNPB attended.") if "terms" in p.check]


def test_a_users_forbidden_rendering() -> None:
    mine = Glossary.from_dict({"sentra": "hub"})
    problems = check_sentence("Sentra itu dibuka.", "The center was opened.", mine)
    assert Problem("terms.missing", "warning", "'Sentra' should be 'hub'", 0, 6) in problems


def test_the_table_of_checks_is_read_only() -> None:
    assert set(CHECKS) == {"shape", "numbers", "polarity", "names", "terms"}
    with pytest.raises(TypeError):
        CHECKS["more"] = CHECKS["shape"]  # type: ignore[index]
