"""Which language a text looks like."""

from __future__ import annotations

import pytest

from asemnews.reading.language import looks_like

SAMPLES = {
    "Indonesian": "Kedua negara sepakat bahwa kerja sama tersebut akan dilanjutkan dalam pertemuan berikutnya pada"
    " tahun depan, karena hasilnya sudah dapat dirasakan oleh petani di daerah.",
    "Malay": "Kedua-dua kerajaan bersetuju bahawa kerjasama itu ialah langkah penting kerana syarikat tempatan mahu"
    " terlibat, manakala beliau berkata rundingan boleh bermula daripada bulan hadapan.",
    "English": "The two countries agreed that the cooperation will be continued at the next meeting in the coming year,"
    " because its results have been felt by farmers in the regions.",
    "Dutch": "De twee landen zijn het erover eens dat de samenwerking in het komende jaar wordt voortgezet, omdat de"
    " resultaten door de boeren in de regio al te merken zijn.",
    "German": "Die beiden Länder haben vereinbart, dass die Zusammenarbeit im kommenden Jahr fortgesetzt wird, weil die"
    " Ergebnisse für die Bauern in der Region schon zu sehen sind.",
    "French": "Les deux pays ont convenu que la coopération sera poursuivie dans les années qui viennent, car les"
    " résultats sont déjà visibles pour les agriculteurs de la région.",
    "Portuguese": "Os dois países concordaram que a cooperação vai continuar no próximo ano, porque os resultados já"
    " são visíveis para os agricultores da região e não há dúvida de que ela é útil.",
    "Spanish": "Los dos países acordaron que la cooperación va a continuar en el próximo año, porque los resultados ya"
    " se ven para los agricultores de la región y no hay duda de que es útil.",
    "Javanese": "Loro negara iku sarujuk yen kerja sama kudu diterusake ing taun ngarep, amarga asile wis bisa"
    " dirasakake dening para tani lan ora ana sing kabotan.",
    "Sundanese": "Dua nagara éta satuju yén gawé bareng kudu diteruskeun dina taun hareup, sabab hasilna geus bisa"
    " karasa ku para patani jeung teu aya nu kabeuratan.",
}


@pytest.mark.parametrize("language", SAMPLES)
def test_a_language_is_known_by_its_function_words(language: str) -> None:
    assert looks_like(SAMPLES[language]) == language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("両国は来年の会合で協力を続けることに合意した。", "Japanese"),
        ("两国同意明年继续合作。", "Chinese"),
        ("두 나라는 내년에도 협력을 이어 가기로 합의했다.", "Korean"),
        ("اتفق البلدان على مواصلة التعاون في العام المقبل", "Arabic"),
        ("Две страны договорились продолжить сотрудничество", "Russian"),
    ],
)
def test_a_language_is_known_by_its_script(text: str, name: str) -> None:
    assert (looks_like(text) or "").startswith(name)


def test_nothing_is_said_of_a_few_words() -> None:
    assert looks_like("Jakarta (ANTARA)") is None


def test_foreign_names_in_indonesian_change_nothing() -> None:
    text = (
        "Menteri Perdagangan dan Direktur The Office of the Trade Representative of the United States menandatangani"
        " Memorandum of Understanding on the Protection of Fish yang berlaku untuk lima tahun dan dapat diperpanjang."
    )
    assert looks_like(text) == "Indonesian"
