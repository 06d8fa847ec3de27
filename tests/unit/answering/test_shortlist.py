from dataclasses import replace

from app.answering.shortlist import READ, closest, relevant
from vectorstore.hit import Evidence

EVIDENCE = (
    Evidence("a", 0, 3, "Un.", "Belgorod", "fr", 0.9),
    Evidence("a", 4, 9, "Deux.", "Belgorod", "fr", 0.7),
    Evidence("b", 0, 6, "Three.", "", "en", 0.8),
)


def test_sentences_far_behind_the_closest_are_not_read():
    near = replace(EVIDENCE[1], similarity=0.86)
    assert closest((EVIDENCE[0], near, EVIDENCE[2])) == (EVIDENCE[0], near)


def test_the_closest_is_read_however_low_its_score():
    low = tuple(replace(item, similarity=item.similarity - 1) for item in EVIDENCE)
    assert closest(low) == low[:1]


def scored(*similarities: float, language: str | None = None) -> tuple[Evidence, ...]:
    return tuple(
        replace(item, similarity=similarity, language=language or item.language)
        for item, similarity in zip(EVIDENCE, similarities, strict=True)
    )


def test_what_is_nearly_as_relevant_as_the_best_is_read_in_the_order_given():
    assert [item.text for item in relevant(scored(0.5, 0.9, 0.85, language="fr"))] == ["Deux.", "Three."]


def test_one_language_is_read_that_of_the_sentence_which_most_likely_answers():
    assert [item.text for item in relevant(scored(0.88, 0.88, 0.87))] == ["Un.", "Deux."]
    assert [item.text for item in relevant(scored(0.88, 0.88, 0.89))] == ["Three."]


def test_no_more_is_read_than_small_models_can_keep_apart():
    many = tuple(replace(EVIDENCE[0], start=start) for start in range(READ + 3))
    assert len(relevant(many)) == READ


def test_a_sentence_comes_with_the_one_that_it_leans_on():
    near_by, far = (replace(EVIDENCE[0], start=start) for start in (10, 300))
    nearest = replace(EVIDENCE[1], start=50, before=near_by, similarity=0.9)
    second = replace(EVIDENCE[2], language="fr", before=far, similarity=0.88)
    read = relevant((nearest, second))
    assert [item.start for item in read] == [10, 50, 300, 0]
    assert max(read, key=lambda item: item.similarity).start == 50


def test_a_neighbour_that_is_read_anyway_is_read_once_and_keeps_its_own_score():
    first = replace(EVIDENCE[0], similarity=0.9)
    leaning = replace(EVIDENCE[1], before=replace(first, similarity=0.1), similarity=0.88)
    assert [(item.text, item.similarity) for item in relevant((first, leaning))] == [
        ("Un.", 0.9),
        ("Deux.", 0.88),
    ]
