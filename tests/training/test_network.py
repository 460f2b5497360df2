"""A toy run of the network's recipe: what is exported says in numpy what was trained in torch."""

from __future__ import annotations

import numpy as np
import pytest
import torch

import network as recipe
from asemnews.agreements.network import _merged, load
from asemnews.engines.bundled import folder
from asemnews.engines.pieces import SentencePieces
from tagger_corpus import around, corpus, groups_of, read_marked, writer_of

from .conftest import ROOT

OWN = ROOT / "training/data/own"


def test_the_base_sees_nobody_who_is_measured_and_a_fold_not_its_group():
    releases = corpus(OWN)
    every = {writer_of(release) for release in releases}
    groups = groups_of(releases)
    measured = sorted(writer for group in groups for writer in group)
    assert measured == sorted(writer for writer in every if writer.startswith("w"))
    for group in groups:
        basis, rest = ({writer_of(one) for one in part} for part in recipe.stages(releases, group))
        assert basis == every - set(measured)
        assert rest == set(measured) - set(group)


def test_what_was_learned_goes_on_from_its_file(tmp_path):
    releases = read_marked(OWN / "w7.txt")[:3]
    learner = recipe.Learner(folder(), recipe.names_told(releases[:2], folder()))
    learner.teach(releases[:2], recipe.Stage(1, 1.0))
    learner.save(tmp_path / "base.pt", releases[:2])
    kept = learner.packed()
    again = recipe.Learner.load(tmp_path / "base.pt", folder(), releases[:2])
    assert again.packed() == kept
    again.teach(releases[2:], recipe.Stage(1, 0.5))
    assert again.packed() != kept
    with pytest.raises(ValueError, match="other releases"):
        recipe.Learner.load(tmp_path / "base.pt", folder(), releases)


def test_a_mean_lies_between_its_networks():
    releases = read_marked(OWN / "w7.txt")[:1]
    names = recipe.names_told(releases, folder())
    one, other = recipe.Learner(folder(), names), recipe.Learner(folder(), names)
    other.reseed(2)
    with torch.no_grad():
        one.net.label.bias.fill_(1.0)
        other.net.label.bias.fill_(4.0)
    alone = one.packed()
    assert one.packed([other]) != alone
    assert one.net.label.bias.tolist() == [2.5] * len(recipe.LABELS)


def test_the_exported_network_says_what_was_trained():
    releases = read_marked(OWN / "w7.txt")[:4]
    learner = recipe.Learner(folder(), recipe.names_told(releases[:3], folder()))
    learner.teach(releases[:3], recipe.Stage(1, 1.0))
    net, names = learner.net.eval(), learner.names
    spm = folder() / "source.spm"
    pieces = SentencePieces(spm, spm)
    release = releases[3]
    scores = load(recipe.packed(net, names), pieces).hear(release.release.text, around(release)).scores
    columns = {name: column for column, name in enumerate(names)}
    expected = []
    for row in recipe.examples(release, pieces):
        given, pad, places, told, _ = recipe.batch([row], columns)
        with torch.no_grad():
            expected += _merged(net(given, pad, places, told)[0].numpy())[0].tolist()
    found = np.array([word for sentence in scores for word in sentence]) / 10_000
    np.testing.assert_allclose(found, expected, atol=0.05)  # matrices are rounded to eight bits
