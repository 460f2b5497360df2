"""Translate with a model of your own choice: a hub id, a folder, or any object with `signature` and `generate`.

    python examples/name_another_model.py [ENGINE]

ENGINE is a name such as `hf:Helsinki-NLP/opus-mt-id-en` (downloaded once by transformers), `hf:./folder` or
`ct2:./folder`; without one the bundled model's own folder is loaded through transformers, so that this runs offline.
"""

import sys
from importlib.resources import files

import asemnews

folder = files("asemnews") / "models" / "compact-id-en"
engine = asemnews.load_engine(sys.argv[1] if len(sys.argv) > 1 else f"hf:{folder}")
print(engine.signature)

text = "Kedua menteri sepakat membuka jalur pelayaran langsung mulai 1 Januari 2027."
print(asemnews.translate(text, engine).english)


class Shouting:
    """An engine is anything that gives one hypothesis a text, in order, and signs itself."""

    signature = "engine:shouting|model:" + engine.signature

    def generate(self, texts, decoding=asemnews.Decoding()):  # noqa: B008 - Decoding is frozen
        hypotheses = engine.generate(texts, decoding)
        return [asemnews.Hypothesis(text=h.text.upper(), score=h.score) for h in hypotheses]


print(asemnews.translate(text, Shouting()).english)
