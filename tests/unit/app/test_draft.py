from app.draft import Draft


def collect(pieces: list[str], language: str = "en") -> list[str]:
    draft = Draft(language)
    finished = [sentence for piece in pieces for sentence in draft.add(piece)]
    return finished + draft.close()


def test_sentences_are_finished_one_by_one_whatever_the_pieces():
    text = "Armenia froze its membership. It did so in 2024. Belarus stayed."
    whole = ["Armenia froze its membership.", "It did so in 2024.", "Belarus stayed."]
    assert collect([text]) == whole
    assert collect(list(text)) == whole


def test_the_partial_sentence_is_what_has_not_finished():
    draft = Draft("en")
    assert draft.add("Armenia froze it. Belarus st") == ["Armenia froze it."]
    assert draft.partial == "Belarus st"
    assert draft.close() == ["Belarus st"]
    assert draft.partial == ""


def test_a_russian_answer_is_cut_into_its_sentences():
    assert collect(["Армения заморозила участие. ", "Беларусь осталась."], "ru") == [
        "Армения заморозила участие.",
        "Беларусь осталась.",
    ]


def test_nothing_written_is_nothing_stated():
    assert collect([" ", "\n"]) == []
