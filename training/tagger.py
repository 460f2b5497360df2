"""Train the learned parts of ``asemnews.agreements``: tagger, coordination, model of statuses, and gate.

    python training/tagger.py training/data/own --networks FOLDER [--out FOLDER]

Reads the marked releases ``w*.txt`` and ``m*.txt`` of the folder and the plain ones of ``training/data/agreements``,
writes ``tagger.tsv.gz``, ``coordination.tsv.gz``, ``status.tsv.gz``, ``gate.tsv.gz`` and, for marks made without the
network, ``gate_quick.tsv.gz`` into the package (or ``--out``). FOLDER has the networks that ``training/network.py
--folds`` made. Needs python-crfsuite and scikit-learn, which the library itself does not. Takes some two hours on one
core; the same input gives the same files.
"""

from __future__ import annotations

import argparse
import gzip
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

import pycrfsuite
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

try:
    from training.tagger_corpus import Marked, around, corpus, fold_file, groups_of, writer_of
except ModuleNotFoundError:  # run as a script
    from tagger_corpus import Marked, around, corpus, fold_file, groups_of, writer_of  # type: ignore[no-redef]

from asemnews.agreements.candidates import Candidate
from asemnews.agreements.context import features, pieces, word_features
from asemnews.agreements.coordination import read_coordination
from asemnews.agreements.find import Models, candidates
from asemnews.agreements.gate import Gate, gate_features
from asemnews.agreements.network import load as load_network
from asemnews.agreements.reading import Reading
from asemnews.agreements.seams import seam_features, seams
from asemnews.agreements.status import STATUSES, read_status, status_features
from asemnews.agreements.tagger import LABELS, load, told
from asemnews.agreements.tagger import Marked as Run
from asemnews.agreements.words import EDGE, WordTypes
from asemnews.engines.bundled import folder
from asemnews.engines.pieces import SentencePieces
from asemnews.records.agreement import Status

ROUNDS: Final = 8
RUNS: Final = 3
"""Taggers trained on differently shuffled sentences; the shipped one has their mean weights."""
SCALE: Final = 10_000
"""Weights are whole ten-thousandths in the file."""
HISTORY_NOISE: Final = 0.2
"""Share of sentences whose history is drawn at random in training: when the tagger runs, its history has errors."""
FLOOR: Final = 100
"""Features whose every weight is below this (in ten-thousandths) are left out of the file."""
COORDINATION_PENALTY: Final = 0.3
STATUS_PENALTY: Final = 0.3
GATE_PENALTY: Final = 0.1
_STATUS: Final[dict[str, Status]] = {"A": "agreed", "S": "signed", "C": "committed", "P": "planned"}
_PACKAGE: Final = Path(__file__).parent.parent / "src" / "asemnews" / "agreements" / "data"
_IMPOSSIBLE: Final = -9_999_999
STOPS: Final = frozenset(['"', ".", "!", "?"])


def gold_labels(reading: Reading, release: Marked) -> list[str]:
    """The label of every token of a sentence."""
    tokens = reading.tokens
    labels = ["O"] * len(tokens)
    for mark in release.marks:
        inside = [i for i in range(len(tokens)) if tokens.starts[i] >= mark.start and tokens.ends[i] <= mark.end]
        kind = "X" if mark.label == "X" else "Y"
        for place, index in enumerate(inside):
            labels[index] = f"{'I' if place else 'B'}-{kind}"
    return labels


def sequences(release: Marked, chance: random.Random) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Features and labels of every sentence, with a history that is wrong now and then."""
    surroundings, types = around(release), WordTypes()
    history: list[str] = []
    for reading in surroundings.readings:
        rows = list(pieces(surroundings, reading.number, types, history))
        words = [EDGE, EDGE, *(word for _, word, _ in rows), EDGE, EDGE]
        items = []
        for index, _, found in rows:
            names = [name for offset in range(-2, 3) for name in word_features(words[index + 2 + offset], offset)]
            items.append(names + [name for piece in found for name in features(piece)])
        labels = gold_labels(reading, release)
        yield items, labels
        true = told(label.endswith("Y") for label in labels if label.startswith("B"))
        history.append(chance.choice(["-", "-", "Y", "X"]) if chance.random() < HISTORY_NOISE else true)


def train_tagger(releases: Sequence[Marked], *, runs: int = RUNS) -> str:
    """The tagger's file: transitions, then features with a weight a label, in ten-thousandths; the mean of runs."""
    weights: dict[str, list[float]] = {}
    between: dict[tuple[str, str], float] = {}
    for run in range(runs):
        info = _one_tagger(releases, random.Random(run))
        for (name, label), weight in info.state_features.items():
            weights.setdefault(name, [0.0] * len(LABELS))[LABELS.index(label)] += weight / runs
        for pair, weight in info.transitions.items():
            between[pair] = between.get(pair, 0.0) + weight / runs
    lines = [f"# source: trained by training/tagger.py on our own releases (CC0); weights of {', '.join(LABELS)}"]
    for row, before in enumerate(LABELS):
        scores = [
            round(between.get((before, label), 0.0) * SCALE) if _follows(before, label) else _IMPOSSIBLE
            for label in LABELS
        ]
        lines.append("\t".join([f"->{row}", *map(str, scores)]))
    for name, values in sorted(weights.items()):
        rounded = [round(value * SCALE) for value in values]
        if max(map(abs, rounded)) >= FLOOR:
            lines.append("\t".join([name, *(str(value) if value else "" for value in rounded)]))
    return "\n".join(lines) + "\n"


