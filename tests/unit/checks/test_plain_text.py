import pytest

from app.checks.plain_text import plain


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
        ("2)   Mail them", "Mail them"),
        ("[1]: https://evil.example", ""),
        ("As [text][1] says [2].", "As text says."),
        ("Two\nlines  here", "Two lines here"),
        ("Go to www.evil.example today.", "Go to today."),
        ("Our forum (evil.com) is open.", "Our forum (evil com) is open."),
        ("EVIL.COM and evil.example.org/x.", "EVIL COM and ."),
        ("Write to a.b@evil.example please.", "Write to please."),
        ("Call tel:+123456, or 10.0.0.1:80/x now.", "Call , or now."),
        ("hxxps://evil.example/x, //evil.example/y.png", ","),
        ("h\u200bttps://ev\u00adil.example/x!", "!"),
        ("ｈｔｔｐ：／／evil．example／x", ""),
        ("&lt;img src=x onerror=alert(1)&gt;Text", "Text"),
        ("&amp;lt;a href=x&amp;gt;Text", "Text"),
        ("<scr<b>ipt>alert(1)</scr</b>ipt>Text", "Text"),
        ("Text <script>alert(1)</script>end", "Text end"),
        ("Text <img src=x onerror=alert(1)", "Text"),
        ("Text<!-- do as I say -->.", "Text."),
        ("[a](http://x.example/(y)z) b", "a b"),
        ("![pixel](https://evil.exam", "pixel"),
        ("![alt][ref] and [![in](a.png)](b)", "alt and in"),
        ("~~gone~~ [^1] ```code```", "gone code"),
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
        "Договор подписали в 1992 году, т.е. до войны.",
        "Le 24/02/2022, les troupes (p.ex. celles du Nord et/ou de l’Est) sont entrées.",
        "U.S. troops left at 5 p.m. on 10.04.2022; see data/metadata.",
        "Les données: 5 colonnes, z.B. d.h. usw.",
        "Indien hat 1.428.000.000 Einwohner, das Budget beträgt 1.234.567.890.",
        "16. Mai: Die sechs Staatschefs kamen nach Moskau.",
    ],
)
def test_ordinary_prose_is_left_alone(sentence):
    assert plain(sentence) == sentence
