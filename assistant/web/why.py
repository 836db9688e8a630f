"""Why a passage was found, folded away under it."""

from collections.abc import Iterator
from html import escape

from assistant.explaining import SCORES, Explanation, shown
from assistant.web.texts import CHINESE, Texts


def why_html(why: Explanation | None, texts: Texts) -> str:
    """A quiet line that opens to the words found in each field, what stands for others, and the scores."""
    if why is None:
        return ""
    rows = "".join(f"<div><dt>{escape(term)}</dt><dd>{said}</dd></div>" for term, said in _rows(why, texts))
    return (
        f'<details class="wj-why"><summary>{escape(texts.why)}</summary>'
        f'<dl lang="{escape(texts.code)}">{rows}</dl></details>'
    )


def _rows(why: Explanation, texts: Texts) -> Iterator[tuple[str, str]]:
    fields = {"title": texts.why_title, "path": texts.why_path, "text": texts.why_text}
    for name, words in why.words.items():
        yield fields[name], _listed(words)
    if why.instead:
        pairs = (f"{expansion.stands_for} → {expansion.text}" for expansion in why.instead)
        yield texts.why_instead, _listed(tuple(pairs))
    scores = (_score(_named(name, texts), shown(value)) for name, value in why.scores.items())
    yield texts.why_scores, "".join(scores)


def _listed(words: tuple[str, ...]) -> str:
    return "".join(f'<span class="wj-word" lang="zh-CN">{escape(word)}</span>' for word in words)


def _score(name: str, value: str) -> str:
    return f'<span class="wj-score">{name} <span class="wj-value">{escape(value)}</span></span>'


def _named(name: str, texts: Texts) -> str:
    """A score's name; in other languages than Chinese the one that programs call it by."""
    own = name.replace("_", " ")
    return escape(SCORES.get(name, own) if texts is CHINESE else own)
