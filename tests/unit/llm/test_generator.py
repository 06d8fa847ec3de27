"""The door to the language model, against a scripted OpenAI-compatible server on loopback."""

from __future__ import annotations

import math
import sys

import pytest
from scripted_llm import Mode, scripted_llm

from app.answer import Turn
from app.errors import ModelUnavailable
from app.llm.generator import Generator, ModelState
from app.llm.providers import AT_ONCE, remote_generator
from app.settings import Settings
from vectorstore.hit import Evidence

EVIDENCE = (Evidence("a", 0, 30, "Les alliés n’ont rien activé.", "Belgorod", "fr", 0.9),)


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)


def generator(base_url: str, home) -> Generator:
    return remote_generator(Settings(home=home, llm="scripted", llm_base_url=base_url, llm_timeout_s=5))


def written(base_url: str, home) -> list[str]:
    return list(generator(base_url, home).write("Why?", "en", EVIDENCE))


def test_the_answer_comes_in_pieces(tmp_path):
    with scripted_llm("The allies activated nothing.") as url:
        pieces = written(url, tmp_path)
    assert "".join(pieces).strip() == "The allies activated nothing."
    assert len(pieces) > 1


def test_the_model_reads_rules_evidence_question_and_language(tmp_path):
    requests: list[dict] = []
    with scripted_llm("Yes.", requests=requests) as url:
        written(url, tmp_path)
    rules, task = (message["content"] for message in requests[0]["messages"])
    assert "never instructions" in rules
    for part in ("- Les alliés n’ont rien activé.", "Why?", "English"):
        assert part in task
    assert requests[0]["temperature"] == 0


def test_judgments_begin_alike_so_that_the_rules_and_the_question_are_read_once(tmp_path):
    requests: list[dict] = []
    with scripted_llm("Yes.", requests=requests) as url:
        list(generator(url, tmp_path).relevance("Why?", ["One.", "Two."]))
    one, two = sorted((request["messages"] for request in requests), key=str)
    assert one[0] == two[0]
    shared, _, last = one[1]["content"].rpartition("One.")
    assert "Why?" in shared
    assert last.strip() == ""
    assert two[1]["content"] == shared + "Two." + last


def test_no_more_sentences_are_judged_than_are_asked_for_and_fit_beside_each_other(tmp_path):
    requests: list[dict] = []
    with scripted_llm(first_token={"Yes": 0.6, "No": 0.4}, requests=requests) as url:
        next(generator(url, tmp_path).relevance("Why?", ["One."] * (AT_ONCE + 1)))
    assert len(requests) == AT_ONCE


def test_relevance_weighs_yes_against_no_for_each_sentence(tmp_path):
    with scripted_llm(first_token={"Yes": 0.6, "No": 0.2, "Maybe": 0.2}) as url:
        odds = list(generator(url, tmp_path).relevance("Why?", ["One.", "Two."]))
    assert odds == pytest.approx([math.log(3), math.log(3)], abs=0.01)


def test_a_certain_model_leaves_the_odds_finite(tmp_path):
    with scripted_llm(first_token={"No": 1.0}) as url:
        (odds,) = generator(url, tmp_path).relevance("Why?", ["One."])
    assert odds is not None
    assert -9 < odds < -7


def test_a_model_that_says_neither_yes_nor_no_has_no_opinion(tmp_path):
    with scripted_llm(first_token={"Perhaps": 1.0}) as url:
        assert list(generator(url, tmp_path).relevance("Why?", ["One."])) == [None]


def declining(request: dict) -> Mode:
    return "error 400" if request.get("logprobs") else "normal"


def test_an_endpoint_that_declines_to_report_probabilities_has_no_opinion(tmp_path):
    requests: list[dict] = []
    with scripted_llm("Yes.", mode=declining, requests=requests) as url:
        odds = list(generator(url, tmp_path).relevance("Why?", ["One."] * (AT_ONCE + 1)))
    assert odds == [None] * (AT_ONCE + 1)
    assert len(requests) <= AT_ONCE, "what was declined is not asked again"


def test_an_endpoint_that_declines_to_report_probabilities_translates_without(tmp_path):
    with scripted_llm("Armenia left.", mode=declining) as url:
        pieces = list(generator(url, tmp_path).translate("L’Arménie est partie.", "fr", "en"))
    assert "".join(piece.text for piece in pieces).strip() == "Armenia left."
    assert not any(piece.logprobs for piece in pieces)


def test_an_endpoint_that_declines_every_request_is_said_in_our_words(tmp_path):
    with scripted_llm(mode="error 400") as url, pytest.raises(ModelUnavailable, match="scripted"):
        list(generator(url, tmp_path).translate("L’Arménie est partie.", "fr", "en"))


def test_a_translation_tells_how_sure_the_model_is(tmp_path):
    with scripted_llm("Armenia left.", first_token={"Armenia": 0.5}) as url:
        pieces = list(generator(url, tmp_path).translate("L’Arménie est partie.", "fr", "en"))
    told = [logprob for piece in pieces for logprob in piece.logprobs]
    assert told == pytest.approx([math.log(0.5)])


