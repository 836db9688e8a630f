"""Questions to click before one has a question of one's own."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.store import DocumentSummary

_BUNDLED = (
    ("zhejiang-bulletin-2018-04.md", "北仑区2017年的空气质量优良率是多少？"),
    ("liandu-ecology-plan-2018.md", "莲政办发〔2018〕113号现在还有效吗？"),
    ("wenzhou-huzhou-ecology-2015.md", "湖州“三位一体”环境准入制度包括哪三项准入？"),
    ("quzhou-liangshan-plan-2018.md", "衢州2020年的地区生产总值目标是多少？"),
    ("zhejiang-bulletin-2018-05.md", "嘉善县2018年的PM2.5年均浓度是多少？"),
)
"""A document and a question about it; the last one is not answered, which is worth seeing too."""

_MOST = 5
_MOST_OWN = 3


def examples_for(documents: "Sequence[DocumentSummary]") -> tuple[str, ...]:
    """Questions about these documents: what the user's own ones say of themselves, then about the bundled."""
    present = {document.doc_id for document in documents}
    bundled = [question for doc_id, question in _BUNDLED if doc_id in present]
    theirs = {doc_id for doc_id, _ in _BUNDLED}
    own = [question for d in documents if d.doc_id not in theirs for question in _about(d)]
    return (*own[:_MOST_OWN], *bundled)[:_MOST]


def _about(document: "DocumentSummary") -> Iterator[str]:
    if document.info.issued:
        yield f"《{document.title}》是什么时候印发的？"
    elif document.info.number:
        yield f"《{document.title}》的文号是什么？"
