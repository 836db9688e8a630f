"""Whether words negate or forbid; pure."""

import re

_MODAL = (
    r"禁止|严禁|不得(?![低少超高多])|不能|不可(?!抗)|不再|不会|不用|不必|不管|不准|不予|不允许|不包括|不含|不纳入|不适用|"
    r"无需|不需|未(?!来|成年|满)|没有|没了|没人|没列|没|禁(?=[烟放渔猎捕钓酒鸣行停入售])|并非|不是|杜绝|防止|避免|勿|别(?=[再去把让给])|"
    r"不(?!仅|断|同|[少大小高低多]于|足|超|满|良|动产|正当|服|合格|具备|明|论|限|少|及时|到位|(?:及格|达标|过关)(?=.)|文明|当|如|久|过|管|只|但|一)"
)
_VERB = (
    r"取消|停止|暂停|中止|终止|废止|消灭|清零|零增长|消除|(?<!票)否决|取缔|拒|推诿|驳回|免除|免予|免于|一票否决(?!”?(?:指标|事项|制))|关门|停业|关闭|作废|"
    r"失效|停(?=[了掉下运产工]|$)"
)
_TWICE = re.compile(
    rf"(?:{_MODAL})[^，,、；;。]{{0,8}}?(?<![将把])(?<!得为)(?:{_VERB})(?:[^，,；;。、]{{0,3}}(?:、|或者?|和)(?:{_VERB}))*|(?:不管|不问|不理)[^，,；;。不]{{0,10}}(?:杜绝|防止|避免)"
)
_ONCE = re.compile(rf"{_MODAL}|{_VERB}")
_ENDING = re.compile(r"一票否决|停业|取缔|废止|免除|停产|取消|关闭|作废|失效|终止|停止|暂停")
_STAGES = re.compile(
    r"(?:设立|变更|延续|开办|成立|合并|分立|发放|办理|开通|新建)(?:[、和及与或者]+[^，,。；、]{2,4}?)*?[、和及与或者]+(?:终止|中止|停止|注销|撤销|取消|关闭|废止)"
)
"""Names of what a rule is about: 设立、变更和终止."""
_DESCRIBED = re.compile(rf"(?:{_ENDING.pattern})[^，,；;。、的]{{1,8}}的(?=[^，,；;。、])")
"""An ending that only says of what things something holds: 停止流通的纸币."""
_LIFTS = re.compile(r"不受[^，,；;。]{1,30}限制")
_FORBIDS = re.compile(r"禁止|严禁|不得(?![低少超高多])|不准|不允许|不能|不可(?!抗)|不享受|不予|不适用")


def denies(folded: str) -> bool:
    """Whether words negate; what is not stopped or refused goes on, and what is not limited is free."""
    return bool(_ONCE.search(_TWICE.sub("", _LIFTS.sub("", _STAGES.sub("", folded)))))


def forbids(folded: str) -> bool:
    """Whether words forbid or withhold something."""
    return bool(_FORBIDS.search(folded))


def without_shared(asked: str, said: str, whole: str = "") -> tuple[str, str]:
    """Two folded texts without the verbs of ending that both have: asked of 停业, 停业 denies nothing.

    Args:
        asked: What is asked, without what only modifies.
        said: What decides.
        whole: All that is asked; the things that it describes by an ending stay what they are.
    """
    for described in _DESCRIBED.findall(whole):
        said = said.replace(described, "")
    shared = set(_ENDING.findall(asked)) & set(_ENDING.findall(said))
    for verb in shared:
        asked, said = asked.replace(verb, ""), said.replace(verb, "")
    return asked, said