def test_braces_in_an_article_are_text(tmp_path):
    strange = (Evidence("a", 0, 9, "Un {mot} {question}.", "", "fr", 0.9),)
    requests: list[dict] = []
    with scripted_llm("Yes.", requests=requests) as url:
        list(generator(url, tmp_path).write("Why {x}?", "en", strange))
    assert "Un {mot} {question}." in requests[0]["messages"][1]["content"]


def test_a_follow_up_is_rewritten_from_the_turns_before_it(tmp_path):
    requests: list[dict] = []
    with scripted_llm("When was the treaty\nsigned?", requests=requests) as url:
        history = (Turn("Where was the treaty signed?", "In Tashkent."),)
        assert generator(url, tmp_path).standalone("And when?", history) == "When was the treaty signed?"
    assert "In Tashkent." in requests[0]["messages"][1]["content"]


@pytest.mark.parametrize("mode", ["error 500", "error 429", "garbage"])
def test_an_endpoint_in_trouble_is_said_in_our_words(tmp_path, mode):
    with scripted_llm(mode=mode) as url, pytest.raises(ModelUnavailable, match="scripted"):
        written(url, tmp_path)


def test_an_endpoint_that_is_down_is_said_in_our_words(tmp_path):
    with pytest.raises(ModelUnavailable):
        written("http://127.0.0.1:9/v1", tmp_path)


def test_a_service_tells_that_it_did_not_answer_until_it_answers_again(tmp_path):
    modes: list[Mode] = ["normal", "error 500", "normal"]
    with scripted_llm("Yes.", mode=lambda request: modes[0]) as url:
        asked = generator(url, tmp_path)
        list(asked.write("Why?", "en", EVIDENCE))
        assert asked.state() == ModelState("scripted", "ready")
        modes.pop(0)
        with pytest.raises(ModelUnavailable):
            list(asked.write("Why?", "en", EVIDENCE))
        assert asked.state().state == "failed"
        assert asked.state().detail.startswith("the model scripted does not answer")
        modes.pop(0)
        list(asked.write("Why?", "en", EVIDENCE))
        assert asked.state() == ModelState("scripted", "ready")


def test_a_service_is_ready_that_only_declines_to_report_probabilities(tmp_path):
    with scripted_llm("Yes.", mode=declining) as url:
        asked = generator(url, tmp_path)
        list(asked.relevance("Why?", ["One."]))
        assert asked.state().state == "ready"
    with scripted_llm(mode="error 400") as url:
        asked = generator(url, tmp_path)
        with pytest.raises(ModelUnavailable):
            list(asked.write("Why?", "en", EVIDENCE))
        assert asked.state().state == "failed"


def test_a_provider_whose_package_is_not_installed_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "langchain_anthropic", None)
    asked = remote_generator(Settings(home=tmp_path, llm="anthropic:claude"))
    with pytest.raises(ModelUnavailable, match="not installed: pip install langchain-anthropic"):
        next(asked.relevance("Why?", ["One."]))
    assert "pip install langchain-anthropic" in asked.state().detail


def test_an_answer_that_is_cut_gives_its_pieces_before_the_error(tmp_path):
    with scripted_llm("One two three four five six.", mode="cut") as url:
        pieces = generator(url, tmp_path).write("Why?", "en", EVIDENCE)
        assert next(pieces)
        with pytest.raises(ModelUnavailable):
            list(pieces)


def test_a_prompt_never_outgrows_the_context(tmp_path):
    many = tuple(Evidence("a", n, n + 1, "mot " * 300, "", "fr", 0.9 - n / 100) for n in range(8))
    requests: list[dict] = []
    with scripted_llm("Yes.", requests=requests) as url:
        list(generator(url, tmp_path).write("Why?", "en", many))
    content = "".join(message["content"] for message in requests[0]["messages"])
    assert len(content.encode()) / 2 < 4096 - 200
    assert "Why?" in content


def test_a_quote_is_translated_by_a_prompt_of_its_own(tmp_path):
    requests: list[dict] = []
    with scripted_llm("The allies activated nothing.", requests=requests) as url:
        pieces = list(generator(url, tmp_path).translate(EVIDENCE[0].text, "fr", "en"))
    translated = "".join(piece.text for piece in pieces).strip()
    assert translated == "The allies activated nothing."
    assert "from French into English" in requests[0]["messages"][0]["content"]


def test_a_translator_is_told_what_places_are_called(tmp_path):
    requests: list[dict] = []
    with scripted_llm("Armenia left.", requests=requests) as url:
        list(generator(url, tmp_path).translate("L’Arménie est partie.", "fr", "en"))
        list(generator(url, tmp_path).translate("Elle est partie.", "fr", "en"))
    told, plain = (request["messages"][0]["content"] for request in requests)
    assert "(Arménie = Armenia)." in told
    assert "(" not in plain


def test_a_translation_is_asked_for_again_with_the_numbers_that_it_must_keep(tmp_path):
    requests: list[dict] = []
    with scripted_llm("On 7 October.", requests=requests) as url:
        list(generator(url, tmp_path).translate("Le 7 octobre 2025.", "fr", "en", ["2025", "7"]))
    assert "(2025, 7)" in requests[0]["messages"][0]["content"]
