"""A tiny OpenAI-compatible server whose replies a test scripts: streaming or whole, with log-probabilities.

Understands only what the project's tests send; no authentication, no other routes.
"""

from __future__ import annotations

import json
import math
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal

Mode = Literal["normal", "slow", "error 400", "error 500", "error 429", "cut", "garbage"]
Request = dict[str, Any]

MODEL = "scripted"
SLOW_PAUSE_S = 0.5


@dataclass(slots=True)
class _Script:
    reply: str | Callable[[Request], str]
    mode: Mode | Callable[[Request], Mode]
    first_token: Mapping[str, float]
    pause_s: float
    requests: list[Request] = field(default_factory=list)

    def text(self, request: Request) -> str:
        return self.reply(request) if callable(self.reply) else self.reply

    def behaviour(self, request: Request) -> Mode:
        return self.mode(request) if callable(self.mode) else self.mode


@contextmanager
def scripted_llm(
    reply: str | Callable[[Request], str] = "Yes.",
    mode: Mode | Callable[[Request], Mode] = "normal",
    *,
    first_token: Mapping[str, float] | None = None,
    pause_s: float = 0.0,
    requests: list[Request] | None = None,
) -> Iterator[str]:
    """Serve on a free loopback port and give the base URL, ``http://127.0.0.1:PORT/v1``.

    ``reply`` and ``mode`` may be functions of the request's JSON. ``first_token`` gives the
    probabilities reported for the first token when a request asks for log-probabilities (Yes at 0.9
    unless told). ``pause_s`` passes before each streamed word. Requests are appended to ``requests``.
    """
    script = _Script(reply, mode, first_token or {"Yes": 0.9, "No": 0.1}, pause_s)
    if requests is not None:
        script.requests = requests
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(script))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), name="scripted-llm", daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def user_text(request: Request) -> str:
    """Return what the last message of a request says, for functions that choose a reply."""
    content = request["messages"][-1]["content"]
    return content if isinstance(content, str) else "".join(part.get("text", "") for part in content)


def _handler(script: _Script) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if self.path.endswith("/health"):
                self._send(200, {"status": "ok"})
            elif self.path.endswith("/models"):
                self._send(200, {"object": "list", "data": [{"id": MODEL, "object": "model"}]})
            else:
                self._send(404, _error("no such route"))

        def do_POST(self) -> None:
            request: Request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            script.requests.append(request)
            match script.behaviour(request):
                case "error 400":
                    self._send(400, _error("scripted refusal"))
                case "error 500":
                    self._send(500, _error("scripted failure"))
                case "error 429":
                    self._send(429, _error("scripted overload"))
                case "garbage":
                    self._write(200, "application/json", b"<html>not a reply")
                case mode if request.get("stream"):
                    self._stream(request, mode)
                case mode:
                    time.sleep(SLOW_PAUSE_S if mode == "slow" else 0)
                    self._send(200, _completion(script, request))

        def _stream(self, request: Request, mode: Mode) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            pieces = _pieces(script.text(request))
            if mode == "cut":
                pieces = pieces[: max(1, len(pieces) // 2)]
            for number, piece in enumerate(pieces):
                time.sleep(SLOW_PAUSE_S if mode == "slow" else script.pause_s)
                self._event(_chunk(script, request, {"role": "assistant", "content": piece}, number == 0))
            if mode == "cut":
                self.close_connection = True  # without the last chunk: the client sees a broken reply
                return
            self._event(_chunk(script, request, {}, False, "stop"))
            self._event("[DONE]")
            self.wfile.write(b"0\r\n\r\n")

        def _event(self, data: dict[str, Any] | str) -> None:
            text = data if isinstance(data, str) else json.dumps(data)
            body = f"data: {text}\n\n".encode()
            self.wfile.write(b"%x\r\n%s\r\n" % (len(body), body))
            self.wfile.flush()

        def _send(self, status: int, document: dict[str, Any]) -> None:
            self._write(status, "application/json", json.dumps(document).encode())

        def _write(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def handle(self) -> None:
            try:
                super().handle()
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # the client stopped reading, as a stopped answer does

        def log_message(self, format: str, *args: object) -> None:
            """Keep the tests' output clean."""

    return Handler


def _pieces(text: str) -> list[str]:
    words = text.split(" ")
    return [word if number == 0 else f" {word}" for number, word in enumerate(words)]


def _completion(script: _Script, request: Request) -> dict[str, Any]:
    text = script.text(request)
    if request.get("max_tokens") == 1 or request.get("max_completion_tokens") == 1:
        text = _pieces(text)[0]
    choice: dict[str, Any] = {
        "index": 0,
        "message": {"role": "assistant", "content": text},
        "finish_reason": "stop",
    }
    if request.get("logprobs"):
        choice["logprobs"] = _logprobs(script)
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    return _envelope("chat.completion", choice) | {"usage": usage}


def _chunk(
    script: _Script, request: Request, delta: dict[str, str], first: bool, finish: str | None = None
) -> dict[str, Any]:
    choice: dict[str, Any] = {"index": 0, "delta": delta, "finish_reason": finish}
    if first and request.get("logprobs"):
        choice["logprobs"] = _logprobs(script)
    return _envelope("chat.completion.chunk", choice)


def _envelope(kind: str, choice: dict[str, Any]) -> dict[str, Any]:
    return {"id": "scripted-1", "object": kind, "created": 0, "model": MODEL, "choices": [choice]}


def _logprobs(script: _Script) -> dict[str, Any]:
    ranked = sorted(script.first_token.items(), key=lambda item: -item[1])
    candidates = [
        {"token": token, "logprob": math.log(share), "bytes": list(token.encode())} for token, share in ranked
    ]
    return {"content": [candidates[0] | {"top_logprobs": candidates}]}


def _error(message: str) -> dict[str, Any]:
    return {"error": {"message": message, "type": "scripted", "code": None}}
