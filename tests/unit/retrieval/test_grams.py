import numpy as np
import pytest

from vectorstore.grams import GramCounts, grams, shares
from vectorstore.tokens import forms


def share(question: str, *texts: str) -> list[float]:
    folded = [" ".join(forms(text)) for text in texts]
    return shares(" ".join(forms(question)), folded, GramCounts.of(folded)).tolist()


def test_a_text_that_says_all_of_the_question_has_a_share_of_one_and_one_that_says_nothing_of_zero():
    assert share("gel des avoirs", "Le gel des avoirs russes", "Pipelines") == [pytest.approx(1.0), 0.0]


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("Kyrgyzstan", "Kirghizistan"),
        ("Лукашенко", "Loukachenko"),
        ("Пашинян", "Pachinian"),
        ("Élysée", "ELYSEE"),
    ],
)
def test_a_name_meets_its_spelling_in_another_language(asked, written):
    same, other = share(asked, written, "Pipelines and prices")
    assert same > 0.05 > other


def test_rare_letters_count_more_than_common_ones():
    common, rare, *_ = share("prix Osh", "prix", "Osh", *["prix"] * 9)
    assert rare > common


def test_no_gram_reaches_from_one_text_or_word_into_the_next():
    assert share("abcd", "ab cd", "ab", "cd") == [0.0, 0.0, 0.0]
    assert len(grams("abc")) == 2
    assert len(grams("")) == len(grams("a")) == 0


def test_what_was_never_seen_is_the_rarest():
    counts = GramCounts.of(["tachkent", "tachkent", "bichkek"])
    twice, once, never = (counts.rarity(grams(word)).mean() for word in ("tachkent", "bichkek", "osh"))
    assert twice < once < never


def test_nothing_asked_or_nothing_stored_is_no_share():
    assert share("?", "Pipelines") == [0.0]
    assert share("Pipelines") == []
    assert np.isfinite(GramCounts.of([]).rarity(grams("pipelines"))).all()