def _one_tagger(releases: Sequence[Marked], chance: random.Random) -> pycrfsuite.ParsedDump:
    trainer = pycrfsuite.Trainer(verbose=False)
    taught = [pair for release in releases for pair in sequences(release, chance)]
    chance.shuffle(taught)
    for items, labels in taught:
        trainer.append(items, labels)
    trainer.select("passive-aggressive")
    trainer.set_params({"max_iterations": ROUNDS})
    with tempfile.TemporaryDirectory() as folder:
        trainer.train(f"{folder}/model")
        model = pycrfsuite.Tagger()
        model.open(f"{folder}/model")
        return model.info()


def _follows(before: str, label: str) -> bool:
    return not label.startswith("I") or before[2:] == label[2:]


def coordination_cases(release: Marked) -> Iterator[tuple[list[str], bool]]:
    """Features of every joint inside marked commitments and between neighbours, and whether it parts two of them."""
    surroundings = around(release)
    for reading in surroundings.readings:
        owners = owners_of(reading, release)
        for first, last in stretches(reading.tokens.norms, owners):
            whole = Candidate(reading.number, Run(first, last, commitment=True, margin=0))
            cuts = seams(reading.tokens.norms, first, last)
            for place, (end, start) in enumerate(cuts):
                left, right = owners[end - 1], owners[start]
                if left is not None and right is not None:
                    yield seam_features(surroundings, whole, cuts, place), left != right


def owners_of(reading: Reading, release: Marked) -> list[int | None]:
    """The marked commitment that every token of a sentence is in, by its place in the release."""
    tokens = reading.tokens
    owners: list[int | None] = [None] * len(tokens)
    for number, mark in enumerate(release.marks):
        if mark.label != "X":
            for i in range(len(tokens)):
                if tokens.starts[i] >= mark.start and tokens.ends[i] <= mark.end:
                    owners[i] = number
    return owners


