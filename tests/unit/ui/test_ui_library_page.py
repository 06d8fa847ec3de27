"""The library as Streamlit runs it, without a browser: a text that is pasted."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from fake_desk import FakeDesk
from streamlit.testing.v1 import AppTest

from app.screens.opening import Opening
from app.words import library as library_words
from ingest.correcting import LONGEST

OWN = library_words.of("en")


@dataclass
class FakeIntake:
    """Notes the texts that it is given."""

    added: list[tuple[str, str]] = field(default_factory=list)
    busy: bool = False

    def items(self) -> tuple[()]:
        return ()

    def clear(self) -> None:
        pass

    def add_text(self, title: str, text: str) -> None:
        self.added.append((title, text))


class KeepingDesk(FakeDesk):
    """A desk that takes articles in."""

    intake = FakeIntake()


def page(opening):
    """Streamlit runs the text of this function alone, so it names nothing from this file."""
    from app.screens import library, session

    session.begin(opening)
    library.show(opening.desk)


@pytest.fixture
def app(tmp_path: Path) -> AppTest:
    desk = KeepingDesk()
    desk.intake.added.clear()
    opening = Opening(lambda: desk, tmp_path)
    opening.wait()
    return AppTest.from_function(page, args=(opening,), default_timeout=30).run()


def give(app: AppTest, title: str, text: str) -> None:
    app.text_input("library_title").input(title)
    app.text_area("library_text").input(text)
    next(button for button in app.button if "library-text" in str(button.proto.form_id)).click().run()


def told(app: AppTest) -> list[str]:
    """Return what is shown, and said, of what came of it."""
    shown = [component.proto for component in app.get("bidi_component")]
    return [json.loads(proto.json)["text"] for proto in shown if proto.component_name == "ibid.told"]


@pytest.mark.parametrize(
    ("title", "text", "lacking"),
    [
        (" ", "Le gel continue.", OWN.title_missing),
        ("Note du soir", "", OWN.text_missing),
        ("", " ", f"{OWN.title_missing} {OWN.text_missing}"),
        ("!?", "Le gel continue.", "a title needs words"),
        ("x" * (LONGEST + 1), "Le gel continue.", "at most 300 characters"),
    ],
)
def test_a_text_that_cannot_be_added_stays_in_its_box_and_what_it_lacks_is_told(
    app: AppTest, title: str, text: str, lacking: str
) -> None:
    give(app, title, text)
    assert KeepingDesk.intake.added == []
    assert (app.text_input("library_title").value, app.text_area("library_text").value) == (title, text)
    assert lacking.lower() in " ".join(told(app)).lower()


def test_a_text_that_is_added_leaves_its_box_empty(app: AppTest) -> None:
    give(app, "", "Le gel continue.")
    give(app, "Note du soir", "Le gel continue.")
    assert KeepingDesk.intake.added == [("Note du soir", "Le gel continue.")]
    assert (app.text_input("library_title").value, app.text_area("library_text").value) == ("", "")
    assert told(app) == []
