"""``serve``: the chat, for a browser to open."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from pathlib import Path
from typing import NoReturn

from app.errors import BadInput
from app.settings import Settings

PAGE = Path(__file__).parents[1] / "streamlit_app.py"


def serve(options: argparse.Namespace, settings: Settings) -> NoReturn:
    """Become Streamlit, so that whatever ends this process ends the page and its models with it.

    Raises:
        BadInput: the port is taken.
    """
    port = options.port or settings.port
    _refuse_taken(port)
    print(f"Ibid is at http://localhost:{port} (Ctrl+C ends it)", flush=True)
    os.chdir(PAGE.parents[1])
    command = [sys.executable, "-m", "streamlit", "run", str(PAGE), "--server.port", str(port)]
    os.execv(sys.executable, command)


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise BadInput(
                f"port {port} is taken: end what uses it, or choose another with --port or IBID_PORT"
            ) from error
