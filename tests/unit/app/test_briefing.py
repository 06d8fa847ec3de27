from app.answer import Source
from app.briefing import brief
from vectorstore.hit import Evidence

SOURCES = (
    Source("a", "Le silence", "Élise M.", "2022-05-24", "fr", "/a"),
    Source("b", "Spare tyre", None, None, "en", "/b"),
)
EVIDENCE = (
    Evidence("a", 0, 3, "Un.", "Belgorod", "fr", 0.9),
    Evidence("a", 4, 9, "Deux.", "Belgorod", "fr", 0.7),
    Evidence("b", 0, 6, "Three.", "", "en", 0.8),
)


def test_sentences_stand_under_their_article():
    assert brief(EVIDENCE, SOURCES, 1_000) == (
        "Article: Le silence\n- Un.\n- Deux.\n\nArticle: Spare tyre\n- Three."
    )


def test_the_least_similar_sentence_goes_first_when_there_is_no_room():
    text = brief(EVIDENCE, SOURCES, 58)
    assert "Deux." not in text
    assert "Un." in text
    assert len(text.encode()) <= 58


def test_no_room_at_all_leaves_nothing():
    assert brief(EVIDENCE, SOURCES, 3) == ""
