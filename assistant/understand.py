"""What a question asks: the kind of answer, places, years, units and the words that matter; pure."""

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.contrast import contrast_in, without_contrast
from assistant.mentioned import without_mentioned
from assistant.places import Gazetteer, innermost
from corpus.figures import Quantity, quantity_of
from corpus.periods import years_in
from index.folding import fold
from index.naming import without_numbers


class Kind(StrEnum):
    """The shape of the answer that is wanted."""

    FIGURE = "figure"
    DATE = "date"
    DURATION = "duration"
    LIST = "list"
    WHO = "who"
    WHERE = "where"
    DEFINITION = "definition"
    PROCEDURE = "procedure"
    YES_NO = "yes_no"
    STATUS = "status"
    PROGRESS = "progress"
    GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Asked:
    """A standalone question, understood.

    Attributes:
        text: The question as it is searched for, with what the conversation adds.
        focus: The new words; they weigh more than those that the context adds.
        kind: The shape of the answer.
        quantities: Kinds of figures that can answer; empty when any can, or none is asked for.
        unit: The unit or measure word that the question names, such as `家`; empty when none.
        places: Short names of places, in order.
        years: Years asked about, in order; a period of several years is spelt out.
        parts: Parts of a year asked about (`一季度`, `5月`).
        is_put_together: Whether it is a part of a comparison, so that its words need not stand as they would
            in a question that somebody asks.
        excluded: What the question says that it does not mean, folded: 副省长 in （不是副省长）.
    """

    text: str
    focus: str
    kind: Kind
    quantities: frozenset[Quantity] = frozenset()
    unit: str = ""
    places: tuple[str, ...] = ()
    years: frozenset[int] = frozenset()
    parts: frozenset[str] = frozenset()
    is_put_together: bool = False
    excluded: str = ""

    @property
    def wants_figure(self) -> bool:
        """Whether only a quantity or a time can be the answer."""
        return self.kind in {Kind.FIGURE, Kind.DATE, Kind.DURATION}


