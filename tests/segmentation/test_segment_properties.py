"""What holds for every text: sentences tile it, in time linear in its length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asemnews.records import Paragraph, Release
from asemnews.segmentation import segment, split

WORDS = """Dr. PT Tbk. No. 12 Rp4,7 dll. a. 1. ( ) " “ ” ' … ... ? ! . , ; : - – * (*) Ia kata selesai. Kemudian
KABAR.com x@y.id A. M.Sc. (Purn.) 北京 ß é 🙂"""
SPACES = [" ", "\n", "\r\n", "\n\n", "\u00a0", "\u200b", "\u00ad", "\x1c", "\u2028"]
PIECES = st.sampled_from([*WORDS.split(), *SPACES])
WIRE = st.lists(PIECES, max_size=40).map("".join) | st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=60)


@given(WIRE, st.booleans())
@settings(deadline=None, max_examples=150)
def test_sentences_tile_the_text(text: str, inside_quotes: bool) -> None:
    ranges = split(text, inside_quotes=inside_quotes)
    assert "".join(text[start:end] for start, end in ranges) == text
    assert all(start < end for start, end in ranges)
    assert [end for _, end in ranges[:-1]] == [start for start, _ in ranges[1:]]


@given(WIRE)
@settings(deadline=None, max_examples=80)
def test_no_sentence_is_white_space_and_none_starts_with_it(text: str) -> None:
    if not text.strip():
        return
    sentences = [text[start:end] for start, end in split(text)]
    assert all(sentence.strip() for sentence in sentences)
    assert not any(sentence[0].isspace() for sentence in sentences[1:])


@given(WIRE)
@settings(deadline=None, max_examples=80)
def test_without_quotation_marks_there_is_nothing_to_part(text: str) -> None:
    bare = "".join(c for c in text if c not in "\"“”'")
    assert split(bare) == split(bare, inside_quotes=True)


@given(st.lists(WIRE.map(str.strip).filter(bool), min_size=1, max_size=4))
@settings(deadline=None, max_examples=50)
def test_sentences_tile_every_paragraph_of_a_release(blocks: list[str]) -> None:
    text, paragraphs = "", []
    for number, block in enumerate(blocks):
        kind = ("body", "headline", "footer", "item")[number]
        paragraphs.append(Paragraph(start=len(text), end=len(text) + len(block), kind=kind))
        text += block + "\n\n"
    release = Release(text=text, paragraphs=tuple(paragraphs))
    sentences = segment(release)
    for index, paragraph in enumerate(paragraphs):
        joined = "".join(text[s.start : s.end] for s in sentences if s.paragraph == index)
        assert joined == text[paragraph.start : paragraph.end]


@given(WIRE)
@settings(deadline=None, max_examples=50)
def test_same_text_same_sentences(text: str) -> None:
    assert split(text) == split(text)


HOSTILE = {
    "no stop": "kata ",
    "one word": "a",
    "only stops": ".",
    "spaced stops": ". ",
    "only quotes": '"',
    "opened quotes": 'a. "B ',
    "opened brackets": ". (",
    "initials": "A. ",
    "glued initials": "A.",
    "glued sentences": "usai.Lalu",
    "blank lines": "\n \n",
    "white space": " ",
    "apostrophes": "''",
    "list markers": "1. ",
}


def seconds(text: str) -> float:
    start = time.process_time()
    split(text)
    return time.process_time() - start


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_is_linear(piece: str) -> None:
    small, large = (piece * (size // len(piece)) for size in (5_000, 40_000))
    # eight times the text may take eight times as long; twice that leaves room for a noisy machine, 64 would be square
    assert seconds(large) <= 16 * min(seconds(small) for _ in range(3)) + 0.1


@pytest.mark.parametrize("piece", ["kata ", "."])
def test_ten_megabytes_without_a_sentence_end(piece: str) -> None:
    text = piece * (10_000_000 // len(piece))
    assert split(text) == [(0, len(text))]
