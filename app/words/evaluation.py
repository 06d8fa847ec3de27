"""The words of the evaluation page, in the languages of the interface.

The report itself is in English.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.words.shape import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationWords:
    """Every text of the page in one language; names in braces are filled in."""

    about: str
    mode: str
    modes: Mapping[str, str]
    part: str
    parts: Mapping[str, str]
    start: str
    stop: str
    stopping: str
    progress: str
    stopped: str
    no_run: str
    run: str
    run_label: str
    wrong: str
    beside: str
    nothing: str
    columns: tuple[str, str, str, str, str]
    careful: str
    better: str
    worse: str
    unchanged: str
    report: str


ENGLISH = EvaluationWords(
    about="Asks the fixed set of questions about the articles that ship and scores every answer.",
    mode="Mode",
    modes={"full": "Answers", "quotes": "Quotes, without a language model", "retrieval": "Search alone"},
    part="Questions",
    parts={"all": "All", "tune": "The part to tune on", "gate": "The part held back"},
    start="Start",
    stop="Stop",
    stopping="Stopping after the question under way",
    progress="{done} of {total} questions",
    stopped="Stopped. What was answered is kept: the next run in this mode goes on from there.",
    no_run="Nothing has been evaluated yet.",
    run="Run",
    run_label="{when} · {mode} · {questions} questions · {headline}",
    wrong="{failed} wrong",
    beside="Compare with",
    nothing="nothing",
    columns=("Measure", "Then", "Now", "Change", "95 % interval of the change"),
    careful="Careful: {warning}.",
    better="Better",
    worse="Worse",
    unchanged="No question got better or worse.",
    report="Report of the evaluation",
)
FRENCH = EvaluationWords(
    about="Pose la série fixe de questions sur les articles fournis et note chaque réponse.",
    mode="Mode",
    modes={
        "full": "Réponses",
        "quotes": "Citations, sans modèle de langue",
        "retrieval": "Recherche seule",
    },
    part="Questions",
    parts={"all": "Toutes", "tune": "La partie de réglage", "gate": "La partie réservée"},
    start="Lancer",
    stop="Arrêter",
    stopping="Arrêt après la question en cours",
    progress="{done} questions sur {total}",
    stopped="Arrêtée. Les réponses sont gardées : la prochaine évaluation dans ce mode reprendra là.",
    no_run="Rien n’a encore été évalué.",
    run="Évaluation",
    run_label="{when} · {mode} · {questions} questions · {headline}",
    wrong="{failed} fausses",
    beside="Comparer à",
    nothing="rien",
    columns=("Mesure", "Avant", "Après", "Écart", "Intervalle de l’écart à 95 %"),
    careful="Attention : {warning}.",
    better="Mieux",
    worse="Moins bien",
    unchanged="Aucune question n’a changé.",
    report="Rapport de l’évaluation",
)
_LANGUAGES: dict[Language, EvaluationWords] = {"en": ENGLISH, "fr": FRENCH}


def of(language: Language) -> EvaluationWords:
    """Return the words of an interface language."""
    return _LANGUAGES[language]
