"""The doors to syntok and razdel: where sentences of one paragraph may end.

Their proposals are rough; ``sentences`` decides which of them hold.
"""

from __future__ import annotations

from collections.abc import Iterator

import razdel
from syntok import segmenter

_CYRILLIC = ("ru", "uk")


def ends(paragraph: str, language: str) -> Iterator[int]:
    """Yield the offsets after the last character of each proposed sentence."""
    if language in _CYRILLIC:
        for sentence in razdel.sentenize(paragraph):
            yield sentence.stop
    else:
        for part in segmenter.analyze(paragraph):
            for tokens in part:
                last = tokens[-1]
                yield last.offset + len(last.value)
