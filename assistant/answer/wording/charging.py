"""Who is charged with what a question asks about: the body and its task in one clause; pure."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

_CLAUSE = re.compile(r"[，,；;。：:]")
_ASKS = re.compile(
    r"(?:由|归|找|向|该|靠|请|让|问|报|(?<![发送寄])给)(?:谁(?!担?任|兼|当)|哪(?!些?地方|里|儿))|(?:部门|单位|机构|机关|家|个|级)(?:来|负责|管|出|牵头|审批|批|发|查|处理|主管)"
    r"|(?:责任主体|责任人|责任单位|主管部门|主管单位|牵头单位|实施主体|监管部门)(?:都?是|为|有)?(?:谁|哪)"
    r"|谁(?:来(?!自)|应当?|该|必须|有权|有责任|有义务)|谁(?:去|要|给|替|为[^，]{1,8})?"
    r"(?:负|管|出(?!的|了)|赔|承担|担责|牵头|审[批核查]?|批|说了算|掏|付|买单|埋单|垫|补[偿贴]|调解|监[督管]|考[核评]|评[估定价]|检[查验测]|抽?查|验收|"
    r"定|拍板|划|制定|确定|认定|鉴定|核[定准发]|颁?发|收|征收|修|维[护修]|养护|清[理运]|处[理罚置分]|执行|组织|指挥|协调|保障|缴|交|公布|公示|公开|"
    r"编制|起草|签(?!了)|印发|设立|任命|受理|登记|配合|落实|实施|保管|负担|罚|开(?!了|的)|盯|把关|来做|带头|督[促办])"
)
"""Asks who is to do something, or may have it done, not who somebody is."""
_ASKS_MORE = re.compile(r"怎么|如何|怎样|多少|什么(?!部门|单位|机构|机关|人|时候)")
_BODY = (
    r"(?:部门|机关|机构|政府|委员会|单位|企业|公司|经营者|(?:[厅局委办院部室站队校庭]|(?<!场)所)|领导小组|指挥部|中心|协会|"
    r"工会|街道办?\)?|乡镇|法院|人|方|户|者|员|[省市县区]长?|[乡镇村])"
)
_CHARGED = re.compile(
    rf"由(?![于此衷]|\d)[^，,]{{2,}}|{_BODY}(?:\([^)]{{1,20}}\))?"
    r"(?:或者[^，,]{2,12})?(?:依法|及时|共同|统一|分别|具体|统筹)*(?:要(?!求)|应当|应(?![急用对])|须(?!知)|必须|负责|负有|可以|有权|依法|依照|按照|根据|会同|予以|"
    r"责令|履行|行使|组织|领导|协调|制定|确定|承担|主管|牵头|是|为|对(?=[^，,]{2,60}(?:实施|进行|负责)))"
    rf"|(?:向(?!社会)|报(?![告名酬废道表警]))[^，,]{{2,24}}{_BODY}|经(?![营济过常历费理验])[^，,]{{2,24}}(?:批准|同意|核准|审核)"
    rf"|(?:请求|提请|报请|委托|交由|责成|指定|告知|通知|送交)[^，,]{{1,20}}{_BODY}|[列纳]入[^，,]{{0,12}}预算|责任(?:单位|部门|主体)|(?:主体|属地|第一)责任|负责人"
)
"""What a clause says at least that gives somebody a task, or tells whom to turn to."""
_BY = re.compile(r"由(?![于此衷]|\d)[^，,。；;]{2,30}")
_NUMBER = re.compile(r"^(?:第[一二三四五六七八九十百零〇\d]+条|\([一二三四五六七八九十\d]+\)|\d+[.、])\s*")
_GOES_ON = re.compile(
    rf"{_BODY}(?:[^，,。；;：:]{{0,40}}[，,]){{1,3}}(?:应当|应(?=[依及])|必须|可以|有权|负责)"
)
"""The body in one clause and its task in the next: 部门接到报告后，应当……."""
_ACTS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asked), re.compile(said))
    for asked, said in (
        (
            r"责任|负责|是问|背锅|兜底|担责",
            r"责任主体|责任人|责任单位|负责|承担[^，,]{0,10}责任|负[^，,]{0,6}责|主体责任",
        ),
        (r"罚|惩|处分", r"罚款|处罚|责令|没收|吊销|处分|警告"),
        (r"批|点头|同意|许可|放行|开绿灯", r"批准|同意|许可|核准|审批|审核|审查|核发"),
        (r"定|拍板|说了算|划", r"确定|制定|规定|划定|核定|商定|协商|定价|认定|决定"),
        (
            r"管(?!理)",
            r"监督|检查|查处|监管|管理|采取措施|处理",
        ),
        (
            r"查|盯|监督|监管|督促|指点|把关",
            r"监督|检查|查处|监管|指导|督促|协调|考核|督办|采取措施",
        ),
        (r"修|换|维护", r"维修|维护|更换|修复|抢修|管护|修缮"),
        (
            r"出钱|掏钱|掏|出的?钱|付|买单|埋单|垫|^出$",
            r"承担|支付|负担|解决|列入[^，,]{0,8}预算|基金|缴纳|垫付|保障",
        ),
        (r"赔", r"赔偿|承担|补偿"),
        (r"验收|把关", r"验收|评估|核查"),
        (r"牵头|挑头|领头|组织", r"牵头|组织|会同|总抓|抓总"),
        (r"办|发证|申请", r"办理|核发|发给|申请|受理|登记"),
        (r"测|检验|鉴定", r"检测|检验|鉴定|检定|监测"),
        (r"当|担任|挂帅", r"担任|兼任|任[^，,]{0,2}长|挂帅"),
        (r"落实|实施|执行|搞", r"组织实施|落实|实施|推进"),
        (r"收[费钱]?$|收$", r"收取|征收|收缴"),
        (r"[交缴]", r"缴纳|交纳|代缴|代扣"),
        (r"发", r"发放|颁发|核发|发给|计发|支付"),
        (r"签", r"签订|签署|签约"),
        (r"起草|写的?$|编", r"起草|编制|编写|编印|拟定|拟订"),
        (r"报销|补贴|贴钱", r"补贴|报销|补助"),
        (r"告知|通知|公布|公示|公开|告诉", r"告知|通知|公布|公示|公告|公开|报告"),
        (r"投诉|举报|告状|反映", r"投诉|举报|申诉|反映"),
        (r"报告|上报|打电话|汇报|报警", r"报告|上报|报警|通报"),
    )
)
"""What is done in everyday words, and what texts say for it."""
_BEHIND = re.compile(
    r"(?:谁|哪(?:些|[一几两三]?[个家级]|方)?(?:部门|单位|机构|机关|人|局|企业|地方|里)?)(?P<act>[^，,？?]{1,12})$"
)
_BEFORE = re.compile(r"(?P<act>[^，,]{1,8})(?:的?(?:是|算|归|由|找|拿|靠)?谁)")
_LEADS_IN = re.compile(r"^(?:来|去|给|替|要|应当?|该|必须|负责)+(?=.)")
_ASKS_WHO_PAYS = re.compile(
    r"(?:费用?|钱|经费|资金|成本|开销|花销|开支|[路运药]费)[^，,]{0,6}(?:谁|哪)|(?:谁|哪[^，,]{1,5})[^，,]{0,4}(?:[出掏付拿]钱|买单|埋单|出资|付费|垫)"
)
_PAYS = re.compile(r"费|资金|预算|财政|出资|基金|款|成本|支出")
_ASKS_WHO_MANAGES = re.compile(r"管|负责|主管|监督")
_MANAGES = re.compile(
    r"负责[^，,]{2,60}(?:监督|管理|监管|工作)|主管[^，,]{0,30}(?:工作|部门)|是[^，,]{2,30}主管"
)
"""A general charge, which tells more than a single task does."""
_GENERAL = 1.4
_PENALTY = re.compile(r"责令|罚款|处分|吊销|没收|警告")
_ASKS_FOR_PENALTIES = re.compile(r"罚|处[理置分]|查|管|责|吊销|没收|追究|[违整]|抓|制止")
_HARM = re.compile(r"受[了点]?伤|摔|出了?事(?!情)|[损弄搞打][坏伤毁]|丢了|死了|撞|淹|触电|中毒")
_ANSWERS_FOR = re.compile(r"^(?:负责|管|负|赔|承担|担责)")
_LIABLE = re.compile(r"(?:承担|负)[^，,。；;]{0,14}责|赔偿|补偿|责任人|追偿")
"""Where somebody came to harm, 负责 asks who answers for it, not who manages it."""
_OTHERWISE = 0.7
_APART = 0.7
"""What it counts for that the body and the task stand in different clauses of a sentence."""
_UNPAID = 0.3
"""What a task counts for without a word of money where it is asked who pays."""
_RIGHT_BEFORE = re.compile(rf"(?:由[^，,]{{2,30}}|{_BODY}[^，,]{{0,8}})$")
_OFFICE_RIGHT_BEFORE = re.compile(
    r"(?:部门|机关|机构|政府|委员会|单位|企业|公司|[厅局委办院部校社]|办公室|中心|协会)(?:[^，,的]{0,2}|在[^，,的]{2,8})$"
)
_BY_RIGHT_BEFORE = re.compile(r"由(?![于此衷]|\d)[^，,]{2,30}$")
_BY_WHOM = 1.2
"""What it counts for that the body is said to be the one by whom it is done."""
_FARTHER = 0.8
"""What it counts for that the body does not stand right before the task."""


@dataclass(frozen=True, slots=True)
class _Task:
    """What somebody is to do.

    Attributes:
        words: The question's own words for it, in pairs of characters.
        said: What texts say for it.
        pays: Whether it is to pay for something.
        manages: Whether it is to have charge of something in general.
    """

    words: Collection[str]
    said: Sequence[re.Pattern[str]]
    pays: bool
    manages: bool


def asks_who_is_charged(question: str) -> bool:
    """Whether a folded question asks whose task something is, or whom to turn to."""
    asks = _ASKS.search(question) or _ASKS_WHO_PAYS.search(question)
    return bool(asks) and not _ASKS_MORE.search(question)


def charges_somebody(text: str) -> bool:
    """Whether a folded text gives somebody a task, or tells whom to turn to."""
    return any(map(_charges, _CLAUSE.split(text))) or bool(_GOES_ON.search(text))


def penalises(text: str) -> bool:
    """Whether a folded text tells only who punishes: 由县水利局责令改正."""
    return bool(_PENALTY.search(text))


def asks_for_penalties(question: str) -> bool:
    """Whether a folded question asks who punishes or sees to a wrong."""
    return bool(_ASKS_FOR_PENALTIES.search(question))


def begins_with_body(text: str) -> bool:
    """Whether a folded text tells in its first clause, or by 由, who is charged with what it says."""
    return bool(_CHARGED.search(_CLAUSE.split(_NUMBER.sub("", text))[0]) or _BY.search(text))


def charge_fit(question: str, text: str) -> float:
    """1 when a clause charges somebody with what is asked, 0 when none does.

    Args:
        question: Folded, asking who is to do something.
        text: Folded.
    """
    task = _task_in(question)
    clauses = _CLAUSE.split(text)
    within = max(
        _fit(clause, task) * (_charges(clause) or _is_done_by_body(clause, task)) for clause in clauses
    )
    apart = _APART * max(_fit(clause, task) for clause in clauses) if charges_somebody(text) else 0.0
    return max(within, apart) * (_UNPAID if task.pays and not _PAYS.search(text) else 1.0)


def _charges(clause: str) -> bool:
    return bool(_CHARGED.search(clause))


def _is_done_by_body(clause: str, task: _Task) -> bool:
    """Whether an office stands right before what is done: 县农业局编印, 县政府在五月签订."""
    own = (clause.find(word) for word in task.words if word in clause)
    other = (found.start() for said in task.said for found in said.finditer(clause))
    return any(_OFFICE_RIGHT_BEFORE.search(clause[:position]) for position in (*own, *other))


def _task_in(question: str) -> _Task:
    found = _BEHIND.search(question.rstrip("？?。 ")) or _BEFORE.search(question)
    asked = _LEADS_IN.sub("", found["act"]) if found else ""
    liable = bool(_HARM.search(question) and _ANSWERS_FOR.search(asked))
    return _Task(
        words=set() if liable else {asked[i : i + 2] for i in range(len(asked) - 1)},
        said=[_LIABLE] if liable else [said for pattern, said in _ACTS if pattern.search(asked)],
        pays=bool(_ASKS_WHO_PAYS.search(question)),
        manages=not liable and bool(_ASKS_WHO_MANAGES.search(asked)),
    )


def _fit(clause: str, task: _Task) -> float:
    """1 when a body stands right before what is done, in the question's own words, less otherwise."""
    own = max((_nearness(clause, clause.find(word)) for word in task.words if word in clause), default=0.0)
    other = max(
        (_nearness(clause, found.start()) for said in task.said for found in said.finditer(clause)),
        default=0.0,
    )
    general = _GENERAL if task.manages and _MANAGES.search(clause) else 0.0
    return max(own, _OTHERWISE * other, general)


def _nearness(clause: str, position: int) -> float:
    if _BY_RIGHT_BEFORE.search(clause[:position]):
        return _BY_WHOM
    return 1.0 if _RIGHT_BEFORE.search(clause[:position]) else _FARTHER
