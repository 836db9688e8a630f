"""Words that tell how a new question hangs on what was said before; pure."""

import re

from assistant.understand import content_of
from index.folding import fold

_SMALL_TALK = re.compile(
    r"^(?:(?:好的?|嗯+|哦+|行|可以了?|知道了|明白了?|懂了|了解了?|收到|原来如此|太好了|"
    r"(?:非常)?感谢(?:你|您)?|谢谢(?:你|您|啦|了)?|多谢|辛苦了?|"
    r"没有?(?:别的)?(?:问题|事)了|不用了|你好|您好|在吗|再见)[，,。！!~ ]*)+$"
)
_OPENING = re.compile(
    r"^(?:(?:好的?|嗯+|哦+|对了|明白了?|知道了|谢谢|请问|那么?(?!里|边|儿|个|些|种|项|份|次|条|笔|家|时|天|年)|"
    r"还有(?:就是)?(?!效|没|什|哪|多|几|谁)|另外(?!的)|此外|顺便(?:再?问(?:一?[下句])?)?|"
    r"再?(?:问(?:一?[下句]|个问题|[件个]?别的)|说(?:一?下)?)|(?:还有|另外)?(?:件|个)(?:事|问题)|"
    r"换(?:个|一个)(?:话题|问题))[，,。：: ]*)+"
)
_GOES_ON = re.compile(r"那(?!么?换)|还有(?!件|个)")
_NOT_SO = re.compile(
    r"^(?:(?:不好意思|抱歉|对不起)[，,。 ]*)?"
    r"(?:不是|不对|错了|你?(?:理解|弄|搞|听)错了|我?(?:说|问|打)错了|不是这个)[，,。！! ]+"
)
_NOT_ASKED = re.compile(r"^我?(?:不是|没有?|并非)(?:想|要|在)?(?:问|说|指)[^，,。]{1,20}[，,。 ]+")
_MEANT = re.compile(
    r"^(?:我(?:是)?(?:想|要)?(?:问|指|说)的(?:不是[^，,]{1,20}[，,](?:而)?)?是|我要的是)[，,]?\s*"
)
_BUT_ASKED = re.compile(r"^我?(?:而)?是(?:想|要|在)?(?:问|说|指)的?(?:是)?\s*")
_RETURN = re.compile(
    r"^(?:我们)?(?:再|还是)?(?:回到|说回|回头(?:再)?(?:说|看)|接着(?:说|问)|继续(?:说|问))(?:前面|刚才|上面)?(?:说?的)?"
    r"(?P<what>[^，,。：:？?]{1,16}?)(?:那边|这边|方面|上来?|的(?:事|问题|话题))?[，,。：: ]+(?P<rest>.+)$"
)
_ELLIPTIC = re.compile(r"呢[？?。！! ]*$")
_ASKS = re.compile(
    r"多少|几|什么|哪|谁|何|怎|吗|是否|是不是|能不能|有没有|要不要|可不可以|多[久长大高远重]|[？?]\s*$"
)
_PART_OF = re.compile(r"^(?:其中|里头|里面|要是|如果是|换成|以及|同样|后来|接着|然后|比)")
_POINTS_BACK = re.compile(
    r"它|他们|她们|该(?:县|市|区|镇|乡|省|文件|通知|方案|办法|规定|条例|意见|计划|项目?|单位|企业)|上述|前者|后者|"
    r"(?:那|这|当|同)年(?!级|底|初|末)|那时|同期|^这|"
    r"(?:^|[，,、。 在按照由对把被])(?:这|那)(?:一)?(?:个|项|些|份|种|次|笔|类|条|部|家|两|三|几个|件)"
)
_NAMED_FIRST = re.compile(r"^(?P<named>[^，,？?]{1,16}(?<!怎么))呢[，, ]")
_DOCUMENT = re.compile(
    r"^(?:该|此|这[个份项部]?|那[个份项部]?)?(?:文件|通知|方案|办法|规定|条例|意见|规划|计划|细则|决定|公告|简报)"
    r"(?![^，,里中内上]{0,4}(?:的|期间))(?:里面?|中|内|上)?"
)
_LIGHT = re.compile(
    r"[一几](?:次|遍|回|下|趟)|不|没有?|还|也|都|就|才|只|又|再|要|能(?![源力量])|会(?![议员])|可以|可能|应当|应该|必须|需要|以上|以下|以内|之后|之前|之内|才能|网上|来|去|有|是|从|由|向|对|给|被|把|的|了|吗|呢"
)
_RELATIONAL = re.compile(
    r"标准|金额|时间|期限|有效期|时效|利率|费率|部门|单位|条件|材料|罚款|处罚|费用|手续|流程|目标|比例|对象|范围|责任|原因|后果|情况|情形|程序|依据|内容|"
    r"措施|结果|数量|规模|面积|总量|总数|名称|地点|方式|办法|要求|职责|任务|上限|下限|价格|电话|文号|日期|联系人|负责人|监督|"
    r"奖励|名单|牵头|负责|考核|主管|审批|申请|办理|开始|结束|完成|生效|施行|实施|执行|起算|计算|延长|收费|交钱|起诉|投诉|"
    r"举报|不服|合格|档次|原则|步骤|年底|年份|地方|具体|最高|最低|最多|最少|最晚"
)
_NARROWS = re.compile(
    r"情节|逾期|拒不|拒绝|不改|再犯|屡|多次|第[二三]次|造成|构成|后果|严重|轻微|主动|自愿|同时|其中"
)
"""Names a case of what was named before, and not something else instead of it: 情节严重的呢."""
_CUT = re.compile(r"[，,、；;。：:？?！!\s]+")
_SHORT, _MEDIUM = 12, 16
_OWN_TOPIC = 4
"""Characters in a row that name a subject of a question's own: 污染源普查, but not 材料 or 牵头."""
_OWN_WORD = 3
_ACTS_OF_ANY_RULE = re.compile(r"[办罚管算收交批查做处给定用找问赔]|处理|好|违反|这种|这样|那样|情况")
_SHARED = 2
"""Characters in a row that make two words the same subject."""


