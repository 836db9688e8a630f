"""The words by which questions ask for what stands at a document's head and foot; pure."""

import re

from assistant.answer.documents.ledger import Facet

_WHO = r"(?:谁|哪[一几]?[位个家些](?:部门|单位|机构|机关|领导|人|同志)?|什么(?:单位|部门|机构|机关|人)|何人)"
_WHEN = r"(?:哪一?[天日年]|几月|几号|什么时候|何时|什么时间|什么日子)"
_BODY = r"(?:单位|机构|机关|部门)"
_ASKED: tuple[tuple[Facet, str], ...] = (
    (
        Facet.CONTACT,
        rf"联[系络]人|(?:找|联系|咨询|打给|问){_WHO}|[跟和与向]{_WHO}(?:联[系络]|打听|咨询|问|反映)"
        r"|(?:怎么|如何|怎样)(?:才能)?联[系络]|联[系络](?:方式|方法|办法)",
    ),
    (
        Facet.PHONE,
        r"(?<!打)(?<!打个)(?<!打了)电话(?!过去|[给找问打])|(?:打|拨)(?:哪个|什么|多少)(?:号码?|电话)",
    ),
    (Facet.FAX, r"传真"),
    (Facet.MAIL, r"邮箱|电子?邮件|邮件地址|e-?mail"),
    (Facet.ADDRESS, r"(?<!邮件)(?<!邮箱)(?<!网)地址|在(?:哪里?|什么地方)办公"),
    (Facet.EDITOR, rf"(?:编辑|责编|主编|校对|编审)(?!部|室|{_BODY}|[是由的]*哪个?{_BODY})"),
    (
        Facet.ISSUER,
        rf"(?:主编|编辑|编印|主办|编制|发文|印发|制发|[编办印发])(?:的)?{_BODY}"
        rf"|(?:谁|哪[一几]?[个家些]{_BODY}?|什么{_BODY})(?:来|给|负责)?(?:编|主办|办的|印|下?发|出的|签发)",
    ),
    (
        Facet.RECIPIENTS,
        rf"主送|(?:印发|下发|发送|报送|送达|(?<!抄)[发送寄报])[到往至给]了?(?:{_WHO}|哪|什么地方)|[给向]{_WHO}(?:发|送|看)"
        rf"|{_WHO}(?:能|会|可以)?收到|(?:发送|印发|下发|送达|分发)(?:对象|范围)|受文|收文|(?<!抄)[送发](?=哪些|哪几)",
    ),
    (Facet.COPIES, r"抄[送报给]"),
    (Facet.SIGNED, rf"落款(?:的)?(?:{_BODY}|[是为]*{_WHO})|{_WHO}(?:的)?落(?:的)?款|署名"),
    (Facet.PRINTED, rf"印发(?:的)?(?:时间|日期|日子)|{_WHEN}印发"),
    (
        Facet.DATED,
        rf"(?:成文|签发|落款|签署)处?(?:[写署标注上里的是]*)(?:时间|日期|日子|{_WHEN})|{_WHEN}(?:成文|签发|签署|落款|[出编发]的)",
    ),
    (
        Facet.OPENNESS,
        r"公开(?:方式|属性|形式|类别)|(?:是否|是不是|[能可]不[能可]|能否|可以|能|有没有)[^，,？?]{0,6}公开(?!征|招|选|竞|[^，,]{0,3}[谁哪])"
        r"|公开(?:发布|看|查|的|了|到|得)*(?:吗|没有|不公开)",
    ),
    (Facet.ISSUE, r"第几期|哪一?期|总?期数|期号|几期"),
    (Facet.INDEX, r"索引号"),
    (
        Facet.ANNEXES,
        r"附件(?:里|中|都|一共|总共|分别)*(?:是|有|叫|包括)*些?(?:哪|什么|几|多少|吗|清单|名单|名称|目录)"
        r"|(?:哪些|什么|几个|多少个?|有没有|有无|带不带)附件|附了?(?:哪些|什么)",
    ),
    (Facet.NUMBER, r"文号|发文字号|几号文"),
)
_FACETS = tuple((facet, re.compile(pattern)) for facet, pattern in _ASKED)
_ASKS = re.compile(
    r"[谁哪几吗么呢何]|多少|怎么|如何|怎样|是否|是不是|[？?]"
    r"|(?:电话|传真|邮箱|人|方式|日期|时间|单位|号码?|地址|主送|抄送|机关|部门|属性)[。 ]*$"
)
_SINGLE = (
    "我你有没的地得了着过吗么呢吧啊呀是叫为在于由被把也都就还才谁哪一位个家份篇期本部件张几些打拨号问该能会去来找跟和与同向给到往至对就事话"
    "那这此前后里中上下处写标注印署名姓编办发出寄送报抄收看人落款年月日天总第附带文想要查各时可应请帮得"
)
_WORDS = (
    "照办 执行 落实 学习 参考 参阅 省里 市里 县里 区里 请问 告诉 知道 麻烦 没有 有没有 有无 我们 自己 "
    "人家 是不是 是否 哪个 哪位 哪家 哪里 哪些 哪几 哪天 哪年 一个 一份 一位 几个 多少 什么 怎么 如何 "
    "怎样 何时 何人 时候 打电话 过去 电话 手机 座机 号码 热线 传真 邮箱 邮件 电子 电子邮件 email mail "
    "地址 办公 通讯 联系 联系人 联络 联络人 联系电话 方式 方法 办公室 咨询 反映 打听 了解 请教 应该 应当 "
    "可以 能够 找到 对于 关于 有关 相关 事情 问题 疑问 疑惑 情况 内容 那份 这份 那个 这个 那期 这期 "
    "上述 上面 下面 后面 前面 里面 里头 底下 末尾 末页 最后 结尾 文末 文尾 开头 写明 标明 注明 名字 姓名 "
    "编辑 编辑部 责任 责编 责任编辑 主编 编印 编发 校对 编审 主办 印发 印制 制发 下发 发文 发送 发放 发出 "
    "发布 出版 送给 发给 送达 报送 抄送 抄报 抄给 主送 收到 收件 收文 受文 对象 范围 单位 部门 机构 机关 "
    "领导 同志 落款 成文 签发 签署 日期 时间 日子 几月 几号 公开 对外 社会 主动 属性 形式 类别 老百姓 "
    "群众 百姓 公众 一共 总共 期数 期号 总期 几期 索引号 索引 附件 清单 目录 名单 名称 文号 字号 文件 "
    "材料 资料 负责 具体 分别 需要 想要 东西 版记 看到 查到 能不能"
)
_SMALL = re.compile(
    f"(?:[{_SINGLE}]|{'|'.join(sorted(re.findall(r'[^ ]+', _WORDS), key=len, reverse=True))})+"
)


def facets_asked(question: str) -> tuple[Facet, ...]:
    """What a folded question asks of a document's head and foot, if it asks for any of that.

    >>> [facet.value for facet in facets_asked("那份月报的联系人和传真是什么?")]
    ['contact', 'fax']
    """
    if not _ASKS.search(question):
        return ()
    return tuple(facet for facet, asks in _FACETS if asks.search(question))


def without_asking(question: str) -> str:
    """A folded question without the words that ask for a particular."""
    for _, asks in _FACETS:
        question = asks.sub(" ", question)
    return question


def is_small(word: str) -> bool:
    """Whether a word of such a question only helps to ask, and tells nothing of the document."""
    return bool(_SMALL.fullmatch(word))
