"""The head of a body is named after it."""

from __future__ import annotations

import pytest

from asemnews.lexicon.articles import takes_article
from asemnews.lexicon.glossary import Glossary
from asemnews.lexicon.heads import heads_of
from asemnews.lexicon.terms import Entry


@pytest.mark.parametrize(
    ("head", "english"),
    [
        ("Direktur Jenderal Perhubungan Laut", "Director General of Sea Transportation"),
        ("Dirjen Perdagangan Luar Negeri", "Director General of Foreign Trade"),
        ("Kepala Badan Karantina Indonesia", "Head of the Indonesian Quarantine Agency"),
        ("Ketua Badan Pemeriksa Keuangan", "Chair of the Audit Board"),
        ("Ketua Dewan Perwakilan Rakyat", "Speaker of the House of Representatives"),
        ("Kepala Badan Pusat Statistik", "Head of Statistics Indonesia"),
    ],
)
def test_heads_of_known_bodies(head: str, english: str) -> None:
    assert Glossary.builtin().english(head) == english


def test_a_body_has_one_kind_of_head() -> None:
    glossary = Glossary.builtin()
    assert glossary.get("Kepala Badan Pemeriksa Keuangan") is None
    assert glossary.get("Kepala Lembaga Penjamin Simpanan") is None


def test_a_person_behind_an_office_does_not_make_it_longer() -> None:
    glossary = Glossary.builtin()
    (office,) = glossary.find("Dirjen Perdagangan Luar Negeri Budi Santoso hadir.")
    assert office.enforceable
    assert not any(m.enforceable for m in glossary.find("Menteri Perdagangan dan Industri hadir."))


def test_only_bodies_that_are_enforced_have_heads() -> None:
    body = Entry("Badan Contoh", "Example Agency", pos="body")
    assert [head.term for head in heads_of([body])] == ["Kepala Badan Contoh"]
    assert not list(heads_of([Entry("Badan Contoh", "Example Agency", pos="noun")]))
    assert not list(heads_of([Entry("Badan Contoh", "Example Agency", pos="body", use="check")]))


@pytest.mark.parametrize(("name", "article"), [("Ministry of Trade", True), ("Bank Indonesia", False), ("UN", True)])
def test_names_with_an_article(name: str, article: bool) -> None:
    assert takes_article(name) is article
