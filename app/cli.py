"""The command line: parses, runs one command, and turns errors into one line and an exit status.

0 means done, 1 failed, 2 bad usage or bad input, 130 interrupted.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from app import settings
from app.errors import BadInput, IbidError
from app.settings import Settings
from ingest.errors import IngestError
from vectorstore.errors import StoreError

FAILED, BAD_INPUT, INTERRUPTED = 1, 2, 130
LAST_PORT = 65535
MODES = ("retrieval", "quotes", "full")

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status."""
    options = parser().parse_args(arguments)
    try:
        chosen = settings.load()
        logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=chosen.log_level)
        status = _command(options.run)(options, chosen)
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


def parser() -> argparse.ArgumentParser:
    """Return the parser; each command's ``run`` names a module and a function of ``app.commands``."""
    top: argparse.ArgumentParser = _Parser(
        prog="python -m app.cli",
        description="Ask a collection of articles; every sentence of an answer points at its source.",
        epilog="Settings: IBID_* variables and settings.toml in the data folder (IBID_HOME); see the README.",
    )
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_collection(commands)
    _add_asking(commands)
    _add_measuring(commands)
    _add_benchmarks(commands)
    return top


class _Parser(argparse.ArgumentParser):
    """Tells of bad usage as of every other error, in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(_tell(f"{message}; `{self.prog} --help` says more", BAD_INPUT))


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"a whole number from 1 on is needed, not {text!r}")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= LAST_PORT:
        raise argparse.ArgumentTypeError(f"a port is a whole number from 1 to {LAST_PORT}, not {text!r}")
    return int(text)


Commands = argparse._SubParsersAction  # the type that add_subparsers returns has no public name


def _add_collection(commands: Commands[argparse.ArgumentParser]) -> None:
    index = commands.add_parser("index", help="read articles and make them findable")
    index.add_argument(
        "paths",
        nargs="+",
        metavar="PATH|URL",
        help="file, folder or web page (.pdf, .docx, .html, .md, .txt)",
    )
    index.set_defaults(run="indexing.index")
    listing = commands.add_parser("articles", help="list the indexed articles")
    listing.set_defaults(run="collection.articles")
    show = commands.add_parser("show", help="print an article's stored text")
    show.add_argument("article_id")
    show.set_defaults(run="collection.show")
    forget = commands.add_parser("forget", help="take an article out of the collection")
    forget.add_argument("article_id")
    forget.add_argument("--yes", action="store_true", help="do not ask first")
    forget.set_defaults(run="collection.forget")
    reindex = commands.add_parser("reindex", help="embed every stored article again, after a change of model")
    reindex.set_defaults(run="collection.reindex")


def _add_asking(commands: Commands[argparse.ArgumentParser]) -> None:
    ask = commands.add_parser("ask", help="ask a question")
    ask.add_argument("question")
    ask.add_argument("--json", action="store_true", help="print the answer as one JSON object")
    ask.set_defaults(run="asking.ask")
    serve = commands.add_parser("serve", help="serve the chat to a browser, at http://localhost:8501")
    serve.add_argument("--port", type=_port, help="default: the setting port, 8501")
    serve.set_defaults(run="serving.serve")


def _add_measuring(commands: Commands[argparse.ArgumentParser]) -> None:
    evaluate = commands.add_parser("evaluate", help="ask a fixed set of questions and score the answers")
    evaluate.add_argument("--questions", type=Path, metavar="FILE.jsonl", help="default: the set that ships")
    evaluate.add_argument(
        "--corpus", nargs="+", metavar="PATH", help="index these into a store of their own and ask there"
    )
    evaluate.add_argument(
        "--report", type=Path, metavar="DIR", help="default: a new folder in reports, in the data folder"
    )
    evaluate.add_argument("--limit", type=_count, metavar="N", help="only the first N questions")
    evaluate.add_argument("--mode", choices=MODES, default="full")
    evaluate.add_argument("--split", choices=("tune", "gate"), help="only that part of the set")
    evaluate.add_argument(
        "--workers", type=_count, metavar="N", help="questions at a time; the local model takes one"
    )
    evaluate.add_argument(
        "--gate", action="store_true", help="fail below the baseline; alone, ask only the gate's questions"
    )
    evaluate.add_argument(
        "--judge",
        nargs="?",
        const="",
        metavar="MODEL",
        help="add a model's opinion (of the one that answers)",
    )
    evaluate.set_defaults(run="measuring.evaluate")
    compare = commands.add_parser("compare", help="print what changed from one report to another")
    compare.add_argument("before", metavar="REPORT", help="a folder, a file, or the name of a kept run")
    compare.add_argument("after", metavar="REPORT")
    compare.set_defaults(run="reports.compare")
    gate = commands.add_parser("gate", help="measure and hold against the baseline, or raise the baseline")
    gate.add_argument("action", choices=("check", "raise"))
    gate.add_argument("reports", nargs="*", metavar="REPORT", help="take these instead of measuring")
    gate.add_argument("--mode", nargs="+", choices=MODES, default=MODES, help="measure only these")
    gate.add_argument(
        "--lower", action="store_true", help="raise: pin what is measured even where it is less"
    )
    gate.add_argument("--reason", help="why it is right to lower; kept in the baseline")
    gate.set_defaults(run="reports.gate")


def _add_benchmarks(commands: Commands[argparse.ArgumentParser]) -> None:
    benchmark = commands.add_parser("benchmark", help="measure retrieval on a file in SQuAD format")
    benchmark.add_argument("--contexts", type=Path, required=True, metavar="SQUAD.json")
    benchmark.add_argument("--questions", type=Path, metavar="SQUAD.json", help="same ids, other language")
    benchmark.add_argument("--limit", type=_count, metavar="N", help="only the first N questions")
    benchmark.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    benchmark.set_defaults(run="measuring.benchmark")
    ablate = commands.add_parser("ablate", help="measure retrieval with one part after another left out")
    ablate.add_argument("--corpus", nargs="+", metavar="PATH", help="articles that a question set is about")
    ablate.add_argument("--contexts", type=Path, metavar="SQUAD.json", help="instead: passages and questions")
    ablate.add_argument(
        "--questions",
        type=Path,
        metavar="FILE",
        help="a question set; with --contexts as for benchmark",
    )
    ablate.add_argument("--limit", type=_count, metavar="N", help="only the first N questions")
    ablate.add_argument("--json", action="store_true", help="print one JSON object for each variant")
    ablate.set_defaults(run="ablating.ablate")
    scale = commands.add_parser("scale", help="measure time, memory and disk as a collection grows")
    scale.add_argument("files", nargs="+", type=Path, metavar="SQUAD.json", help="real texts to grow from")
    scale.add_argument(
        "--sizes", nargs="+", type=_count, metavar="PASSAGES", default=(1_000, 10_000, 100_000)
    )
    scale.add_argument("--limit", type=_count, metavar="N", default=100, help="questions at each size")
    scale.add_argument("--json", action="store_true", help="print one JSON object for each size")
    scale.set_defaults(run="measuring.scale")


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
