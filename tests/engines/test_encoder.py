"""The numpy encoder says what transformers says, with exact and with quantised weights."""

from __future__ import annotations

import numpy as np
import pytest

from asemnews.engines.encoder import Encoder, Recurrent, quantised, restored

LAYER = {"q": "self_attn.q_proj", "k": "self_attn.k_proj", "v": "self_attn.v_proj", "out": "self_attn.out_proj"}
NORMS = {"norm1": "self_attn_layer_norm", "norm2": "final_layer_norm"}


@pytest.fixture(scope="module")
def model():
    import torch
    from transformers import MarianConfig, MarianMTModel

    torch.manual_seed(3)
    config = MarianConfig(
        d_model=32, encoder_layers=2, decoder_layers=1, encoder_attention_heads=4, decoder_attention_heads=4,
        encoder_ffn_dim=48, decoder_ffn_dim=48, vocab_size=60, pad_token_id=59, eos_token_id=0, bos_token_id=0,
        decoder_start_token_id=59, scale_embedding=True, activation_function="swish", max_position_embeddings=64,
        init_std=0.3, attn_implementation="eager",
    )  # fmt: skip
    return MarianMTModel(config).eval()


def arrays_of(model) -> dict[str, np.ndarray]:
    state = {name: value.numpy() for name, value in model.model.encoder.state_dict().items()}
    found = {"embedding": model.model.shared.weight.detach().numpy()}
    for number in range(2):
        for name, theirs in (LAYER | {"fc1": "fc1", "fc2": "fc2"}).items():
            found[f"{number}.{name}"] = state[f"layers.{number}.{theirs}.weight"]
            found[f"{number}.{name}.bias"] = state[f"layers.{number}.{theirs}.bias"]
        for name, theirs in NORMS.items():
            for part in ("weight", "bias"):
                found[f"{number}.{name}.{part}"] = state[f"layers.{number}.{theirs}.{part}"]
    return found


def test_states_are_those_of_transformers(model):
    import torch

    pieces = [5, 17, 3, 44, 3, 0, 21, 9]
    with torch.no_grad():
        theirs = model.model.encoder(input_ids=torch.tensor([pieces])).last_hidden_state[0].numpy()
    ours = Encoder(arrays_of(model), heads=4).states(pieces)
    np.testing.assert_allclose(ours, theirs, atol=1e-5)


def test_quantised_matrices_are_close():
    matrix = np.random.default_rng(1).normal(size=(7, 11)).astype(np.float32)
    matrix[3] = 0
    stored, scale = quantised(matrix)
    again = restored({"x": stored, "x.scale": scale}, "x")
    assert np.abs(again - matrix).max() <= np.abs(matrix).max() / 250
    assert not again[3].any()


def test_a_recurrent_unit_is_torchs():
    import torch

    torch.manual_seed(5)
    unit = torch.nn.GRU(6, 4)
    rows = torch.randn(9, 6)
    names = {"g.in": "weight_ih_l0", "g.in.bias": "bias_ih_l0", "g.own": "weight_hh_l0", "g.own.bias": "bias_hh_l0"}
    arrays = {ours: getattr(unit, theirs).detach().numpy() for ours, theirs in names.items()}
    with torch.no_grad():
        theirs = unit(rows[:, None])[0][:, 0].numpy()
    np.testing.assert_allclose(Recurrent(arrays, "g")(rows.numpy()), theirs, atol=1e-6)
