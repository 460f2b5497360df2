"""Whatever the text: no crash, every quote stands, no agreement under a denied cue, the same twice, linear time."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from asemnews.agreements import find_agreements
from asemnews.agreements.reading import read_sentences
from asemnews.agreements.triggers import negated
from asemnews.reading import read
from asemnews.records import quotes_in
from asemnews.segmentation import segment

_WORDS = [
    *"Indonesia Peru kedua negara para menteri sepakat menyepakati disepakati belum tidak menolak mengusulkan".split(),
    *"berkomitmen akan wajib memperkuat pembentukan pertukaran dan serta , . ; : ( ) yang untuk agar pada 2019".split(),
    *"US$5 juta Rp1,2 triliun “ ” menandatangani nota Pertama a. - \n \n\n ditunda masih dibahas".split(" "),
]
_TEXTS = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=80).map(" ".join).filter(str.strip)
_NOISE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=200).filter(
    lambda text: any(c.isalnum() for c in text)
)


@settings(deadline=None, max_examples=60)
@given(st.one_of(_TEXTS, _NOISE))
def test_every_quote_stands_and_nothing_crashes(text: str) -> None:
    release = read(text)
    sentences = segment(release)
    found = find_agreements(release, sentences)
    assert all(quote.stands_in(release.text) for quote in quotes_in(found))
    assert found == find_agreements(release, sentences)


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(["belum", "tidak", "tak"]),
    st.sampled_from(["sepakat untuk", "menyepakati", "menyetujui"]),
    st.sampled_from(["membuka kantor dagang", "pembentukan dewan bisnis", "menghapus bea masuk gula"]),
    st.sampled_from(["", " di Lima", " mulai 2030", " dan pertukaran data panen"]),
)
def test_nothing_is_agreed_under_a_denied_cue(no: str, cue: str, deed: str, rest: str) -> None:
    text = f"Jakarta (ANTARA) - Indonesia dan Peru bertemu.\n\nKedua negara {no} {cue} {deed}{rest}."
    release = read(text)
    assert find_agreements(release, segment(release)).agreements == ()


@settings(deadline=None, max_examples=60)
@given(_TEXTS)
def test_no_agreement_has_a_denied_cue(text: str) -> None:
    release = read(text)
    sentences = segment(release)
    readings = read_sentences(release, sentences)
    for agreement in find_agreements(release, sentences).agreements:
        for reading in readings:
            starts = reading.tokens.starts
            if agreement.quote.start in starts and agreement.quote.end in reading.tokens.ends:
                first, last = starts.index(agreement.quote.start), reading.tokens.ends.index(agreement.quote.end) + 1
                assert not negated(reading, first, last)


def test_time_grows_with_the_text_only() -> None:
    hostile = "Kedua negara sepakat " + "membuka kantor, dan " * 2_000 + "pertukaran (" * 500
    began = time.process_time()
    release = read(hostile)
    find_agreements(release, segment(release), quick=True)  # the network's windows are bounded: test_network.py
    assert time.process_time() - began < 10
