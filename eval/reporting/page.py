"""A report as one HTML file that needs nothing else: no script, no request."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from eval.metrics.answers import fold
from eval.reporting.content import REASONS, Failure, System, Words
from eval.reporting.plots import Axis, Point, Series, line_plot, share
from eval.reporting.tables import Table, by_kind, kinds_of, overall
from eval.reporting.words import LANGUAGES, kind_name

_STYLE = Path(__file__).with_name("page.css")
_COLOURS = 5


def html_page(systems: Sequence[System], set_name: str, made: str, language: str) -> str:
    """The whole page.

    Args:
        systems: What each system made of the set; failures are told of every one of them.
        set_name: How the set is called.
        made: The day, as it is printed.
        language: `zh` or `en`.
    """
    words = LANGUAGES[language]
    body = "\n".join(_sections(systems, set_name, made, language))
    return (
        f'<!doctype html>\n<html lang="{"zh-CN" if language == "zh" else "en"}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{words['title']} · {escape(set_name)}</title>\n"
        f"<style>\n{_STYLE.read_text(encoding='utf-8')}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def lead_of(systems: Sequence[System], set_name: str, language: str) -> str:
    """What the report is about, in a sentence or two."""
    words = LANGUAGES[language]
    lead = words["lead" if "grounded" in systems[0].summary else "lead_run"]
    return lead.format(set=f" {set_name} " if language == "zh" else set_name, count=len(systems[0].scored))


def headline_of(system: System, language: str) -> tuple[str, str]:
    """The one figure to remember, and how sure it is."""
    words, summary = LANGUAGES[language], system.summary
    value, interval = summary.get("grounded"), summary.get("grounded_95")
    if not isinstance(value, float) or not isinstance(interval, list):
        ndcg = summary.get("nDCG@10")
        return words["headline_run"].format(share=f"{ndcg:.3f}" if isinstance(ndcg, float) else "–"), ""
    more = words["headline_more"].format(
        count=len(system.scored),
        right=round(value * len(system.scored)),
        low=f"{interval[0]:.1%}",
        high=f"{interval[1]:.1%}",
    )
    return words["headline"].format(share=f"{value:.1%}"), more


def rank_note(failure: Failure, language: str) -> str:
    """Where the evidence stood among what was found."""
    words = LANGUAGES[language]
    found = ("、" if language == "zh" else ", ").join(str(r) for r in failure.ranks if r is not None)
    missing = sum(rank is None for rank in failure.ranks)
    if not failure.ranks:
        return ""
    if not found:
        return words["unranked"]
    return words["partly_ranked" if missing else "rank"].format(ranks=found, missing=missing)


def _sections(systems: Sequence[System], set_name: str, made: str, language: str) -> Iterator[str]:
    words = LANGUAGES[language]
    yield f"<header><h1>{words['title']}</h1>"
    yield f'<p class="lead">{escape(lead_of(systems, set_name, language))}</p>'
    yield f'<p class="soft">{words["made"].format(date=made)}</p>'
    yield f'<div class="headline">{"".join(_headline(s, systems, language) for s in systems)}</div></header>'
    yield f"<h2>{words['overall']}</h2>{_table(overall(systems, language))}"
    yield f'<h2>{words["plots"]}</h2><div class="plots">{"".join(_plots(systems, language))}</div>'
    for system in systems:
        name = _of(system, systems)
        for heading, key in kinds_of(system):
            yield f"<h2>{words[heading]}{name}</h2>{_table(by_kind(system, language, key))}"
    for system in systems:
        yield from _failures(system, _of(system, systems), language)
    yield f"<h2>{words['conditions']}</h2>"
    for system in systems:
        yield _conditions(system, language)


def _of(system: System, systems: Sequence[System]) -> str:
    return f" · {escape(system.name)}" if len(systems) > 1 else ""


def _headline(system: System, systems: Sequence[System], language: str) -> str:
    big, more = headline_of(system, language)
    name = f'<p class="soft">{escape(system.name)}</p>' if len(systems) > 1 else ""
    return f'<div>{name}<p class="big">{escape(big)}</p><p class="soft">{escape(more)}</p></div>'


def _table(table: Table) -> str:
    head = "".join(f"<th{_numeric(i, table)}>{escape(cell)}</th>" for i, cell in enumerate(table.head))
    rows = "".join(
        "<tr>"
        + "".join(f"<td{_numeric(i, table)}>{escape(cell)}</td>" for i, cell in enumerate(row))
        + "</tr>"
        for row in table.rows
    )
    return f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _numeric(column: int, table: Table) -> str:
    return ' class="n"' if column >= table.words else ""


def _plots(systems: Sequence[System], language: str) -> Iterator[str]:
    words = LANGUAGES[language]
    whole = Axis(words["axis_recall"], 0.0, 1.0, share)
    recall = _series(systems, [s.recall for s in systems], dots=True)
    last = max((s.points[-1][0] for s in recall), default=1.0)
    yield _figure(
        "plot_recall", recall, Axis(words["axis_k"], 0, max(last, 2.0), "{:g}".format), whole, language
    )
    yield _figure(
        "plot_risk",
        _series(systems, [s.risk for s in systems]),
        Axis(words["axis_coverage"], 0.0, 1.0, share),
        Axis(words["axis_risk"], 0.0, 1.0, share),
        language,
    )
    reliable = _series(systems, [s.reliable for s in systems], dots=True)
    yield _figure(
        "plot_reliability",
        [Series(words["ideal"], [(0, 0), (1, 1)], -1), *reliable] if reliable else [],
        Axis(words["axis_confidence"], 0.0, 1.0, share),
        Axis(words["axis_right"], 0.0, 1.0, share),
        language,
    )
    latency = _series(systems, [s.latency for s in systems])
    slowest = max((s.points[-1][0] for s in latency), default=1.0) or 1.0
    seconds = Axis(words["axis_seconds"], 0.0, slowest, "{:g}".format)
    yield _figure("plot_latency", latency, seconds, Axis(words["axis_done"], 0.0, 1.0, share), language)


def _series(
    systems: Sequence[System], lines: Sequence[Sequence[Point]], *, dots: bool = False
) -> list[Series]:
    return [
        Series(system.name, points, number % _COLOURS, dots)
        for number, (system, points) in enumerate(zip(systems, lines, strict=True))
        if points
    ]


def _figure(key: str, series: Sequence[Series], x: Axis, y: Axis, language: str) -> str:
    if not series:
        return ""
    words = LANGUAGES[language]
    shown = [s for s in series if s.colour >= 0]
    return (
        f"<figure><h3>{words[key]}</h3><figcaption>{words[f'{key}_note']}<br>{escape(y.label)}</figcaption>"
        f"{line_plot(words[key], series, x, y)}"
        f"{_legend(shown)}</figure>"
    )


def _legend(series: Sequence[Series]) -> str:
    if len(series) < 2:
        return ""
    names = "".join(f'<span class="c{s.colour}"><b>{escape(s.label)}</b></span>' for s in series)
    return f'<p class="legend">{names}</p>'


def _failures(system: System, name: str, language: str) -> Iterator[str]:
    words = LANGUAGES[language]
    yield f"<h2>{words['failures']}{name}</h2>"
    if not system.failures:
        yield f"<p>{words['no_failures']}</p>"
        return
    lead = words["failures_lead" if "grounded" in system.summary else "failures_lead_run"]
    yield f'<p class="lead">{lead.format(count=len(system.failures))}</p>'
    for reason in REASONS:
        some = [failure for failure in system.failures if failure.reason == reason]
        if not some:
            continue
        yield (
            f"<h3>{words[reason]}（{len(some)}）</h3>"
            if language == "zh"
            else f"<h3>{words[reason]} ({len(some)})</h3>"
        )
        yield from (_failure(failure, language) for failure in some)


def _failure(failure: Failure, language: str) -> str:
    words = LANGUAGES[language]
    kinds = [kind_name(kind, language) for kind in (failure.kind, failure.wording) if kind]
    meta = "".join(
        f"<span>{escape(part)}</span>" for part in (failure.id, *kinds, rank_note(failure, language)) if part
    )
    before = "".join(f'<p class="soft">{words["history"]}：{escape(asked)}</p>' for asked in failure.history)
    return (
        f'<article class="failure"><p class="meta">{meta}</p>{before}<h4>{escape(failure.question)}</h4>'
        f'<div class="sides">{_expected(failure, language)}{_given(failure, language)}</div></article>'
    )


def _expected(failure: Failure, language: str) -> str:
    words = LANGUAGES[language]
    answers = expected_answer(failure, language)
    quotes = "".join(_quote(w, failure, language) for w in failure.expected)
    said = f'<p class="answer">{escape(answers)}</p>' if answers else ""
    return f'<div class="side"><b>{words["expected"]}</b>{said}{quotes}</div>'


def expected_answer(failure: Failure, language: str) -> str:
    """The required answers in a line, or that refusing is right."""
    if failure.reason == "should_refuse":
        return LANGUAGES[language]["refused"]
    return "；".join(LANGUAGES[language]["or"].join(group) for group in failure.answers)


def given_answer(failure: Failure, language: str) -> str:
    """What was said, or that nothing was."""
    words = LANGUAGES[language]
    if failure.reply is None:
        return words["no_prediction"]
    return failure.reply or ("" if failure.reason == "not_ranked" else words["refused"])


def _given(failure: Failure, language: str) -> str:
    words = LANGUAGES[language]
    quotes = "".join(_quote(w, failure, language) for w in failure.given)
    said = given_answer(failure, language)
    shown = f'<p class="answer">{escape(said)}</p>' if said else ""
    return f'<div class="side"><b>{words["given"]}</b>{shown}{quotes}</div>'


def _quote(quote: Words, failure: Failure, language: str) -> str:
    flag = "" if quote.exact else f' <span class="bad">{LANGUAGES[language]["inexact"]}</span>'
    if not quote.text:
        return f"<blockquote><cite>{escape(quote.doc)}</cite></blockquote>"
    text = _marked(quote.text, failure.answers)
    return f"<blockquote>{text}<cite>{escape(quote.doc)}{flag}</cite></blockquote>"


def _marked(text: str, answers: Sequence[Sequence[str]]) -> str:
    """The text with the expected answers marked."""
    alternatives = sorted({a for group in answers for a in group if len(fold(a)) > 1}, key=len, reverse=True)
    if not alternatives:
        return escape(text)
    parts = re.split(f"({'|'.join(map(re.escape, alternatives))})", text)
    return "".join(f"<mark>{escape(p)}</mark>" if i % 2 else escape(p) for i, p in enumerate(parts))


def _conditions(system: System, language: str) -> str:
    words = LANGUAGES[language]
    heading = f"<h3>{escape(system.name)}</h3>"
    if not system.conditions:
        return f'{heading}<p class="soft">{words["conditions_none"]}</p>'
    rows = "".join(f"<tr><td>{escape(k)}</td><td>{escape(v)}</td></tr>" for k, v in system.conditions)
    return f'{heading}<div class="scroll"><table class="conditions"><tbody>{rows}</tbody></table></div>'
