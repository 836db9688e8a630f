"""Questions to click are made from the documents, and have answers in them."""

from conftest import Lookup, document_of

from assistant.web.examples import examples_from
from corpus.chunking import passages_of
from corpus.store import Library

TOWN = """# 白沙县绿化情况

## 一、白沙县的进展

到上一年底，全县绿化覆盖率达到41%，人均公园面积为12平方米。

## 二、主要目标

三年内新建公园六个。
"""


def test_examples_are_answered_by_the_documents(library: Library) -> None:
    document = document_of("a-town.md", TOWN.replace("全县绿化", "绿化"))
    library.add(document, passages_of(document))
    assistant = Lookup(library)
    examples = examples_from(assistant)
    assert "白沙县的绿化覆盖率是多少？" in examples
    assert len(examples) == len(set(examples)) <= 4
    assert all(assistant.ask(example).citations for example in examples)


def test_what_is_not_answered_is_not_offered(library: Library) -> None:
    library.remove_many([summary.doc_id for summary in library.documents()])
    document = document_of("a-town.md", TOWN)
    library.add(document, [])
    assert examples_from(Lookup(library)) == []


def test_an_answer_about_something_else_is_no_example(library: Library) -> None:
    library.remove_many([summary.doc_id for summary in library.documents()])
    text = "# 白沙县绿化情况\n\n白沙县的绿化工作是多少人都看得见的。\n\n绿化率达到41%。\n"
    document = document_of("a-town.md", text)
    library.add(document, passages_of(document))
    assert examples_from(Lookup(library)) == []


def test_no_documents_no_examples(library: Library) -> None:
    library.remove_many([summary.doc_id for summary in library.documents()])
    assert examples_from(Lookup(library)) == []
