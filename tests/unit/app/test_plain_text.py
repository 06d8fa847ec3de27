import pytest

from app.plain_text import plain


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("See [the report](https://evil.example/x?q=1) now.", "See the report now."),
        ("![pixel](http://evil.example/p.png) Done.", "pixel Done."),
        ("Look at https://evil.example/path today.", "Look at today."),
        ("Run javascript:alert(1) now.", "Run now."),
        ("<img src=x onerror=alert(1)>Text<b>bold</b>.", "Textbold."),
        ("**Armenia** froze its `membership`.", "Armenia froze its membership."),
        ("- One point", "One point"),
        ("1. First point", "First point"),
        ("[1]: https://evil.example", ""),
        ("As [text][1] says [2].", "As text says."),
        ("Two\nlines  here", "Two lines here"),
    ],
)
def test_what_could_act_on_a_screen_goes_and_the_words_stay(written, read):
    assert plain(written) == read


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2022 the ratio was 3:1, or 75 % of 1,200.",
        "« Les alliés ont choisi l’article 4. »",
        "It rose from 2 < 3 to 5 > 4.",
        "Договор подписали в 1992 году.",
    ],
)
def test_ordinary_prose_is_left_alone(sentence):
    assert plain(sentence) == sentence
