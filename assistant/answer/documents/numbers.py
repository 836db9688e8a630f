"""A question that names a document number which stands nowhere, and the numbers that may have been meant."""

from collections.abc import Sequence

from assistant.collection import Collection
from assistant.types import Refusal
from corpus.addresses import in_title_marks
from corpus.numbers import numbers_in
from index.naming import near_numbers, numbers_named
from index.types import Hit


def refusal_for_number(question: str, hits: Sequence[Hit], collection: Collection) -> Refusal | None:
    """Why a question about a number that neither names nor is named by any document has no answer.

    Args:
        question: What is asked.
        hits: What was found for it; a number that they mention can be asked about.
        collection: The documents with their names.
    """
    unknown = [number for number in numbers_named(question) if number not in collection.names]
    if unknown:  # few questions name one, and reading the passages takes milliseconds
        mentioned = {found.number for hit in hits for found in numbers_in(hit.passage.text)}
        unknown = [number for number in unknown if number not in mentioned]
    if not unknown:
        return None
    return Refusal("；".join(_said(number, collection) for number in unknown) + "。")


def _said(number: str, collection: Collection) -> str:
    near = "、".join(
        f"{other}{_title(other, collection)}" for other in near_numbers(number, collection.names)
    )
    return f"没有找到{number}" + (f"，相近的有{near}" if near else "")


def _title(number: str, collection: Collection) -> str:
    return in_title_marks(collection.summaries[collection.names[number][0]].title)
