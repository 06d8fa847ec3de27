"""Training pairs: which examples a file gives, and that what is told apart by them is learnt."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from app.cli import main
from app.errors import BadInput
from app.evaluation.squad import Squad, SquadQuestion
from app.evaluation.train_pairs import CANDIDATES, Example, crossed, examples, train


class Letters:
    """Embeds a text as the letters it has."""

    def encode_passages(self, texts):
        return np.stack([self.encode_query(text) for text in texts])

    def encode_query(self, text):
        counts = np.array([text.lower().count(chr(letter)) for letter in range(97, 123)], dtype=np.float32)
        return counts / max(float(np.linalg.norm(counts)), 1e-9)


TOWNS = [
    "Arles",
    "Brest",
    "Caen",
    "Dijon",
    "Evian",
    "Foix",
    "Gap",
    "Huez",
    "Istres",
    "Joigny",
    "Kembs",
    "Laon",
]
PARAGRAPHS = (
    "The bridge stands in Nice. It was built by Ada Lum. Nobody crosses it.",
    *(f"The market is held in {town}. It is a large market." for town in TOWNS),
)


def squad(*answers: str) -> Squad:
    asked = tuple(SquadQuestion(str(n), "Who built it?", 0, (answer,)) for n, answer in enumerate(answers))
    return Squad("small", PARAGRAPHS, asked, tuple("" for _ in PARAGRAPHS))


def test_an_example_has_the_sentence_that_says_the_answer_and_others_that_do_not():
    (example,) = examples(squad("Ada Lum"), Letters())
    assert example.answer == "It was built by Ada Lum."
    assert len(example.others) == CANDIDATES
    assert all("Ada Lum" not in other for other in example.others)


def test_an_answer_that_no_single_sentence_says_gives_no_example():
    assert list(examples(squad("e", "never said"), Letters())) == []


class Reader(torch.nn.Module):
    """Scores a sentence by the length of its words; what they count has to be learnt."""

    def __init__(self) -> None:
        super().__init__()
        self.scale = torch.nn.Parameter(torch.tensor(-1.0))
        self.score = torch.nn.Linear(1, 1)

    def own(self):
        return {"scale": self.scale, "weight": self.score.weight, "bias": self.score.bias}

    def forward(self, questions, sentences):
        lengths = torch.tensor([[float(len(sentence))] for sentence in sentences])
        return self.score(lengths * self.scale).squeeze(-1)


def test_the_answer_comes_to_score_above_the_others():
    torch.manual_seed(0)
    reader = Reader()
    taught = [Example("q", "a" * (20 + n % 5), tuple("b" * size for size in range(1, 13))) for n in range(40)]
    train(reader, taught, 400)
    long, short = reader(["q", "q"], ["a" * 22, "b" * 6]).tolist()
    assert long > short + 0.5


def test_questions_that_two_files_ask_are_asked_about_the_paragraphs_of_each():
    english = squad("Ada Lum")
    french = replace(english, questions=(replace(english.questions[0], text="Qui l’a construit ?"),))
    other = replace(english, questions=(replace(english.questions[0], id="another"),))
    told = [[question.text for question in file.questions] for file in crossed([english, french, other])]
    assert told[3:] == [["Qui l’a construit ?"], ["Who built it?"]]


def test_too_few_examples_for_a_step_are_refused():
    with pytest.raises(BadInput, match="needs 8 questions"):
        train(Reader(), [Example("q", "a", ("b",) * CANDIDATES)] * 7, 1)


def test_a_file_that_cannot_be_read_is_told_in_one_line(home, tmp_path, complaint):
    assert main(["train-pairs", str(tmp_path / "none.json"), "--to", str(tmp_path / "out")]) == 2
    assert complaint().startswith("error: there is no file")
