"""Small plots as inline SVG, coloured by the page's own CSS variables: the only door to markupsafe.

Knows nothing of reports: it gets labels and numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

_ROW = 28
_LABEL = 108
_PLOT = 276
_NOTE = 76
_WIDTH = _LABEL + _PLOT + _NOTE


def whisker(value: float, bounds: Sequence[float] | None) -> Markup:
    """Return a dot on an axis from 0 to 1, with its interval as a bar."""
    low, high = bounds if bounds else (value, value)
    return Markup(
        '<svg class="whisker" viewBox="0 0 320 16" role="img" aria-label="{label}">'
        '<line class="axis" x1="4" x2="316" y1="8" y2="8"/>'
        '<line class="span" x1="{low}" x2="{high}" y1="8" y2="8"/>'
        '<circle class="dot" cx="{at}" cy="8" r="4.5"/></svg>'
    ).format(
        label=f"{value:.0%}, interval {low:.0%} to {high:.0%}",
        low=_number(4 + 312 * low),
        high=_number(4 + 312 * high),
        at=_number(4 + 312 * value),
    )


def dots(rows: Sequence[tuple[str, str, Sequence[float | None]]], series: Sequence[str], note: str) -> Markup:
    """Return a dot plot from 0 to 1: a row for each (label, note, value of each series).

    ``note`` names the notes of the rows. The series stand a little apart, so that equal values show.
    """
    height = _ROW * len(rows) + 24
    parts = [_grid([0, 0.25, 0.5, 0.75, 1], ["0", "", "50", "", "100 %"], height)]
    for index, (label, row_note, values) in enumerate(rows):
        y = _ROW * index + _ROW / 2
        parts.append(_row(label, row_note, y) + _line("axis", _x(0), y, _x(1), y))
        parts.extend(
            _dot(f"s{number}", _x(value), y + 6 * number - 6, f"{label}, {name}: {value:.0%}")
            for number, (name, value) in enumerate(zip(series, values, strict=True))
            if value is not None
        )
    parts.append(_text("note end", _WIDTH, height - 6, note))
    return _svg(height, "Dot plot", parts)


def ticks(rows: Sequence[tuple[str, Sequence[float], float | None, float | None]]) -> Markup:
    """Return strips of seconds: a row for each (label, seconds, median, 95th percentile)."""
    height = _ROW * len(rows) + 24
    top = _round_up(max((value for _, values, _, _ in rows for value in values), default=1.0))
    parts = [_grid([0, 0.5, 1], ["0", f"{top / 2:g}", f"{top:g} s"], height)]
    for index, (label, values, median, late) in enumerate(rows):
        y = _ROW * index + _ROW / 2
        note = "" if median is None or late is None else f"{_seconds(median)} · {_seconds(late)}"
        parts.append(_row(label, note, y))
        parts.extend(_line("tick", _x(value / top), y - 6, _x(value / top), y + 6) for value in values)
        if median is not None:
            parts.append(_line("median", _x(median / top), y - 9, _x(median / top), y + 9))
    return _svg(height, "Seconds of each question; the strong mark is the median", parts)


def curve(
    points: Sequence[tuple[float, float]], here: tuple[float, float] | None, across: str, up: str
) -> Markup:
    """Return a line through ``points`` on axes from 0 to 1 named ``across`` and ``up``; ``here`` is a dot."""
    height, left, top, bottom = 240, 34, 28, 206

    def at(point: tuple[float, float]) -> tuple[float, float]:
        return left + (_WIDTH - left - 4) * point[0], bottom - (bottom - top) * point[1]

    path = " ".join(f"{'L' if i else 'M'}{x:.1f} {y:.1f}" for i, (x, y) in enumerate(map(at, points)))
    parts = [
        *(_line("grid", left, at((0, y))[1], _WIDTH - 4, at((0, y))[1]) for y in (0.5, 1.0)),
        _line("axis", left, bottom, _WIDTH - 4, bottom),
        *(
            _text("note end", left - 6, at((0, y))[1] + 4, label)
            for y, label in ((0, "0"), (0.5, "50"), (1, "100"))
        ),
        *(_text("note middle", at((x, 0))[0], bottom + 16, label) for x, label in ((0, "0"), (0.5, "50"))),
        _text("note end", _WIDTH, bottom + 16, "100 %"),
        _text("note", 0, 12, up),
        _text("note end", _WIDTH, height - 4, across),
        Markup('<path class="curve" d="{}"/>').format(path),
    ]
    if here:
        parts.append(_dot("s0", *at(here), "this run"))
    return _svg(height, f"{up}, against {across}", parts)


def _grid(positions: Sequence[float], labels: Sequence[str], height: float) -> Markup:
    parts = []
    for position, label in zip(positions, labels, strict=True):
        parts.append(_line("grid", _x(position), 0, _x(position), height - 22))
        anchor = "start" if position == 0 else "end" if position == 1 else "middle"
        parts.append(_text(f"note {anchor}", _x(position), height - 6, label))
    return Markup("").join(parts)


def _dot(kind: str, x: float, y: float, title: str) -> Markup:
    return Markup('<circle class="{}" cx="{}" cy="{}" r="4.5"><title>{}</title></circle>').format(
        kind, _number(x), _number(y), title
    )


def _row(label: str, note: str, y: float) -> Markup:
    return _text("label", 0, y + 4, label) + _text("note end", _WIDTH, y + 4, note)


def _svg(height: float, label: str, parts: Sequence[Markup]) -> Markup:
    return Markup('<svg class="plot" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        _WIDTH, _number(height), label, Markup("").join(parts)
    )


def _line(kind: str, x1: float, y1: float, x2: float, y2: float) -> Markup:
    return Markup('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(
        kind, *(_number(value) for value in (x1, y1, x2, y2))
    )


def _text(kind: str, x: float, y: float, text: str) -> Markup:
    return Markup('<text class="{}" x="{}" y="{}">{}</text>').format(
        kind, _number(x), _number(y), escape(text)
    )


def _x(share: float) -> float:
    return _LABEL + 8 + (_PLOT - 16) * share


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _seconds(value: float) -> str:
    return f"{value * 1000:.0f} ms" if value < 0.1 else f"{value:.1f} s"


def _round_up(value: float) -> float:
    steps = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800)
    return next((step for step in steps if step >= value), value)
