"""A report as Markdown: the same tables and failures, without plots."""

from collections.abc import Iterator, Sequence

from eval.reporting.content import Failure, System, Words
from eval.reporting.page import expected_answer, given_answer, headline_of, lead_of, rank_note
from eval.reporting.tables import Table, by_kind, kinds_of, overall
from eval.reporting.words import LANGUAGES

_SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>|#"})


def markdown_page(systems: Sequence[System], set_name: str, made: str, language: str) -> str:
    """The whole report; the arguments are those of `html_page`."""
    return "\n\n".join(_blocks(systems, set_name, made, language)) + "\n"


def _blocks(systems: Sequence[System], set_name: str, made: str, language: str) -> Iterator[str]:
    words = LANGUAGES[language]
    yield f"# {words['title']}"
    yield _plain(lead_of(systems, set_name, language))
    yield words["made"].format(date=made)
    for system in systems:
        big, more = headline_of(system, language)
        yield _plain(f"{system.name}: ") + f"**{_plain(big)}** {_plain(more)}".rstrip()
    yield f"## {words['overall']}"
    yield _table(overall(systems, language))
    for system in systems:
        for heading, key in kinds_of(system):
            yield f"## {words[heading]} · {_plain(system.name)}"
            yield _table(by_kind(system, language, key))
    for system in systems:
        yield f"## {words['failures']} · {_plain(system.name)}"
        yield from (_failure(failure, language) for failure in system.failures)
        if not system.failures:
            yield words["no_failures"]
    for system in systems:
        yield f"## {words['conditions']} · {_plain(system.name)}"
        yield (
            "\n".join(f"- {_plain(k)}: {_plain(v)}" for k, v in system.conditions) or words["conditions_none"]
        )


def _table(table: Table) -> str:
    rule = ["---" if i < table.words else "---:" for i in range(len(table.head))]
    rows = [[_plain(cell) for cell in row] for row in (table.head, *table.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], rule, *rows[1:]))


def _failure(failure: Failure, language: str) -> str:
    words = LANGUAGES[language]
    asked = "".join(f"{words['history']}: {_plain(text)}\n\n" for text in failure.history)
    sides = (
        (words["expected"], expected_answer(failure, language), failure.expected),
        (words["given"], given_answer(failure, language), failure.given),
    )
    return (
        f"### {_plain(failure.question)}\n\n{asked}{_plain(failure.id)} · {words[failure.reason]}. "
        f"{rank_note(failure, language)}\n\n" + "\n".join(_side(*side) for side in sides)
    )


def _side(heading: str, answer: str, quotes: Sequence[Words]) -> str:
    lines = [f"- **{heading}**: {_plain(' / '.join(answer.splitlines()))}"]
    lines += [f"  - {_plain(q.doc)}: {_plain(' '.join(q.text.splitlines()))}" for q in quotes]
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    return text.translate(_SPECIAL)
