import pytest

from vectorstore.fusion import fuse


def test_without_words_the_order_is_that_of_the_cosines():
    fused = fuse({"a": 0.9, "b": 0.8, "c": 0.85}, {}, 0.4)
    assert sorted(fused, key=lambda passage: -fused[passage]) == ["a", "c", "b"]


def test_a_word_match_lifts_a_passage_by_at_most_its_weight():
    fused = fuse({"a": 0.9, "b": 0.8}, {"b": 1.0}, 0.4)
    assert fused == {"a": pytest.approx(1.0), "b": pytest.approx(0.4)}


def test_equal_cosines_and_nothing_at_all_are_no_trouble():
    assert fuse({"a": 0.8, "b": 0.8}, {"b": 0.5}, 0.4) == {"a": 0.0, "b": pytest.approx(0.2)}
    assert fuse({}, {}, 0.4) == {}
