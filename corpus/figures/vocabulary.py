"""The word lists of the figure rules, each a string of words between blanks."""


def set_of(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


GENERIC = set_of("总量 数量 总数 总额 面积 总面积 金额 规模 比例 占比 比重 增幅 增速 目标 标准 人数 均")
"""Names of measures that say nothing without what they measure."""

MODIFYING = set_of(
    """
    示范 管理 服务 组织 补助 奖励 试点 建设 改造 治理 处理 处置 保护 监测 监控 教育 生产 经营 发展 合作 创新
    执法 监管 考核 补偿 投资 培训 整治 保障 控制 救助 养殖 种植 加工 销售 运输 旅游 研究 研发 开发 设计 监督
    检查 检测 审批 评价 申报 招聘 就业 创业 帮扶 扶贫 修复 回收 利用 排放 供热 供水 供气 发电 办公 学习 宣传
    技术 实验 试验 实践 联动 联合 集中 抵押 交易 流转 安置
    """
)
"""Verbs that stand before a noun as its attribute: 示范工程, 管理部门."""

STOPS = set_of(
    "、 和 及 与 或 等 以及 ， 是 为 在 被 将 已 均 都 共 了 并 由 目前 分别 全部 先行 先后 ； ： 。"
)
"""Words that end the name of what is counted."""

NO_COMPARISON = set_of("附近 最近 邻近 临近 远近 节约 合约 公约 签约 条约 制约 赶超 反超")
"""Words whose last character alone would compare: 近, 约, 超."""
