from app.llm.briefing import brief
from vectorstore.hit import Evidence

EVIDENCE = (
    Evidence("a", 0, 3, "Un.", "Belgorod", "fr", 0.9),
    Evidence("a", 4, 9, "Deux.", "Belgorod", "fr", 0.7),
    Evidence("b", 0, 6, "Three.", "", "en", 0.8),
)


def test_sentences_of_an_article_stand_together():
    assert brief(EVIDENCE, 1_000) == "- Un.\n- Deux.\n\n- Three."


def test_the_least_similar_sentence_goes_first_when_there_is_no_room():
    assert brief(EVIDENCE, 20) == "- Un.\n\n- Three."


def test_no_room_at_all_leaves_nothing():
    assert brief(EVIDENCE, 3) == ""
