import json
import re
from pathlib import Path

import jieba
import pytest
import rjieba

SHARED = Path(__file__).parents[3] / "shared"


@pytest.mark.originals
def test_both_segmenters_cut_chinese_alike() -> None:
    if not SHARED.is_dir():
        pytest.skip("the shared originals are not at hand")
    lines = (SHARED / "evalsets" / "policy-dev.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["question"] for line in lines]
    texts += [path.read_text(encoding="utf-8") for path in sorted((SHARED / "corpus").glob("*.txt"))]
    jieba.setLogLevel("ERROR")
    for run in {run for text in texts for run in re.findall("[\u4e00-\u9fd5]+", text)}:
        assert rjieba.cut(run) == list(jieba.cut(run))
