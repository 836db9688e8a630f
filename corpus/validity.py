"""Whether a document is in force on a day, by what it says and by what others in a library do; pure."""

import datetime
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.identity.dates import Period, shifted
from corpus.types import DocumentInfo, Relation, Span


class Standing(StrEnum):
    """What can be said of a document on a day."""

    NOT_YET = "尚未施行"
    IN_FORCE = "现行"
    REPEALED = "已废止"
    EXPIRED = "已失效"
    AMENDED = "被修改"
    UNKNOWN = "不详"


OUT_OF_FORCE = frozenset({Standing.NOT_YET, Standing.REPEALED, Standing.EXPIRED})
"""Nothing in such a document holds on that day."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What another document of the library does to one.

    Attributes:
        relation: `Relation.REPEALS` or `Relation.AMENDS`.
        doc_id: The document that does it.
        title: Its title.
        number: Its number; may be empty.
        since: From which day, ISO 8601; may be empty.
        span: Where in its text the words stand that name the one concerned; None for a newer version of
            the same statute, which does not name the older one.
    """

    relation: Relation
    doc_id: str
    title: str
    number: str
    since: str
    span: Span | None

    @property
    def name(self) -> str:
        """Title and number, as one cites it."""
        title = f"《{self.title.replace('《', '〈').replace('》', '〉')}》"
        return f"{title}（{self.number}）" if self.number else title


@dataclass(frozen=True, slots=True)
class Status:
    """A document's standing on a day.

    Attributes:
        standing: What can be said.
        since: The first day on which it stands so, ISO 8601; empty where that is not known. For a document
            not yet in force the day on which it will be.
        reason: A sentence for the reader.
        field: The field of `DocumentInfo` that says so; empty where another document does, or none.
        effect: What another document did, if that is the reason.
    """

    standing: Standing
    since: str = ""
    reason: str = ""
    field: str = ""
    effect: Effect | None = None

    @property
    def out_of_force(self) -> bool:
        """Whether nothing in the document holds."""
        return self.standing in OUT_OF_FORCE

    @property
    def warning(self) -> str:
        """What a reader must be told, such as `已废止（2020-11-27）`; empty where all is well."""
        if not self.out_of_force and self.standing is not Standing.AMENDED:
            return ""
        when = f"{self.since}起" if self.since and self.standing is Standing.NOT_YET else self.since
        return f"{self.standing}（{when}）" if when else str(self.standing)


def status_on(info: DocumentInfo, day: datetime.date, effects: Sequence[Effect] = ()) -> Status:
    """A document's standing on a day.

    Args:
        info: What it says about itself.
        day: The day.
        effects: What other documents of the library do to it.

    Returns:
        The standing with its reason; `UNKNOWN` where neither it nor another document tells.
    """
    today = day.isoformat()
    ended = [status for status in _endings(info, effects) if status.since and status.since <= today]
    if ended:
        return min(ended, key=lambda status: status.since)
    begun = info.effective or info.published or info.issued or info.adopted
    if begun and today < begun:
        return _not_yet(info, begun)
    undated = next((status for status in _endings(info, effects) if not status.since), None)
    return undated or _amended(info, today, effects) or _in_force(info)


def today() -> datetime.date:
    """The present day where the program runs."""
    return datetime.date(*time.localtime()[:3])


def warning_of(info: DocumentInfo, day: datetime.date | None = None, effects: Sequence[Effect] = ()) -> str:
    """What a reader must be told when a document is out of force or amended, or an empty string.

    Args:
        info: What the document says about itself. A date of repeal in the future is no warning yet.
        day: The day that is asked about; the present one by default.
        effects: What other documents of the library do to it.
    """
    return status_on(info, day or today(), effects).warning


def working_of(info: DocumentInfo) -> str:
    """How the last day was reckoned from the words of the document; empty where it is printed.

    >>> working_of(DocumentInfo(effective="2018-01-01", term="有效期5年", expires="2022-12-31"))
    '2018-01-01 起，有效期5年，至 2022-12-31'
    """
    if not (info.term and info.expires and info.effective):
        return ""
    return f"{info.effective} 起，{info.term}，至 {info.expires}"


def _endings(info: DocumentInfo, effects: Sequence[Effect]) -> Iterator[Status]:
    if info.repealed:
        standing = Standing.EXPIRED if info.status == Standing.EXPIRED else Standing.REPEALED
        yield Status(standing, info.repealed, f"已于 {info.repealed} {standing[1:]}。", "repealed")
    if info.expires:
        after = shifted(info.expires, Period(days=1))
        said = working_of(info) or f"有效期至 {info.expires}"
        yield Status(Standing.EXPIRED, after or info.expires, f"期满失效：{said}。", "expires")
    for effect in effects:
        if effect.relation is Relation.REPEALS:
            since = f"自 {effect.since} 起" if effect.since else ""
            yield Status(Standing.REPEALED, effect.since, f"{since}被{effect.name}废止。", effect=effect)
    if info.status in (Standing.REPEALED, Standing.EXPIRED) and not info.repealed:
        yield Status(Standing(info.status), "", f"标明{info.status}，没有写明日期。", "status")


def _not_yet(info: DocumentInfo, begun: str) -> Status:
    name = next(name for name in ("effective", "published", "issued", "adopted") if getattr(info, name))
    reason = f"到 {begun} 才{'施行' if name == 'effective' else '印发'}。"
    return Status(Standing.NOT_YET, begun, reason, name)


def _amended(info: DocumentInfo, today: str, effects: Sequence[Effect]) -> Status | None:
    """The last amendment that has taken place by the day."""
    amending = [effect for effect in effects if effect.relation is Relation.AMENDS and effect.since <= today]
    if amending:
        last = max(amending, key=lambda effect: effect.since)
        since = f"自 {last.since} 起" if last.since else ""
        return Status(
            Standing.AMENDED, last.since, f"{since}被{last.name}修改，以修改后的为准。", effect=last
        )
    if info.status == Standing.AMENDED:
        return Status(Standing.AMENDED, "", "标明已被修改。", "status")
    return None


def _in_force(info: DocumentInfo) -> Status:
    if info.effective:
        return Status(
            Standing.IN_FORCE,
            info.effective,
            f"自 {info.effective} 起施行，没有见到废止它的文件。",
            "effective",
        )
    if info.status == Standing.IN_FORCE:
        return Status(Standing.IN_FORCE, "", "标明现行有效。", "status")
    if info.status:
        return Status(Standing.UNKNOWN, "", f"标明为{info.status}，没有写明效力。", "status")
    return Status(Standing.UNKNOWN, "", "文件没有写明施行日期，库中也没有文件说它已经废止。")
