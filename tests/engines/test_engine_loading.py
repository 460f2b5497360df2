"""Loading by name: what goes wrong says what to do; nothing calls out; nothing unasked is unpickled or run."""

from __future__ import annotations

import json
import shutil
import socket
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from asemnews import errors
from asemnews.engines import CachedEngine, Decoding, Hypothesis, ScriptedEngine, SqliteMemory, bundled, load_engine
from asemnews.engines.convert import converted
from asemnews.engines.fetch import Source
from asemnews.engines.licence import licence_of
from asemnews.engines.seq2seq import Output, Seq2seq

TEXT = "Harga beras naik karena pasokan dari daerah berkurang."


@pytest.fixture
def no_network(monkeypatch):
    def refuse(*arguments, **named):
        raise AssertionError("the network was called")

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def copied(folder: Path, to: Path) -> Path:
    return Path(shutil.copytree(folder, to))


@pytest.mark.parametrize(
    ("name", "error", "says"),
    [
        ("marain", errors.UnknownEngine, "Known engines: bundled, ct2, hf"),
        ("Helsinki-NLP/opus-mt-id-en", errors.UnknownEngine, "hf:Helsinki-NLP/opus-mt-id-en"),
        ("bundled:other", errors.UnknownEngine, "takes no model"),
        ("hf:", errors.UnknownEngine, "needs a model"),
        ("hf:./no/such/folder", errors.ModelNotFound, "No model folder"),
        ("ct2:./no/such/folder", errors.ModelNotFound, "No model folder"),
        ("hf:a b/c", errors.ModelNotFound, "neither a folder nor a hub id"),
    ],
)
def test_names_that_are_wrong(name, error, says):
    with pytest.raises(error, match=says):
        load_engine(name)


def test_offline_and_not_cached(tmp_path, no_network):
    with pytest.raises(errors.ModelNotFound, match="not cached"):
        load_engine("hf:nobody/nothing", cache_dir=tmp_path, local_files_only=True)


def test_absent_devices():
    with pytest.raises(errors.DeviceUnavailable, match="has no device 'tpu'"):
        load_engine("bundled", device="tpu")
    from asemnews.engines import ct2

    if ct2.resolve_device("auto") == "cpu":
        with pytest.raises(errors.DeviceUnavailable, match="No CUDA device"):
            load_engine("bundled", device="cuda")


def test_a_missing_library_gives_the_command(monkeypatch):
    monkeypatch.setitem(sys.modules, "ctranslate2", None)
    with pytest.raises(errors.MissingExtra, match="pip install"):
        load_engine("bundled")


def test_damaged_weights(checkpoints, tmp_path):
    folder = copied(checkpoints["marian"], tmp_path / "broken")
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1000])
    with pytest.raises(errors.CorruptModel, match="cannot be read"):
        load_engine(f"hf:{folder}")
    with pytest.raises(errors.CorruptModel):
        load_engine(f"ct2:{folder}", cache_dir=tmp_path / "cache")
    (folder / "config.json").unlink()
    with pytest.raises(errors.ModelNotFound, match=r"config\.json"):
        load_engine(f"hf:{folder}")


def test_a_digest_that_does_not_match(tmp_path, monkeypatch):
    folder = copied(bundled.folder(), tmp_path / "models")
    monkeypatch.setattr(bundled, "folder", lambda: folder)
    with (folder / "source.spm").open("ab") as file:
        file.write(b"x")
    with pytest.raises(errors.CorruptModel, match=r"source\.spm is damaged"):
        load_engine()


def test_an_answer_that_is_nothing_like_the_known_one(tmp_path, monkeypatch):
    folder = copied(bundled.folder(), tmp_path / "models")
    monkeypatch.setattr(bundled, "folder", lambda: folder)
    known = [{"source": TEXT, "target": "Something else altogether stands here"}]
    (folder / "known_answers.json").write_text(json.dumps(known))
    with pytest.raises(errors.CorruptModel, match="ctranslate2"):
        load_engine()


def test_pickled_weights_only_if_asked(checkpoints, tmp_path):
    import torch
    from safetensors.torch import load_file

    folder = copied(checkpoints["marian"], tmp_path / "pickled")
    torch.save(load_file(folder / "model.safetensors"), folder / "pytorch_model.bin")
    (folder / "model.safetensors").unlink()
    with pytest.raises(errors.UnsafeModel, match="allow_pickle=True"):
        load_engine(f"hf:{folder}")
    assert load_engine(f"hf:{folder}", allow_pickle=True).generate([TEXT])[0].text


def test_models_with_code_of_their_own_are_refused(checkpoints, tmp_path):
    folder = copied(checkpoints["marian"], tmp_path / "code")
    settings = json.loads((folder / "config.json").read_text())
    settings |= {"model_type": "of_my_own", "auto_map": {"AutoConfig": "evil.Config"}}
    (folder / "config.json").write_text(json.dumps(settings))
    (folder / "evil.py").write_text("raise SystemExit('code was run')")
    with pytest.raises(errors.UnsafeModel, match="code of its own"):
        load_engine(f"hf:{folder}")


def test_licences_without_commercial_use_are_accepted_by_name(checkpoints):
    folder = checkpoints["nllb"]
    for scheme in ("hf", "ct2"):
        with pytest.raises(errors.LicenceNotAccepted, match=r'accept_license="cc-by-nc-4\.0"'):
            load_engine(f"{scheme}:{folder}")
    assert load_engine(f"hf:{folder}", accept_license="cc-by-nc-4.0").licence == "cc-by-nc-4.0"
    assert licence_of("facebook/nllb-200-distilled-600M", folder / "nowhere") == "cc-by-nc-4.0"
    assert licence_of("x/y", checkpoints["marian"]) is None


