"""Lines to paragraphs: wrapped lines are joined, lines that stand alone are not."""

from __future__ import annotations

from ingest.lines import chunks, unwrap

WRAPPED = """\
The organisation was founded in Tashkent and took its present name ten
years later, when its charter was signed. Six states remain, and each of
them reads the treaty in its own way. A common list of threats has never
been drawn up.

A second paragraph follows, which is long enough to be wrapped as well by
the program that wrote it."""


def paragraphs(text: str) -> list[str]:
    return [paragraph for group in unwrap(chunks(text)) for paragraph in group]


def test_wrapped_lines_become_whole_paragraphs() -> None:
    first, second = paragraphs(WRAPPED)
    assert first == WRAPPED.split("\n\n")[0].replace("\n", " ")
    assert second.endswith("wrapped as well by the program that wrote it.")


def test_one_paragraph_a_line_stays_so() -> None:
    lines = [
        "Le titre",
        "6 novembre 2023",
        "Une première phrase, assez longue pour remplir une ligne entière.",
    ]
    assert paragraphs("\n".join(lines)) == lines


def test_long_paragraphs_on_lines_of_their_own_are_not_joined() -> None:
    long = "Cette ligne est un paragraphe entier, car son auteur n’a pas coupé ses phrases. " * 4
    assert paragraphs(f"{long}\n{long}") == [long.strip(), long.strip()]


def test_a_short_line_above_wrapped_text_stays_alone() -> None:
    assert paragraphs(f"Reading time: 4 minutes\n{WRAPPED}")[0] == "Reading time: 4 minutes"


def test_list_items_stay_apart_in_wrapped_text() -> None:
    items = "- the first of the reasons, which fills nearly the whole of its line\n- the second of them"
    assert paragraphs(f"{WRAPPED}\n\n{items}")[2:] == items.split("\n")


def test_a_word_broken_at_its_hyphen_is_not_torn_apart() -> None:
    text = (
        "Les représentants des deux pays se sont retrouvés au siège du vice-\nministère, puis sont repartis."
    )
    assert paragraphs(text) == [
        "Les représentants des deux pays se sont retrouvés au siège du vice-ministère, puis sont repartis."
    ]


CUT = """\
Les marchés de la Russie, ceux de l’énergie surtout, ont montré que les capi-
tales ont baissé ; les négociateurs se sont retrouvés dans l’hiver de Rus-
sie, où la porte-parole a parlé d’armes, d’alliés et d’une vraie sécurité
collective, puis s’est tue. Aucun ministre ne dit rien de plus, et la porte-
parole se tait."""


def test_words_that_were_cut_to_fit_are_put_together_and_compounds_keep_their_hyphen() -> None:
    whole = CUT.replace("capi-\n", "capi").replace("Rus-\n", "Rus").replace("-\n", "-").replace("\n", " ")
    assert paragraphs(CUT) == [whole]


def test_half_a_word_that_waits_for_its_end_keeps_its_hyphen_and_a_space() -> None:
    text = (
        "Der Präsident sagte in Berlin, die gemeinsame europäische Außen-\n"
        "und Sicherheitspolitik der Union bleibe schwach."
    )
    assert paragraphs(text) == [text.replace("\n", " ")]


def test_a_wrapped_line_that_starts_with_a_number_is_no_item_of_a_list() -> None:
    text = (
        "L’organisation compte six membres, et le traité en reconnaît aujourd’hui\n"
        "41. Un protocole a été signé plus tard par les États de la région, qui\n"
        "ont ensuite voté."
    )
    assert paragraphs(text) == [text.replace("\n", " ")]


def test_numbered_items_stay_apart_in_wrapped_text() -> None:
    items = [
        "Les députés ont donné trois raisons de ne pas voter, dont chacune suffit :",
        "1. la peur des voisins, qui n’a cessé de croître depuis que la guerre a commencé",
        "2. la dette, que personne dans le pays ne veut payer ni même compter",
    ]
    text = items[0] + "\n" + items[1].replace("que la guerre a", "que la guerre\na") + "\n" + items[2]
    assert paragraphs(text) == items


def test_spaces_inside_a_line_are_kept() -> None:
    assert paragraphs("Il dit «\u00a0non\u00a0»  deux fois.\u00a0") == [
        "Il dit «\u00a0non\u00a0»  deux fois."
    ]


def test_lines_of_blanks_separate_paragraphs() -> None:
    assert paragraphs("un\n \u00a0\t\n\n\ndeux") == ["un", "deux"]
