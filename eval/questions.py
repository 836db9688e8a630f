"""Questions as JSON objects, judged on stretches of the documents, or on whole ones.

A set that is judged on stretches survives another way of cutting documents into passages. Fields: `id`,
unique; `type`, one of `eval.types.QUESTION_TYPES`; `wording`, near or far; `question`, what the user types;
`history`, the earlier turns of a followup, each `{"role": "user" | "assistant", "content"}`; `answers`, the
required answers, each a list of alternatives, so that `[["89.1%"], ["三项", "3项"]]` wants two; `evidence`,
the required passages, each a list of alternatives `{"doc", "start", "end"}` in code points, the end excluded.
"""

from assistant.types import Turn
from eval import fields
from eval.lines import Row
from eval.types import QUESTION_TYPES, WORDINGS, JudgedQuestion, Place, Question

_ROLES = ("user", "assistant")


def parse_question(row: Row) -> Question:
    """A question out of its JSON object.

    Raises:
        ValueError: A field is missing or is not what it must be.
    """
    return Question(
        id=fields.filled(row, "id"),
        type=fields.one_of(row, "type", QUESTION_TYPES),
        wording=fields.one_of(row, "wording", WORDINGS),
        text=fields.filled(row, "question"),
        answers=fields.items(row, "answers", fields.alternatives("answers", fields.text_item)),
        evidence=fields.items(row, "evidence", fields.alternatives("evidence", _evidence)),
        history=fields.items(row, "history", _turn),
    )


def missing_parts(question: Question) -> str | None:
    """What is wrong between the question's type and its answers and evidence, or None."""
    if question.answerable and not (question.answers and question.evidence):
        return "answers or evidence are missing; add them, or make it unanswerable"
    if not question.answerable and (question.answers or question.evidence):
        return "it is unanswerable, yet has answers or evidence; remove them, or change its type"
    return None


def parse_judged(row: Row) -> JudgedQuestion:
    """A question with its relevant documents out of its JSON object `{"id", "question", "relevant"}`.

    Raises:
        ValueError: A field is missing or is not what it must be.
    """
    relevant = frozenset(fields.items(row, "relevant", fields.text_item))
    if not relevant:
        raise ValueError("relevant must name at least one document")
    return JudgedQuestion(fields.word(row, "id"), fields.filled(row, "question"), relevant)


def _evidence(value: object) -> Place:
    place = fields.place_item(value)
    if not len(place):
        raise ValueError(
            f"evidence must end after it starts, not {place.start} to {place.end} in {place.doc}"
        )
    return place


def _turn(value: object) -> Turn:
    row = fields.object_item(value)
    return Turn(fields.one_of(row, "role", _ROLES), fields.string(row, "content"))
