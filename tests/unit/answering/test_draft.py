from app.answering.draft import Draft


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


def test_a_list_is_one_statement_with_what_announces_it():
    text = (
        "Armenia left. It wants three things:\n\n1. Radars.\n2. Missiles.\n3. An adviser.\n\nFrance agreed."
    )
    whole = ["Armenia left.", "It wants three things: Radars; Missiles; An adviser.", "France agreed."]
    assert collect([text]) == whole
    assert collect(list(text)) == whole


def test_a_line_that_an_announcement_ends_is_read_on():
    assert collect(["Trois obstacles subsistent :\nla mer, ", "les navires et l’écartement."], "fr") == [
        "Trois obstacles subsistent : la mer, les navires et l’écartement."
    ]


def test_a_colon_within_a_line_announces_no_list():
    assert collect(["It has one rule: help. ", "It broke it."]) == ["It has one rule: help.", "It broke it."]
