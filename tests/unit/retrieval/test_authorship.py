import pytest

from vectorstore.authorship import asked_of, by_family_name, named_in

AUTHORS = by_family_name([("a", "Ada Lum"), ("b", "Élise Noël et Ada Lum"), ("c", "Ирина Лунина")])


def test_every_person_of_an_author_line_has_the_articles_it_signs():
    assert dict(AUTHORS) == {"lum": {"a", "b"}, "noel": {"b"}, "лунина": {"c"}}


@pytest.mark.parametrize(
    "line", ["Reuters", "Élise N.", "our correspondent in London", "", "Desk of the North Sea Coast"]
)
def test_what_does_not_look_like_a_name_is_no_author(line):
    assert by_family_name([("a", line)]) == {}


def test_particles_are_part_of_a_name():
    assert by_family_name([("a", "Jan van der Meer, our correspondent")]) == {"meer": {"a"}}


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("According to Ada Lum, why did the mill close?", ["lum"]),
        ("Comment Noël et Lum l’expliquent-elles ?", ["noel", "lum"]),
        ("Как объясняет это Лунина?", ["лунина"]),
        ("Why did the mill at Lumley close?", []),
    ],
)
def test_authors_are_named_by_their_family_names(question, named):
    assert named_in(question, AUTHORS) == named


def test_a_question_that_names_authors_asks_for_what_they_wrote():
    assert asked_of(AUTHORS, {"lum": {"b"}, "лунина": set()}) == {"a", "b", "c"}
    assert asked_of(AUTHORS, {}) == set()


def test_an_author_of_whom_others_write_is_asked_about_as_a_person():
    assert asked_of(AUTHORS, {"lum": {"a", "c"}, "noel": {"b"}}) == {"b"}
