"""The error tree of the app. ``cli.py`` and the pages turn these into words for a person.

``BadInput`` and its kin end a command with status 2, every other ``IbidError`` with status 1.
Errors of the rooms below (``ingest.errors``, ``vectorstore.errors``) have roots of their own.
"""

from __future__ import annotations


class IbidError(Exception):
    """Root of the app's errors; its text is one sentence for a person."""


class BadInput(IbidError):
    """What a person gave cannot be used."""


class QuestionError(BadInput):
    """The question is empty, or far too long to be one."""


class SettingsError(BadInput):
    """A setting is unknown or has a value that is not allowed."""


class ArchiveFault(IbidError):
    """The kept conversations cannot be read or written, or one of them is damaged."""


class WeightsError(IbidError):
    """A model file cannot be fetched, or its bytes are not the ones the manifest names."""


class ModelUnavailable(IbidError):
    """The language model does not answer: not started, refused, timed out, or broken off."""


class RequestDeclined(ModelUnavailable):
    """The service of the language model answers, but does not take a request of this form."""
