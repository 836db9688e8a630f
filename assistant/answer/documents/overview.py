"""Which documents of a library have ended: 「这些文件里哪些已经废止？」; pure."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.documents.status import status_claims, title_place
from assistant.types import Claim, Fetch, Refusal
from corpus.store import DocumentSummary
from corpus.validity import OUT_OF_FORCE, Standing

_ENDED = (
    r"废止|失效|作废|过期|失去效力|停用|不管用|没有?效力?|无效"
    r"|不再(?:有效|适用|执行|使用|施行)|(?:不能|不可以)(?:再)?(?:用|使用|引用)"
)
_HOLDS = r"现行有效|有效|管用|能用|没有?过期|没有?废止"
_DOCUMENTS = r"规范性文件|文件|文档|规定|办法|条例|法规|法律|通知|方案|政策|材料|资料|公文|制度"
_WHICH = r"哪|有没有|有无|有什么|几[份个部件]"
_ASKED = re.compile(
    rf"(?:{_WHICH})[^，,。？?]*(?:{_ENDED})|(?:{_ENDED})[^，,。？?]*(?:{_WHICH})"
    rf"|(?:这些|这几|都|全部|所有)[^，,。？?]*(?:{_HOLDS})[^，,。？?]*[吗么吧]"
)
_SMALL = re.compile(
    rf"{_HOLDS}|{_ENDED}|{_DOCUMENTS}|请问|请|列出|告诉我|看一?下|查一?下|有没有|有无|有哪些|有什么|哪些|哪几|哪一|哪|几"
    r"|这些|那些|这|那|所有|全部|一共|总共|现在|目前|如今|已经|已被|库里|库中|资料库|文件库|上传|当中|其中|之中|里面|里头|里|中|内"
    r"|份|个|部|件|项|些|的|了|吗|么|吧|呢|是|有|被|已|都|还|仍|我|们|可以"
    r"|用|没|[一二两三四五六七八九十\d]|[？?。，,、 ]"
)
_MOST = 12
"""Documents that are told one by one."""
_NONE = "{count} 份文件都没有写明已经废止或者失效，也没有别的文件这样说。"


def asks_which_have_ended(question: str) -> bool:
    """Whether a question asks which documents have ended, of all there are, and of nothing else.

    >>> asks_which_have_ended("这五份文件里哪些已经废止了？")
    True
    >>> asks_which_have_ended("哪些补贴办法已经废止？")
    False
    """
    return bool(_ASKED.search(question)) and not _SMALL.sub("", question)


def ended_documents(
    summaries: Sequence[DocumentSummary], day: datetime.date, fetch: Fetch
) -> tuple[tuple[Claim, ...], Refusal | None]:
    """The documents that are out of force on a day, each with the words that say so.

    Args:
        summaries: The documents that may be used.
        day: Today.
        fetch: The document of an id.

    Returns:
        A row a document, and None; or nothing, and that none has ended.
    """
    ended = [each for each in summaries if each.status_on(day).standing in OUT_OF_FORCE - {Standing.NOT_YET}]
    rows = [row for each in ended[:_MOST] if (row := _row(each, day, fetch))]
    return tuple(rows), None if rows else Refusal(_NONE.format(count=len(summaries)))


def _row(summary: DocumentSummary, day: datetime.date, fetch: Fetch) -> Claim | None:
    """That one document has ended; its title proves the numbers of its name."""
    claims = status_claims(summary, day, fetch)
    if not claims:
        return None
    name = f"《{summary.title}》"
    title = title_place(fetch(summary.doc_id))
    evidence = (*claims[0].evidence, *((title,) if title else ()))
    return replace(claims[0], evidence=evidence, label=f"{name}{claims[0].label}", row=name)
