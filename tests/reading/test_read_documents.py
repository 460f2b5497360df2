"""PDF and DOCX, whole, damaged and hostile; every file is made here."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest

from asemnews.errors import EncryptedSource, SourceError, SourceTooLarge, UnreadableSource
from asemnews.reading import documents, read

ROWS = [
    "KEMENTERIAN CONTOH REPUBLIK INDONESIA",
    "SIARAN PERS",
    "Nomor: 12/HM/V/2024",
    "",
    "Indonesia dan Fiji Sepakati Kerja Sama Rumput Laut",
    "",
    "Suva, 14 Mei 2024 - Pemerintah Indonesia dan Pemerintah Fiji",
    "menandatangani nota kesepahaman tentang budi daya rumput laut",
    "di Suva. Nota kesepahaman itu berlaku selama lima tahun dan",
    "dapat diperpanjang.",
    "",
    "Kedua negara juga sepakat bertukar bibit unggul setiap tahun.",
]


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF with one row of text a line, in Helvetica."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for rows in pages:
        escaped = (row.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for row in rows)
        content = "BT /F1 11 Tf 14 TL 50 780 Td " + " ".join(f"({row}) Tj T*" for row in escaped) + " ET"
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out = "%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{p:010} 00000 n \n" for p in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")


def encrypted(data: bytes, password: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(*paragraphs: str | tuple[str, str]) -> bytes:
    from docx import Document

    document = Document()
    for paragraph in paragraphs:
        text, style = paragraph if isinstance(paragraph, tuple) else (paragraph, None)
        document.add_paragraph(text, style=style)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    """The archive with one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, content if part.filename == name else old.read(part.filename))
    return out.getvalue()


def test_a_pdf_is_read_with_its_rows_joined() -> None:
    release = read(pdf([ROWS]))
    assert release.headline is not None
    assert release.headline.value.indonesian == "Indonesia dan Fiji Sepakati Kerja Sama Rumput Laut"
    assert release.dateline is not None
    assert release.dateline.place.value == "Suva"
    assert release.published is not None
    assert release.published.value.isoformat() == "2024-05-14"
    body = [release.text[p.start : p.end] for p in release.paragraphs if p.kind == "body"]
    assert body[0].endswith("dapat diperpanjang.")
    assert body[-1] == "Kedua negara juga sepakat bertukar bibit unggul setiap tahun."


def test_a_sentence_goes_on_over_the_edge_of_a_page() -> None:
    first = [
        "Menteri menyampaikan bahwa kedua negara sepakat membentuk",
        "kelompok kerja yang akan bertemu setiap tahun di ibu kota",
    ]
    second = [
        "kedua negara secara bergantian dan menyusun rencana kerja",
        "bersama untuk lima tahun yang akan datang sesuai rencana.",
    ]
    release = read(pdf([first, second]))
    assert len(release.paragraphs) == 1


def test_a_pdf_with_a_password_says_so() -> None:
    with pytest.raises(EncryptedSource, match="password"):
        read(encrypted(pdf([ROWS]), "rahasia"))


def test_a_pdf_that_only_its_owner_locked_is_read() -> None:
    assert "rumput laut" in read(encrypted(pdf([ROWS]), "")).text


def test_a_pdf_of_pictures_says_that_it_has_no_text() -> None:
    with pytest.raises(UnreadableSource, match="no text layer"):
        read(pdf([[]]))


@pytest.mark.parametrize("part", [20, 200, 400, 900])
def test_a_damaged_pdf_is_our_error_or_is_read(part: int) -> None:
    data = pdf([ROWS])
    for broken in (data[:part], data[part:] + b"%PDF-", data[:part] + b"\xff\x00" * 40 + data[part + 80 :]):
        with contextlib.suppress(SourceError):
            assert read(broken).paragraphs


def test_a_pdf_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MAX_PAGES", 3)
    with pytest.raises(SourceTooLarge, match="4 pages"):
        read(pdf([ROWS] * 4))


