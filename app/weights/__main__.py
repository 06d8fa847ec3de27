"""``python -m app.weights``: makes the models ready that the settings ask for, and shows how far it is.

Decides nothing; ``ready.py`` does.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence

from app import settings
from app.errors import BadInput, IbidError
from app.progress import shown
from app.weights.ready import Ready, ready

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status: 0, 1 on failure, 2 on bad input, 130 when interrupted."""
    options = _parser().parse_args(arguments)
    try:
        chosen = settings.load()
        given = {name: value for name, value in vars(options).items() if value is not None}
        chosen = chosen.model_copy(update=given)
        with shown("bytes") as progress:
            logging.basicConfig(format="%(message)s", level=chosen.log_level)
            made = ready(chosen, progress)
    except IbidError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2 if isinstance(error, BadInput) else 1
    except KeyboardInterrupt:
        print("interrupted; the next run continues", file=sys.stderr)
        return INTERRUPTED
    _tell(made)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m app.weights", description="Make the models ready.")
    parser.add_argument("--llm", metavar="NAME|auto|none", help="language model; default: the setting llm")
    parser.add_argument(
        "--embedding-model", metavar="NAME", help="embedding; default: the setting embedding_model"
    )
    parser.add_argument(
        "--accept-gemma-terms",
        action="store_true",
        default=None,
        help="you have read and accept the Gemma Terms of Use, https://ai.google.dev/gemma/terms",
    )
    return parser


def _tell(made: Ready) -> None:
    if made.embedding:
        print(f"ready: {made.embedding.name}")
    if made.llm:
        print(f"ready: {made.llm_name}")


if __name__ == "__main__":
    sys.exit(main())
