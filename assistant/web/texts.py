"""What the interface says, in Chinese and in English; the documents' own words are never translated."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Texts:
    """Every sentence of the interface in one language; names in braces are filled in."""

    code: str
    name: str
    other_code: str
    other_name: str
    tagline: str
    welcome_title: str
    welcome: str
    examples: str
    asked: str
    answered: str
    unanswered: str
    placeholder: str
    send: str
    keys: str
    searching: str
    slow: str
    restart: str
    files: str
    scope_all: str
    scope_some: str
    scope_in_force: str
    scope_title: str
    in_force: str
    filter_files: str
    choose_hint: str
    choose_none: str
    choose: str
    no_files: str
    no_match: str
    more_files: str
    understood: str
    took: str
    searched: str
    milliseconds: str
    seconds: str
    evidence_count: str
    evidence: str
    open_evidence: str
    nearby: str
    other_hits: str
    refused: str
    why: str
    why_title: str
    why_path: str
    why_text: str
    why_instead: str
    why_scores: str
    copy_citation: str
    copy_quote: str
    copy_official: str
    copy_reference: str
    copy_answer: str
    copied: str
    copy_failed: str
    source: str
    back: str
    close: str
    marks: str
    number: str
    issuer: str
    issued: str
    published: str
    effective: str
    repealed: str
    recipients: str
    adopted: str
    approved: str
    amended: str
    expires: str
    basis: str
    implements: str
    forwards: str
    amends: str
    repeals: str
    status_out: str
    status_material: str
    outline: str
    unsearched: str
    characters: str
    empty_question: str
    failed: str
    unreadable: str


CHINESE = Texts(
    code="zh-CN",
    name="问据",
    other_code="en",
    other_name="English",
    tagline="有问必有据",
    welcome_title="想查什么，直接问",
    welcome="答案取自文件原文，每一句都标明出处；点开编号，就能看到它在原文里的位置。查不到的，会如实说明。",
    examples="试试这样问",
    asked="问",
    answered="据",
    unanswered="无",
    placeholder="输入问题，例如目标、期限或牵头单位",
    send="发送",
    keys="Enter 发送，Shift+Enter 换行",
    searching="正在查找原文……",
    slow="还在查找……如果一直没有结果，请确认程序仍在运行，再刷新页面。",
    restart="新对话",
    files="文件",
    scope_all="在全部 {count} 份文件中查找",
    scope_some="在选定的 {count} 份文件中查找",
    scope_in_force="在没有失效的 {count} 份文件中查找",
    scope_title="选择查找范围",
    in_force="不看已废止、已失效的文件",
    filter_files="按标题、文号或机关筛选",
    choose_hint="勾选后，只在选定的文件中查找",
    choose_none="恢复全部",
    choose="在这份文件中查找：{title}",
    no_files="这里还没有文件。用命令 wenju add 加入文件，再刷新页面。",
    no_match="没有符合的文件",
    more_files="还有 {count} 份文件没有列出，请用上面的筛选框缩小范围",
    understood="理解为：{question}",
    took="用时 {time}",
    searched="搜索了 {count} 份文件",
    milliseconds="{number} 毫秒",
    seconds="{number} 秒",
    evidence_count="{count} 处依据",
    evidence="依据",
    open_evidence="依据 {number}：{title}，在右侧打开原文",
    nearby="最接近的段落",
    other_hits="其他相关段落（{count}）",
    refused="没有在文件中找到答案",
    why="为何找到",
    why_title="标题有",
    why_path="章节有",
    why_text="正文有",
    why_instead="换了说法",
    why_scores="得分",
    copy_citation="复制引用",
    copy_quote="原文和出处",
    copy_official="出处（公文写法）",
    copy_reference="参考文献（GB/T 7714—2015）",
    copy_answer="复制答案和出处",
    copied="已复制",
    copy_failed="复制失败，请手动选择文字",
    source="原文",
    back="全部文件",
    close="关闭",
    marks="本次引用",
    number="文号",
    issuer="发文机关",
    issued="成文日期",
    published="发布日期",
    effective="施行日期",
    repealed="废止日期",
    recipients="主送",
    adopted="通过日期",
    approved="批准日期",
    amended="最近修正",
    expires="有效期至",
    basis="制定依据",
    implements="贯彻落实",
    forwards="转发",
    amends="修改",
    repeals="废止了",
    status_out="这份文件{reason}内容仅供查考。",
    status_material="这是一份资料，不是规范性文件。",
    outline="目录",
    unsearched="页面与版头信息（不参与查找）",
    characters="{count} 字",
    empty_question="请先输入一个问题。",
    failed="没能回答这个问题：程序出了错。详细情况写在运行程序的窗口里，请把它告诉维护者。",
    unreadable="打不开这份文件：{reason}",
)

ENGLISH = Texts(
    code="en",
    name="Wenju",
    other_code="zh-CN",
    other_name="中文",
    tagline="Ask, and get the evidence",
    welcome_title="Ask the documents",
    welcome="Answers are taken from the documents word for word, and every statement shows where it stands. "
    "Open a number to see the passage in its document. What cannot be found is not made up.",
    examples="Questions to try",
    asked="Q",
    answered="A",
    unanswered="–",
    placeholder="Ask in Chinese: a target, a deadline, a responsible body…",
    send="Send",
    keys="Enter sends, Shift+Enter breaks the line",
    searching="Searching the documents…",
    slow="Still searching… If nothing happens, make sure the program is running and reload the page.",
    restart="New conversation",
    files="Documents",
    scope_all="Searching all {count} documents",
    scope_some="Searching chosen documents: {count}",
    scope_in_force="Searching documents not out of force: {count}",
    scope_title="Choose what to search",
    in_force="Leave out repealed and expired documents",
    filter_files="Filter by title, number or issuer",
    choose_hint="Tick documents to search only in them",
    choose_none="Back to all",
    choose="Search in this document: {title}",
    no_files="There are no documents yet. Add some with wenju add, then reload the page.",
    no_match="No document matches",
    more_files="{count} more documents are not listed; narrow the list with the filter above",
    understood="Understood as: {question}",
    took="{time}",
    searched="documents searched: {count}",
    milliseconds="{number} ms",
    seconds="{number} s",
    evidence_count="evidence: {count}",
    evidence="Evidence",
    open_evidence="Evidence {number}: {title}, open the document beside",
    nearby="Nearest passages",
    other_hits="Other related passages ({count})",
    refused="The documents do not answer this",
    why="Why found",
    why_title="In the title",
    why_path="In headings",
    why_text="In the text",
    why_instead="In other words",
    why_scores="Scores",
    copy_citation="Copy citation",
    copy_quote="Quote and source",
    copy_official="Source, official form",
    copy_reference="Reference, GB/T 7714—2015",
    copy_answer="Copy answer and sources",
    copied="Copied",
    copy_failed="Could not copy; please select the text",
    source="Document",
    back="All documents",
    close="Close",
    marks="Cited here",
    number="Number",
    issuer="Issued by",
    issued="Dated",
    published="Published",
    effective="In force from",
    repealed="Repealed",
    recipients="Addressed to",
    adopted="Adopted",
    approved="Approved",
    amended="Last amended",
    expires="Valid until",
    basis="Based on",
    implements="Carries out",
    forwards="Forwards",
    amends="Amends",
    repeals="Repeals",
    status_out="For reference only: {reason}",
    status_material="This is background material, not a normative document.",
    outline="Contents",
    unsearched="Page and letterhead details (not searched)",
    characters="{count} characters",
    empty_question="Please type a question first.",
    failed="The question could not be answered: the program made an error. "
    "The details are in the window it runs in; please pass them on.",
    unreadable="This document cannot be opened: {reason}",
)

LANGUAGES: Mapping[str, Texts] = {"zh": CHINESE, "zh-CN": CHINESE, "en": ENGLISH}


def texts_in(language: str) -> Texts:
    """The interface in one language; Chinese when it is not one of ours."""
    return LANGUAGES.get(language, CHINESE)
