"""What can be typed behind ``python -m app.cli``: the commands, their arguments and their help.

Runs none: each command's ``run`` names a module of ``app.commands`` and a function of it.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

BAD_USAGE = 2
LAST_PORT = 65535
MODES = ("retrieval", "quotes", "full")
SIZES = (1_000, 10_000, 100_000)
_SEED = "what is drawn with; the same draws the same (%(default)s)"

Commands = argparse._SubParsersAction  # the type that add_subparsers returns has no public name


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; bad usage exits with status 2."""
    top: argparse.ArgumentParser = _Parser(
        prog="python -m app.cli",
        description="Ask a collection of articles; every sentence of an answer points at its source.",
        epilog="Settings: IBID_* variables and settings.toml in the data folder (IBID_HOME); see the README.",
    )
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_collection(commands)
    _add_asking(commands)
    _add_evaluation(commands)
    _add_reports(commands)
    _add_question_sets(commands)
    _add_benchmarks(commands)
    _add_instruments(commands)
    return top


class _Parser(argparse.ArgumentParser):
    """Tells of bad usage as of every other error, in one line."""

    def error(self, message: str) -> NoReturn:
        said = " ".join(f"{message}; `{self.prog} --help` says more".split())
        self.exit(BAD_USAGE, f"error: {said}\n")


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"a whole number from 1 on is needed, not {text!r}")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= LAST_PORT:
        raise argparse.ArgumentTypeError(f"a port is a whole number from 1 to {LAST_PORT}, not {text!r}")
    return int(text)


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


def _add_evaluation(commands: Commands[argparse.ArgumentParser]) -> None:
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


def _add_reports(commands: Commands[argparse.ArgumentParser]) -> None:
    compare = commands.add_parser("compare", help="print what changed from one report to another")
    compare.add_argument("before", metavar="REPORT", help="a folder, a file, or the name of a kept run")
    compare.add_argument("after", metavar="REPORT")
    compare.set_defaults(run="reports.compare")
    rescore = commands.add_parser("rescore", help="compute a report's figures again, without asking")
    rescore.add_argument("report", metavar="REPORT", help="a folder, a file, or the name of a kept run")
    rescore.add_argument("--questions", type=Path, metavar="FILE.jsonl", help="the set with corrected labels")
    rescore.add_argument("--to", type=Path, metavar="DIR", help="write the new report there")
    rescore.set_defaults(run="reports.rescore")
    gate = commands.add_parser("gate", help="measure and hold against the baseline, or raise the baseline")
    actions = gate.add_subparsers(dest="action", required=True, metavar="check|raise")
    check = actions.add_parser("check", help="fail below the baseline")
    raising = actions.add_parser("raise", help="move the baseline up")
    for action in (check, raising):
        action.add_argument("reports", nargs="*", metavar="REPORT", help="take these instead of measuring")
        action.add_argument("--mode", nargs="+", choices=MODES, default=MODES, help="measure only these")
    raising.add_argument("--lower", action="store_true", help="pin what is measured even where it is less")
    raising.add_argument("--reason", help="why it is right to lower; kept in the baseline")
    gate.set_defaults(run="reports.gate")
    fit = commands.add_parser("fit", help="fit when to refuse on the answers of full reports")
    fit.add_argument(
        "reports", nargs="+", metavar="REPORT", help="a folder, a file, or the name of a kept run"
    )
    fit.add_argument(
        "--check", action="store_true", help="print only how well the model that ships does there"
    )
    fit.set_defaults(run="reports.fit")


def _add_question_sets(commands: Commands[argparse.ArgumentParser]) -> None:
    left_out = commands.add_parser(
        "left-out", help="make a question set of a file in SQuAD format, some of its articles left out"
    )
    left_out.add_argument("contexts", type=Path, metavar="SQUAD.json")
    left_out.add_argument("--questions", type=Path, metavar="SQUAD.json", help="same ids, other language")
    left_out.add_argument(
        "--to", type=Path, required=True, metavar="FOLDER", help="a folder that is new or empty"
    )
    left_out.add_argument(
        "--count", type=_count, metavar="N", default=90, help="questions; a third has no answer (%(default)s)"
    )
    left_out.add_argument("--seed", type=int, metavar="N", default=1, help=_SEED)
    left_out.set_defaults(run="question_sets.left_out")
    validate = commands.add_parser("validate", help="check a question set against its articles")
    validate.add_argument("questions", type=Path, metavar="FILE.jsonl")
    validate.add_argument("--corpus", nargs="+", required=True, metavar="PATH", help="what it is about")
    validate.set_defaults(run="question_sets.validate")


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
    scale.add_argument("--sizes", nargs="+", type=_count, metavar="PASSAGES", default=SIZES)
    scale.add_argument("--limit", type=_count, metavar="N", default=100, help="questions at each size")
    scale.add_argument("--json", action="store_true", help="print one JSON object for each size")
    scale.set_defaults(run="measuring.scale")


def _add_instruments(commands: Commands[argparse.ArgumentParser]) -> None:
    contradiction = commands.add_parser(
        "contradiction", help="measure the checks of a statement on pairs that contradict each other"
    )
    contradiction.add_argument(
        "file", type=Path, metavar="PAIRS.tsv", help="premise, hypothesis, label (1, 0)"
    )
    contradiction.set_defaults(run="instruments.contradiction")
    translations = commands.add_parser(
        "translations", help="measure translations against a person's, on one text in two languages"
    )
    translations.add_argument("one", type=Path, metavar="ONE.json", help="in SQuAD format")
    translations.add_argument("other", type=Path, metavar="OTHER.json", help="the same in another language")
    translations.add_argument("--count", type=_count, metavar="N", default=90, help="sentences (%(default)s)")
    translations.add_argument("--seed", type=int, metavar="N", default=1, help=_SEED)
    translations.set_defaults(run="instruments.translations")
    pairs = commands.add_parser(
        "train-pairs", help="train what ranks sentences by reading them with the question (half an hour)"
    )
    pairs.add_argument("files", nargs="+", type=Path, metavar="SQUAD.json")
    pairs.add_argument("--to", type=Path, metavar="FILE", help="default: the file that ships")
    pairs.add_argument(
        "--steps", type=_count, metavar="N", default=1_000, help="of eight questions each (%(default)s)"
    )
    pairs.set_defaults(run="instruments.train_pairs")
