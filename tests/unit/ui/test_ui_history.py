"""The list of conversations and the wishes for a question, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from fake_desk import FakeDesk
from fake_shelf import BELGOROD, CORRIDOR

from app.conversations.export import KINDS
from app.conversations.record import Card
from app.options import Options
from app.ui.history import history_view
from app.ui.limits import Limits, options_of, summary
from app.words import of

EN = of("en")
CARDS = FakeDesk().articles()


def test_conversations_stand_under_the_day_of_the_reader() -> None:
    paris = timezone(timedelta(hours=2))
    cards = [
        Card("a", "A", "2026-06-02T22:30:00+00:00"),
        Card("b", "B", "2026-06-02T10:00:00+00:00"),
        Card("c", "C", "2026-05-02T10:00:00+00:00"),
    ]
    view = history_view(cards, "b", "", None, datetime(2026, 6, 3, 9, tzinfo=paris), EN)
    assert [(group["label"], [item["id"] for item in group["items"]]) for group in view["groups"]] == [
        ("Today", ["a"]), ("Yesterday", ["b"]), ("Earlier", ["c"]),
    ]  # fmt: skip
    assert view["current"] == "b"
    assert [kind["kind"] for kind in view["kinds"]] == list(KINDS)


def test_a_search_without_a_find_says_so_and_a_deletion_can_be_undone() -> None:
    now = datetime(2026, 6, 3, tzinfo=UTC)
    view = history_view([], "", "x", Card("a", "A", now.isoformat()), now, EN)
    assert (view["empty"], view["searchable"]) == ("Nothing found", True)
    assert view["deleted"] == {"id": "a", "label": "“A” deleted"}
    assert history_view([], "", "", None, now, EN)["searchable"] is False


def test_a_list_that_cannot_be_read_says_why() -> None:
    view = history_view([], "", "x", None, datetime(2026, 6, 3, tzinfo=UTC), EN, EN.history_fault)
    assert view["empty"] == EN.history_fault


def test_without_wishes_nothing_is_limited_and_nothing_said() -> None:
    assert options_of(Limits(), CARDS) == Options()
    assert summary(Limits(), CARDS, EN) == ""


def test_days_choose_among_the_chosen_articles_and_undated_ones_are_out() -> None:
    undated = replace(CARDS[1], id="undated", published=None)
    cards = [*CARDS, undated]
    since = Limits(first_day=date(2023, 10, 1), last_day=date(2023, 12, 31))
    assert options_of(since, cards).articles == {BELGOROD.id}
    both = replace(since, articles=(CORRIDOR.id,))
    assert options_of(both, cards).articles == frozenset()
    assert summary(both, cards, EN) == EN.no_article_left
    assert options_of(replace(both, first_day=None, last_day=None), cards).articles == {CORRIDOR.id}


def test_wishes_are_said_in_a_few_words() -> None:
    assert summary(Limits(quotes_only=True, articles=(BELGOROD.id,)), CARDS, EN) == "Quotes only · 1 article"
    bold = Limits(daring="bold")
    assert (options_of(bold, CARDS).boldness, summary(bold, CARDS, EN)) == (
        1.0,
        "When in doubt: answer anyway",
    )
