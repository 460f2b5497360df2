"""The head of a body, named after it: "Direktur Jenderal Perhubungan Laut", "Kepala Badan Karantina Indonesia"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from asemnews.lexicon.articles import takes_article
from asemnews.lexicon.data_files import read_table
from asemnews.lexicon.terms import Entry


def heads_of(bodies: Iterable[Entry]) -> Iterator[Entry]:
    """An entry for the head of every body whose kind has one (``data/body_heads.tsv``)."""
    rows = [row | {"kind": row["body"].removesuffix("*")} for row in read_table("body_heads.tsv")]
    for body in bodies:
        if body.pos != "body" or body.use != "enforce":
            continue
        fitting = [row for row in rows if body.term.startswith(row["kind"])]
        longest = max((len(row["kind"]) for row in fitting), default=0)
        for row in fitting:
            kind_english = row["body_english"].removesuffix("*")
            if len(row["kind"]) == longest and body.english.startswith(kind_english):
                rest = body.english.removeprefix(kind_english)
                named = "the " + rest if not kind_english and takes_article(rest) else rest
                yield Entry(
                    term=row["head"].replace("*", body.term.removeprefix(row["kind"])),
                    english=row["english"].replace("*", named),
                    pos="title",
                    also=tuple(form.replace("*", rest) for form in row["also"].split("|")),
                    note=body.term,
                    source=body.source,
                )
