"""How something is done: the words with which a rule says it, not those that only announce it; pure."""

import re

_FORMS: tuple[tuple[float, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (weight, re.compile(asked), re.compile(said))
    for weight, asked, said in (
        (
            1.0,
            r"(?:怎么|如何|怎样)(?:来|去|才)?(?:确定|算|定|计算|核定|计|认定|收|分|来的)|怎么[^，,]{0,4}定",
            r"以[^，,。；;]{2,60}?作?为[^，,。；;]{0,10}(?:基准|基数|依据|标准|基础)|作为[^，,。；;]{0,10}(?:基准|基数|依据|标准|基础)"
            r"|按照?[^，,。；;]{2,40}(?:确定|计算|执行|计收|收取|计量|结算|缴纳)|由[^，,。；;]{2,40}(?:协商|定价|确定|核定|制定|议定)"
            r"|(?:协商|评估|招标|拍卖|综合)[^，,。；;]{0,4}确定|范围内[^，,。；;]{0,6}确定",
        ),
        (
            1.0,
            r"(?:什么|哪些|哪几样|几样)(?:申请)?(?:材料|手续|证件|证明|资料|文件)|(?:材料|证件|资料)[^，,]{0,6}(?:什么|哪些)",
            r"(?:提交|提供|递交|报送|持|凭|携带|出示|附)[^。；;]{0,50}(?:证|证明|材料|文件|申请书|说明|资料|复印件|[书表])",
        ),
        (
            0.6,
            r"(?:怎么|如何|怎样)去?(?:领|办|拿|取|提(?!高|升)|查(?!处)|补|换|退|缴|投诉|举报|续|注销|变更|转)",
            r"(?:应当|应(?![急对])|须(?!知)|必须|可以|凭|持)[^。；;]{0,50}(?:申请|报告|办理|提交|提出|备案|登记|手续|投诉|举报|申报|交回)",
        ),
        (
            1.0,
            r"(?:写|标|注|载|填)明?(?:些|上|着)?(?:什么|哪些)",
            r"(?:注明|载明|标明|标注|写明|填写|记载)(?!的)[^。；;]{4,}",
        ),
        (
            0.5,
            r"手续|几道|几步|怎么批",
            r"经(?![营济过常历费])[^，,。；;]{2,40}(?:通过|审核|批准|同意|核准)|报[^，,。；;]{2,24}(?:批准|审批|核准)",
        ),
        (
            0.5,
            r"(?:要|该|应当?|得|必须)先?(?:做|干|办)(?:些|点)?什么",
            r"应当|必须|须(?!知)",
        ),
        (
            0.6,
            r"怎么办|怎么做|怎么弄|怎么申[请报]|怎么报名|怎么[^，,]{0,6}办理|手续|什么程序|怎么退|怎么才能|怎么样才能|如何申请|该怎样",
            r"(?:应当|应(?![急对])|须(?!知)|必须|可以|凭|持)[^。；;]{0,50}(?:申请|报告|办理|提交|提出|备案|登记|上交|告知|投诉|举报|检定|鉴定|申报|交给|交回|归还|公告|报名)",
        ),
    )
)
"""How much it tells that a text says it so, what is asked, and how a rule says it."""
_DETERMINED = re.compile(
    r"([^，,的是要该]{2,8}?)(?:是|要|该|应该|应当)?(?:怎么|如何|怎样)(?:来|去|才)?(?:确定|算|定|计|核定|认定|收|分)"
)
_NAMED = 1.6
"""How much more it tells that the text names what is to be determined."""
_ANNOUNCES = re.compile(r"日前|近日|目前|联合发布|出台了|正式签订|召开|印发了|取得了|累计")


def step_fit(question: str, text: str) -> float:
    """How plainly a text prescribes how what is asked is done; 0 when it only tells of it.

    Args:
        question: Folded, asking how something is done.
        text: Folded.
    """
    if _ANNOUNCES.search(text):
        return 0.0
    told = (weight for weight, asked, said in _FORMS if asked.search(question) and said.search(text))
    thing = _DETERMINED.search(question)
    return max(told, default=0.0) * (_NAMED if thing and thing[1] in text else 1.0)
