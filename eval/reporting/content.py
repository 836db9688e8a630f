"""What a report says, before it is put on a page: figures, curves, and failures with their evidence."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.mending import mend
from eval.forms import Documents, open_set
from eval.lines import Row
from eval.metrics.confidence import reliability, risk_coverage
from eval.metrics.spans import covered_by_hit, evidence_at
from eval.predictions import holds_predictions, read_predictions
from eval.reporting.plots import Point
from eval.runs import read_run
from eval.score import Scored, Summary, score_answers, score_run, summarise_answers, summarise_run
from eval.types import Case, EvalError, JudgedQuestion, Place, Prediction, Question, Run, Texts

REASONS = ("both_wrong", "wrong_answer", "wrong_evidence", "wrongly_refused", "should_refuse", "not_ranked")
"""What can go wrong, in the order of the report."""

_CUTOFFS = (1, 2, 3, 4, 5, 6, 8, 10)
_RECALL = "R@"
_SHOWN = 4
_SUCCESS = "Success@10"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a document: what they are called, and whether they are to the letter."""

    doc: str
    text: str
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Failure:
    """A question that went wrong.

    Attributes:
        id: The question's.
        kind: Its type.
        wording: Its wording.
        question: What was asked.
        history: What was asked before.
        reason: What went wrong, a key of the report's words.
        answers: The required answers, each with its alternatives.
        reply: What was said; None without a prediction, empty when refused.
        expected: The required evidence, one of the alternatives each.
        given: What was cited or ranked.
        ranks: Where the required evidence stands among the hits; None for what is not there.
    """

    id: str
    kind: str
    wording: str
    question: str
    history: tuple[str, ...]
    reason: str
    answers: tuple[tuple[str, ...], ...]
    reply: str | None
    expected: tuple[Words, ...]
    given: tuple[Words, ...]
    ranks: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class System:
    """What one system made of the set.

    Attributes:
        name: How it is called.
        scored: Every question's figures.
        summary: The set's figures.
        recall: Share of the evidence found at each cut-off.
        risk: Coverage and risk; empty when it did not say how sure it was.
        reliable: Confidence and share that was right; empty likewise.
        latency: Seconds, and share of questions done by then; empty without times.
        failures: In the set's order.
        conditions: What the run record beside the file says, flattened; empty without one.
    """

    name: str
    scored: tuple[Scored, ...]
    summary: Summary
    recall: tuple[Point, ...]
    risk: tuple[Point, ...]
    reliable: tuple[Point, ...]
    latency: tuple[Point, ...]
    failures: tuple[Failure, ...]
    conditions: tuple[tuple[str, str], ...]


def read_system(set_path: Path, path: Path, documents: Documents | None) -> System:
    """Read what a system made of a set, and measure it.

    Args:
        set_path: The questions.
        path: Predictions, or a run for a ranking set.
        documents: Those that the questions are about, under their file names; the set's own when None.

    Raises:
        EvalError: A file cannot be used, or the documents are missing.
    """
    judged = open_set(set_path, None if documents is None else lambda: documents)
    if not holds_predictions(path):
        return _ranking(judged.ranked(set_path), path)
    texts = judged.texts() if documents is None else {name: d.text for name, d in documents.items()}
    if texts is None:
        raise EvalError("evidence is quoted from the documents; add --corpus DIR")
    return _answering(judged.questions, path, texts)


def _answering(questions: Sequence[Question], path: Path, texts: Texts) -> System:
    predictions = read_predictions(path, {q.id for q in questions})
    scored = tuple(score_answers(questions, predictions, texts))
    cases = {q.id: Case(q, predictions.get(q.id, Prediction("")), texts) for q in questions}
    sure = any(p.confidence is not None for p in predictions.values())
    judgements = [s.judgement for s in scored if sure and s.judgement is not None]
    return System(
        name=path.stem,
        scored=scored,
        summary=summarise_answers(scored, predictions),
        recall=tuple(_evidence_curve(list(cases.values()))),
        risk=tuple(risk_coverage(judgements)),
        reliable=tuple((b.confidence, b.right) for b in reliability(judgements)),
        latency=_latency([s.seconds for s in scored if s.seconds is not None]),
        failures=tuple(_failure(cases[s.id], s) for s in scored if not s.figures["grounded"]),
        conditions=_conditions(path),
    )


