"""How an article becomes rows of the catalogue, and how they go away, within a transaction of the caller.

Opens no transaction and reads nothing back.
"""

from __future__ import annotations

import hashlib
import sqlite3

from ingest.article import Article
from vectorstore.hit import Vectors
from vectorstore.stored import passage_id, to_bytes
from vectorstore.word_rows import add_words, remove_words


def text_digest(text: str) -> bytes:
    """Return the SHA-256 by which equal texts are recognised."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def insert(
    connection: sqlite3.Connection,
    article: Article,
    passage_vectors: Vectors,
    sentence_vectors: Vectors,
    context_vectors: Vectors,
) -> None:
    """Write the rows and words of an article that is not there yet.

    Raises:
        ValueError: there is not one vector per passage and two per sentence.
    """
    key = _insert_article(connection, article)
    connection.executemany(
        "INSERT INTO headings VALUES (?, ?, ?, ?)",
        ((key, ordinal, span.start, span.end) for ordinal, span in enumerate(article.headings)),
    )
    connection.executemany(
        "INSERT INTO passages (id, article, ordinal, start, stop, heading, vector)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (
                passage_id(article.id, article.version, ordinal),
                *(key, ordinal, passage.start, passage.end, passage.heading, to_bytes(vector)),
            )
            for ordinal, (passage, vector) in enumerate(zip(article.passages, passage_vectors, strict=True))
        ),
    )
    connection.executemany(
        "INSERT INTO sentences (article, ordinal, passage, start, stop, kind, vector, context)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                *(key, ordinal, sentence.passage, sentence.start, sentence.end, sentence.kind),
                *(to_bytes(vector), to_bytes(context)),
            )
            for ordinal, (sentence, vector, context) in enumerate(
                zip(article.sentences, sentence_vectors, context_vectors, strict=True)
            )
        ),
    )
    add_words(connection, key)


def delete(connection: sqlite3.Connection, article_id: str) -> bool:
    """Delete an article with its rows and words; False when there is none."""
    found = connection.execute("SELECT key FROM articles WHERE id = ?", (article_id,)).fetchone()
    if found is None:
        return False
    remove_words(connection, found[0])
    connection.execute("DELETE FROM articles WHERE key = ?", found)
    return True


def _insert_article(connection: sqlite3.Connection, article: Article) -> int:
    columns = {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "author": article.author,
        "published": article.published,
        "language": article.language,
        "version": article.version,
        "text_hash": text_digest(article.text),
        "passages": len(article.passages),
        "sentences": len(article.sentences),
        "characters": len(article.text),
        "text": article.text,
    }
    names, marks = ", ".join(columns), ", ".join(f":{name}" for name in columns)
    cursor = connection.execute(f"INSERT INTO articles ({names}) VALUES ({marks})", columns)
    return int(cursor.lastrowid or 0)
