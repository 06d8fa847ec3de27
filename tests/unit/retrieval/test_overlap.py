import pytest

from vectorstore.grams import GramCounts
from vectorstore.overlap import overlaps
from vectorstore.recipe import SHIPPED
from vectorstore.tokens import forms, stems
from vectorstore.words import Wording

COLLECTION = {
    "fr-1": "Erevan gèle sa participation à l’alliance.",
    "fr-2": "Le gazoduc traverse la steppe.",
    "en-1": "Yerevan freezes its participation in the alliance.",
    "en-2": "The pipeline crosses the steppe.",
}


def scores(question: str, collection: dict[str, str] = COLLECTION) -> dict[str, float]:
    wordings = [
        Wording(
            name, name[:2], frozenset(f"{name[:2]}_{s}" for s in stems(text, name[:2])), " ".join(forms(text))
        )
        for name, text in collection.items()
    ]

    def frequencies(words: list[str]) -> dict[str, int]:
        return {word: sum(word in wording.stems for wording in wordings) for word in words}

    counts = GramCounts.of([wording.spelling for wording in wordings])
    return overlaps(question, wordings, frequencies, {"fr": 2, "en": 2}, counts, SHIPPED)


def test_the_best_match_of_each_language_loses_nothing():
    found = scores("Why did Yerevan freeze its participation?")
    assert found["en-1"] == found["fr-1"] == 0
    assert found["en-2"] < found["fr-2"] < 0


def test_a_passage_that_shares_nothing_loses_the_weights_together():
    question = COLLECTION["fr-1"]
    found = scores(question, {"fr-1": question, "fr-2": "Du gaz."})
    assert found == {"fr-1": 0, "fr-2": pytest.approx(-(SHIPPED.stems + SHIPPED.spelling))}


def test_inflected_words_match_by_their_stems():
    found = scores("gazoducs", {"fr-1": "Un gazoduc.", "fr-2": "Une steppe."})
    assert found["fr-1"] == 0 > found["fr-2"]


def test_words_that_nobody_wrote_decide_nothing():
    assert set(scores("zzzzz").values()) == {0.0}
    assert set(scores("?").values()) == {0.0}


def test_a_language_whose_first_article_is_just_being_stored_is_searched_too():
    found = scores("La vía férrea", COLLECTION | {"es-1": "La vía cruza la estepa."})
    assert found["es-1"] == 0
