"""Learn which capitalised words are parts of persons' names: weights for ``asemnews.lexicon.names``.

Reads the annotated releases (``[per|…]`` marks) and the plain sentences of the own corpus, counts lower-case word
forms, and fits a logistic regression over letter n-grams of each capitalised word. Pure Python, about a minute.

    python training/facts_names.py OWN_CORPUS_FOLDER [--leave-out w6 w7] [--out src/asemnews/lexicon/data]
"""

from __future__ import annotations

import argparse
import math
import random
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from asemnews.lexicon.names import context_features, name_words, runs, unseen, word_features

MARK = re.compile(r"\[(A|S|C|P|X|per|role|doc|party)\|([^\]]*)\]")
WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
MIN_COUNT = 2  # a lower-case form seen once may be a slip
EPOCHS, RATE, DECAY, HIDDEN = 8, 0.2, 2e-5, 0.5


def lines_of(folder: Path, pattern: str, leave_out: Iterable[str] = ()) -> Iterator[str]:
    """The Indonesian column of every line of the files that match."""
    skipped = set(leave_out)
    for path in sorted(folder.glob(pattern)):
        if path.stem in skipped:
            continue
        for line in path.read_text("utf-8").splitlines():
            cells = line.split("\t")
            if line.startswith("###") or len(cells) < 2 or cells[0] in ("F", "B"):
                continue  # footers and heads carry no marks
            yield cells[1] if path.stem.startswith("w") else cells[0]


def lower_forms(lines: Iterable[str]) -> Counter[str]:
    """Word forms seen in lower case."""
    counts: Counter[str] = Counter()
    for line in lines:
        counts.update(w for w in WORD.findall(MARK.sub(r"\2", line)) if w.islower())
    return counts


Example = tuple[tuple[str, ...], tuple[str, ...], bool]  # of the word, of its surroundings, part of a name?


def labelled(lines: Iterable[str], common: Collection[str]) -> Iterator[Example]:
    """Every capitalised word of the marked lines."""
    for line in lines:
        persons: list[tuple[int, int]] = []
        plain, at = "", 0
        for mark in MARK.finditer(line):
            plain += line[at : mark.start()]
            if mark[1] == "per":
                persons.append((len(plain), len(plain) + len(mark[2])))
            plain, at = plain + mark[2], mark.end()
        plain += line[at:]
        for run in runs(plain):
            for index, token in enumerate(run):
                inside = any(a <= token.start < b for a, b in persons)
                if token.text[0].isupper():
                    yield word_features(token.text, common), context_features(plain, run, index), inside


def fit(examples: list[Example]) -> dict[str, float]:
    """Logistic regression by stochastic gradient descent, with weights that fade."""
    weights: dict[str, float] = {}
    order = random.Random(1)
    for epoch in range(EPOCHS):
        order.shuffle(examples)
        rate = RATE / (1 + epoch)
        for whole, around, target in examples:
            # half the time the word itself is hidden, so that the letters learn to speak for words never seen,
            # and now and then its surroundings, so that the word learns to stand alone
            word = unseen(whole) if order.random() < HIDDEN else whole
            features = word if order.random() < HIDDEN / 4 else word + around
            score = sum(weights.get(f, 0.0) for f in features)
            step = rate * (target - 1 / (1 + math.exp(-max(-30.0, min(30.0, score)))))
            for feature in features:
                old = weights.get(feature, 0.0)
                weights[feature] = old * (1 - DECAY) + step
    return weights


def main() -> None:
    """Fit, report on the writers left out, write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--leave-out", nargs="*", default=[])
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    sentences = [*lines_of(args.corpus, "s[0-9]*.txt"), *lines_of(args.corpus, "w[0-9].txt", args.leave_out)]
    common = {w for w, n in lower_forms(sentences).items() if n >= MIN_COUNT}
    known = [*labelled(lines_of(args.corpus, "w[0-9].txt", args.leave_out), common)]
    known += [(word_features(word.capitalize(), common), (), True) for word in sorted(name_words())]
    weights = fit(known)
    if args.leave_out:
        right: Counter[tuple[bool, bool]] = Counter()
        for path in args.leave_out:
            for whole, around, target in labelled(lines_of(args.corpus, f"{path}.txt"), common):
                features = (whole if whole[1] in weights else unseen(whole)) + around
                right[target, sum(weights.get(f, 0.0) for f in features) > 0] += 1
        print({f"{'name' if k[0] else 'other'} taken for {'name' if k[1] else 'other'}": n for k, n in right.items()})
    if args.out:
        kept = {f: w for f, w in weights.items() if abs(w) >= 0.15}
        head = "# source: fitted by training/facts_names.py on the project's own corpus (CC0)\n"
        rows = "".join(f"{f}\t{w:.2f}\n" for f, w in sorted(kept.items()))
        (args.out / "name_shapes.tsv").write_text(head + "feature\tweight\n" + rows, "utf-8")
        head = "# source: lower-case forms of the own corpus (CC0), seen twice or more; training/facts_names.py\n"
        (args.out / "common_words.tsv").write_text(head + "word\n" + "".join(f"{w}\n" for w in sorted(common)), "utf-8")
        print(len(kept), "weights,", len(common), "words")


if __name__ == "__main__":
    main()
