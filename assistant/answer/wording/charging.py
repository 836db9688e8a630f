"""Who is charged with what a question asks about: the body and its task in one clause; pure."""

import re
from collections.abc import Collection, Sequence

_CLAUSE = re.compile(r"[，,；;。：:]")
_CHARGED = re.compile(
    r"由[^，,]{2,}|(?:部门|机关|机构|政府|委员会|单位|企业|公司|经营者|[厅局委办院部室站所队校]|领导小组|中心|协会|街道办?\)?|乡镇|法院|人|方|户|者)"
    r"(?:或者[^，,]{2,12})?(?:依法|及时|共同|统一)*(?:要|应当|应|须|必须|负责|可以|有权|依法|会同|予以|责令|组织|制定|确定|承担|牵头|是|为)"
    r"|[向报][^，,]{2,24}(?:部门|机关|机构|政府|单位|委员会|[厅局委办])"
)
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
        (r"告知|通知|公布|公示", r"告知|通知|公布|公示|公告"),
    )
)
"""What is done in everyday words, and what texts say for it."""
_BEHIND = re.compile(
    r"(?:谁|哪(?:些|[一几两三]?[个家级]|方)?(?:部门|单位|机构|机关|人|局|企业|地方)?)(?P<act>[^，,？?]{1,12})$"
)
_BEFORE = re.compile(r"(?P<act>[^，,]{1,8})(?:的?(?:是|算|归|由|找|拿|靠)?谁)")
_OTHERWISE = 0.7
_APART = 0.7
"""What it counts for that the body and the task stand in different clauses of a sentence."""


def charge_fit(question: str, text: str) -> float:
    """1 when a clause charges somebody with what is asked, 0 when none does.

    Args:
        question: Folded, asking who is to do something.
        text: Folded.
    """
    found = _BEHIND.search(question.rstrip("？?。 ")) or _BEFORE.search(question)
    asked = found["act"] if found else ""
    acts = [said for pattern, said in _ACTS if pattern.search(asked)]
    words = {asked[i : i + 2] for i in range(len(asked) - 1)}
    charging = [clause for clause in _CLAUSE.split(text) if _CHARGED.search(clause)]
    within = max((_fit(clause, acts, words) for clause in charging), default=0.0)
    return max(within, _APART * _fit(text, acts, words)) if charging else 0.0


def _fit(clause: str, acts: Sequence[re.Pattern[str]], words: Collection[str]) -> float:
    """1 when a clause says what is done in the question's own words, less when in others."""
    if any(word in clause for word in words):
        return 1.0
    return _OTHERWISE if any(said.search(clause) for said in acts) else 0.0
