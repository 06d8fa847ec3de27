import json
from contextlib import nullcontext
from dataclasses import fields

from app.cli import main
from app.evaluation.ablation import VARIANTS, WHOLE, heading, run
from vectorstore.recipe import SHIPPED, Recipe


def test_each_part_of_the_recipe_is_left_out_by_some_variant():
    assert VARIANTS[WHOLE] == SHIPPED
    for part in (field.name for field in fields(Recipe)):
        assert any(getattr(recipe, part) != getattr(SHIPPED, part) for recipe in VARIANTS.values()), part


def test_no_two_variants_are_the_same():
    assert len(set(VARIANTS.values())) == len(VARIANTS)


def test_the_whole_comes_first_and_the_others_are_told_by_their_difference_from_it():
    rows = list(run(lambda recipe: {"recall@1": 0.9 if recipe.words else 0.75}))
    whole, wordless = rows[0], next(row for row in rows if row.variant == "without words")
    assert (whole.variant, len(rows)) == (WHOLE, len(VARIANTS))
    assert wordless.as_json() == {"variant": "without words", "recall@1": 0.75}
    assert wordless.as_text(whole.figures).split() == ["without", "words", "0.750", "-0.150"]
    assert whole.as_text(whole.figures).endswith("0.900 +0.000")
    assert len(heading(whole.figures)) == len(wordless.as_text(whole.figures))


def test_questions_without_evidence_ablate_nothing(home, tmp_path, monkeypatch, complaint):
    monkeypatch.setattr("app.commands.ablating.open_embeddings", lambda settings: None)
    monkeypatch.setattr("app.commands.ablating.Store.open", lambda folder, embedder: nullcontext())
    line = {"id": "q", "lang": "en", "question": "Who?", "answerable": False}
    (tmp_path / "set.jsonl").write_text(json.dumps(line))
    (tmp_path / "a.txt").write_text("The bridge was built in 1743. It is made of stone.")
    corpus = str(tmp_path / "a.txt")
    assert main(["ablate", "--corpus", corpus, "--questions", str(tmp_path / "set.jsonl")]) == 2
    assert "none of the questions has evidence" in complaint()
