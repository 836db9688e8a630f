"""What stands at the head and foot of documents that a question names or describes, over a small library."""

from collections.abc import Iterator

import pytest
from small_libraries import open_assistant

from assistant.pipeline import Assistant

FIRST = """平安渡口建设

工作简报

第3期（总第41期）

石门县渡口安全工作专班办公室编 2019年3月6日

石门县给渡口装护栏

今年以来，石门县为十二处渡口装上了护栏，请乡镇干部包干巡查。

送：县委、县政府有关领导。

发：各乡镇人民政府，专班各成员单位。

联系人：陈小满 联系电话：0000-1234567 传真：0000-7654321 E-mail:dukou@example.cn
"""
SECOND = FIRST.replace("第3期（总第41期）", "第4期（总第42期）").replace("3月6日", "4月9日")
SECOND = SECOND.replace("给渡口装护栏", "培训船工").replace("为十二处渡口装上了护栏", "培训船工二百人")
NOTICE = """石门县人民政府办公室文件

石政办发〔2019〕12号

石门县人民政府办公室关于印发石门县桥梁养护方案的通知

各乡镇人民政府：

《石门县桥梁养护方案》已经县政府同意，现印发给你们，请认真组织实施。

石门县人民政府办公室

2019年3月8日

（此件公开发布）

石门县桥梁养护方案

一、到2021年，全县桥梁要普查一遍。

二、县交通运输局负责桥梁检查。

抄送：县委各部门，县法院，县检察院。

石门县人民政府办公室

2019年3月15日印发
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    documents = {"three.txt": FIRST, "four.txt": SECOND, "notice.txt": NOTICE}
    with open_assistant(tmp_path_factory.mktemp("assistant"), documents) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("想打电话问渡口那份简报的事，联系人叫什么？", "陈小满"),
        ("对《平安渡口建设工作简报》有疑问想打电话过去，该找哪位？", "陈小满"),
        ("平安渡口简报的电话是多少", "0000-1234567"),
        ("渡口简报的传真号码", "0000-7654321"),
        ("简报的邮箱是什么？", "dukou@example.cn"),
        ("渡口工作简报是哪个单位编的？", "石门县渡口安全工作专班办公室"),
        ("石门桥梁方案主送哪些单位？", "各乡镇人民政府"),
        ("石门桥梁方案抄送了谁？", "县委各部门，县法院，县检察院"),
        ("石门桥梁方案的落款单位是谁？", "石门县人民政府办公室"),
        ("石政办发〔2019〕12号的落款日期是哪天（不是印发日期）？", "2019年3月8日"),
        ("石政办发〔2019〕12号是哪天印发的，不是落款的日期？", "2019年3月15日"),
        ("讲培训船工的那期简报是第几期？", "第4期（总第42期）"),
        ("渡口简报第3期总第几期？", "总第41期"),
    ],
)
def test_the_particular_is_told(assistant: Assistant, question: str, told: str) -> None:
    assert assistant.ask(question).statements[0].headline == told


def test_the_same_line_of_several_issues_is_cited_in_each(assistant: Assistant) -> None:
    answer = assistant.ask("渡口简报的联系人是谁？")
    assert {citation.doc_id for citation in answer.citations} == {"three.txt", "four.txt"}
    assert len(answer.statements) == 1


def test_of_one_issue_only_its_line_is_cited(assistant: Assistant) -> None:
    answer = assistant.ask("渡口简报第3期的联系人是谁？")
    assert {citation.doc_id for citation in answer.citations} == {"three.txt"}


def test_different_words_of_several_issues_are_told_with_their_titles(assistant: Assistant) -> None:
    answer = assistant.ask("渡口简报是第几期？")
    assert [statement.headline for statement in answer.statements] == [
        "第4期（总第42期）",
        "第3期（总第41期）",
    ]
    assert all("简报" in statement.label for statement in answer.statements)


def test_whether_it_is_public_is_told(assistant: Assistant) -> None:
    assert assistant.ask("石门桥梁方案能公开吗？").text.startswith("是")


def test_those_to_whom_it_goes_are_all_told(assistant: Assistant) -> None:
    told = [statement.quote for statement in assistant.ask("渡口简报第3期发给谁？").statements]
    assert [quote[:2] for quote in told] == ["送：", "发："]


@pytest.mark.parametrize(
    "question",
    [
        "石门桥梁方案的联系人是谁？",
        "石门桥梁方案的传真是多少？",
        "石门桥梁方案的附件有哪些？",
        "渡口简报抄送给谁？",
        "石门桥梁方案由哪位领导签发？",
    ],
)
def test_what_it_does_not_tell_is_refused(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


def test_what_it_rules_is_no_particular(assistant: Assistant) -> None:
    assert "县交通运输局" in assistant.ask("石门桥梁方案里桥梁检查由谁负责？").text
