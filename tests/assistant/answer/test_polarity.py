"""Yes or no from the words of the deciding clause."""

from collections.abc import Sequence

import pytest

from assistant.answer.wording.modality import speaks_to
from assistant.answer.wording.polarity import Polarity, verdict_of
from assistant.answer.wording.ruling import Closeness
from index.folding import fold


def _shared_with(question: str) -> Closeness:
    """A measure of closeness that needs no model: the share of the question's characters in a text."""
    characters = set(fold(question))

    def closeness(texts: Sequence[str]) -> list[float]:
        return [len(characters & set(text)) / len(characters) for text in texts]

    return closeness


def _said(question: str, text: str, *, sure: bool = True) -> Polarity:
    return verdict_of(question, text, _shared_with(question), sure=sure).polarity


@pytest.mark.parametrize(
    ("question", "text", "polarity"),
    [
        ("河滩上能露营吗？", "河滩上禁止露营和烧烤，山顶设有营地。", Polarity.NO),
        ("山顶能露营吗？", "河滩上禁止烧烤，山顶可以露营。", Polarity.YES),
        ("游船停了吗？", "夜间游船已停运，票款退还。", Polarity.YES),
        ("老码头的摊位都没了吗？", "老码头摊位已全部清零。", Polarity.YES),
        ("没有登记的渔船，县里允许出海吗？", "没有登记的、证件过期的渔船，县里要防止出海。", Polarity.NO),
        ("两次违约的商户还能续租吗？", "商户两次违约的，不得续租。", Polarity.NO),
        ("水费还考不考核？", "取消水费考核。", Polarity.NO),
        ("年底还要考核渡口的客流吗？", "渡口由县里考核，取消客流考核，改看安全。", Polarity.NO),
        ("全县的渡口都强制装护栏了吗？", "渡口装护栏率先在北岸实施，南岸可以缓行。", Polarity.NO),
        ("全县的渡口都装护栏了吗？", "渡口装护栏由县里出资。", Polarity.OPEN),
        ("渡口是否要全面装护栏？", "渡口全面装护栏。", Polarity.YES),
        ("护栏的隐患全部整改完了吗？", "三处护栏隐患已整改，两处护栏隐患整改进展顺利。", Polarity.OPEN),
        ("莲都渡口的客流要达到50万吗？", "渡口的客流达到50万，占80%。", Polarity.YES),
        ("老渡口是省级渡口了吗？", "老渡口已申报省级渡口。", Polarity.OPEN),
        ("渡口补助和考核有没有关系？", "考核不合格的，渡口补助一票否决。", Polarity.YES),
        ("渡口补助和船龄有没有关系？", "渡口补助由县里发放。", Polarity.OPEN),
        ("渡口补助和船龄挂不挂钩？", "渡口补助不与船龄挂钩。", Polarity.NO),
        ("停止使用的船票还收兑吗？", "渡口收兑停止使用的船票。", Polarity.YES),
        ("停止使用的船票还能卖吗？", "渡口不得将停止使用的船票卖出。", Polarity.NO),
        ("船证报废了还用交回吗？", "船证报废或者不再使用的，应当将船证交回。", Polarity.YES),
        ("受过处分的人都不能当渡工吗？", "受过处分的人不得当渡工，但轻微处分的除外。", Polarity.NO),
        ("船证过期就永远作废了吗？", "船证过期作废，补办后恢复使用。", Polarity.NO),
        ("大船和小船的票价一样吗？", "大船的票价由县里核定。", Polarity.OPEN),
        ("渡船还是免费坐吗？", "渡船实行有偿乘坐。", Polarity.NO),
        ("候船室全部禁烟吗？", "候船室全部禁止吸烟。", Polarity.YES),
        ("学生个个都会游泳吗？", "会游泳的学生占92%。", Polarity.NO),
        ("学生个个都会游泳吗？", "会游泳的学生占100%。", Polarity.YES),
        ("青石镇是国家级森林小镇吗？", "青石镇是省级森林小镇。", Polarity.NO),
        ("图书馆现在还只给本地人办证吗？", "图书馆原先只给本地人办证，如今统一面向所有人。", Polarity.NO),
        ("库容不得低于警戒线吗？", "库容不得低于警戒线。", Polarity.YES),
        ("办船员证要交钱吗？", "首次申领船员证，免收工本费。", Polarity.NO),
        ("游客进馆免费吗？", "游客凭票进馆，门票免费。", Polarity.YES),
        ("水质异议复核期间，抽水就停了吗？", "水质异议复核期间，不停止抽水。", Polarity.NO),
        ("渡口可以随意改道吗？", "渡口应当保持原状，不得随意改道；确需改道的，应当重新报批。", Polarity.NO),
        ("船厂可以自行拆船吗？", "船厂拆船，应当报港口管理机构批准。", Polarity.NO),
        ("在航道里网鱼违法吗？", "在航道里网鱼的，责令改正，处五百元罚款。", Polarity.YES),
        ("跟船东是亲戚的验船员还能验船吗？", "验船员与船东有亲属关系的，应当回避。", Polarity.NO),
        ("码头只收硬币、不收纸币，这样行吗？", "码头对硬币和纸币不得拒收。", Polarity.NO),
        ("渡工没有船证，能驾驶渡船吗？", "渡工没有船证，又拒不补办，驾驶渡船的，县里不予支持。", Polarity.NO),
        ("雾天停航要退票吗？", "雾天停航，给予告知的，免予退票。", Polarity.NO),
        ("不出示证件能上船吗？", "乘客有权上船，且无需出示证件。", Polarity.YES),
        ("不出示证件能上船吗？", "乘客上船应当出示证件。", Polarity.NO),
        ("渡船夜航也限人数吗？", "渡船夜航不受核定人数的限制。", Polarity.NO),
        ("牲畜可以上渡船吗？", "码头开放，但是牲畜上渡船的除外。", Polarity.NO),
        ("导盲犬可以上渡船吗？", "动物不得进入，但是导盲犬上渡船的除外。", Polarity.YES),
        ("渡船能因为天黑就不送生病的乘客吗？", "渡船应当及时送生病的乘客。", Polarity.NO),
        ("船厂可以不修我的船吗？", "船厂不得拒绝或者拖延修船。", Polarity.NO),
        ("喝了酒的渡工能照样开船吗？", "渡工饮酒的，渡口应当登记，不得安排其开船。", Polarity.NO),
        ("渡船能走货船的航道吗？", "渡船可以在货船航道以及其他禁止小艇进入的航道通行。", Polarity.YES),
        ("办船证只去一个人行吗？", "合伙的船主应当共同到渡口办理船证。", Polarity.NO),
        ("船票背面写着“概不退票”，这话算数吗？", "乘客请求确认船票条款无效的，应予支持。", Polarity.NO),
        ("旧船证还管用吗？", "旧船证应当交回，不适用本办法的换证规定。", Polarity.NO),
        ("老人过渡能少交点钱吗？", "老人过渡减交渡费。", Polarity.YES),
        ("学生上船用不用登记？", "学生上船应当登记。", Polarity.YES),
        ("渡工罚了款就不管了，这样行吗？", "只罚款、不管理的做法要防止。", Polarity.NO),
        ("渡口能提前收下季的船费吗？", "渡口停用的，应当提前报告并公告。", Polarity.OPEN),
        ("分渡口的设立受不受地方限制？", "分渡口的设立不受地域限制。", Polarity.NO),
        ("没有许可也能开渡船吗？", "未经许可开渡船的，责令停航，处五百元罚款。", Polarity.NO),
        ("丢了船牌能补领吗？", "船牌遗失的，渡口应当补发。", Polarity.YES),
        ("小孩能一个人上船吗？", "渡口应当为小孩增设座位。", Polarity.OPEN),
        ("货车司机能免票过渡吗？", "免票过渡只适用于学生。", Polarity.NO),
        ("船证能借给外村亲戚吗？", "渡口有权停用码头。", Polarity.OPEN),
        ("首次办船证不要钱吧？", "首次办理船证，免收工本费。", Polarity.YES),
        ("换船证不用花钱吧？", "换领船证，应当缴纳工本费。", Polarity.NO),
        ("外地人能办船证吗？", "船证的办理、变更和终止，由渡口办理，外地人可以办。", Polarity.YES),
        ("雾天过渡总能点个灯笼吧？", "渡口雾天禁止点灯笼。", Polarity.NO),
        ("渡口雾天停航，对吧？", "渡口雾天停航。", Polarity.YES),
        ("学生过渡不收费，没错吧？", "学生过渡应当缴纳渡费。", Polarity.NO),
        ("听说渡工饮酒不罚款，是真的吗？", "渡工饮酒的，处五百元罚款。", Polarity.NO),
        ("难道货船也要交渡费？", "货船免交渡费。", Polarity.NO),
        ("不是说旧船证已经取消了吗？", "旧船证已取消。", Polarity.YES),
        (
            "渡口收的票种是不是只有单程和往返两种？",
            "渡口在单程和往返票种的基础上，又增加了月票。",
            Polarity.NO,
        ),
        ("渡口是不是只收往返票？", "渡口收往返票。", Polarity.OPEN),
        ("还要看山村的货运量怎么样吗？", "对山村实行“看客运”不“看货运”。", Polarity.NO),
        ("货运码头还分甲等和乙等吗？", "货运码头的甲等、乙等一律登记为“码头”。", Polarity.NO),
        ("渡口有权拒绝带狗的人上船吗？", "带狗的人上船，渡口有权拒绝。", Polarity.YES),
        ("船主不在了，船就没人管了吗？", "船主失联两年没有登记的，船牌作废，船仍由渡口看管。", Polarity.NO),
        ("救生艇可以抢道吗？", "救生艇不受航道和信号的限制。", Polarity.YES),
        ("渡口验船要花钱吗？", "渡口应当无偿提供验船的服务。", Polarity.NO),
        ("渡费是县里一口价定死的吗？", "渡费由渡口和村里协商确定。", Polarity.NO),
        ("外村人的船票比本村的贵，是两样价吗？", "外村人与本村人的船票同价。", Polarity.NO),
        ("去年渡口的客流上升了吗？", "去年渡口的客流下降了两成。", Polarity.NO),
        ("去年渡口的客流下降了吗？", "去年渡口的客流下降了两成。", Polarity.YES),
        ("渡口是不是验船不及格就一票否决？", "验船列为渡口的“一票否决”事项。", Polarity.YES),
    ],
)
def test_the_deciding_clause_says_yes_or_no(question: str, text: str, polarity: Polarity) -> None:
    assert _said(question, text) is polarity


