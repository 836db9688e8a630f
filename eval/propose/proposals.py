"""All proposals from a collection of documents, varied, so that the first ones are worth a person's time."""

from collections.abc import Collection, Iterator, Mapping
from itertools import zip_longest

from corpus.types import Document
from eval.check import faults_of
from eval.propose.kinds import PROPOSERS
from eval.propose.misses import near_misses
from eval.propose.types import Proposal, sentences_of
from eval.types import Texts

UNANSWERABLE = "unanswerable"
KINDS = (*PROPOSERS, UNANSWERABLE)


def proposals(documents: Mapping[str, Document], kinds: Collection[str] = KINDS) -> list[Proposal]:
    """Every sound proposal: the kinds take turns, and within a kind the documents do.

    Args:
        documents: Under the names that the set calls them by.
        kinds: Which kinds of question are wanted.
    """
    texts: Texts = {name: document.text for name, document in documents.items()}
    piles: dict[str, list[list[Proposal]]] = {kind: [] for kind in KINDS}
    for name, document in documents.items():
        found = list(_of_document(name, document, texts))
        for kind, per_document in piles.items():
            per_document.append([p for p in found if p.question.type == kind])
    merged = [_in_turns(piles[kind]) for kind in KINDS if kind in kinds]
    unique = {proposal.question.text: proposal for proposal in reversed(_in_turns(merged))}
    return list(reversed(unique.values()))


def _of_document(name: str, document: Document, texts: Texts) -> Iterator[Proposal]:
    for sentence in sentences_of(name, document):
        for kind, propose in PROPOSERS.items():
            for found in propose(sentence):
                if any(faults_of(found.question, texts)):
                    continue
                yield found
                if kind == "figure":
                    yield from near_misses(sentence, found, list(texts.values()))


def _in_turns(piles: Collection[list[Proposal]]) -> list[Proposal]:
    return [item for row in zip_longest(*piles) for item in row if item is not None]
