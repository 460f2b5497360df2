"""Model families as rows: which tags and prefixes each wants for Indonesian to English."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from asemnews.errors import LanguageNotSupported, UnknownEngine


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of encoder-decoder.

    ``model_type``: transformers' name of the architecture. ``marker``: a piece only this family's vocabulary has, where
    several share a type; ``None`` takes the rest. ``source_lang``: piece before the source. ``prefix``: text before the
    source. ``opening``: piece that the output must begin with. ``half``: number format on a graphics card.
    ``convertible``: whether its CTranslate2 form says what transformers says (CTranslate2 4.8, transformers 5.24).
    """

    name: str
    model_type: str
    marker: str | None = None
    source_lang: str | None = None
    opening: str | None = None
    prefix: str = ""
    half: str = "float16"
    convertible: bool = True


FAMILIES = (
    Family("nllb", "m2m_100", marker="eng_Latn", source_lang="ind_Latn", opening="eng_Latn"),
    Family("m2m100", "m2m_100", source_lang="__id__", opening="__en__"),
    Family("mbart", "mbart", source_lang="id_ID", opening="en_XX", convertible=False),
    # T5's activations overflow float16
    Family("madlad", "t5", marker="<2en>", prefix="<2en> ", half="bfloat16", convertible=False),
    Family("t5", "t5", half="bfloat16", convertible=False),
    # Summarisers: they have no language tags, but BART's sentences open with a mark
    Family("mt5", "mt5", half="bfloat16", convertible=False),
    Family("bart", "bart", source_lang="<s>", opening="<s>", convertible=False),
    Family("marian-multi", "marian", marker=">>eng<<", source_lang=">>eng<<"),
    Family("marian", "marian"),
)
"""First match wins. Codes: the models' own vocabularies (fairseq's NLLB-200, M2M-100 and mBART-50, MADLAD-400)."""


def family_of(model_type: str | None, has: Callable[[str], bool]) -> Family:
    """The row of a model, by its type and by what its vocabulary ``has``.

    ``model_type`` is ``None`` where no configuration tells; then the vocabulary alone decides.

    Raises:
        UnknownEngine: if no row has that type.
        LanguageNotSupported: if the vocabulary lacks the row's language codes.
    """
    types = sorted({family.model_type for family in FAMILIES})
    if model_type is not None and model_type not in types:
        raise UnknownEngine(f"No model family of type {model_type!r}. Known types: {', '.join(types)}.")
    for family in FAMILIES:
        codes = [code for code in (family.source_lang, family.opening) if code]
        telling = [family.marker] if family.marker else codes if model_type is None else []
        if model_type in (None, family.model_type) and all(map(has, telling)):
            break
    for code in codes:
        if not has(code):
            raise LanguageNotSupported(
                f"This {family.name} model has no language code {code!r}. Choose one that knows Indonesian and English."
            )
    return family
