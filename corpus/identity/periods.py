"""From when a document is in force, and until when: the sentences that say so, and the reckoning; pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.identity.dates import Period, dates_in, day_before, iso_date, numeral, period_in, shifted
from corpus.identity.lines import TAIL, Found
from corpus.types import DocumentInfo, Span

_OWN_NOUN = (
    r"(?:办法|规定|条例|法典|法|细则|通知|意见|方案|规划|计划|决定|决议|公告|通告|规则|规程|标准|解释|制度|措施|政策|章程"
    r"|守则|修正案|准则|规范|指南|清单|目录|预案|批复|答复|令|安排|规章|文件|纲要|宪法)"
)
_OWN = rf"本《?[\u3400-\u9fff（）()]{{0,10}}?{_OWN_NOUN}》?(?:[（(](?:试行|暂行)[）)])?"
_OPENING = r"\s*(?:第[^，]{1,8}条|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?\s*"
_IN_FORCE = re.compile(
    rf"(?:(?P<own>{_OWN})[^，。；\n]{{0,12}}?)?"
    r"[自从于](?P<when>[^，。；\n自从]{2,40}?)(?:起|后|日)(?:正式)?(?:施行|实施|生效|执行|试行)"
)
_SINCE = re.compile(r"(?:印发|发布|公布|下发|颁布|签发|发文|通过|批准|签署)(?:之)?日")
_LATER = re.compile(
    r"起?满?(?P<period>第?[\d一二三四五六七八九十百两]{1,5}个?(?:工作)?[日天月年])(?:之?[后内])?"
)
_NEXT_YEAR = re.compile(
    r"(?:第二年|次年|翌年)(?P<month>[\d一二三四五六七八九十]{1,3})月(?P<day>[\d一二三四五六七八九十]{1,3})日?"
)
_TERM = re.compile(
    r"(?:有效期限?|试行期限?|施行期限?|执行期限?|实施期限?|暂行期限?|试行|有效)(?:暂定)?(?:为|是|：|:)?"
    r"(?P<count>[\d一二三四五六七八九十两]{1,3}个?[年月]半?)(?![度份底末初\d]|[一二三四五六七八九十]月)"
)
_UNTIL = re.compile(
    r"(?:有效期限?|试行期限?|施行期限?|执行期限?|实施期限?|有效|执行|施行|实施|试行|期限)(?:[自为从]?[^，。；\n]{4,24}?起?)?(?:截止|延长|截)?"
    r"(?:[至到]|到期日为)(?P<date>[^，。；\n]{6,16}?)(?:日|止|(?=[，。；\n]|$))"
)
_TERM_REACH, _SENTENCE = 40, 80


@dataclass(frozen=True, slots=True)
class InForce:
    """The period in which a document says that it is in force.

    Attributes:
        effective: The first day, or None.
        expires: The last day, or None.
        term: The length as printed (`有效期5年`), or None.
    """

    effective: Found | None = None
    expires: Found | None = None
    term: Found | None = None


def in_force(text: str, known: DocumentInfo) -> InForce:
    """Read the sentences on entry into force and validity that speak of the document itself.

    Args:
        text: The document's text as displayed, broken lines mended.
        known: Its dates of issue and publication, from which `自印发之日起` is reckoned.
    """
    statement = _statement(text)
    effective = _first_day(statement, known) if statement else None
    start = (effective.value if effective else "") or known.effective
    until = _until(text, statement)
    term = _term(text, statement)
    if until is None and term is not None:
        until = _reckoned(term, start)
    return InForce(effective, until, term)


def _statement(text: str) -> re.Match[str] | None:
    """The last sentence that names the document itself (`本办法自……施行`), or else the last near the end."""
    found = list(_IN_FORCE.finditer(text))
    own = [match for match in found if match["own"] or re.match(_OPENING + _OWN, _before(text, match))]
    if own:
        return own[-1]
    near_end = [match for match in found if match.start() >= len(text) - TAIL]
    alone = [match for match in near_end if re.fullmatch(_OPENING, _before(text, match))]
    return alone[-1] if alone else None


def _before(text: str, match: re.Match[str]) -> str:
    """The words of the sentence before a place in it."""
    return re.split(r"[。；\n]", text[max(0, match.start() - _SENTENCE) : match.start()])[-1]


def _first_day(statement: re.Match[str], known: DocumentInfo) -> Found | None:
    when, span = statement["when"], Span(*statement.span())
    since = _SINCE.search(when) or _SINCE.search(statement[0])
    if since is None:
        date = iso_date(when + "日")
        return Found(date, span) if date else None
    base = iso_date(when[: since.start()]) or _base(since[0], known)
    if not base:
        return None
    rest = statement[0][statement[0].find(since[0]) + len(since[0]) :]
    return Found(_later(base, rest), span) if _later(base, rest) else None


def _base(since: str, known: DocumentInfo) -> str:
    """The day that `……之日` means, as far as the document states it."""
    if since.startswith(("通过", "批准")):
        return known.adopted
    if since.startswith(("公布", "发布", "颁布")):
        return known.published or (known.issued if known.issued != known.adopted else "")
    return known.issued or known.published


def _later(base: str, words: str) -> str:
    following = _NEXT_YEAR.search(words)
    if following:
        year = int(base[:4]) + 1
        return iso_date(f"{year}年{numeral(following['month'])}月{numeral(following['day'])}日")
    later = _LATER.match(words)
    if later is None:
        return base
    period = period_in(later["period"].removeprefix("第"))
    if period is None:
        return ""
    if later["period"].startswith("第"):
        period = Period(period.months, period.days - 1)
    return shifted(base, period)


def _until(text: str, statement: re.Match[str] | None) -> Found | None:
    """The last day that is printed; dates of what the document only speaks of do not count."""
    for match in _sayings(_UNTIL, text, statement):
        dates = list(dates_in(match["date"] + "日"))
        if len(dates) == 1 and len(dates[0].iso) == len("2018-01-12"):
            return Found(dates[0].iso, Span(*match.span()))
    return None


def _term(text: str, statement: re.Match[str] | None) -> Found | None:
    found = next(_sayings(_TERM, text, statement), None)
    return Found(found[0], Span(*found.span())) if found else None


def _sayings(pattern: re.Pattern[str], text: str, statement: re.Match[str] | None) -> Iterator[re.Match[str]]:
    """What stands behind the statement of entry into force, or in a sentence that names the document."""
    if statement:
        yield from pattern.finditer(text, statement.start(), statement.end() + _TERM_REACH)
    for match in pattern.finditer(text):
        if re.search(rf"{_OWN}[^，]{{0,6}}$", _before(text, match)):
            yield match


def _reckoned(term: Found, start: str) -> Found | None:
    period = period_in(re.sub(r"^\D*?(?=[\d一二三四五六七八九十两])", "", term.value))
    last = day_before(shifted(start, period)) if period and start else ""
    return Found(last, term.span) if last else None
