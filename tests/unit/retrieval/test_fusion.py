import pytest

from vectorstore.fusion import fuse
from vectorstore.recipe import SHIPPED


def test_a_passage_is_as_near_as_itself_and_its_best_sentence_together():
    assert fuse({"a": 0.4, "b": 0.5}, {"a": 0.8, "b": 0.5}, {}, SHIPPED) == {
        "a": pytest.approx(0.6),
        "b": 0.5,
    }


def test_words_add_to_the_meaning():
    fused = fuse({"a": 0.5, "b": 0.5}, {}, {"a": -0.2, "b": 0.0}, SHIPPED)
    assert fused == {"a": pytest.approx(0.3), "b": 0.5}


def test_a_passage_whose_sentences_were_not_read_counts_for_itself():
    assert fuse({"a": 0.4}, {}, {}, SHIPPED) == {"a": pytest.approx(0.4)}
    assert fuse({}, {}, {}, SHIPPED) == {}
