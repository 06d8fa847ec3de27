"""Takes page numbers, and the lines that stand at the edge of page after page, out of the pages.

Looks at the first and last lines of a page only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.characters import plain
from ingest.readers.line import Line

_EDGE = 3
"""Lines at the top and at the bottom of a page that may be running heads."""
_SHARE = 0.25
"""Share of the pages that show a running head: often only every second does."""
_SAME_PLACE = 20
"""Points."""
_NUMBER = re.compile(
    r"(?:(?:page|seite|pagina|стр|p)\.?\s*)?[-–—|]?\s*\d{1,4}\s*(?:(?:/|sur|of|von|de|из)\s*\d{1,4}\s*)?[-–—|]?",
    re.I,
)


def without(pages: Sequence[Sequence[Line]], body: float) -> list[list[Line]]:
    """Return the pages without running heads; ``body`` is the size of the text, larger lines stay."""
    edges = [_edge(page) for page in pages]
    shown = Counter(key for edge in edges for key in {_key(line) for line in edge})
    often = max(2, _SHARE * len(pages))
    return [
        [
            line
            for line in page
            if line not in edge
            or line.size > 1.15 * body
            or not (shown[_key(line)] >= often or _NUMBER.fullmatch(plain(line.text)))
        ]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _edge(page: Sequence[Line]) -> list[Line]:
    downwards = sorted(page, key=lambda line: -line.bottom)
    return downwards[:_EDGE] + downwards[-_EDGE:]


def _key(line: Line) -> tuple[str, int]:
    """Return what a running head has on every page: its words, whatever the numbers in it, and its height."""
    return re.sub(r"\d+", "0", plain(line.text).casefold()), round(line.bottom / _SAME_PLACE)