def test_words_that_may_be_about_something_else_must_affirm_by_themselves() -> None:
    assert _said("周末能去图书馆自习吗？", "图书馆周末客流较大。", sure=False) is Polarity.OPEN
    assert _said("周末能去图书馆自习吗？", "图书馆鼓励周末自习。", sure=False) is Polarity.YES
    assert _said("周末能去图书馆自习吗？", "图书馆周末不得自习。", sure=False) is Polarity.NO


def test_two_negations_say_yes_only_where_the_words_are_surely_meant() -> None:
    question, text = "搬走的人就没人管了吗？", "搬走的人不再办证。"
    assert _said(question, text, sure=False) is Polarity.OPEN


@pytest.mark.parametrize(
    ("question", "lead", "polarity"),
    [
        ("能在堤坝上堆放木料吗？", "禁止在堤坝上从事下列行为：", Polarity.NO),
        ("在堤坝上堆放木料违规吗？", "禁止在堤坝上从事下列行为：", Polarity.YES),
        ("能在堤坝上堆放木料吗？", "堤坝上可以从事下列活动：", Polarity.YES),
        ("能在堤坝上堆放木料吗？", "堤坝上不得从事生产活动，但有下列情形之一的除外：", Polarity.YES),
        ("能在堤坝上堆放木料吗？", "堤坝上可以从事生产活动，但下列活动除外：", Polarity.NO),
    ],
)
def test_the_sentence_that_leads_into_a_list_speaks_for_its_items(
    question: str, lead: str, polarity: Polarity
) -> None:
    said = verdict_of(question, "（二）堆放木料；", _shared_with(question), sure=True, lead=lead)
    assert said.polarity is polarity


