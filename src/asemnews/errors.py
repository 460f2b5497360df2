"""The error tree. Every error says what happened, with which value, and what to do.

::

    AsemnewsError
    ├── SourceError                 the input cannot be read as a release
    │   ├── EmptySource             nothing but white space
    │   ├── UnreadableSource        binary, damaged, or of an unknown kind
    │   ├── UndecodableSource       text in no known encoding (names the byte offset)
    │   ├── EncryptedSource         a password is needed
    │   └── SourceTooLarge          over the size or expansion bound
    ├── EngineError                 a model cannot be loaded or run
    │   ├── UnknownEngine           no such scheme, plug-in or family
    │   ├── ModelNotFound           no such folder or hub id, or offline and not cached
    │   ├── CorruptModel            weights damaged, or a digest that does not match
    │   ├── LicenceNotAccepted      the model's licence must be accepted by name
    │   ├── UnsafeModel             pickled weights or remote code that nobody asked for
    │   ├── LanguageNotSupported    the model has no such language code
    │   ├── DeviceUnavailable       CUDA or MPS asked for and absent
    │   └── OutOfMemory             the device is full even at half the batch
    ├── MissingExtra                an optional dependency is not installed (gives the pip command)
    ├── GlossaryError               a malformed or contradictory glossary (names the line)
    ├── FidelityError               a translation with problems under ``on_problem="raise"``
    └── BatchError                  a batch folder that cannot be used
"""

from __future__ import annotations


class AsemnewsError(Exception):
    """Root of all errors this library raises on purpose."""


class SourceError(AsemnewsError):
    """The input cannot be read as a release."""


class EmptySource(SourceError):
    """The input holds nothing but white space."""


class UnreadableSource(SourceError):
    """The input is binary, damaged, or of an unknown kind."""


class UndecodableSource(SourceError):
    """The input is text in no known encoding."""


class EncryptedSource(SourceError):
    """The input needs a password."""


class SourceTooLarge(SourceError):
    """The input is over the size or expansion bound."""


class EngineError(AsemnewsError):
    """A model cannot be loaded or run."""


class UnknownEngine(EngineError):
    """No engine scheme, plug-in or model family of that name."""


class ModelNotFound(EngineError):
    """No such model folder or hub id, or offline and not cached."""


class CorruptModel(EngineError):
    """Weights are damaged, or a digest does not match."""


class LicenceNotAccepted(EngineError):
    """The model's licence must be accepted by name first."""


class UnsafeModel(EngineError):
    """The model holds pickled weights or remote code that nobody asked for."""


class LanguageNotSupported(EngineError):
    """The model has no such language code."""


class DeviceUnavailable(EngineError):
    """The device asked for is absent."""


class OutOfMemory(EngineError):
    """The device is full even at half the batch."""


class MissingExtra(AsemnewsError):
    """An optional dependency is not installed.

    Args:
        package: what could not be imported.
        extra: the extra of this package that brings it.
    """

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package} is not installed. Install it with: pip install 'asemnews[{extra}]'")
        self.package = package
        self.extra = extra


class GlossaryError(AsemnewsError):
    """A glossary is malformed or contradicts itself."""


class FidelityError(AsemnewsError):
    """A translation has problems and ``on_problem="raise"`` was asked for."""


class BatchError(AsemnewsError):
    """A batch folder cannot be used."""
