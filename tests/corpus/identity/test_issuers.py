import pytest

from corpus.readers import document_from
from corpus.readers.base import Extracted
from corpus.types import DocumentInfo

TAIL = "\n\n各区人民政府，市政府各部门：\n\n现就绿化工作通知如下，请认真执行。\n\n"


def read_info(text: str) -> DocumentInfo:
    return document_from(Extracted(text), doc_id="sample.txt").info


def info(head: str, tail: str = "2020年3月1日\n") -> DocumentInfo:
    """What is read of a notice with that head and signature."""
    return read_info(f"{head}{TAIL}{tail}")


@pytest.mark.parametrize(
    "head",
    [
        "甲市财政局 甲市林业局\n关于加强绿化的通知",
        "甲市财政局、甲市林业局关于加强绿化的通知",
        "甲市财政局\n甲市林业局\n关于加强绿化的通知",
        "甲市财政局 甲市林业局文件\n\n甲财发〔2020〕3号\n\n关于加强绿化的通知",
    ],
)
def test_a_joint_issue_names_every_body(head: str) -> None:
    assert info(head).issuers == ("甲市财政局", "甲市林业局")


def test_those_who_sign_have_issued_it() -> None:
    found = info("关于加强绿化的通知", "甲市财政局\n\n甲市林业局\n\n2020年3月1日\n")
    assert found.issuers == ("甲市财政局", "甲市林业局")
    assert found.issued == "2020-03-01"


def test_recipients_are_given_as_printed() -> None:
    assert info("甲市林业局关于加强绿化的通知").recipients == "各区人民政府，市政府各部门"


@pytest.mark.parametrize("line", ["现将有关事项通知如下：", "附件：", "联系人：", "符合下列条件："])
def test_other_lines_with_a_colon_are_no_recipients(line: str) -> None:
    assert read_info(f"甲市林业局关于绿化的通知\n\n{line}\n\n一、加强绿化，搞好管护。\n").recipients == ""


def test_nobody_is_made_up() -> None:
    assert read_info("绿化的好处\n\n绿化让城市更美，让空气更好，大家都喜欢。\n").issuer == ""