def test_nothing_decides_nothing() -> None:
    assert _said("能去吗？", "。", sure=False) is Polarity.OPEN


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("头一次办船证要交钱吗", "船证首次办理，免收工本费。", True),
        ("头一次办船证要交钱吗", "船证由渡口管理站办理。", False),
        ("交过钱的船，还要办船证吗", "船证由渡口管理站办理。", True),
        ("在渡口洗油桶犯法吗", "禁止在渡口清洗油桶。", True),
        ("在渡口洗油桶犯法吗", "渡口备有油桶。", False),
    ],
)
def test_costs_are_decided_by_words_of_money_and_wrongs_by_what_forbids(
    question: str, text: str, expected: bool
) -> None:
    assert speaks_to(question, text) is expected


@pytest.mark.parametrize(
    ("question", "text", "polarity"),
    [
        ("渡口是营利的吗？", "渡口是设在河边的，不以营利为目的，由镇里办的设施。", Polarity.NO),
        ("渡口能不能拒载受伤的乘客？", "渡口对受伤的乘客应当及时运送，不得拒绝、推诿或者拖延。", Polarity.NO),
        ("渡口可以拒载醉酒的乘客吗？", "醉酒的乘客上船的，渡口有权拒绝。", Polarity.YES),
        ("汛期拒绝出船算正当理由吗？", "正当理由包括汛期、大雾等情形。", Polarity.YES),
        ("客船能让别人代开吗？", "船主可以委托他人开船，但客船等应当由本人开的除外。", Polarity.NO),
        ("货船能让别人代开吗？", "船主可以委托他人开船，但客船等应当由本人开的除外。", Polarity.YES),
        ("不知道是赃船会被罚吗？", "不知道是赃船的，可以免予处罚。", Polarity.NO),
        ("木筏也要登记吗？", "船只（木筏除外）应当登记。", Polarity.NO),
        ("渡船也要登记吗？", "船只（木筏除外）应当登记。", Polarity.YES),
        ("除夕可以停渡吗？", "除除夕以外，渡口不得停渡。", Polarity.YES),
        ("渡口大桥已经开工了吗？", "谋划渡口大桥项目，推动前期工作。", Polarity.NO),
        ("渡口搬了没有？", "推进渡口搬迁工程，规划建设新码头。", Polarity.OPEN),
        ("渡口搬了没有？", "推进渡口搬迁工程，渡口已搬到下游。", Polarity.YES),
        ("各乡镇是放在一个组里排名吗？", "各乡镇分平原、山区两组排名。", Polarity.NO),
        ("摆渡还是只有渡工才能做吗？", "摆渡由渡工专营统一为全体村民可做。", Polarity.NO),
        ("船工能自己改装渡船吗？", "船工未征得船主同意改装渡船的，船主可以要求恢复原状。", Polarity.NO),
        ("乘客可以要求退票吗？", "渡口逾期不开船的，乘客可以要求退票。", Polarity.YES),
        ("渡口可以收押金吗？", "渡口可以向乘客收押金，但公办码头不得收押金。", Polarity.YES),
        ("公办码头可以收押金吗？", "渡口可以向乘客收押金，但公办码头不得收押金。", Polarity.NO),
        ("渡口边能养鹅吗？", "渡口边的养鹅场落实责任，确保抽查合格。", Polarity.OPEN),
    ],
)
def test_what_is_denied_excepted_or_spared_decides(question: str, text: str, polarity: Polarity) -> None:
    assert _said(question, text) is polarity


def test_a_duty_is_told_by_the_punishment_of_its_omission() -> None:
    question = "乘客落水要不要通知家属？"
    lead = "因下列情形之一造成损失的，由渡口承担责任："
    item = "（二）乘客落水，未及时通知其家属的；"
    assert verdict_of(question, item, _shared_with(question), sure=True, lead=lead).polarity is Polarity.YES
