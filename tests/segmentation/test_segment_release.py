"""Sentences of a whole release: kinds of paragraph, dateline, positions."""

from __future__ import annotations

import pytest

from asemnews.records import Dateline, Grounded, Paragraph, ParagraphKind, Quote, Release
from asemnews.segmentation import segment


def release(*blocks: tuple[ParagraphKind, str], dateline: tuple[str, str] | None = None) -> Release:
    text, paragraphs = "", []
    for kind, block in blocks:
        text += "\n\n" if text else ""
        paragraphs.append(Paragraph(start=len(text), end=len(text) + len(block), kind=kind))
        text += block
    line = None
    if dateline:
        whole, place = (Quote.cut(text, text.index(part), text.index(part) + len(part)) for part in dateline)
        line = Dateline(quote=whole, place=Grounded(value=place.text, quote=place))
    return Release(text=text, paragraphs=tuple(paragraphs), dateline=line)


def texts(source: Release) -> list[str]:
    return [source.text[s.start : s.end] for s in segment(source)]


@pytest.mark.parametrize("kind", ["headline", "subhead", "related"])
def test_heads_are_one_sentence(kind: ParagraphKind) -> None:
    source = release((kind, "Menteri: harga turun. Siapa untung?\nBelum jelas"), ("body", "Harga turun. Kuota tetap."))
    assert texts(source) == ["Menteri: harga turun. Siapa untung?\nBelum jelas", "Harga turun. ", "Kuota tetap."]
    assert [s.paragraph for s in segment(source)] == [0, 1, 1]


@pytest.mark.parametrize("kind", ["masthead", "footer"])
def test_each_line_of_a_footer_is_one_sentence(kind: ParagraphKind) -> None:
    source = release((kind, "Pewarta: A. Rahman\nEditor: B. Sari. Dok.\r\n  Hak cipta © KABAR 2024"))
    assert texts(source) == ["Pewarta: A. Rahman\n", "Editor: B. Sari. Dok.\r\n  ", "Hak cipta © KABAR 2024"]


def test_captions_and_items_are_split() -> None:
    source = release(("caption", "Panen raya. Foto: Dok. Dinas"), ("item", "1. Tarif turun. Kuota tetap."))
    assert texts(source) == ["Panen raya. ", "Foto: Dok. Dinas", "1. Tarif turun. ", "Kuota tetap."]


def test_the_dateline_stays_with_its_sentence() -> None:
    body = "Kab. Maros, hari ini. Bupati membuka pasar. Pasar ramai."
    source = release(("body", body), dateline=("Kab. Maros, hari ini.", "Kab. Maros"))
    assert texts(source) == ["Kab. Maros, hari ini. Bupati membuka pasar. ", "Pasar ramai."]


def test_sentences_of_a_quotation_can_be_parted() -> None:
    source = release(("body", '"Kami siap. Semua setuju," kata Ratna. Ia lalu pergi.'))
    assert len(segment(source)) == 2
    parted = segment(source, inside_quotes=True)
    assert [source.text[s.start : s.end] for s in parted] == [
        '"Kami siap. ',
        'Semua setuju," kata Ratna. ',
        "Ia lalu pergi.",
    ]
