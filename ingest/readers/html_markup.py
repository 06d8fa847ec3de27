"""Markup that trafilatura would drop, fuse or take for a paragraph, rewritten as the words it stands for.

Extracts nothing; ``html_page`` does.
"""

from __future__ import annotations

import re
from typing import Any

from ingest.readers.raised import raised

KEPT = str.maketrans("\u00a0\u202f\u2009", "\ue000\ue001\ue002")
"""Spaces that must survive: trafilatura turns every white space into a plain one."""
_LINE_BREAK = re.compile(r"\s*\n\s*")
_NOT_SET_APART = "//*[not(ancestor::pre)] | //comment()[not(ancestor::pre)]"
_VERBATIM = ("pre", "script", "style")
_DATES_IN_PROSE = "//time[../text()[normalize-space()]]"
"""A date that stands alone is the page's own, and goes with what surrounds the article."""
_INLINE_CODE = "//code[not(ancestor::pre)]"
_QUOTES = {"fr": ("«\u00a0", "\u00a0»"), "en": ("“", "”"), "de": ("„", "“")}
_OTHER_QUOTES = ("«", "»")


def simplify(tree: Any, language: str | None) -> None:
    """Rewrite the lxml tree of a page whose spaces are ``KEPT``; ``language`` is a tag such as ``fr-FR``.

    Lines of the source are joined outside ``pre``, raised numbers parted from what they follow, quotations
    put in quotation marks, dates and code made words of their sentence.
    """
    for element in tree.xpath(_NOT_SET_APART):
        if element.text and element.tag not in _VERBATIM:
            element.text = _LINE_BREAK.sub(" ", element.text)
        if element.tail:
            element.tail = _LINE_BREAK.sub(" ", element.tail)
    for note in tree.xpath("//sup"):
        words = note.text_content()
        if (number := raised(words)) != words:
            note.clear(keep_tail=True)
            note.text = number
    opening, closing = _QUOTES.get((language or "")[:2].lower(), _OTHER_QUOTES)
    for quotation in tree.xpath("//q"):
        quotation.text = opening.translate(KEPT) + (quotation.text or "")
        quotation.tail = closing.translate(KEPT) + (quotation.tail or "")
    for element in tree.xpath(f"//q | {_DATES_IN_PROSE} | {_INLINE_CODE}"):
        element.drop_tag()
