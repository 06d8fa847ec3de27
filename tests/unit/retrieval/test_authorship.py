import pytest

from vectorstore.authorship import Author, asked_of, by_family_name, named_in

AUTHORS = by_family_name([("a", "Ada Lum"), ("b", "Élise Noël et Ada Lum"), ("c", "Ирина Лунина")])


def test_every_person_of_an_author_line_has_the_articles_it_signs():
    articles = {name: author.articles for name, author in AUTHORS.items()}
    assert articles == {"lum": {"a", "b"}, "noel": {"b"}, "лунина": {"c"}}


@pytest.mark.parametrize(
    "line", ["Reuters", "Élise N.", "our correspondent in London", "", "Desk of the North Sea Coast"]
)
def test_what_does_not_look_like_a_name_is_no_author(line):
    assert by_family_name([("a", line)]) == {}


def test_particles_are_part_of_a_name():
    assert by_family_name([("a", "Jan van der Meer, our correspondent")]) == {
        "meer": Author(frozenset({"a"}), frozenset({"jan"}))
    }


@pytest.mark.parametrize(
    ("question", "language", "named"),
    [
        ("According to Ada Lum, why did the mill close?", "en", ["lum"]),
        ("Comment Noël et Lum l’expliquent-elles ?", "fr", ["noel", "lum"]),
        ("Как объясняет это Лунина?", "ru", ["лунина"]),
        ("Why did the mill at Lumley close?", "en", []),
    ],
)
def test_authors_are_named_by_their_family_names(question, language, named):
    assert named_in(question, language, AUTHORS) == named


@pytest.mark.parametrize(
    ("question", "language", "named"),
    [
        ("Which town is best known for its mill?", "en", []),
        ("Best of all, which mill closed?", "en", []),
        ("WHICH TOWN IS BEST KNOWN?", "en", []),
        ("Why does Best think so?", "en", ["best"]),
        ("Thomas Best says what?", "en", ["best"]),
        ("why does thomas best think so?", "en", ["best"]),
        ("Will young people vote?", "en", []),
        ("will young people vote?", "en", []),
        ("D’après Best, pourquoi ?", "fr", ["best"]),
        ("Was kocht der Koch im Hafen?", "de", []),
        ("Was schreibt Anna Koch über den Hafen?", "de", ["koch"]),
        ("Was ist laut Koch im Hafen?", "de", ["koch"]),
        ("Was ist Frau Koch zufolge im Hafen?", "de", ["koch"]),
        ("Was ist Koch zufolge im Hafen?", "de", ["koch"]),
    ],
)
def test_an_ordinary_word_names_no_author(question, language, named):
    authors = by_family_name([("a", "Thomas Best"), ("b", "Will Young"), ("c", "Anna Koch")])
    assert named_in(question, language, authors) == named


def test_a_question_that_names_authors_asks_for_what_they_wrote():
    assert asked_of(AUTHORS, {"lum": {"b"}, "лунина": set()}) == {"a", "b", "c"}
    assert asked_of(AUTHORS, {}) == set()


def test_an_author_of_whom_others_write_is_asked_about_as_a_person():
    assert asked_of(AUTHORS, {"lum": {"a", "c"}, "noel": {"b"}}) == {"b"}
