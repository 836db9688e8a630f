"""Questions about a document as such: is it in force, since when, by whom, on what grounds; pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.collection import Collection
from corpus.names import folded_name, name_of
from corpus.numbers import normal_number, numbers_in
from corpus.store import DocumentSummary
from index.types import Hit


class Facet(StrEnum):
    """What can be asked of a document as such."""

    STATUS = "status"
    ENDED = "ended"
    ENDED_BY = "ended_by"
    EFFECTIVE = "effective"
    EXPIRES = "expires"
    ISSUER = "issuer"
    GROUNDS = "grounds"
    NUMBER = "number"
    TITLE = "title"
    DATED = "dated"
    APPROVED = "approved"
    PRINTED = "printed"
    PUBLIC = "public"
    WITHHELD = "withheld"
    CONTACT = "contact"
    PHONE = "phone"
    FAX = "fax"
    MAIL = "mail"
    ADDRESS = "address"
    EDITOR = "editor"
    RECIPIENTS = "recipients"
    COPIES = "copies"
    SIGNED = "signed"
    OPENNESS = "openness"
    ISSUE = "issue"
    INDEX = "index"
    ANNEXES = "annexes"


@dataclass(frozen=True, slots=True)
class LedgerQuestion:
    """A question that the ledger answers.

    Attributes:
        summary: The document that is asked about.
        facets: What is asked of it, in order.
    """

    summary: DocumentSummary
    facets: tuple[Facet, ...]


_WHEN = (
    r"(?:是|在|于|从|自|到|至)*"
    r"(?:什么时候|什么时间|什么日期|何时|几时|哪一?[天年日]|几月几号|多久|多长时间|几年|多少)"
)
_ENDS = (
    r"(?:被|已经?|给|起|开始|就|便|正式)*"
    r"(?:废止|失效|作废|取消|终止|停止(?:执行|施行|实施|使用)|停用|不再(?:执行|施行|适用|有效)|不(?:能)?(?:用|管用|算数))"
)
_WHICH = r"(?:什么|哪个|哪份|哪一份|哪些|何)(?:文件|规定|办法|法律|法规|政策|通知|条例|依据|上位法|方案)*"
_BEGINS = r"(?:正式)?(?:施行|实施|实行|生效|执行|起效|起用|启用|有效|管用|算数|用)"
_ISSUES = r"(?:发布|印发|制定|制发|发|出台|下发|颁布|公布|发文|(?:审议)?通过|出)"
_WHO = r"(?:谁|哪个|哪些|哪家|什么|哪几个)(?:部门|机关|单位|机构|政府|人)*"
_DONE = r"(?:的|了|吗|没有|没|不|起|开始|来着|过)*"
_HOLDS = r"(?:有效|失效|废止|作废|管用|算数|能用|在用|适用|执行|过期|现行有效)"
_WRITTEN = r"(?:的|里|中|上|处|最后|末尾|结尾|末页|文末|底下|下面|版记|落款|写|标|署|注|印|明|着|有)*"
"""Where a document tells its own dates, and that they are written there."""
_IS = r"(?:是不是|是否|是|算不算|算|属于|属不属于|可不可以|能不能|可以|能|有没有|一?[份个])*"
_TO_ALL = r"(?:[对向](?:全?社会|外|公众|老?百姓|群众|大家)|主动)*"
_FACETS: tuple[tuple[Facet, tuple[str, ...]], ...] = (
    (
        Facet.STATUS,
        (
            rf"(?:是不是|是否|还|仍然?|有没有|已经?|被|现行|继续)*{_HOLDS}{_DONE}",
            r"(?:的)?(?:效力|有效性|时效性|状态)(?:如何|怎么样|怎样|是什么)?",
        ),
    ),
    (
        Facet.ENDED,
        (
            rf"(?:是)?{_WHEN}{_ENDS}{_DONE}",
            rf"{_ENDS}(?:的)?(?:时间|日期)?{_WHEN}?",
            rf"(?:的)?(?:废止|失效)(?:时间|日期){_WHEN}?",
        ),
    ),
    (
        Facet.ENDED_BY,
        (
            rf"(?:是)?被?{_WHICH}(?:所|给|把它)*(?:废止|取代|代替|替代|替换){_DONE}",
            rf"(?:是)?被谁(?:废止|取代|代替|替代){_DONE}",
        ),
    ),
    (
        Facet.EFFECTIVE,
        (
            rf"(?:是)?{_WHEN}(?:起|开始|才)*{_BEGINS}{_DONE}",
            rf"(?:的)?(?:施行|实施|生效|执行)(?:时间|日期){_WHEN}?",
        ),
    ),
    (
        Facet.EXPIRES,
        (
            rf"(?:的)?(?:有效期|试行期|有效期限|期限)(?:限)?{_WHEN}(?:为止|截止)?",
            rf"(?:是)?{_WHEN}(?:到期|过期|期满){_DONE}",
        ),
    ),
    (
        Facet.ISSUER,
        (
            rf"(?:是)?(?:由)?{_WHO}{_ISSUES}{_DONE}",
            rf"(?:的)?(?:发文|发布|印发|制定)(?:机关|单位|部门|机构)(?:是)?(?:{_WHO})?",
        ),
    ),
    (Facet.APPROVED, (rf"(?:是)?(?:由|经|经过)?{_WHO}(?:审议)?批准{_DONE}", rf"(?:是)?{_WHEN}批准{_DONE}")),
    (
        Facet.GROUNDS,
        (
            rf"(?:的)?(?:制定|出台)?(?:的)?依据(?:是|有)?(?:{_WHICH})?",
            rf"(?:是)?(?:根据|依据|按照){_WHICH}(?:制定|出台|印发|发)*{_DONE}",
            rf"(?:是)?(?:为了?)?(?:贯彻|落实|贯彻落实){_WHICH}{_DONE}",
        ),
    ),
    (
        Facet.NUMBER,
        (
            r"(?:的)?(?:文号|发文字号|发文号|编号)(?:是)?(?:多少|什么|哪个|几号)?",
            r"(?:是)?几号?",
        ),
    ),
    (
        Facet.PRINTED,
        (rf"{_WRITTEN}印发(?:的)?(?:时间|日期|日子){_WHEN}?", rf"(?:是)?{_WHEN}印(?:发|制){_DONE}"),
    ),
    (
        Facet.DATED,
        (
            rf"{_WRITTEN}(?:成文|签发|署)(?:的)?(?:时间|日期|日子){_WHEN}?",
            rf"(?:的)?落款{_WRITTEN}(?:(?:时间|日期|日子){_WHEN}?|{_WHEN})",
            rf"(?:是)?{_WHEN}(?:成文|签发|签署|落款){_DONE}",
        ),
    ),
    (
        Facet.WITHHELD,
        (
            rf"{_IS}(?:保密|涉密|内部|机密|秘密|不予?{_TO_ALL}公开)(?:发布|发行)?(?:的)?(?:文|材料|资料)?{_DONE}",
        ),
    ),
    (Facet.PUBLIC, (rf"{_IS}{_TO_ALL}公开(?:发布|发行)?(?:的)?(?:文|材料|资料)?{_DONE}",)),
)
_TITLE_ASKED = re.compile(
    r"(?:是|叫|指)?(?:一?[个份])?(?:什么|哪个|哪一?份|啥)(?:通知|方案|办法|规定|名字|名称)?|(?:的)?(?:标题|题目|全称|名称|名字)(?:是|叫)?(?:什么)?"
)
"""Asked of a document that is named by its number: 号是什么文件."""
_RULES = r"(?:规定|条例|办法|规则|细则|法律|新法|新规|法规|解释|准则|规矩)"
_BEGINS_ASKED = re.compile(rf"{_RULES}[，,]?(?:是)?{_WHEN}(?:起|开始|才)*{_BEGINS}{_DONE}$")
_FIRST_HITS = 5
_PARTS = re.compile(r"[？?；;，,。！!]|(?:以及|还有(?!效)|并且)")
_SMALL = re.compile(
    r"请问|我想知道|想问一下|麻烦问下|现在|目前|如今|到底|究竟|一下|呢|啊|呀|它|这个|那个|这份|该|此|上述|本|文件|号文|\s"
    r"|[“”\"《》]|^[，,]|(?:新|最新|最近|刚)?(?:修订|修改|修正|颁布|公布|出台|发布)(?:后|过)?的|最?新版?的|现行的?"
)
_OF_DOCUMENTS = frozenset({Facet.NUMBER, Facet.ENDED, Facet.ENDED_BY})
_KINDS_OF_DOCUMENTS = "文件|通知|办法|规定|意见|方案|条例|决定|细则|公告|简报|规划|计划|法"
_POINTS_TO_IT = re.compile(rf"它|(?:这|那|该|此|本|上述)(?:个|份|部|项|一)?(?:{_KINDS_OF_DOCUMENTS})")
_KIND_WORD = re.compile(r"^(?:的)?(?:文(?!号)|通知|办法|规定|意见|方案|条例|决定|细则|公告)(?=.)")


def ledger_question(
    question: str, context: str, collection: Collection, cited: Sequence[str] = ()
) -> LedgerQuestion | None:
    """Read a question as one about a document that it, or what was said before it, names.

    Args:
        question: As it is answered.
        context: The earlier question that it leans on; may be empty.
        collection: The library, to know documents by their names.
        cited: Documents that the answer before cites, best first, for 「它」 and 「这份通知」.

    Returns:
        None unless a document is named and every part of the rest asks something that the ledger knows.
    """
    summary, rest = named(question, collection)
    if summary is None and context:
        summary, _ = named(context, collection)
    if summary is None and cited and _means_it(question, context):
        summary = collection.summaries.get(cited[0])
    if summary is None:
        return None
    by_number = next(numbers_in(question), None) is not None
    facets = [
        facet_of(part)
        or (Facet.TITLE if by_number and _TITLE_ASKED.fullmatch(_SMALL.sub("", part)) else None)
        for part in _PARTS.split(rest)
        if _SMALL.sub("", part)
    ]
    known = tuple(dict.fromkeys(facet for facet in facets if facet))
    return LedgerQuestion(summary, known) if known and len(known) == len(set(facets)) else None


def _means_it(question: str, context: str) -> bool:
    """Whether a question, or the one before it, points to a document, or it asks what only documents have."""
    asked = facet_of(question.strip("？?。 "))
    return bool(_POINTS_TO_IT.search(f"{context} {question}")) or asked in _OF_DOCUMENTS


def begun(question: str, hits: Sequence[Hit], collection: Collection) -> LedgerQuestion | None:
    """A question since when a rule holds that it only describes: 「养犬的规定哪天起施行？」.

    Args:
        question: As it is answered.
        hits: Passages, best first; most of the first ones must be of one document.
        collection: The library.
    """
    asked = _SMALL.sub("", question).strip("？?。")
    for doc_id in dict.fromkeys(hit.passage.doc_id for hit in hits):
        title = name_of(collection.summaries[doc_id].title)
        _, name, rest = folded_name(asked).partition(title) if title else ("", "", "")
        if name and facet_of(rest) is Facet.EFFECTIVE:
            return LedgerQuestion(collection.summaries[doc_id], (Facet.EFFECTIVE,))
    if not _BEGINS_ASKED.search(asked):
        return None
    first = [hit.passage.doc_id for hit in hits[:_FIRST_HITS]]
    most = max(first, key=first.count, default="")
    if first.count(most) * 2 <= len(first):
        return None
    return LedgerQuestion(collection.summaries[most], (Facet.EFFECTIVE,))


def facet_of(part: str) -> Facet | None:
    """What a question asks of a document whose name is left out of it; None for anything else."""
    bare = _KIND_WORD.sub("", _SMALL.sub("", part))
    return next((facet for facet, forms in _FACETS if any(re.fullmatch(f, bare) for f in forms)), None)


def named(question: str, collection: Collection) -> tuple[DocumentSummary | None, str]:
    """The document whose number or longest name the question contains, and the question without it."""
    number = next(numbers_in(question), None)
    if number and (summary := _newest(collection, number.number)):
        return summary, f"{question[: number.span.start]}{question[number.span.end :]}"
    folded = folded_name(question)
    name = max((name for name in collection.names if name in folded), key=len, default="")
    return (_newest(collection, name), folded.replace(name, "", 1)) if name else (None, question)


def _newest(collection: Collection, name: str) -> DocumentSummary | None:
    """Of several documents of one name the one of the last date."""
    named = [collection.summaries[doc_id] for doc_id in collection.names.get(normal_number(name) or name, ())]
    return max(named, key=lambda each: (each.info.amended, each.info.issued), default=None)
