"""Evaluates the small world and kills itself inside the fifth question. Arguments: the report's folder."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from small_world import detect, make_world, run

from app.evaluation.run import Conditions


def main() -> None:
    """Answer four questions, then die without a chance to clean up."""
    world = make_world()
    asked = []

    def ask(question):
        asked.append(question.id)
        if len(asked) == 5:
            os.kill(os.getpid(), signal.SIGKILL)
        return world.answer(question)

    conditions = Conditions("full", {"llm": "small"}, {"llm": "model-1"}, {"answer": "abc"})
    run(world.questions, world.articles, conditions, Path(sys.argv[1]), detect, ask=ask)


if __name__ == "__main__":
    main()
