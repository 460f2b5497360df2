"""The head of a body, named after it: "Direktur Jenderal Perhubungan Laut", "Kepala Badan Karantina Indonesia"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from asemnews.lexicon.articles import takes_article
from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.terms import Entry


def heads_of(bodies: Iterable[Entry]) -> Iterator[Entry]:
    """An entry for the head of every body whose kind has one (``data/body_heads.tsv``)."""
    kinds = [
        (row["body"].removesuffix("*"), row["head"], row["body_english"].removesuffix("*"), row["english"], row["also"])
        for row in read_table("body_heads.tsv")
    ]
    for body in bodies:
        if body.pos != "body" or body.use != "enforce":
            continue
        for kind, head, kind_english, english, also in kinds:
            if body.term.startswith(kind) and body.english.startswith(kind_english):
                rest = body.english.removeprefix(kind_english)
                article = "the " if kind_english == "" and takes_article(rest) else ""
                yield Entry(
                    term=head.replace("*", body.term.removeprefix(kind)),
                    english=english.replace("*", article + rest),
                    pos="title",
                    also=tuple(form.replace("*", rest) for form in also.split("|")),
                    note=body.term,
                    source=body.source,
                )
