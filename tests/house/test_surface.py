"""The public surface, and what importing it costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

import asemnews

HEAVY = ("torch", "transformers", "ctranslate2", "sentencepiece", "pandas", "pydantic", "babel")


def test_all_public_names_are_there_and_sorted() -> None:
    assert asemnews.__all__ == sorted(asemnews.__all__, key=lambda name: (not name[0].isupper(), name))
    for name in asemnews.__all__:
        assert getattr(asemnews, name) is not None
    assert dir(asemnews) == sorted(asemnews.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        asemnews.nothing  # noqa: B018


def test_importing_loads_nothing_heavy() -> None:
    program = f"import sys, asemnews; print([m for m in {HEAVY!r} if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"


def test_the_bundled_job_never_imports_torch() -> None:
    program = (
        "import sys, asemnews; print(asemnews.translate('Kedua negara sepakat.').english); "
        "print([m for m in ('torch', 'transformers', 'pandas') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert shown.strip().endswith("[]")
    assert "agree" in shown
