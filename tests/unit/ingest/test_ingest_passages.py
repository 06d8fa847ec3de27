"""Passages: even sizes, whole sentences, paragraphs kept together where they fit."""

from __future__ import annotations

import random

import pytest

from ingest.passages import MOST, group


def sizes(paragraphs: list[list[int]]) -> list[int]:
    words = [count for paragraph in paragraphs for count in paragraph]
    return [sum(words[index] for index in members) for members in group(paragraphs)]


def test_a_short_section_is_one_passage() -> None:
    assert group([[20, 20], [30]]) == [range(3)]


def test_an_empty_section_has_none() -> None:
    assert group([]) == []
    assert group([[]]) == []


def test_paragraphs_are_kept_together_where_they_fit() -> None:
    assert group([[30, 30, 30], [30, 30, 25]]) == [range(3), range(3, 6)]


def test_a_long_paragraph_is_divided_evenly() -> None:
    assert sizes([[20] * 10]) == [100, 100]


def test_no_tiny_tail_is_left_where_a_better_division_exists() -> None:
    assert min(sizes([[30] * 7])) >= 90
    assert sizes([[90, 10]]) == [100]


def test_a_sentence_longer_than_the_limit_stands_alone() -> None:
    assert sizes([[10, 300, 10]])[1] == 300


@pytest.mark.parametrize("seed", range(30))
def test_passages_cover_all_sentences_in_order_within_the_limit(seed: int) -> None:
    source = random.Random(seed)
    paragraphs = [
        [source.randint(1, 70) for _ in range(source.randint(1, 8))] for _ in range(source.randint(1, 12))
    ]
    members = group(paragraphs)
    assert [index for passage in members for index in passage] == list(range(sum(map(len, paragraphs))))
    assert all(size <= MOST for size in sizes(paragraphs))
