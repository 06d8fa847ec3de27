"""The error tree: every kin says in one sentence which file it is about and what to do."""

from __future__ import annotations

import pytest

from ingest import errors
from ingest.errors import IngestError

KIN = [kin for kin in vars(errors).values() if isinstance(kin, type) and issubclass(kin, Exception)]


@pytest.mark.parametrize("kin", KIN)
def test_every_error_names_the_file_in_one_sentence(kin: type[IngestError]) -> None:
    message = str(kin("folder/draft.txt", "a detail"))
    assert issubclass(kin, IngestError)
    assert message.startswith("'folder/draft.txt' ")
    assert message.endswith(".")
    assert "\n" not in message
    assert "{" not in message


@pytest.mark.parametrize("kin", [kin for kin in KIN if kin is not IngestError])
def test_every_kin_is_documented_and_has_a_problem_of_its_own(kin: type[IngestError]) -> None:
    assert kin.__doc__
    assert sum(other.problem == kin.problem for other in KIN) == 1


def test_hostile_names_cannot_write_into_the_message() -> None:
    message = str(errors.MissingFile("a\nb\x1b[2J\u202etxt"))
    assert message.isprintable()


def test_braces_in_a_name_stay_braces() -> None:
    assert "{0}" in str(errors.UnsupportedKind("{0}.xyz", ".txt"))