def test_a_vocabulary_without_indonesian_is_refused_before_anything_runs(tiny, tmp_path):
    from asemnews.engines.families import family_of

    with pytest.raises(errors.LanguageNotSupported, match="ind_Latn"):
        family_of("m2m_100", {"eng_Latn", "fra_Latn"}.__contains__)
    with pytest.raises(errors.UnknownEngine, match="Known types"):
        family_of("gpt2", set().__contains__)


def test_no_network_with_local_models(no_network, checkpoints, tmp_path):
    assert load_engine().generate([TEXT])[0].text
    assert load_engine(f"hf:{checkpoints['marian']}").generate([TEXT])[0].text
    assert load_engine(f"ct2:{checkpoints['marian']}", cache_dir=tmp_path).generate([TEXT])[0].text


def test_the_first_call_imports_neither_torch_nor_transformers():
    code = (
        "import sys; from asemnews.engines import load_engine; load_engine().generate(['Harga beras naik.'])\n"
        "print({'torch', 'transformers', 'huggingface_hub', 'pandas'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_two_processes_that_convert_at_once_say_the_same(checkpoints, tmp_path):
    code = (
        "import sys; from pathlib import Path; from asemnews.engines import load_engine\n"
        "engine = load_engine('ct2:' + sys.argv[1], cache_dir=Path(sys.argv[2]))\n"
        "print(engine.generate([sys.argv[3]])[0].text)"
    )
    command = [sys.executable, "-c", code, str(checkpoints["marian"]), str(tmp_path / "cache"), TEXT]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate(timeout=300) for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    (first, _), (second, _) = said
    assert first == second != ""
    (place,) = (tmp_path / "cache").iterdir()
    assert (place / "ct2" / "model.bin").is_file()


def test_converted_once_and_whole_by_two_at_a_time(checkpoints, tmp_path):
    folder, source = checkpoints["marian"], Source(str(checkpoints["marian"]), cache_dir=tmp_path / "cache")
    with ThreadPoolExecutor(2) as pool:
        places = set(pool.map(lambda _: converted(folder, source, "int8_float32"), range(2)))
    (place,) = places
    assert [path.name for path in place.parent.iterdir()] == [place.name]
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    before = (place / "ct2" / "model.bin").stat().st_mtime_ns
    assert converted(folder, source, "int8_float32") == place
    assert (place / "ct2" / "model.bin").stat().st_mtime_ns == before


def test_plug_ins(monkeypatch):
    from asemnews.engines import load

    points = [EntryPoint("mine", f"{__name__}:plugged", "asemnews.engines")]
    monkeypatch.setattr(load, "entry_points", lambda group: points)
    monkeypatch.setattr(EntryPoint, "load", lambda self: plugged)
    assert load_engine("mine:thing").signature == "engine:scripted|model:thing"
    with pytest.raises(errors.UnknownEngine, match="bundled, ct2, hf, mine"):
        load_engine("other")


def plugged(model, *, device):
    return ScriptedEngine(str.upper, name=model)


class Full(Seq2seq):
    """Has room for batches of at most ``room`` tokens."""

    def __init__(self, room):
        super().__init__("engine:full|model:x", max_input=50, max_output=50, budget=64)
        self.room = room

    def encode(self, text):
        return text.split()

    def knows(self, piece):
        return False

    def decode(self, tokens):
        return " ".join(tokens)

    def search(self, rows, decoding, cap, budget):
        if budget > self.room:
            raise errors.OutOfMemory("full")
        return [[Output(tuple(row), -1.0, True)] for row in rows]


def test_a_full_device_gets_half_the_batch_once():
    texts = ["a b c d"] * 3 + ["e f g h"] * 3
    assert Full(4).generate(texts)[0].text == "a b c d"
    with pytest.raises(errors.OutOfMemory):
        Full(2).generate(texts)


class Stuck(Full):
    """Loops until told not to repeat n-grams."""

    def search(self, rows, decoding, cap, budget):
        said = ("ok",) if decoding.no_repeat_ngram else ("I", "am", "sorry") * 4
        return [[Output(said, -1.0, True)] for _ in rows]


def test_loops_are_mended_and_told():
    said = Stuck(99).generate(["a b c"])[0]
    assert (said.text, said.retried, said.looped) == ("ok", True, False)


def test_the_cache_asks_once_and_keeps(tmp_path):
    inner = ScriptedEngine({"a": Hypothesis("A", -0.5, 1, 1, alternatives=(Hypothesis("B"),)), "b": "B"})
    memory = SqliteMemory(tmp_path / "memory.sqlite")
    engine = CachedEngine(inner, memory)
    first = engine.generate(["a", "b", "a"])
    assert CachedEngine(inner, SqliteMemory(tmp_path / "memory.sqlite")).generate(["a", "b", "a"]) == first
    assert inner.asked == [("a", "b")]
    engine.generate(["a"], Decoding(beam=2))
    assert inner.asked[-1] == ("a",)
    assert len(memory) == len(list(memory)) == 3
    del memory[next(iter(memory))]
    assert len(memory) == 2
    memory.close()


def test_a_memory_that_is_no_database(tmp_path):
    (tmp_path / "no.sqlite").write_bytes(b"x" * 4096)
    with pytest.raises(errors.EngineError, match="cannot be used as a memory"):
        SqliteMemory(tmp_path / "no.sqlite")


def test_a_script_knows_its_texts():
    with pytest.raises(errors.EngineError, match="no answer to 'c'"):
        ScriptedEngine({"a": "A"}).generate(["c"])