def stretches(norms: Sequence[str], owners: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    """Tokens ``first:last`` of marked commitments, neighbours together: at most a comma and a word part them."""
    count, first = len(owners), 0
    while first < count:
        if owners[first] is None:
            first += 1
            continue
        last = first
        while last < count and owners[last] is not None:
            last += 1
            after = next((i for i in range(last, min(count, last + 3)) if owners[i] is not None), None)
            if owners[last : last + 1] == [None] and after is not None and STOPS.isdisjoint(norms[last:after]):
                last = after
        yield first, last
        first = last


def train_coordination(releases: Sequence[Marked]) -> str:
    """The file of what parts joined commitments: a feature and its weight a row."""
    return _binary([case for release in releases for case in coordination_cases(release)], COORDINATION_PENALTY, 0.02)


def status_cases(release: Marked) -> Iterator[tuple[list[str], Status]]:
    """Features and status of every commitment of a release."""
    surroundings = around(release)
    for reading in surroundings.readings:
        tokens = reading.tokens
        for mark in release.marks:
            inside = [i for i in range(len(tokens)) if tokens.starts[i] >= mark.start and tokens.ends[i] <= mark.end]
            if mark.label != "X" and inside:
                names = status_features(surroundings, reading.number, inside[0], inside[-1] + 1)
                yield names, _STATUS[mark.label]


def train_status(releases: Sequence[Marked]) -> str:
    """The file of the status model: a feature and its weights, one a status."""
    cases = [case for release in releases for case in status_cases(release)]
    table = DictVectorizer()
    rows = table.fit_transform([dict.fromkeys(names, 1) for names, _ in cases])
    model = LogisticRegression(C=STATUS_PENALTY, max_iter=500).fit(rows, [status for _, status in cases])
    order = [list(model.classes_).index(status) for status in STATUSES]
    lines = [
        f"# source: trained by training/tagger.py on our own marked releases (CC0); weights of {', '.join(STATUSES)}"
    ]
    for column, name in enumerate(table.feature_names_):
        weights = [model.coef_[i, column] + (model.intercept_[i] if name == "bias" else 0.0) for i in order]
        if max(map(abs, weights)) > 0.02:
            lines.append("\t".join([name, *(f"{weight:.3f}" for weight in weights)]))
    return "\n".join(lines) + "\n"


def is_commitment(candidate: Candidate, readings: Sequence[Reading], release: Marked) -> bool:
    """True where a candidate overlaps a marked commitment by half of what either covers."""
    tokens = readings[candidate.number].tokens
    start, end = tokens.starts[candidate.mark.first], tokens.ends[candidate.mark.last - 1]
    return any(
        2 * (min(end, mark.end) - max(start, mark.start)) >= max(end, mark.end) - min(start, mark.start)
        for mark in release.marks
        if mark.label != "X"
    )


def gate_cases(releases: Sequence[Marked], models: Models) -> Iterator[tuple[list[str], bool]]:
    """Features of the candidates of releases, and whether they are commitments, by models that did not see them."""
    for release in releases:
        surroundings = around(release)
        voiced = models.network.hear(release.release.text, surroundings).scores if models.network else None
        found = [one for one in candidates(surroundings, models, voiced) if one.mark.commitment]
        for one, names in zip(found, gate_features(surroundings, found, voiced) if found else (), strict=True):
            yield names, is_commitment(one, surroundings.readings, release)


def train_gate(cases: Sequence[tuple[list[str], bool]]) -> str:
    """The gate's file: a feature and its weight a row."""
    return _binary(cases, GATE_PENALTY, 0.01)


def _binary(cases: Sequence[tuple[list[str], bool]], penalty: float, least: float) -> str:
    """A logistic regression as rows of features and weights; those below `least` are left out."""
    table = DictVectorizer()
    rows = table.fit_transform([dict.fromkeys(names, 1) for names, _ in cases])
    model = LogisticRegression(C=penalty, max_iter=1000).fit(rows, [true for _, true in cases])
    lines = ["# source: trained by training/tagger.py on our own marked releases (CC0)"]
    for name, weight in zip(table.feature_names_, model.coef_[0], strict=True):
        total = weight + (model.intercept_[0] if name == "bias" else 0.0)
        if abs(total) > least:
            lines.append(f"{name}\t{total:.3f}")
    return "\n".join(lines) + "\n"


class Fold(NamedTuple):
    """A group of writers, the models that never saw them, and what the gates may learn from their candidates.

    The models have no gate of use: it is trained on the cases of the other folds.
    """

    writers: list[str]
    models: Models
    quick_cases: list[tuple[list[str], bool]]
    cases: list[tuple[list[str], bool]]


def folds(releases: Sequence[Marked], networks: Path) -> Iterator[Fold]:
    """One fold after the other; ``networks`` holds those of ``training/network.py --folds``."""
    spm = folder() / "source.spm"
    pieces = SentencePieces(spm, spm)
    for writers in groups_of(releases):
        seen = [release for release in releases if writer_of(release) not in writers]
        held = [release for release in releases if writer_of(release) in writers]
        network = load_network((networks / fold_file(writers)).read_bytes(), pieces)
        parts = read_coordination(train_coordination(seen))
        quick = Models(load(train_tagger(seen)), parts, read_status(train_status(seen)), Gate({}))
        full = replace(quick, network=network)
        yield Fold(writers, full, list(gate_cases(held, quick)), list(gate_cases(held, full)))


PARTS: Final = ("tagger", "coordination", "status", "gate")


def main() -> None:
    """Train and write the files of the parts asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--networks", type=Path, help="folder of training/network.py --folds; needed for the gate")
    parser.add_argument("--out", type=Path, default=_PACKAGE)
    parser.add_argument("--parts", nargs="*", choices=PARTS, default=list(PARTS), help="what to train, all by default")
    args = parser.parse_args()
    if "gate" in args.parts and args.networks is None:
        parser.error("the gate needs --networks; or name other --parts")
    releases = corpus(args.corpus)
    args.out.mkdir(parents=True, exist_ok=True)
    texts: dict[str, str] = {}
    if "tagger" in args.parts:
        texts["tagger"] = train_tagger(releases)
    if "coordination" in args.parts:
        texts["coordination"] = train_coordination(releases)
    if "status" in args.parts:
        texts["status"] = train_status(releases)
    if "gate" in args.parts:
        found = list(folds(releases, args.networks))
        texts["gate_quick"] = train_gate([case for fold in found for case in fold.quick_cases])
        texts["gate"] = train_gate([case for fold in found for case in fold.cases])
    for name, text in texts.items():
        packed = gzip.compress(text.encode("utf-8"), 9, mtime=0)
        (args.out / f"{name}.tsv.gz").write_bytes(packed)
        print(f"{name}: {text.count(chr(10)) - 1} features, {len(packed):,} bytes")


if __name__ == "__main__":
    main()
