"""What a person prefers of the interface, kept over sessions."""

from __future__ import annotations

from pathlib import Path

from app.screens import preferences


def test_a_choice_outlives_the_browser_and_a_spoilt_file_does_not_matter(tmp_path: Path) -> None:
    preferences.choose_language(tmp_path, "fr")
    assert preferences.language(tmp_path, "en-GB") == "fr"
    (tmp_path / preferences.NAME).write_text("[", encoding="utf-8")
    assert preferences.language(tmp_path, "en-GB") == "en"
