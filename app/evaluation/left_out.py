"""Makes a question set for ``evaluate`` out of a file in SQuAD format, by leaving some of its articles out.

Questions about an article left out have no answer among the others. So answers and refusals can be measured
on a broad collection that nobody here wrote. Asks and indexes nothing.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.errors import BadInput
from app.evaluation.benchmark import majority_language
from app.evaluation.errors import BenchmarkFileError
from app.evaluation.metrics.language import Detect
from app.evaluation.questions import Question
from app.evaluation.squad import Squad, SquadQuestion
from app.wording import LANGUAGES
from ingest.sentences import split

LEFT_OUT = 0.2
"""Share of the articles that are left out."""
UNANSWERABLE = 1 / 3
"""Share of the questions that are about them."""
ANSWER_WORDS = 3
"""Most words of an answer: a longer one is hardly said again word for word."""


def make(data: Squad, count: int, seed: int, detect: Detect) -> tuple[dict[str, str], list[Question]]:
    """Return the articles that stay, title to text, and at most ``count`` questions about all of them.

    Raises:
        BenchmarkFileError: the file has a single article, or no question about those that are left out.
    """
    draw = random.Random(seed)
    titles = list(dict.fromkeys(data.titles))
    if len(titles) < 2:
        raise BenchmarkFileError(f"{data.name} has no two articles by their titles: none can be left out")
    left_out = set(draw.sample(titles, max(1, round(LEFT_OUT * len(titles)))))
    language = majority_language(data.paragraphs, detect)
    made = list(_questions(data, left_out, language, detect))
    draw.shuffle(made)
    unanswerable = [question for question in made if not question.answerable]
    if not unanswerable:
        raise BenchmarkFileError(f"{data.name} has no question about what was left out: another --seed may")
    unanswerable = unanswerable[: round(UNANSWERABLE * count)]
    answerable = [question for question in made if question.answerable][: count - len(unanswerable)]
    texts: dict[str, str] = {}
    for paragraph, title in zip(data.paragraphs, data.titles, strict=True):
        if title not in left_out:
            texts[title] = texts.get(title, title.replace("_", " ")) + "\n\n" + on_one_line(paragraph)
    return texts, answerable + unanswerable


def _questions(data: Squad, left_out: set[str], language: str, detect: Detect) -> Iterator[Question]:
    for asked in data.questions:
        if not asked.answers or len(asked.answers[0].split()) > ANSWER_WORDS:
            continue
        if data.titles[asked.paragraph] in left_out:
            yield Question(
                asked.id, detect(asked.text, LANGUAGES), asked.text, False, (), (), "", kind="left out"
            )
        elif (evidence := only_sentence(data, asked, language)) is not None:
            yield Question(
                asked.id,
                detect(asked.text, LANGUAGES),
                asked.text,
                True,
                (evidence,),
                (tuple(dict.fromkeys(asked.answers)),),
                asked.answers[-1],
                kind="fact",
            )


def only_sentence(data: Squad, asked: SquadQuestion, language: str) -> str | None:
    """Return the sentence of its paragraph that says the first answer; None unless there is just one."""
    if not asked.answers:
        return None
    text = on_one_line(data.paragraphs[asked.paragraph])
    sentences = [span.of(text) for span in split(text, language)]
    saying = [sentence for sentence in sentences if asked.answers[0] in sentence]
    return saying[0] if len(saying) == 1 else None


def on_one_line(paragraph: str) -> str:
    """Return a paragraph without its line breaks."""
    return " ".join(paragraph.split())


def write(folder: Path, texts: dict[str, str], questions: Sequence[Question]) -> None:
    """Write ``articles/`` and ``questions.jsonl`` into ``folder``, which is made when missing.

    Raises:
        BadInput: there is something in the folder already.
        OSError: it cannot be written.
    """
    if folder.exists() and any(folder.iterdir()):
        raise BadInput(f"{folder} holds something already: name a new folder")
    articles = folder / "articles"
    articles.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts.values()):
        (articles / f"{number:04}.txt").write_text(text + "\n", encoding="utf-8")
    lines = (json.dumps(question.as_json(), ensure_ascii=False) for question in questions)
    (folder / "questions.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