def test_a_pdf_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MAX_SECONDS", -1.0)
    with pytest.raises(SourceTooLarge, match="seconds"):
        read(pdf([ROWS]))


def test_a_docx_keeps_its_list_markers() -> None:
    data = docx(
        "Indonesia dan Fiji Sepakati Kerja Sama",
        "Suva (ANTARA) - Kedua negara menyepakati hal berikut:",
        ("bertukar bibit;", "List Bullet"),
        ("melatih petani.", "List Bullet"),
        "Rencana kerjanya:",
        ("lokakarya;", "List Number"),
        ("pameran.", "List Number"),
    )
    release = read(data)
    items = [release.text[p.start : p.end] for p in release.paragraphs if p.kind == "item"]
    assert items == ["• bertukar bibit;", "• melatih petani.", "1. lokakarya;", "2. pameran."]
    assert release.headline is not None


def test_a_docx_gives_tables_and_breaks_and_leaves_out_deleted_text() -> None:
    from docx import Document
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document = Document()
    paragraph = document.add_paragraph("Jakarta (ANTARA) - Kedua pihak sepakat")
    paragraph.add_run(" bekerja\nsama.")
    deleted = OxmlElement("w:del")
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = "TERHAPUS"
    run.append(words)
    deleted.append(run)
    paragraph._p.append(deleted)
    inserted = OxmlElement("w:ins")
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.set(qn("xml:space"), "preserve")
    words.text = " Sisipan ikut dibaca."
    run.append(words)
    inserted.append(run)
    paragraph._p.append(inserted)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "Luas lahan"
    table.rows[0].cells[1].text = "1.056 hektare"
    out = io.BytesIO()
    document.save(out)
    text = read(out.getvalue()).text
    assert "TERHAPUS" not in text
    assert "bekerja\nsama. Sisipan ikut dibaca." in text
    assert "1.056 hektare" in text


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_docx_is_our_error(keep: float) -> None:
    data = docx("Jakarta (ANTARA) - Kedua pihak sepakat bekerja sama.")
    with pytest.raises(UnreadableSource, match="damaged"):
        read(data[: int(len(data) * keep)])


def test_a_zip_bomb_is_refused_before_it_unpacks() -> None:
    bomb = repacked(docx("x"), "word/document.xml", b" " * (documents.MAX_PART + 1))
    assert len(bomb) < 200_000
    with pytest.raises(SourceTooLarge, match="unpacks"):
        read(bomb)


def test_an_archive_of_too_many_parts_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(documents.MAX_PARTS + 1):
            archive.writestr(str(number), "")
    with pytest.raises(SourceTooLarge):
        read(out.getvalue())


def test_another_archive_is_named_as_such() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("rilis.txt", "Jakarta (ANTARA) - Kedua pihak sepakat.")
    with pytest.raises(UnreadableSource, match="no DOCX"):
        read(out.getvalue())


def test_outside_entities_are_never_read() -> None:
    with zipfile.ZipFile(io.BytesIO(docx("RAHASIA Jakarta (ANTARA) - Kedua pihak sepakat."))) as archive:
        xml = archive.read("word/document.xml").decode()
    head, rest = xml.split("?>", 1)
    hostile = f'{head}?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>{rest.replace("RAHASIA", "[&f;]")}'
    try:
        text = read(repacked(docx("x"), "word/document.xml", hostile.encode())).text
    except UnreadableSource:
        return
    assert "[]" in text


def test_an_entity_bomb_is_bounded() -> None:
    with zipfile.ZipFile(io.BytesIO(docx("BOM Jakarta (ANTARA) - Kedua pihak sepakat."))) as archive:
        xml = archive.read("word/document.xml").decode()
    head, rest = xml.split("?>", 1)
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    hostile = f"{head}?><!DOCTYPE x [{entities}]>{rest.replace('BOM', '&a9;')}"
    with contextlib.suppress(UnreadableSource):
        assert len(read(repacked(docx("x"), "word/document.xml", hostile.encode())).text) < 1000
