"""Which words the page needs of a language, and how they take numbers, days and names.

Names no word itself: ``english`` and ``french`` do, and Babel for numbers, days and languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from app.answer import Verdict
from app.words.problems import Problems, told

Language = Literal["en", "fr"]


@dataclass(frozen=True, slots=True)
class Forms:
    """A counted noun: ``one`` and ``many`` hold ``{n}`` where the number goes."""

    one: str
    many: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Every text of the page in one language; names in braces are filled in."""

    code: Language
    name: str
    locale: str
    """What Babel calls the language as it is written here."""
    first_day: str
    """How the first of a month is written."""
    problems: Problems
    """The errors that the page can tell, by their English forms; what is not among them stays in English."""

    chat: str
    library: str
    evaluation: str
    settings: str
    promise: str
    promise_detail: str
    examples_title: str
    about_article: str
    question_hint: str
    new_chat: str
    stop: str
    opening: str
    no_articles: str
    cannot_open: str
    try_again: str
    article_gone: str
    source_gone: str
    unexpected: str

    you_asked: str
    searching: str
    writing: str
    reading: Forms
    found_in: Forms
    articles: Forms
    quotes_label: str
    refused_label: str
    stopped_label: str
    interrupted_label: str
    crashed_label: str
    fault_label: str
    nearest: str
    sources: str
    verdicts: Mapping[Verdict, str | None]
    verdict_signs: Mapping[Verdict, str]
    doubtful_statement: str
    translated: str
    mark_name: str

    copy: str
    copied: str
    copy_link: str
    link_copied: str
    export: str
    ask_again: str
    edit: str
    ask: str
    cancel: str
    follow_ups: str
    good: str
    bad: str
    why_bad: str
    reasons: Mapping[str, str]
    comment_hint: str
    send: str
    thanks: str
    to_questions: str

    reader: str
    close_reader: str
    previous_citation: str
    next_citation: str
    position: str
    changed: str
    as_cited: str
    cited_gone: str
    translate: str
    translating: str
    original: str
    translation: str
    doubtful_translation: str
    no_translation: str
    hide_translation: str

    history: str
    search_history: str
    nothing_found: str
    today: str
    yesterday: str
    earlier: str
    more: str
    rename: str
    delete: str
    deleted: str
    undo: str
    save: str
    not_found: str
    not_kept: str
    history_fault: str
    blank_question: str
    long_question: str

    limits: str
    quotes_only: str
    quotes_only_detail: str
    daring: str
    darings: Mapping[str, str]
    only_articles: str
    all_articles: str
    published_from: str
    published_until: str
    no_article_left: str

    question_title: str
    question_detail: str
    answerable: str
    yes: str
    no: str
    evidence: str
    expected: str
    must_include: str
    must_include_detail: str
    question_added: str
    question_not_added: str

    interface: str
    language_label: str
    health: str
    model: str
    model_off: str
    model_ready: str
    model_starting: str
    model_idle: str
    model_failed: str
    embedding: str
    index: str
    index_state: str
    versions: str
    folder: str
    facts_later: str
    endpoint: str
    endpoint_detail: str
    address: str
    model_name: str
    key: str
    key_detail: str
    key_kept: str
    test_connection: str
    connected: str
    not_connected: str
    saved: str
    overridden: str
    back_to_local: str

    export_characters: str
    export_version: str
    export_made: str

    def count(self, number: int, forms: Forms) -> str:
        """Return for example ``1 article``, ``1,200 articles``."""
        single = Locale.parse(self.locale).plural_form(number) == "one"
        return (forms.one if single else forms.many).format(n=self.number(number))

    def number(self, number: int) -> str:
        """Return a number with its thousands set apart."""
        return format_decimal(number, locale=self.locale)

    def language(self, code: str) -> str:
        """Return a language's name, or its code in capitals when it has none."""
        name: str = Locale.parse(self.locale).languages.get(code, code.upper())
        return name

    def day(self, published: str | None) -> str:
        """Return an ISO date in words; anything else as it is, nothing as ``""``."""
        try:
            when = date.fromisoformat(published or "")
        except ValueError:
            return published or ""
        day = format_date(when, "long", locale=self.locale)
        return day.replace("1", self.first_day, 1) if when.day == 1 else day

    def sentence(self, text: str) -> str:
        """Return an error's text as a sentence of this language: a capital, a full stop, never empty."""
        text = told(text.strip(), self.problems) or self.unexpected
        return text[0].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "…")) else ".")

    def model_state(self, name: str | None, state: str) -> str:
        """Return the state of the language model in a few words."""
        forms = {
            "ready": self.model_ready,
            "starting": self.model_starting,
            "idle": self.model_idle,
            "failed": self.model_failed,
        }
        if state == "off" or name is None:
            return self.model_off
        return forms.get(state, "{name}").format(name=name)