_ASKED_UNIT = re.compile(
    r"(?:多少|几)(?:万|亿|千|百)?(?:个(?=小时|工作日|星期))?"
    r"(人次|部门|方面|平方公里|平方米|平米|公里|千米|厘米|毫米|公顷|立方米|微克|毫克|千克|公斤|毫升|分贝|小时|个月|工作日|星期|周岁|千瓦时|"
    r"千瓦|(?<![近这前那早往头]几)年(?!级|代)|日(?!期)|斤|升(?![级降学])|克(?!服)|"
    r"[家个户件起项次场条座台套辆所处宗笔批期支幢头艘只份种类名位人亩吨元米岁成倍级轮镇乡村县市区天层册本张棵株间周])"
)
_CONSENT = re.compile(r"(?:多少|几)[^，。？]{0,6}(?:同意|点头|赞成)")
"""Who must agree is told as a share as often as in the unit asked for: 三分之二以上的业主."""
_TENTHS = "成"
"""Asks for a share, which documents tell in per cent."""
_POINTS = re.compile(r"[几少]个(?:百分)?点(?![位心子])")
"""Spoken for per cent and percentage points: 降了几个点."""
_IS_RATIO = r"比(?=[是为达降的多几？?]|$)"
_QUANTITY_WORDS: tuple[tuple[str, frozenset[Quantity]], ...] = (
    (
        r"多少钱|钱[^，。？]{0,12}多少|多少块|多少投资|多少贷款|多少资金|多少收入|多少罚款|多少投入|金额|投资额|"
        r"(?:罚|赔|补|花|砸|投|贷|挣|赚|借|奖|付)[了到出]?多少(?:[，,。？?]|$)|"
        r"[罚赔补花挣赚奖交收付缴要贴助]多少[^，。？]{0,6}[费钱款金]|[罚赔补奖贴助金]多少元|几(?:万|亿|千|百)?[元块]|"
        r"(?:多少|几)[^，。？]{0,2}(?:补贴|补助|津贴|奖金|奖励金|工资|薪水|违法所得|押金|租金|赔偿金|扶助金|抚慰金|慰问金)|"
        r"(?:补贴|补助|津贴|奖金|违法所得|申请费|工本费|学费|门票)[^，。？]{0,3}(?:多少|几[元块])(?!比例|倍|%)|"
        r"(?:[票房油水电气地单售造标]价|价格|租金|[学车运话]费|手续费|押金|(?:要|收|交)的?费用?)[^，。？]{0,8}(?:多少|几[元块]|多高)|"
        r"(?:收入(?!比[是为达降的多几？?])|工资|产值(?![能电水碳用])|生产总值(?![能电水碳用])|(?<!单位)gdp(?![能电水碳用])|投资|罚款|贷款|资金|费用|开支|经费|补助|预算)"
        r"(?:[^，。？]{0,12}(?:多少|几|多大|多高|数量|目标)|[？?。 ]*$)",
        frozenset({Quantity.MONEY}),
    ),
    (r"罚[^，。？]{0,6}(?:多少(?![元块钱])|几倍)", frozenset({Quantity.SHARE, Quantity.RATIO})),
    (
        rf"{_POINTS.pattern}|"
        r"百分之(?:几|多少)|百分比|比例|占比|几成|多大比重|比重|(?:多少|多高)的?[^，。？]{0,4}率|"
        r"[^效]率[^，。？先]{0,10}(?:多少|多高|几|怎样|目标)|覆盖面[^，。？]{0,12}多少",
        frozenset({Quantity.SHARE}),
    ),
    (r"浓度|pm2\.5|pm10|雾霾", frozenset({Quantity.CONCENTRATION, Quantity.SHARE})),
    (
        _CONSENT.pattern,
        frozenset({Quantity.SHARE, Quantity.COUNT, Quantity.PEOPLE}),
    ),
    (
        r"(?:收入|城乡|[男女]|师生|容积|资产?负债|生师)比(?!例|重|较)",
        frozenset({Quantity.RATIO, Quantity.SHARE}),
    ),
    (r"(?:几|多少)倍", frozenset({Quantity.RATIO, Quantity.SHARE})),
    (
        r"多少(?:个)?人|几(?:个|名|位)?人|几个[^，。？]{1,5}的人|多少名|多少人次|人数",
        frozenset({Quantity.PEOPLE}),
    ),
    (r"多长(?!时间)|多远|多少公里|几公里|几米|多少米|里程|长度", frozenset({Quantity.LENGTH})),
    (r"面积|多少亩|几亩|多少公顷|多少平方", frozenset({Quantity.AREA, Quantity.SHARE})),
    (r"多少吨|几吨|多重|重量", frozenset({Quantity.MASS})),
)
_ASKED_ORDINAL = re.compile(r"第(?:几|多少)[期号次届批回版辑卷季]")
_ASKS_FOR_A_SHARE = re.compile(r"占(?![着用据道领为])[^，,。？]{0,15}(?:多少|几成|多大|比例|比重|百分之几)")
_ANSWERED_YES_OR_NO = (
    r"^(?!.*(?:知道|告诉|清楚|晓得|了解|记得|说说|讲讲|多少|几[^，]{0,6}[，,]))"
    r".*(?:[那这好分前后近十]几|几[次回步批期天年].{2,}).*(?<!是)吗[？?。]?$"
)
"""A number that the question only mentions: 放假那几天也要算进去吗."""
_ANYTHING_GOES = (
    r"^(?!.*(?:知道|告诉|清楚|晓得|了解|查到|说说|讲讲)).*"
    r"(?:(?:谁|什么[^，的]{0,6}|哪[^，]{0,6}|怎么[^，]{0,4}|多[少久大长高]|无论[^，]{1,12}|不管[^，]{1,12})(?:都|也)[^，]*"
    r"|(?:[看管问查考论比]|搞得|做得|办得)[^，]{0,10}(?:怎么样|怎样|如何|多少|什么|谁|好坏)[^，]{0,2})[吗吧][？?。]?$"
)
"""An asking word that asks nothing: 谁都能申请吗, 还看产值怎么样吗."""
_ASKED_FREQUENCY = re.compile(
    r"(?:多久|多长时间|几(?:年|个?月|天|周))[^，,。？?]{0,12}(?<![几少])一?[次回遍趟](?!数|[来去到家国])"
)
_ASKED_STRETCH = re.compile(
    r"几月(?:份|几[号日])?[^，,。？?]{0,4}[到至][^，,。？?]{0,4}几月|哪几个月(?!里?[有])|哪一?段(?:时间|日子)|"
    r"(?:哪|什么)个?(?:时间段|时段|期间)|什么日子|(?:什么时候|何时|哪一?天)[^，,。？?]{0,3}[到至](?:什么时候|何时|哪一?天)"
)
_PROGRESS = (
    r"到(?:了)?(?:什么|哪个?|哪一|何种)(?:程度|地步|阶段|步|份上|进度)(?:了|啦)[？?]?$"
    r"|(?:现在|目前|眼下|如今|进展|推进|进行|整改|办|建|改|搞|做)[^，,？?]{0,20}到(?:了)?(?:什么|哪个?|哪一|何种)(?:程度|地步|阶段|步|进度)[？?]?$"
    r"|(?:怎么样|怎样|如何|什么样)(?:了|啦)[？?]?$|得(?:怎么样|怎样|如何)[？?]?$"
    r"|(?:进展|进度|推进|完成|落实|整改|办理|建设|治理|执行|实施|联网|运行)(?:的?情况|的?状况)?(?:现在|目前|眼下)?(?:怎么样|怎样|如何)[？?]?$"
    r"|(?:现在|目前|眼下|如今)(?:是|有|处于|处在)?(?:个|一个)?什么(?:情况|状况|状态|进展|样子|阶段|样)(?:了)?[？?]?$"
    r"|有(?:没有|何|什么|哪些)(?:新的?)?进展(?:了)?(?:没有|没|吗)?[？?]?$"
)
"""Asks how far something has come: 改到什么程度了, 进展如何, 办得怎么样了."""
_A_DOCUMENT = (
    r"(?:(?<![违合非守执司])法(?![院律官人定])|条例|办法|规定|方案|通知|意见|文件|细则|决定|规划|计划|公告|通告"
    r"|规则|解释|简报|纲要|号文?)"
)
"""What has a validity that the text itself tells; that of a card or a contract is a matter of rules."""
_POINTS_ONLY = (
    r"^(?:请问|那么?|它|这个?|那个?|该|此|上述|现在|目前|如今|到底|究竟|已经?|被|是不是|有没有|[，,的])*"
)
_VALID = (
    r"(?:还|是否|现在)?(?:(?<!几年)(?<!个月)(?<!几天)(?<!多久)有效|作废|失效|废止)(?:吗|了吗|没有|不|$|[？?])|"
    r"是否(?:有效|废止|失效)|还(?:能用|算数|管用|执行)"
)
_RELATED = (
    r"有没有(?:关系|关联|联系|影响|挂钩)|挂不挂钩"
    r"|(?:有关系?|有关联|有联系|有影响|相关|挂钩)(?:的)?[吗么][？?]?$"
)
"""Asks whether one thing has to do with another."""
_COUNTED_THINGS = r"(?<!第)[两三四五六七八九十](?:个|项|大|种|类|条|点|步|方面|招|张|道|套)"
"""What is told one by one: 三项机制是什么."""
_KINDS: tuple[tuple[str, Kind], ...] = (
    (_ASKED_FREQUENCY.pattern, Kind.GENERAL),
    (_ANSWERED_YES_OR_NO, Kind.YES_NO),
    (rf"^(?!.*(?:什么|哪|多少|几|谁)[^，,]*(?:有关|挂钩|影响)).*(?:{_RELATED})", Kind.YES_NO),
    (_PROGRESS, Kind.PROGRESS),
    (r"(?:仍|继续)(?:然)?有效吗", Kind.YES_NO),
    (r"从?(?:哪一?[天日]|什么时候|何时|几时)起", Kind.DATE),
    (_ASKED_STRETCH.pattern, Kind.DATE),
    (
        rf"(?:{_A_DOCUMENT}.*|{_POINTS_ONLY})(?:{_VALID})",
        Kind.STATUS,
    ),
    (
        r"^(?!.*(?:什么|哪|多少|几|谁|何|怎|多[久大长高远重])).*(?:吗|(?<![网酒])吧|难道.*)[？?。！!]?$",
        Kind.YES_NO,
    ),
    (_ANYTHING_GOES, Kind.YES_NO),
    (
        r"^(?!.*(?:什么|哪|多少|几|谁|何|怎)).*(?:能|可以|行|用|要|会|算|给|得)[^，,不没]{0,6}不[？?]?$",
        Kind.YES_NO,
    ),
    (r"(?:怎么|如何|怎样)来?(?:计?算|确定|核定|计发|定)(?:出来)?的?[？?]?$", Kind.PROCEDURE),
    (
        r"期限[^，。？]{0,10}(?:多少|几|多长|多久)|(?:多少|几)个?(?:年|月|天|周|工作日|小时)[之以]?内[^，。？]*期限|"
        r"(?:最晚|最迟|截止)[^，。？]{0,6}(?:多久|多长时间|(?:多少|几)(?:天|分钟|日[之以]?内|年内|个?月内|个月|个?工作日|个?小时))",
        Kind.DURATION,
    ),
    (
        r"什么时候|何时|哪一?年|哪一?天|几月|几号(?!文)|几时|哪个月|什么时间|哪日|日期|期限(?![已过届满内到]|[之以]?[前后内]|[^，。？]{0,6}(?:谁|哪[个级一]))|截止|最晚|时间节点",
        Kind.DATE,
    ),
    (r"(?:[按取照用]|以|根据)前几(?:个?月|年|天|周|季)", Kind.DURATION),
    (
        r"多久|多长时间|多少(?:天(?!然)|日|年(?!轻)|周|个月|小时|分钟|个?工作日|个?星期)|"
        r"(?<![早近这那头往])(?<!(?<!提)前)几(?:天|日[之以]?内|年|周|个月|个?小时|分钟|个?工作日|个?星期)",
        Kind.DURATION,
    ),
    (r"(?:[长者师编]|(?:系|责|言|集|表)人|书记|主任|领导|一把手)(?:姓什么|叫什么)", Kind.WHO),
    (rf"{_COUNTED_THINGS}[^，,。？?]{{0,12}}(?:是什么|指什么|是啥|叫什么)", Kind.LIST),
    (
        r"什么意思|指(?:的是)?(?:什么|哪)|什么是|何谓|含义|定义|(?:是|叫)什么[？?]?$|是指(?!.*(?:多少|几))",
        Kind.DEFINITION,
    ),
    (
        r"(?:该|由|归|找|让|请|靠)(?:哪些|哪[几个家])(?:部门|单位|机构|人|局|厅)|哪些(?:部门|单位|机构)[^，,、]{0,2}(?:来|去|管|负责|牵头|查|批|处理|监管)"
        r"|哪[家个级](?:单位|部门)?(?:来|去|管|负责|牵头|出面|审批|说了算)",
        Kind.WHO,
    ),
    (
        r"哪[两二三四五六七八九十几0-9]|哪些|有什么|包括什么|包括哪|什么内容|分别是(?!多少|几)|"
        r"有几[种类项].{0,6}(?:分别|是)|都有谁|各是什么",
        Kind.LIST,
    ),
    (r"(?:多少|几)分(?![钟贝之])", Kind.GENERAL),
    (r"是(?:干|做|搞)(?:什么|嘛)用?的[？?]?$", Kind.DEFINITION),
    (
        rf"文号|几号文|发文字号|索引号|(?<!打)(?<!打个)电话|传真|邮箱|网址|地址|{_ASKED_ORDINAL.pattern}",
        Kind.GENERAL,
    ),
    (
        r"(?:谁|哪(?:个|家|边|里|座)(?:县|市|区|镇|城市)?)的?[^，。？?最]{0,10}[高低多少大小重轻](?:些|一些)?(?:[，,。？?]|$)|数值",
        Kind.FIGURE,
    ),
    (
        r"谁|哪位|(?:[长者人师编]|书记|主任|领导|一把手)(?:姓什么|叫什么)|什么(?:部门|单位|机构|机关|人)|哪[个家座所](?:部门|单位|机关|城市|保护区|机构|县|市|区|镇|乡|村|街道|公司|"
        r"企业|大学|学校|领导|人|地方|组织|法院|银行)",
        Kind.WHO,
    ),
    (
        r"多少|多大|多高|多长|多重|多远|百分之几|什么(?:比例|百分比)|数量$|"
        r"几(?:个|家|项|种|类|件|条|人|名|成|处|座|台|套|次|场|户|亩|吨|万|亿|百|千|元|所|头|公里|起|级|宗|笔|倍|层|楼|岁|米|"
        r"册|本|张|块|份|棵|株|间|遍|回|位|名|只|辆|艘|支|门|枚|分之)",
        Kind.FIGURE,
    ),
    (
        r"怎么|如何|怎样|什么(?:办法|措施|流程|后果|方式|要求|样|手续|程序|步骤|材料|证件|资料)|(?:要|该|应当?|得|必须)先?(?:做|干|办)(?:些|点)?什么|(?:写|标|注|载|填)明?(?:些|上|着)?什么|有何|为什么|为何",
        Kind.PROCEDURE,
    ),
    (
        r"[吗吧][？?。！]?$|(.)[不没]\1|是否|可不可以|有没有|没有[？?]?$|了没?[？?]?$",
        Kind.YES_NO,
    ),
    (r"在哪|哪里|什么地方|地点", Kind.WHERE),
    (r"(?:什么|怎样的|啥)目标[？?]?$", Kind.GENERAL),
    (r"(?:浓度|率|收入|产值|面积|数量|金额|目标|总量|总值|人数|比例|总额)[？?]?$", Kind.FIGURE),
)
YEAR = r"(?:(?:19|20)\d{2}|(?<!\d)\d{2})\s*年(?:底|初|末)?"
"""A pattern of a year as questions name it: 2020年, 17年底."""
_A_YEAR = r"(?:(?:19|20)?\d{2})年(?:底|末|初)?"
_BASELINE = re.compile(
    rf"(?:比|较){_A_YEAR}|[跟和与同]{_A_YEAR}(?:的?时候)?相?对?比|[从自]{_A_YEAR}(?:\d+月)?(?:起|开始|以来|算起|至今|到现在)"
)
_CLAUSES = re.compile(r"[，,；;]")
_OPEN_KINDS = frozenset({Kind.GENERAL, Kind.STATUS, Kind.WHERE, Kind.DEFINITION})
"""Kinds of a last clause that do not overrule what is asked before it."""
_PARTS = re.compile(r"[一二三四1-4]季度|上半年|下半年|\d{1,2}月(?!底前|底)")
_SMALL_TALK = re.compile(
    r"请问|请告诉我|告诉我|我想知道|想问一下|想知道|麻烦|帮我(?:查|找)?(?:一下)?|一下|到底|究竟|呢|吗|吧|啊|呀|[？?！!。，,、]"
)
_ASKING = re.compile(
    r"(?:(?:进展|进行|推进)?到(?:了)?(?:什么|哪一?个?)(?:程度|地步|阶段|步)|(?:[搞办做弄干]得|进展|进度)(?:怎么样|怎样|如何))(?:了|$)|"
    r"(?:应当?|应该|该|先|都)?(?:由|归|找|让|请|给|靠|跟|[属关]于)?(?:谁(?:来(?![自源])|去(?![年世])|该|应当?|负责(?=.))?(?:给(?=.))?"
    r"|哪(?:一?[个家级些]|几[个家])?(?=部门|单位|机构|机关))|(?:[去到往从]|在(?!校))?(?:哪里|什么地方|何处)|是(?:干|做|搞)(?:什么|嘛)用?的|几月几号|(?:最多|顶多|至多|至少|起码)(?!的)|(?:多少|几)(?:天|日|年|个?月|周|个?小时|分钟|个?工作日)|"
    r"是多少|有多少|多少|什么时候|何时|什么时间|哪一年|哪年|哪一天|哪天|几月几号|几月|几号|是什么意思|什么意思|"
    r"是指什么|指什么|是什么|什么|怎么样|怎么|如何|怎样|为什么|哪些|哪几[个家种项类条位]?|"
    r"哪[两二三四五六七八九十]?[个家种项类条位]?|谁|是不是|是否|能不能|可不可以|有没有|会不会|"
    r"几[个家种项类条位名]|多大|多高|多长|多久|分别|各是|具体|一共|总共"
)
_EITHER = re.compile(r"(?![是能会有])(\w)[不没](\1\w)")
"""干不干净 is about 干净."""
CUT = "，"
"""Stands where words were taken out, so that their neighbours do not become one word; blanks are folded."""
_COLLOQUIAL = (("啥", "什么"), ("咋", "怎么"), ("哪儿", "哪里"))


