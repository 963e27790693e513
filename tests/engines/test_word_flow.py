"""Flow of a word into the rest, against the literal formula."""

from __future__ import annotations

import numpy as np
import pytest

from minentropy_app.engines import word_flow
from minentropy_app.engines.huffman_softmax import softmax_of
from minentropy_app.engines.word_flow import flow_into_rest, log_p_self
from minentropy_app.theory.huffman import log_p_row
from tests.engines.test_huffman_softmax import literal, model


@pytest.mark.parametrize("chunk", [7, 4096])
def test_flow_is_the_literal_formula(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_flow, "_CHUNK", chunk)
    made = model(60, 7, seed=3)
    softmax, coded = softmax_of(made), literal(made)
    rows = np.array([np.asarray(log_p_row(coded, word)) for word in range(60)])
    np.testing.assert_allclose(log_p_self(softmax), np.diag(rows), atol=1e-4)
    share = made.counts / made.counts.sum()
    others = np.exp(rows).sum(axis=1) - np.exp(np.diag(rows))
    np.testing.assert_allclose(flow_into_rest(softmax, made.counts), share * others, rtol=1e-4)
