"""The learned weights that ship."""

from __future__ import annotations

import numpy as np

from gander.reading.learned import Learned
from gander.reading.lexicon import Lexicon
from gander.shell.model import read_model
from gander.shell.vocabulary import read_vocabulary


def test_the_shipped_weights_fit_the_shipped_vocabulary() -> None:
    model = read_model()
    assert model is not None
    assert {"word", "listed", "asked"} == set(model.words.columns)
    assert model.words["word"].is_unique().all()
    assert [len(one.bias) for one in (model.naming, model.status, model.link)] == [1, 4, 1]
    bound = Learned(model, Lexicon(read_vocabulary().skills))
    assert len(bound.words.names) == model.words.height + 4
    assert np.isfinite(model.naming.bias).all()
