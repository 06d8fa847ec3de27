import pytest

from vectorstore.query import without_acronyms


@pytest.mark.parametrize(
    ("question", "bare"),
    [
        ("Why did the CSTO keep out?", "Why did the keep out?"),
        ("Pourquoi l’OTSC n’a-t-elle rien fait ?", "Pourquoi n’a-t-elle rien fait ?"),
        ("Почему ОДКБ не вмешалась тогда?", "Почему не вмешалась тогда?"),
        ("Wer führt die OVKS heute an?", "Wer führt die heute an?"),
    ],
)
def test_acronyms_are_left_out_in_every_script(question, bare):
    assert without_acronyms(question) == bare


@pytest.mark.parametrize(
    "question", ["Why the CSTO?", "WHY DID THEY KEEP OUT?", "Who is Putin?", "Quand le 16 mai 2022 ?"]
)
def test_a_question_that_is_little_else_or_has_none_stays_as_it_is(question):
    assert without_acronyms(question) == question