def _ranking(questions: Sequence[JudgedQuestion], path: Path) -> System:
    run = read_run(path, {q.id for q in questions})
    scored = tuple(score_run(questions, run))
    by_id = {q.id: q for q in questions}
    summary = summarise_run(scored, run)
    missed = [by_id[s.id] for s in scored if not s.figures.get(_SUCCESS, 1.0)]
    return System(
        name=path.stem,
        scored=scored,
        summary=summary,
        recall=tuple(_recall_curve(summary)),
        risk=(),
        reliable=(),
        latency=(),
        failures=tuple(_missed(question, run) for question in missed),
        conditions=_conditions(path),
    )


def _evidence_curve(cases: Sequence[Case]) -> Iterator[Point]:
    answerable = [case for case in cases if case.question.answerable]
    for cutoff in _CUTOFFS if answerable else ():
        yield cutoff, sum(evidence_at(case, cutoff) or 0.0 for case in answerable) / len(answerable)


def _recall_curve(summary: Summary) -> Iterator[Point]:
    cutoffs = sorted(
        int(name[len(_RECALL) :])
        for name in summary
        if name.startswith(_RECALL) and name[len(_RECALL) :].isdecimal()
    )
    for cutoff in cutoffs:
        value = summary[f"{_RECALL}{cutoff}"]
        if isinstance(value, float):
            yield cutoff, value


def _latency(seconds: Sequence[float]) -> tuple[Point, ...]:
    ordered = sorted(seconds)
    return tuple((value, (place + 1) / len(ordered)) for place, value in enumerate(ordered))


def _failure(case: Case, scored: Scored) -> Failure:
    question, prediction = case.question, case.prediction
    return Failure(
        id=question.id,
        kind=question.type,
        wording=question.wording,
        question=question.text,
        history=tuple(turn.content for turn in question.history if turn.role == "user"),
        reason=_reason(question, prediction, scored),
        answers=question.answers,
        reply=_reply(prediction),
        expected=tuple(_quoted(group[0], case.texts) for group in question.evidence),
        given=tuple(_quoted(c.place, case.texts, shown=c.text) for c in prediction.citations[:_SHOWN]),
        ranks=tuple(_rank(group, prediction.hits) for group in question.evidence),
    )


def _reply(prediction: Prediction) -> str | None:
    if not prediction.id:
        return None
    return "" if prediction.refused else prediction.answer


def _reason(question: Question, prediction: Prediction, scored: Scored) -> str:
    if not question.answerable:
        return "should_refuse"
    if prediction.refused or not prediction.id:
        return "wrongly_refused"
    if scored.figures["answer"]:
        return "wrong_evidence"
    return "wrong_answer" if scored.figures.get("cited") == 1 else "both_wrong"


def _quoted(place: Place, texts: Texts, shown: str | None = None) -> Words:
    stands = place.text_in(texts)
    return Words(place.doc, mend(shown or stands).text.strip(), shown is None or shown == stands)


def _rank(group: Sequence[Place], hits: Sequence[Place]) -> int | None:
    return next((rank for rank, hit in enumerate(hits, 1) if covered_by_hit(group, hit)), None)


def _missed(question: JudgedQuestion, run: Run) -> Failure:
    ranked = list(run.get(question.id, ()))
    relevant = sorted(question.relevant)
    return Failure(
        id=question.id,
        kind="",
        wording="",
        question=question.text,
        history=(),
        reason="not_ranked",
        answers=(),
        reply="",
        expected=tuple(Words(doc, "") for doc in relevant),
        given=tuple(Words(doc, "") for doc in ranked[:_SHOWN]),
        ranks=tuple(ranked.index(doc) + 1 if doc in ranked else None for doc in relevant),
    )


def _conditions(path: Path) -> tuple[tuple[str, str], ...]:
    """What the record of the run says, which lies beside its file under the same name with `.run.json`."""
    record = path.with_name(f"{path.name}.run.json")
    try:
        row = json.loads(record.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as error:
        raise EvalError(f"{record} cannot be read as a run record: {error}; mend or remove it") from None
    return tuple(_flat(row)) if isinstance(row, dict) else ()


def _flat(row: Mapping[str, object] | Row, prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in row.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
