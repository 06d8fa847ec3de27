import json

import numpy as np
import pytest

from app.answering.abstention import SIGNALS, Abstention
from app.cli import main
from app.evaluation import report_file
from app.evaluation.fit import FOLDS, WORSE, check, fit, judged
from app.evaluation.report_file import FORMAT


def entry(answerable: bool, **signals: float) -> dict:
    return {"question": {"answerable": answerable}, "answer": {"signals": signals}}


def test_a_telling_signal_gets_the_weight_and_noise_hardly_any():
    rng = np.random.default_rng(1)
    entries = [
        entry(bool(n % 2), telling=float(n % 2) + rng.normal(0, 0.2), noise=rng.normal()) for n in range(100)
    ]
    fitted = fit(entries, ["telling", "noise"])
    assert fitted["weights"]["telling"] > 10 * abs(fitted["weights"]["noise"])
    told = fitted["fitted_on"]
    assert (told["questions"], told["answerable"]) == (100, 50)
    assert min(told["answered_rightly"], told["refused_rightly"], told["auc"]) > 0.9


def test_the_weights_are_for_signals_as_they_come():
    entries = [entry(n >= 50, telling=1_000 + float(n)) for n in range(100)]
    fitted = fit(entries, ["telling"])
    border = -fitted["intercept"] / fitted["weights"]["telling"]
    assert border == pytest.approx(1_049.5, abs=2)


def test_a_wrong_answer_weighs_more_than_a_needless_refusal_however_many_there_are_of_each():
    entries = [entry(n >= 25, telling=float(n)) for n in range(100)]
    odds = WORSE * 75 / 25
    assert fit(entries, ["telling"])["threshold"] == pytest.approx(odds / (1 + odds), abs=1e-4)


def test_a_fitted_model_is_checked_as_it_stands():
    model = Abstention({"telling": 1.0}, -50.0, 0.5)
    entries = [entry(n >= 40, telling=float(n)) for n in range(100)]
    assert check(entries, model) == {
        "questions": 100,
        "answerable": 60,
        "answered_rightly": pytest.approx(50 / 60, abs=1e-4),
        "refused_rightly": 1.0,
        "auc": 1.0,
    }


EMPTY = {"format": FORMAT, "mode": "full", "question_set": "", "corpus": {}, "models": {}} | {
    "finished": "",
    "summary": {},
}


def saved(folder, entries):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.json").write_text(json.dumps(EMPTY | {"questions": entries}))
    return folder


def test_only_questions_that_the_model_judged_are_fitted_on(tmp_path):
    signals = dict.fromkeys(SIGNALS, 1.0)
    told = [entry(bool(n % 2), **signals) for n in range(2 * FOLDS)]
    report = saved(tmp_path, [*told, entry(True), {"question": {"answerable": True}, "answer": {}}])
    assert judged([report_file.read(report)]) == told


@pytest.mark.parametrize("named", ["", "none.json"])
def test_reports_that_nothing_can_be_fitted_on_are_refused_in_one_line(tmp_path, home, complaint, named):
    saved(tmp_path, [entry(True, **dict.fromkeys(SIGNALS, 1.0))] * 30)
    assert main(["fit", str(tmp_path / named)]) == 2
    assert complaint()


def test_what_is_fitted_is_written_where_the_app_reads_it(tmp_path, home, monkeypatch, capsys):
    monkeypatch.setattr("app.answering.abstention.FITTED", tmp_path / "fitted.json")
    told = [entry(bool(n % 2), **dict.fromkeys(SIGNALS, n % 2 + n / 90)) for n in range(40)]
    saved(home / "reports" / "kept", told)
    assert main(["fit", "kept"]) == 0
    assert json.loads((tmp_path / "fitted.json").read_text()) == json.loads(capsys.readouterr().out)
    assert main(["fit", "kept", "--check"]) == 0
    assert json.loads(capsys.readouterr().out)["questions"] == 40
