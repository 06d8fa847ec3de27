"""Every text that the page shows, in English.

Holds no text of an answer or an article; those come from the answer itself.
"""

from __future__ import annotations

from datetime import date

from app.answer import Verdict

PRODUCT = "Ibid."
TAB_TITLE = "Ibid"
PROMISE = "Ask the articles."
PROMISE_DETAIL = "Every sentence of an answer points at the sentence it rests on."
EXAMPLES_TITLE = "For example"
QUESTION_HINT = "Ask about the articles"
CHAT = "Chat"
LIBRARY = "Library"
EVALUATION = "Evaluation"
SETTINGS = "Settings"
NEW_CHAT = "New chat"
STOP = "Stop writing"
OPENING = "Opening the articles…"
NO_ARTICLES = "There are no articles yet. Add some with: python -m app.cli index FOLDER"

CANNOT_OPEN = "Ibid cannot start"
TRY_AGAIN = "Try again"
ARTICLE_GONE = "This article is no longer in the collection."
UNEXPECTED = "Something unexpected went wrong. The log has the details; please ask again."

YOU_ASKED = "Question"
SEARCHING = "Searching the articles"
WRITING = "Writing"
QUOTES_LABEL = "Quotes from the articles"
REFUSED_LABEL = "Not answered by the articles"
STOPPED_LABEL = "Stopped before the end"
INTERRUPTED_LABEL = "Cut off before the end"
FAULT_LABEL = "This question could not be answered"
NEAREST = "The nearest passages"
SOURCES = "Sources"

READER = "Article"
CLOSE_READER = "Close the article"
PREVIOUS_CITATION = "Previous citation"
NEXT_CITATION = "Next citation"

VERDICT_LABELS: dict[Verdict, str | None] = {
    "supported": None,
    "partly supported": "partly supported",
    "unsupported": "unsupported",
    "not checked": "not checked",
}

LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "it": "Italian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "uk": "Ukrainian",
    "zh": "Chinese",
}

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def count(number: int, noun: str) -> str:
    """Return ``1 article``, ``12 articles``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def language(code: str) -> str:
    """Return a language's name, or its code in capitals when it has none here."""
    return LANGUAGES.get(code, code.upper())


def day(published: str | None) -> str:
    """Return an ISO date in words; anything else as it is, nothing as ``""``."""
    try:
        when = date.fromisoformat(published or "")
    except ValueError:
        return published or ""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def reading(sentences: int) -> str:
    """Return what happens between the evidence and the first word."""
    return f"Reading {count(sentences, 'sentence')}"


def found_in(articles: int) -> str:
    """Return the heading above the evidence."""
    return f"Found in {count(articles, 'article')}"


def mark_name(number: int, title: str, opening: str) -> str:
    """Return the accessible name of a citation mark."""
    return f"Source {number}: {title}, “{opening}”"


def citation_position(number: int, total: int) -> str:
    """Return where the reader stands among the citations."""
    return f"{number} of {total}"


def model_state(name: str | None, state: str) -> str:
    """Return the state of the language model in a few words."""
    if state == "off" or name is None:
        return "no model, quotes only"
    return {
        "ready": f"{name} ready",
        "starting": f"{name} starting",
        "idle": f"{name} starts with the first question",
        "failed": f"{name} unavailable, quotes only",
    }.get(state, f"{name} {state}")


def sentence(text: str) -> str:
    """Return an error's text as a sentence: a capital, a full stop, never empty."""
    text = text.strip() or UNEXPECTED
    return text[0].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "…")) else ".")
