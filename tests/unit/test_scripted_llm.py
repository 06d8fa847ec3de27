"""The scripted server speaks enough of the protocol for the real client."""

from __future__ import annotations

import json

import httpx
import openai
import pytest
from langchain_openai import ChatOpenAI
from scripted_llm import Mode, scripted_llm, user_text


def chat(base_url: str, **options: object) -> ChatOpenAI:
    return ChatOpenAI(model="scripted", base_url=base_url, api_key="none", max_retries=0, **options)


def test_replies_whole_or_streamed_by_a_function_of_the_request() -> None:
    requests: list[dict] = []
    with scripted_llm(lambda request: f"You asked: {user_text(request)}", requests=requests) as url:
        assert chat(url).invoke("why").content == "You asked: why"
        assert [piece.content for piece in chat(url).stream("why") if piece.content] == [
            "You",
            " asked:",
            " why",
        ]
    assert [bool(request.get("stream")) for request in requests] == [False, True]


def test_reports_the_probabilities_of_the_first_token_when_asked() -> None:
    with scripted_llm("No", first_token={"Yes": 0.2, "No": 0.8}) as url:
        reply = chat(url, logprobs=True, top_logprobs=5).invoke("?")
        top = reply.response_metadata["logprobs"]["content"][0]["top_logprobs"]
        assert [candidate["token"] for candidate in top] == ["No", "Yes"]
        assert (
            "logprobs" not in (chat(url).invoke("?").response_metadata or {})
            or not (chat(url).invoke("?").response_metadata["logprobs"])
        )


@pytest.mark.parametrize(
    ("mode", "error"),
    [
        ("error 400", openai.BadRequestError),
        ("error 500", openai.InternalServerError),
        ("error 429", openai.RateLimitError),
        ("garbage", json.JSONDecodeError),
    ],
)
def test_fails_in_the_scripted_way(mode: Mode, error: type[Exception]) -> None:
    with scripted_llm("Never said.", mode) as url, pytest.raises(error):
        chat(url).invoke("?")


def test_a_cut_stream_breaks_off_in_the_middle() -> None:
    pieces: list[str] = []

    def read(url: str) -> None:
        for piece in chat(url).stream("?"):
            pieces.append(str(piece.content))

    with scripted_llm("one two three four", "cut") as url, pytest.raises(openai.APIConnectionError):
        read(url)
    assert "".join(pieces) == "one two"


def test_health_and_models_are_there() -> None:
    with scripted_llm() as url:
        assert httpx.get(url.replace("/v1", "/health")).json() == {"status": "ok"}
        assert httpx.get(f"{url}/models").json()["data"][0]["id"] == "scripted"
