"""Each metric alone: what it gives, and that it gives None where it does not apply."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_world import asked

from app.evaluation.corpus import Corpus
from app.evaluation.gold import GoldItem, Place, locate
from app.evaluation.intervals import interval
from app.evaluation.metrics import citations
from app.evaluation.metrics.chrf import chrf
from app.evaluation.metrics.correctness import holds, missing_groups
from app.evaluation.metrics.found import coverage
from app.evaluation.metrics.invention import invented_names, invented_numbers
from app.evaluation.metrics.language import agreement
from app.evaluation.metrics.ranking import ranking
from app.evaluation.metrics.refusal import refusal
from app.evaluation.metrics.selective import auroc, risk_coverage
from app.evaluation.metrics.times import percentiles

GOLD = [GoldItem("a", (Place("x", 10, 20),)), GoldItem("b", (Place("x", 50, 60), Place("y", 0, 5)))]


def statement(*spans):
    cited = [{"article_id": a, "start": s, "end": e, "quote": "?"} for a, s, e in spans]
    return {"text": "...", "citations": cited}


def test_every_group_must_hold():
    groups = (("Turkey", "Türkiye"), ("Iran",))
    assert holds(groups, "Türkiye and Iran") == 1
    assert holds(groups, "Only Turkey") == 0
    assert missing_groups(groups, "Only Turkey") == [("Iran",)]
    assert holds((), "anything") is None


def test_citation_precision_counts_citations():
    statements = [statement(("x", 15, 30), ("x", 30, 40)), statement(("y", 4, 9))]
    assert citations.precision(statements, GOLD) == pytest.approx(2 / 3)
    assert citations.precision([statement()], GOLD) is None
    assert citations.precision(statements, []) is None


def test_citation_recall_counts_statements():
    statements = [statement(("x", 15, 30), ("x", 30, 40)), statement(), statement(("z", 10, 20))]
    assert citations.recall(statements, GOLD) == pytest.approx(1 / 3)
    assert citations.recall([], GOLD) is None


def test_evidence_cited_counts_evidence_wherever_it_stands():
    assert citations.evidence_cited([statement(("y", 0, 5))], GOLD) == 0.5
    assert citations.evidence_cited([], GOLD) == 0
    assert citations.evidence_cited([], []) is None


def test_spans_that_only_touch_do_not_overlap():
    assert citations.precision([statement(("x", 20, 30), ("x", 0, 10))], GOLD) == 0


def test_a_quote_is_its_slice_or_it_is_not():
    def cited(quote, start=3, end=6, article="x"):
        citation = {"article_id": article, "start": start, "end": end, "quote": quote}
        return [{"text": "", "citations": [citation]}]

    text_of = {"x": "le pont est ouvert"}.get
    assert citations.quote_exactness(cited("pon"), text_of) == 1
    assert citations.quote_exactness(cited("pont"), text_of) == 0
    assert citations.quote_exactness(cited("", 3, 3), text_of) == 0
    assert citations.quote_exactness(cited("pon", article="gone"), text_of) == 0
    assert citations.quote_exactness([], text_of) is None


def test_ranking_by_hand():
    scores = ranking({"q": {"a", "b"}, "none": set()}, {"q": ["c", "a", "a", "b"]})["q"]
    assert scores["recall@1"] == 0
    assert scores["recall@5"] == 1
    assert scores["mrr@10"] == 0.5
    assert scores["ndcg@10"] == pytest.approx((0.63093 + 0.5) / (1 + 0.63093), abs=1e-4)


def test_a_question_that_found_nothing_scores_zero():
    assert ranking({"q": {"a"}}, {})["q"] == {
        "recall@1": 0,
        "recall@5": 0,
        "recall@20": 0,
        "mrr@10": 0,
        "ndcg@10": 0,
    }


def test_coverage_asks_for_one_unit_of_each_evidence():
    units = [Place("x", 0, 25), Place("x", 25, 70), Place("y", 0, 30)]
    both = coverage(GOLD, [units[0], units[2]], units)
    assert both["recall@1"] == 0.5
    assert both["recall@5"] == 1
    assert coverage(GOLD, [], units)["recall@20"] == 0
    assert coverage([], units, units)["ndcg@10"] is None


def test_two_pieces_of_evidence_in_one_unit_ask_for_it_once():
    whole = Place("x", 0, 70)
    assert coverage(GOLD, [whole], [whole])["recall@1"] == 1


def test_evidence_that_no_article_holds_is_never_found():
    lost = GoldItem("gone", ())
    assert coverage([lost], [Place("x", 0, 70)], [])["recall@20"] == 0


def test_refusal_scores_are_given_where_they_apply():
    assert refusal(answerable=False, refused=True) == {
        "refusal_precision": 1,
        "refusal_recall": 1,
        "answered_unanswerable": 0,
        "refused_answerable": None,
    }
    assert refusal(answerable=True, refused=True)["refusal_precision"] == 0
    assert refusal(answerable=True, refused=False)["refusal_precision"] is None


def test_numbers_from_nowhere():
    quotes = ["En avril 2022, quatre des 100 000 soldats", "le 6 novembre 2023"]
    assert invented_numbers("In April 2022, 4 of 100,000 soldiers [1]", quotes) == []
    assert invented_numbers("2023-11-06", quotes) == []
    assert invented_numbers("500 soldiers in 2022", quotes) == ["500"]
    assert invented_numbers("10 milliards d'euros", ["zehn Milliarden Euro"]) == []
    assert invented_numbers("11 milliards d'euros", ["zehn Milliarden Euro"]) == ["11"]
    assert invented_numbers("1.5 million tonnes", ["un million et demi de tonnes"]) == []
    assert invented_numbers("2.5 million tonnes", ["un million et demi de tonnes"]) == ["2.5"]


def test_names_from_nowhere_across_spellings_and_scripts():
    quotes = ["Le président Loukachenko a refusé", "une base à Gyumri", "auprès de la Turquie"]
    assert invented_names("В городе Гюмри и Лукашенко", quotes, "ru") == []
    assert invented_names("Об этом писали Юрий и Харьков.", ["Yuri", "near Kharkiv"], "ru") == []
    assert invented_names("Drones come from Turkey, says Lukashenko.", quotes, "en") == []
    assert invented_names("Drones come from Brazil.", quotes, "en") == ["Brazil"]
    assert invented_names("Die Drohnen kommen aus Brasilien.", quotes, "de") is None


def test_language_agreement_needs_enough_words(detector):
    assert agreement("It is the bridge.", "en", ("en", "fr"), detector) == 1
    assert agreement("C’est le pont de la ville.", "en", ("en", "fr"), detector) == 0
    assert agreement("Gyumri", "en", ("en", "fr"), detector) is None
    assert agreement("It is the bridge.", "pl", ("en", "fr"), detector) is None


def test_chrf_is_a_share():
    assert chrf("Le pont", "Le pont") == pytest.approx(1)
    assert 0 <= chrf("Le pont", "Der Hafen") < 0.3
    assert chrf("Le pont", " ") is None


def test_percentiles_skip_what_was_not_measured():
    assert percentiles([None, 1.0, 3.0]) == {"p50": 2.0, "p95": pytest.approx(2.9)}
    assert percentiles([None]) == {"p50": None, "p95": None}


def test_the_interval_holds_the_mean_and_repeats():
    values = [1.0] * 30 + [0.0] * 10
    low, high = interval(values)
    assert 0.55 < low < 0.75 < high < 0.95
    assert interval(values) == (low, high)
    assert interval([1.0]) is None


def test_risk_grows_where_confidence_is_wrong():
    judged = [(0.9, True), (0.8, True), (0.7, False), (0.7, True)]
    assert risk_coverage(judged) == [(0.25, 0.0), (0.5, 0.0), (1.0, 0.25)]
    assert auroc(judged) == pytest.approx((1 + 1 + 0.5) / 3)
    assert auroc([(0.5, True)]) is None


def test_evidence_is_found_as_it_is_or_with_its_typography_folded(world):
    corpus = Corpus.of(world.articles)
    typed = asked("fr-9", "?", "x", ['promis "une route plus sûre" aux', "L'ingénieur  Paul"], [["x"]])
    text = world.article_of("fr").text
    found = [text[p.start : p.end] for item in locate(typed, corpus) for p in item.places]
    (decomposed,) = locate(replace(typed, evidence=("une route plus su\u0302re",)), corpus)
    assert len(decomposed.places) == 1
    assert found == ["promis « une route plus sûre » aux", "L’ingénieur Paul"]
    (lost,) = locate(asked("fr-9", "?", "x", ["une route moins sûre"], [["x"]]), corpus)
    assert lost.places == ()


def test_what_also_carries_a_piece_of_evidence_stands_in_for_it_in_every_article(world):
    question = asked("fr-9", "?", "x", ["Paul Arnoux", "412 mètres"], [["x"]])
    question = replace(question, article="pont.fr.txt", also=((), ("Der Leuchtturm ist 33 Meter",)))
    architect, length = locate(question, Corpus.of(world.articles))
    assert [place.article_id for place in architect.places] == ["id-pont.fr"]
    assert [place.article_id for place in length.places] == ["id-pont.fr", "id-hafen.de"]
    assert length.also == ("Der Leuchtturm ist 33 Meter",)


def test_a_stand_in_is_as_good_as_the_evidence_and_not_demanded():
    instead = [GoldItem("a", (Place("x", 10, 20), Place("z", 0, 9)), ("also a",)), GOLD[1]]
    cites_it = [statement(("z", 0, 9)), statement(("y", 0, 5))]
    cites_the_evidence = [statement(("x", 10, 20)), statement(("y", 0, 5))]
    for statements in (cites_it, cites_the_evidence):
        assert citations.precision(statements, instead) == 1
        assert citations.recall(statements, instead) == 1
        assert citations.evidence_cited(statements, instead) == 1
    assert citations.precision(cites_it, GOLD) == 0.5
    units = [Place("z", 0, 40), Place("y", 0, 30), Place("x", 0, 25)]
    assert coverage(instead, units[:2], units)["recall@5"] == 1
    assert coverage(instead, units[1:], units)["recall@5"] == 1
    assert coverage(GOLD, units[:2], units)["recall@5"] == 0.5