def understand(question: str, gazetteer: Gazetteer, context: str = "") -> Asked:
    """Read a question; `context` is an earlier, standalone question that this one leans on."""
    excluded, question = fold(contrast_in(question)), without_contrast(question)
    focus = _plain(question)
    whole = f"{_plain(context)} {focus}".strip()
    kind = _kind_of_all(focus)
    if kind is Kind.GENERAL and context:
        kind = _kind_of_all(_plain(context))
    own_quantities = _quantities(focus)
    unit = _unit(focus)
    return Asked(
        text=f"{context} {question}".strip(),
        focus=question,
        kind=kind,
        quantities=own_quantities if kind in {Kind.FIGURE, Kind.GENERAL} else frozenset(),
        unit=unit if kind in {Kind.FIGURE, Kind.DURATION} and unit != _TENTHS else "",
        places=innermost(question, gazetteer) or innermost(context, gazetteer),
        years=years_asked(focus) or years_asked(context),
        parts=frozenset(_PARTS.findall(whole)),
        excluded=excluded,
    )


def kind_of(folded: str) -> Kind:
    """The kind of answer, from the asking words; the first rule that fits decides."""
    for pattern, kind in _KINDS:
        if re.search(pattern, folded):
            return kind
    return Kind.GENERAL


def _kind_of_all(folded: str) -> Kind:
    """The kind of a question of several clauses: of the last one, if that asks; the others only lead in."""
    whole, last = kind_of(folded), kind_of(_CLAUSES.split(folded.rstrip("?？。 "))[-1])
    return whole if whole is Kind.STATUS or last in _OPEN_KINDS else last