def is_small_talk(question: str) -> bool:
    """Whether nothing is asked: 谢谢, 好的, 你好."""
    return bool(_SMALL_TALK.match(question.strip()))


def without_opening(question: str) -> str:
    """A question without the words that only lead over to it: 那么, 另外, 顺便问一下, 好的."""
    rest = _OPENING.sub("", question)
    return rest or question


def goes_on(question: str) -> bool:
    """Whether a question begins or ends like one that goes on from the one before: 那……, 还有……, ……呢？."""
    opening = _OPENING.match(question)
    return bool(_ELLIPTIC.search(question)) or (opening is not None and bool(_GOES_ON.search(opening[0])))


def correction_in(question: str) -> str:
    """What was meant instead, as in 「不对，我问的是农村」; empty when nothing is put right."""
    denied = _NOT_ASKED.sub("", _NOT_SO.sub("", question))
    meant = _MEANT.sub("", denied)
    if meant == denied != question:
        meant = _BUT_ASKED.sub("", denied)
    return meant if meant != question else ""


def return_in(question: str) -> tuple[str, str] | None:
    """The earlier subject that a question goes back to, and the question: 「再回到供水那边，……」."""
    found = _RETURN.match(question)
    return (found["what"], found["rest"]) if found else None


def is_elliptic(question: str) -> bool:
    """Whether a question only names something: 「设备呢？」, 「2022年」."""
    bare = _ELLIPTIC.sub("", question)
    return not _ASKS.search(bare) and (bare != question or len(_CUT.sub("", question)) <= _SHORT)


def narrows(question: str) -> bool:
    """Whether what a question only names is a case of what was named before it: 「逾期不改呢？」."""
    return bool(_NARROWS.search(question))


def points_back(question: str) -> bool:
    """Whether a question speaks of something by a word for what was named before: 它, 该方案, 其中, 这些."""
    return bool(_PART_OF.search(question) or _POINTS_BACK.search(question))


def named_first(question: str) -> str:
    """What a question names before it asks, as 学校 in 「学校呢，要建几所」; or nothing."""
    found = _NAMED_FIRST.search(question)
    return found["named"] if found else ""


def of_the_document(question: str) -> bool:
    """Whether a question begins with a document that it only calls by its kind: 方案分几步走."""
    return bool(_DOCUMENT.search(question))


def may_be_cut_short(question: str) -> bool:
    """Whether a question is so short that what was said before may belong to it."""
    return len(_CUT.sub("", question)) <= _MEDIUM


def lacks_subject(question: str, before: str) -> bool:
    """Whether a short question names no subject but what it asks of it, or one spoken of before."""
    short = len(_CUT.sub("", question)) <= _SHORT
    return short and not names_a_topic(question, before)


def names_something(question: str, before: str) -> bool:
    """Whether a question has a word of its own that may be a subject: 育儿假有几天, but not 要交多少."""
    return _names(question, before, _OWN_WORD)


def tells_more(question: str, before: str) -> bool:
    """Whether a question has any word of its own beside those that may be asked of every rule: 丢了怎么办."""
    content = _ACTS_OF_ANY_RULE.sub("，", _LIGHT.sub("，", _RELATIONAL.sub("，", content_of(question))))
    return any(run and run not in fold(before) for run in _CUT.split(content))


def names_a_topic(question: str, before: str) -> bool:
    """Whether a question has words of its own that one may ask about by themselves: 排污权交易额."""
    return _names(question, before, _OWN_TOPIC)


def is_relational(word: str) -> bool:
    """Whether a word says nothing without what it belongs to: 目标, 费用."""
    return not _RELATIONAL.sub("", word)


def _names(question: str, before: str, length: int) -> bool:
    content = _LIGHT.sub("，", _RELATIONAL.sub("，", content_of(question)))
    runs = [run for run in _CUT.split(content) if len(run) >= length]
    return any(not _shares(run, fold(before)) for run in runs)


def _shares(run: str, before: str) -> bool:
    return any(run[i : i + _SHARED] in before for i in range(len(run) - _SHARED + 1))
