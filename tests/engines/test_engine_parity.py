"""Two runtimes, one model: the same pieces and, in float32, the same words."""

from __future__ import annotations

import pytest

from asemnews.engines import Decoding
from asemnews.engines.bundled import folder, verify

STRINGS = (
    "Harga beras naik.", " dua  spasi ", "Rp4,7 triliun (17,5 persen)", "29-31 Oktober 2007", "“kutipan”—ujar…", "H₂O",
    "⦅0⦆ dan ⦅9⦆", "日本語 и русский", "a\u00a0b\u00adc", "UKM/IKM", "e-mail: a@b.id", "\ttab\nbaris", "😀", "Ａ１",
)  # fmt: skip
SENTENCES = (
    "Kedua menteri sepakat memperkuat kerja sama di bidang perdagangan dan investasi.",
    "Presiden mengatakan pemerintah akan membangun jalan baru di Kalimantan.",
    "Pertemuan berikutnya akan digelar di Jakarta pada bulan Mei.",
    "Harga beras naik karena pasokan dari daerah berkurang.",
    "Ia tidak menjawab pertanyaan wartawan mengenai utang negara.",
    "⦅0⦆ dan ⦅1⦆ sepakat bertemu lagi pada ⦅2⦆.",
    "Para nelayan meminta bantuan kapal dan bahan bakar.",
    "Kesepakatan tersebut mulai berlaku tahun depan.",
    "Menteri itu menegaskan bahwa usaha kecil harus mendapat akses ke pasar.",
    "Bank sentral menaikkan suku bunga untuk menekan inflasi.",
    "Para peserta membahas perubahan iklim, ketahanan pangan, dan energi.",
    "Delegasi dari tujuh negara menghadiri sidang itu.",
)


@pytest.fixture(scope="module")
def reference():
    """The bundled checkpoint under transformers, in float32."""
    from asemnews.engines import hf
    from asemnews.engines.fetch import Source

    return hf.load(Source(str(folder())), device="cpu")


def test_the_shipped_files_are_what_was_exported():
    assert "model.safetensors" in verify(folder())


@pytest.mark.parametrize("family", ["marian", "nllb"])
def test_pieces_are_those_of_transformers(engines, family):
    ours, theirs = engines(f"ct2-{family}"), engines(f"hf-{family}")
    for text in STRINGS[:5]:
        assert ours.encode(text) == theirs.encode(text)


def test_bundled_pieces_are_those_of_the_marian_tokenizer(engines, reference):
    for text in (*STRINGS, *SENTENCES):
        assert engines("bundled").encode(text) == reference.encode(text)


@pytest.mark.parametrize("decoding", [Decoding(), Decoding(beam=1), Decoding(length_penalty=0.6)])
@pytest.mark.parametrize("family", ["marian", "nllb"])
def test_tiny_models_agree_token_for_token(engines, tiny, family, decoding):
    ours = engines(f"ct2-{family}").generate(tiny.SHORT, decoding)
    theirs = engines(f"hf-{family}").generate(tiny.SHORT, decoding)
    for one, other in zip(ours, theirs, strict=True):
        assert one.text == other.text
        assert one.tokens_out == other.tokens_out
        assert one.score == pytest.approx(other.score, abs=2e-3)


def test_the_bundled_model_says_what_its_transformers_form_says(engines, reference):
    """int8 rounds, so a few sentences may differ in a word; most must not, and none altogether."""
    ours = [hypothesis.text for hypothesis in engines("bundled").generate(SENTENCES)]
    theirs = [hypothesis.text for hypothesis in reference.generate(SENTENCES)]
    same = sum(one == other for one, other in zip(ours, theirs, strict=True))
    assert same >= len(SENTENCES) // 2
    for one, other in zip(ours, theirs, strict=True):
        words, known = set(one.split()), set(other.split())
        assert 2 * len(words & known) >= len(known)
