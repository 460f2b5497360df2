"""Engines by name: ``bundled``, ``hf:model``, ``ct2:folder``, and those that other packages register."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from asemnews.engines.base import Engine
from asemnews.engines.fetch import Source
from asemnews.errors import EngineError, MissingExtra, UnknownEngine

GROUP = "asemnews.engines"
"""Entry-point group of plug-ins; each is ``module:load`` with the signature ``load(model, *, device) -> Engine``."""
BUILTIN = ("bundled", "ct2", "hf")


def load_engine(
    name: str = "bundled",
    *,
    device: str = "auto",
    revision: str | None = None,
    token: str | None = None,
    cache_dir: str | Path | None = None,
    local_files_only: bool = False,
    accept_license: str | None = None,
    allow_pickle: bool = False,
) -> Engine:
    """The engine of that name.

    Args:
        name: ``bundled``, or scheme and model: ``hf:Helsinki-NLP/opus-mt-id-en``, ``hf:./folder``, ``ct2:./folder``.
        device: ``auto`` takes the best there is; else ``cpu``, ``cuda`` or, with ``hf``, ``mps``.
        revision: branch, tag or commit of the hub, for weights, tokenizer and configuration alike.
        token: the hub's, for gated and private models.
        cache_dir: where fetched and converted models lie.
        local_files_only: take what is cached; no network.
        accept_license: the name of a non-commercial licence that you accept, such as ``cc-by-nc-4.0``.
        allow_pickle: take ``.bin`` weights (read with ``weights_only``) where a model has no safetensors.

    Raises:
        UnknownEngine: no scheme or plug-in of that name.
        MissingExtra: a library that the engine needs is not installed.
        EngineError: the model cannot be had or run; its subclasses tell why.
    """
    scheme, colon, model = name.partition(":")
    # other packages' metadata is read only for names that are not ours: it costs a cold start tens of milliseconds
    plugins = {} if scheme in BUILTIN else {plugin.name: plugin for plugin in entry_points(group=GROUP)}
    if scheme not in BUILTIN and scheme not in plugins:
        known = ", ".join(sorted({*BUILTIN, *plugins}))
        hint = f" For a hub model write 'hf:{name}'." if "/" in name and not colon else ""
        raise UnknownEngine(f"No engine named {scheme!r}. Known engines: {known}.{hint}")
    if scheme == "bundled" and colon:
        raise UnknownEngine(f"The bundled engine takes no model, but {model!r} was given. Write 'bundled'.")
    if scheme in ("ct2", "hf") and not model:
        raise UnknownEngine(f"{scheme!r} needs a model. Write '{scheme}:./folder' or '{scheme}:owner/name'.")
    cache = Path(cache_dir).expanduser() if cache_dir is not None else None
    source = Source(model, revision, token, cache, local_files_only, allow_pickle)
    try:
        if scheme in BUILTIN:
            return _builtin(scheme, source, device, accept_license)
        return _plugin(plugins[scheme], model, device)
    except ModuleNotFoundError as error:
        raise MissingExtra(error.name or "a library", "all") from error


def _builtin(scheme: str, source: Source, device: str, accept_license: str | None) -> Engine:
    """Import on use: the bundled engine must load neither torch nor transformers."""
    if scheme == "hf":
        from asemnews.engines import hf

        return hf.load(source, device=device, accept_license=accept_license)
    from asemnews.engines import ct2

    settings = ct2.Settings(device=device)
    if scheme == "ct2":
        return ct2.load(source, settings, accept_license=accept_license)
    from asemnews.engines import bundled

    return bundled.load(settings)


def _plugin(plugin: EntryPoint, model: str, device: str) -> Engine:
    """What another package registered.

    Raises:
        EngineError: if it is no engine.
    """
    engine = plugin.load()(model, device=device)
    if not isinstance(engine, Engine):
        raise EngineError(f"The plug-in {plugin.value!r} gave a {type(engine).__name__}, which has no generate().")
    return engine
