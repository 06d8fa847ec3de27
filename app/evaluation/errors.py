"""What can be wrong with the files that an evaluation is given.

All of them end a command with status 2.
"""

from __future__ import annotations

from app.errors import BadInput


class QuestionSetError(BadInput):
    """A question set cannot be read, or a line of it breaks the format."""


class BenchmarkFileError(BadInput):
    """A benchmark file is not in its format."""


class ReportError(BadInput):
    """A report cannot be read, or is not one that ``evaluate`` wrote."""


class GateError(BadInput):
    """A baseline cannot be read, or may not be changed in the way that was asked."""


class EmptyCollection(BadInput):
    """There is no article that questions could be asked about."""