def asks_how_often(folded: str) -> bool:
    """Whether a question asks at what intervals something is done: 多久检查一次."""
    return bool(_ASKED_FREQUENCY.search(folded))


def asks_for_a_stretch(folded: str) -> bool:
    """Whether a question asks from when until when: 从几月到几月."""
    return bool(_ASKED_STRETCH.search(folded))


def ordinal_in(folded: str) -> str:
    """The measure word whose number is asked for, as 期 in 第几期; empty when none is."""
    return _first(_ASKED_ORDINAL, folded)[-1:]


def content_of(question: str) -> str:
    """A question without small talk and asking words, for comparing what it is about."""
    stated = _EITHER.sub(r"\2", _plain(question))
    return _ASKING.sub(CUT, _SMALL_TALK.sub(CUT, stated))


def years_asked(question: str) -> frozenset[int]:
    """The years that are asked about; that of a document's number, or compared with, or since when is not."""
    return years_in(_BASELINE.sub(CUT, without_numbers(_plain(question))), short_years=True)


def _plain(question: str) -> str:
    text = fold(question).strip()
    for spoken, written in _COLLOQUIAL:
        text = text.replace(spoken, written)
    return without_mentioned(text)


def _quantities(folded: str) -> frozenset[Quantity]:
    if _ASKS_FOR_A_SHARE.search(folded):
        return frozenset({Quantity.SHARE})
    found = [kinds for pattern, kinds in _QUANTITY_WORDS if re.search(pattern, folded)]
    if found:
        return frozenset().union(*found)
    unit = _unit(folded)
    kind = quantity_of(unit)
    if unit == _TENTHS:
        return frozenset({Quantity.SHARE})
    if kind is Quantity.PEOPLE:
        return frozenset({Quantity.PEOPLE, Quantity.COUNT})
    return frozenset({kind}) if unit and kind is not Quantity.PLAIN else frozenset()


def _unit(folded: str) -> str:
    if _CONSENT.search(folded) or _POINTS.search(folded):
        return ""
    return _first(_ASKED_UNIT, folded, group=1)


def _first(pattern: re.Pattern[str], text: str, group: int = 0) -> str:
    match = pattern.search(text)
    return match[group] if match else ""
