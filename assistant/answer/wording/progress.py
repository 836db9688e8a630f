"""How things stand: words for what is done or goes on, and for what is only meant to be; pure."""

import re

_NOW = re.compile(
    r"(?<![自早])已(?![于是])(?:经|被|有)?|尚未|仍未|还未|目前|截至|截止到?目前|至今|累计|现(?=\d|有|已|共|均|[一二三四五六七八九十两])"
    r"|进展(?!等|情况)|进度(?!要求|安排|计划)|完成率|整改率|阶段性成效|基本(?:完成|实现|建成|消除)(?!.{0,4}目标)"
)
"""Tells of a state as such."""
_DONE = re.compile(
    r"完成(?:了)?(?=\d|[^，,。；;]{0,20}\d)|建成|建起|建立了|实现(?:了)?[^，,。；;]{0,12}(?:全覆盖|清零|\d)|达到?(?:了)?\d|启动了?|投入使用|投用|通车|竣工|完工"
    r"|全覆盖|清零|增[加至]到?\d"
)
"""Tells of what is done, where no aim is told."""
_AIM = re.compile(
    r"(?:力争|争取|确保|计划|规划|拟|将(?!.{1,12}纳入)|目标|要(?!求|素|点)|应当|必须|不得|努力|切实|到20\d\d年(?![^，,。；;]*(?:已|建成了|完成了)))"
)
_SOMEWHAT = 0.5
"""What a sentence is worth that tells what is done, but not that this is how things stand."""


def progress_fit(text: str) -> float:
    """How well a folded sentence tells how things stand: 1 of a state, less of what is done, 0 of aims."""
    if _NOW.search(text):
        return 1.0
    return _SOMEWHAT if _DONE.search(text) and not _AIM.search(text) else 0.0


def may_tell_progress(text: str) -> float:
    """How well a folded sentence could tell how things stand: what is no aim is at least a fact."""
    return 1.0 if progress_fit(text) else _SOMEWHAT * (not _AIM.search(text))
