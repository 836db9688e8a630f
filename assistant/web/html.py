"""The few pieces of HTML that every part of the page is made of; whatever comes in is escaped here."""

from collections.abc import Iterable, Sequence
from html import escape

from assistant.highlight import Segment
from assistant.web.texts import Texts

SEPARATOR = '<span class="wj-step" aria-hidden="true">›</span>'


def attributes(**values: object) -> str:
    """`name="value"` pairs with a blank before each; `_` in a name becomes `-`, None is left out."""
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for name, value in values.items()
        if value is not None
    )


def button(label: str, act: str, *, kind: str = "", **values: object) -> str:
    """A button whose click the script handles by the name in `data-act`."""
    return (
        f'<button type="button" class="wj-button {escape(kind)}"{attributes(data_act=act, **values)}>'
        f"{escape(label)}</button>"
    )


def seal(letter: str, kind: str = "") -> str:
    """A letter in a square, which says whose words follow."""
    return f'<span class="wj-seal {kind}" aria-hidden="true">{escape(letter)}</span>'


def marked(segments: Iterable[Segment]) -> str:
    """Text with the cited words in `<mark>`, each naming its citations in `data-n`."""
    return "".join(
        f"<mark{attributes(data_n=' '.join(map(str, segment.numbers)))}>{escape(segment.text)}</mark>"
        if segment.numbers
        else escape(segment.text)
        for segment in segments
    )


def badge(status: str) -> str:
    """A warning about validity; empty without one."""
    return f'<span class="wj-badge">{escape(status)}</span>' if status else ""


def trail(path: Sequence[str], status: str) -> str:
    """Where a passage stands: a warning if there is one, and the headings above it, outermost first."""
    steps = SEPARATOR.join(f"<span>{escape(step)}</span>" for step in path)
    return f'<p class="wj-path">{badge(status)}{steps}</p>'


def duration(seconds: float, texts: Texts) -> str:
    """Milliseconds below a second, else seconds with one decimal."""
    if seconds < 1:
        return texts.milliseconds.format(number=max(1, round(seconds * 1000)))
    return texts.seconds.format(number=f"{seconds:.1f}")
