from pathlib import Path

import pytest

from app import whole_file


@pytest.mark.parametrize("content", ["déjà\n", b"\x00\xff"])
def test_a_file_is_written_into_a_folder_that_is_made(tmp_path: Path, content) -> None:
    file = tmp_path / "new" / "file.txt"
    whole_file.write(file, content)
    assert (file.read_bytes() if isinstance(content, bytes) else file.read_text("utf-8")) == content
    assert list(file.parent.iterdir()) == [file]


def test_what_cannot_be_written_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "file.txt"
    whole_file.write(file, "old")

    def full(self: Path, content: bytes) -> int:
        with self.open("wb") as draft:
            draft.write(content[:2])
        raise OSError("no space left")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="no space left"):
        whole_file.write(file, "newer")
    assert file.read_text() == "old"


def test_a_secret_is_nobody_elses_to_read_even_where_a_draft_was_left(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    (tmp_path / ".settings.toml.part").write_text("left by a kill")
    whole_file.write(file, "key", mode=0o600)
    assert file.stat().st_mode & 0o777 == 0o600
