"""A lexicon that was packed and unpacked is the same lexicon."""

import numpy as np
import polars as pl
import pytest

from gander.reading.lexicon import Lexicon
from gander.reading.packed import packed, unpacked
from gander.reading.reader import Reader
from gander.vocabulary.vocabulary import Vocabulary
from tests.reading.vocabulary_small import SMALL

TEXT = "Requirements:\n- Python or Java, 3+ years\n- C++, R and SQL\n- Spark\nNice to have: Go"


def test_every_attribute_comes_back() -> None:
    lexicon = Lexicon(SMALL.skills)
    again = unpacked(packed(lexicon))
    assert again.names == lexicon.names
    assert np.array_equal(again.raw, lexicon.raw)
    for mine, other in ((again, lexicon), (again.phrases, lexicon.phrases)):
        assert vars(mine).keys() == vars(other).keys()
    for mine, other in (
        (again, lexicon),
        (again.phrases, lexicon.phrases),
        (again.phrases.spellings, lexicon.phrases.spellings),
    ):
        for name, value in vars(other).items():
            if name not in ("powers", "phrases", "spellings"):
                assert type(getattr(mine, name)) is type(value), name
                assert np.array_equal(getattr(mine, name), value), name


def test_it_reads_alike() -> None:
    frame = pl.DataFrame({"posting": ["p"], "title": ["t"], "employer": ["e"], "text": [TEXT]})
    plain = Reader(SMALL).read(frame)
    kept = Reader(SMALL, lexicon=unpacked(packed(Lexicon(SMALL.skills)))).read(frame)
    assert plain[0].height > 3
    assert all(mine.equals(other) for mine, other in zip(kept, plain, strict=True))


def test_an_empty_vocabulary_is_packed_too() -> None:
    again = unpacked(packed(Lexicon(Vocabulary(skills={}, roles={}).skills)))
    assert again.names == {} and again.ids == []


def test_other_arrays_are_refused() -> None:
    arrays = packed(Lexicon(SMALL.skills))
    with pytest.raises(LookupError):
        unpacked({name: array for name, array in arrays.items() if name != "plain"})
    with pytest.raises(ValueError):
        unpacked({**arrays, "plain": arrays["plain"][:-5]})
