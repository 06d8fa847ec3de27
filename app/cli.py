"""The command line: parses, runs one command, and turns errors into one line and an exit status.

0 means done, 1 failed, 2 bad usage or bad input, 130 interrupted.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import os
import sys
from collections.abc import Callable, Sequence

from app import settings
from app.commands.arguments import parser
from app.errors import BadInput, IbidError
from app.settings import Settings
from ingest.errors import IngestError
from vectorstore.errors import StoreError

FAILED, BAD_INPUT, INTERRUPTED = 1, 2, 130

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status."""
    options = parser().parse_args(arguments)
    try:
        chosen = settings.load()
        logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=chosen.log_level)
        status = _command(options.run)(options, chosen)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read the output has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (BadInput, IngestError) as error:
        return _tell(error, BAD_INPUT)
    except (IbidError, StoreError, OSError) as error:
        return _tell(error, FAILED)
    except KeyboardInterrupt:
        return _tell("interrupted; what was finished is kept", INTERRUPTED)
    except Exception as error:
        log.debug("unexpected", exc_info=True)
        return _tell(
            f"something unexpected went wrong ({type(error).__name__}: {error}); "
            "IBID_LOG_LEVEL=DEBUG shows where",
            FAILED,
        )
    return status


def _command(name: str) -> Callable[[argparse.Namespace, Settings], int]:
    """Import a command when it is run: some load models' libraries, which takes seconds."""
    module, function = name.split(".")
    command: Callable[[argparse.Namespace, Settings], int] = getattr(
        importlib.import_module(f"app.commands.{module}"), function
    )
    return command


def _tell(problem: object, status: int) -> int:
    print(f"error: {' '.join(str(problem).split())}", file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
