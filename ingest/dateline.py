"""The sentence under a title that says who wrote an article and when, in the article's language.

Finds nothing out; ``metadata`` does.
"""

from __future__ import annotations

from ingest import dates
from ingest.metadata import Metadata

_BOTH = {
    "fr": "Par {author}, publié le {date}.",
    "en": "By {author}, published on {date}.",
    "de": "Von {author}, veröffentlicht am {date}.",
    "es": "Por {author}, publicado el {date}.",
    "ru": "Автор: {author}, опубликовано {date}.",
}
_DATE = {
    "fr": "Publié le {date}.",
    "en": "Published on {date}.",
    "de": "Veröffentlicht am {date}.",
    "es": "Publicado el {date}.",
    "ru": "Опубликовано {date}.",
}
_AUTHOR = {
    "fr": "Par {author}.",
    "en": "By {author}.",
    "de": "Von {author}.",
    "es": "Por {author}.",
    "ru": "Автор: {author}.",
}


def dateline(metadata: Metadata) -> str | None:
    """Return the sentence, in English for languages without one, or ``None`` when nothing is known."""
    author = (metadata.author or "").removesuffix(".")
    if not author and not metadata.published:
        return None
    wording = _BOTH if author and metadata.published else _DATE if metadata.published else _AUTHOR
    date = dates.spoken(metadata.published, metadata.language) if metadata.published else ""
    return wording.get(metadata.language, wording["en"]).format(author=author, date=date)
