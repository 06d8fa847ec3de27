"""Three small articles, and what an answer finds and cites in them; no model and no store."""

from __future__ import annotations

from app.answer import Citation, Source
from app.settings import ARTICLES
from ingest.article import Article, Passage, Sentence, SentenceKind, Span
from vectorstore.hit import Evidence


def build_article(
    article_id: str,
    language: str,
    title: str,
    author: str | None,
    published: str | None,
    dateline: str,
    body: tuple[str | tuple[str, ...], ...],
) -> Article:
    """Return an article; in ``body`` a string is a heading and a tuple a paragraph's sentences."""
    text = ""
    sentences: list[Sentence] = []
    headings: list[Span] = []

    def add(part: str, kind: SentenceKind | None) -> None:
        nonlocal text
        start = len(text)
        text += part
        if kind is None:
            headings.append(Span(start, len(text)))
        else:
            sentences.append(Sentence(start, len(text), passage=0, kind=kind))

    add(title, "title")
    text += "\n"
    add(dateline, "dateline")
    for block in body:
        text += "\n\n"
        if isinstance(block, str):
            add(block, None)
            continue
        for number, sentence in enumerate(block):
            text += " " if number else ""
            add(sentence, "body")
    return Article(
        id=article_id,
        source=str(ARTICLES / f"{article_id}.md"),
        text=text,
        title=title,
        author=author,
        published=published,
        language=language,
        headings=tuple(headings),
        sentences=tuple(sentences),
        passages=(Passage(0, len(text)),),
        version="0" * 64,
    )


BELGOROD = build_article(
    "belgorod",
    "fr",
    "Belgorod, ou le silence d’une alliance",
    "Hélène Marchetti",
    "2023-11-06",
    "Publié le 6 novembre 2023 par Hélène Marchetti",
    (
        (
            "Au matin du 1er avril 2022, deux hélicoptères frappent un dépôt de carburant à Belgorod, à "
            "une trentaine de kilomètres de la frontière ukrainienne.",
            "L’attaque, que Kiev n’a pas revendiquée, est la première de ce genre sur le sol russe depuis "
            "le début de l’invasion.",
            "Elle pose aussitôt une question que Moscou n’avait pas envie d’entendre : que font ses alliés ?",
        ),
        "Un article 4 qui n’oblige personne",
        (
            "Le traité de Tachkent prévoit qu’une agression contre un membre de l’OTSC soit considérée "
            "comme une agression contre tous.",
            "Mais le mécanisme suppose qu’un État le demande, et la Russie ne l’a pas demandé après "
            "Belgorod.",
            "Invoquer l’article 4 aurait obligé le Kremlin à reconnaître qu’il menait une guerre, et non une "
            "« opération spéciale ».",
        ),
        (
            "Le Kazakhstan, qui avait reçu l’aide de l’organisation en janvier 2022, a fait savoir qu’il "
            "n’enverrait pas de soldats en Ukraine.",
            "L’Arménie, elle, attendait encore une réponse à sa propre demande, déposée en mai 2021 après "
            "les incursions azerbaïdjanaises.",
            "Aucun des cinq partenaires n’a donc eu à dire non : personne ne leur avait rien demandé.",
        ),
        "Une alliance à sens unique",
        (
            "L’OTSC n’est intervenue qu’une seule fois en vingt ans, pour quelques jours, à Almaty.",
            "Les diplomates d’Asie centrale y voient moins un bouclier qu’une assurance contre les foules.",
            "« On ne quitte pas une alliance pareille, on l’oublie », résume un ancien ministre arménien.",
        ),
        (
            "Depuis, Erevan a gelé sa participation, et les exercices communs se tiennent sans elle.",
            "À Astana, la formule officielle reste celle d’une politique étrangère « à plusieurs vecteurs ».",
            "À Bichkek et à Douchanbé, les deux armées qui devaient s’exercer ensemble se sont tiré dessus "
            "en septembre 2022.",
        ),
        (
            "Minsk est le seul membre à avoir prêté son territoire à l’offensive russe.",
            "Encore s’est-il gardé d’y engager ses propres troupes.",
        ),
    ),
)

CORRIDOR = build_article(
    "corridor",
    "en",
    "The corridor that goes around Russia",
    None,
    "2023-09-14",
    "14 September 2023",
    (
        (
            "Kazakhstan sends four fifths of its oil through a pipeline that ends in Novorossiysk, a "
            "Russian port.",
            "In the summer of 2022 that pipeline was halted four times, for reasons that ranged from mines "
            "to paperwork.",
            "Astana drew its own conclusion and began to ship crude across the Caspian to Baku.",
        ),
        (
            "The volumes are small: 1.5 million tonnes a year against 55 million by the northern route.",
            "Yet every tonne that crosses the Caspian is a tonne for which nobody has to ask Moscow.",
        ),
    ),
)

HOSTILE = build_article(
    "hostile",
    "en",
    "<b>Bold</b> & [link](https://example.org)",
    "<script>alert('author')</script>",
    "2024-01-01",
    "<script>alert('dateline')</script>",
    (("An image <img src=x onerror=alert('text')>, :red[colour], $x$ and <script>alert(1)</script>.",),),
)


def evidence_of(article: Article, opening: str) -> Evidence:
    """Return the sentence of ``article`` that begins with ``opening``, as evidence."""
    sentence = next(s for s in article.sentences if s.of(article.text).startswith(opening))
    return Evidence(
        article.id, sentence.start, sentence.end, sentence.of(article.text), "", article.language, 0.87
    )


def citation_of(article: Article, opening: str) -> Citation:
    """Return the sentence of ``article`` that begins with ``opening``, as a citation."""
    found = evidence_of(article, opening)
    return Citation(found.article_id, found.start, found.end, found.text)


def source_of(article: Article) -> Source:
    """Return an article's description."""
    return Source(
        article.id,
        article.title,
        article.author,
        article.published,
        article.language,
        article.source,
        article.version,
    )
