import numpy as np

from vectorstore.languages import Centroids


def test_what_only_tells_the_language_is_taken_out():
    rng = np.random.default_rng(0)
    meaning = rng.normal(size=(200, 16)).astype(np.float32)
    accent = np.zeros((200, 16), dtype=np.float32)
    accent[:100, 0], accent[100:, 1] = 5, 5
    languages = ["fr"] * 100 + ["en"] * 100
    vectors = meaning + accent
    question = vectors[150]
    before = vectors @ question
    after = Centroids.of(vectors, languages).neutral(vectors, languages) @ question
    gap_before = before[100:].mean() - before[:100].mean()
    gap_after = after[100:].mean() - after[:100].mean()
    assert gap_before > 10
    assert abs(gap_after) < gap_before / 10


def test_rows_are_unit_length_and_an_unknown_language_takes_the_overall_mean():
    vectors = np.eye(4, dtype=np.float32)
    neutral = Centroids.of(vectors, ["fr", "fr", "en", "en"]).neutral(vectors, ["fr", "en", "xx", "fr"])
    np.testing.assert_allclose(np.linalg.norm(neutral, axis=1), 1, atol=1e-6)


def test_a_language_of_few_articles_leans_on_the_overall_mean():
    vectors = np.array([[1.0, 0.0]] * 99 + [[0.0, 1.0]], dtype=np.float32)
    centroids = Centroids.of(vectors, ["fr"] * 99 + ["en"])
    assert centroids.by_language["en"][0] > 0.9
