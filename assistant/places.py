"""Which places a text names; the list is learned from the library's own titles, headings and texts."""

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import zip_longest

import rjieba

_KEPT = 1024
"""Texts whose words are kept: headings and questions are looked through again and again."""
_SUFFIXES = ("自治州", "自治县", "街道", "新区", "省", "市", "县", "区", "州", "镇", "乡", "村")
_GENERIC = re.compile(
    r"^(?:全|各|该|本|此|每|两|跨|外|我|某|新|老|同|别|几|多|大|小|中心|行政|示范|保护|功能|工业|开发|度假|旅游|山|城|"
    r"园|景|社|地|辖|灾|郊|小|牧|林|农|渔|库|矿|港|片|街|校|厂|商|住宅|居民|生态|实验|试验|先行|样板|体验|特色|重点|"
    r"核心|美丽|都|乡|县|市|区|省|自然|经济|产业|高新|贸易|控制|安全|流域|区域|禁燃|建成|城中|古|集|文明|田园|贫困|沿海|小镇|发展|毗邻|周边|落后|发达)+$"
)
_NAME = re.compile(rf"^[\u4e00-\u9fff]{{1,6}}(?:{'|'.join(_SUFFIXES)})$")
_ENDS_LIKE_A_KIND = tuple(suffix for suffix in _SUFFIXES if suffix != "州")
_MAKES_AN_AREA = frozenset("港园景山城社矿牧林库湖河")
_COUNTRY = re.compile(
    r"法国|美国|英国|德国|韩国|泰国|日本|俄罗斯|印度|加拿大|澳大利亚|意大利|西班牙|"
    r"葡萄牙|荷兰|比利时|瑞士|瑞典|挪威|芬兰|丹麦|波兰|希腊|土耳其|以色列|伊朗|"
    r"伊拉克|埃及|南非|巴西|阿根廷|墨西哥|智利|古巴|越南|老挝|缅甸|柬埔寨|新加坡|"
    r"马来西亚|菲律宾|朝鲜|尼泊尔|乌克兰|新西兰"
)
_TAGS = frozenset({"ns", "nr", "nrt"})
"""The dictionary holds 石家庄 for a person and 慈溪 for a foreign one."""
_WIDE = frozenset({"全国", "中国", "国家", "全省", "全市", "全区", "全县", "我国", "我省", "我市", "省内"})


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names of places that a collection speaks of.

    Attributes:
        names: Short forms (`北仑`) with the suffixes they were seen with (`{"区"}`).
    """

    names: dict[str, frozenset[str]] = field(default_factory=dict)

    def places_in(self, text: str) -> tuple[str, ...]:
        """Short forms of the places named in `text`, in order of appearance, the longest name first."""
        found: dict[str, int] = {}
        for name, is_place in _named(text):
            if is_place or name in self.names:
                found.setdefault(name, text.find(name))
        for name in self.names:
            if len(name) > 1 and name in text:
                found.setdefault(name, text.find(name))
        names = [n for n in found if not any(n != m and n in m for m in found)]
        return tuple(sorted(names, key=lambda name: found[name]))

    def with_suffix(self, text: str, suffix: str) -> tuple[str, ...]:
        """The places in `text` that are of the kind `suffix`, such as 县."""
        return tuple(n for n in self.places_in(text) if self._is_of(n, suffix) or n + suffix in text)

    def _is_of(self, name: str, suffix: str) -> bool:
        """Whether a place is of a kind: as it was seen, or by the dictionary if it never was."""
        seen = self.names.get(name)
        return suffix in seen if seen else rjieba.has_word(name + suffix)


@functools.lru_cache(maxsize=_KEPT)
def _named(text: str) -> tuple[tuple[str, bool], ...]:
    """The words of a text without places' suffixes, and whether they name places whatever is collected."""
    words = ((short_name(word), tag == "ns" and _is_administrative(word)) for word, tag in rjieba.tag(text))
    return tuple(dict.fromkeys(words))


def short_name(word: str) -> str:
    """A place without its suffix, when at least two characters remain.

    >>> short_name("北仑区")
    '北仑'
    """
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 2:
            return word[: -len(suffix)]
    return word


def innermost(text: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The places of a text, in order; of a chain such as 宁波市北仑区 only the last."""
    places = gazetteer.places_in(text)
    return tuple(
        place
        for place, following in zip_longest(places, places[1:], fillvalue="")
        if not (
            following and re.search(rf"{re.escape(place)}(?:省|市|县|区|州)?的?{re.escape(following)}", text)
        )
    )


def well_known_in(text: str) -> tuple[str, ...]:
    """Countries, provinces, cities, counties and districts that the segmenter's dictionary knows, in order.

    Among them are words that mean something else as well (惠民), which `Gazetteer.places_in` leaves out.

    >>> well_known_in("石家庄和桐乡")
    ('石家庄', '桐乡')
    """
    names = (short_name(word) for word, tag in rjieba.tag(text) if tag in _TAGS)
    return tuple(dict.fromkeys(filter(_is_well_known, names)))


def _is_well_known(name: str) -> bool:
    if len(name) < 2 or name in _WIDE or _GENERIC.match(name):
        return False
    is_cut = not name.endswith(_ENDS_LIKE_A_KIND) or len(name) == 2  # 桐乡, but no 工业区
    known = is_cut and any(rjieba.has_word(name + suffix) for suffix in "省市县")
    return known or bool(_COUNTRY.fullmatch(name))


def learn(headings: Iterable[str], texts: Iterable[str]) -> Gazetteer:
    """Collect names: from headings also where name and suffix were cut apart, from texts the sure ones."""
    seen: dict[str, set[str]] = {}
    for heading in headings:
        _collect(heading, seen, joining=True)
    for text in texts:
        _collect(text, seen, joining=False)
    return Gazetteer({name: frozenset(suffixes) for name, suffixes in seen.items()})


def _collect(text: str, seen: dict[str, set[str]], *, joining: bool) -> None:
    previous, previous_tag = "", ""
    for word, tag in rjieba.tag(text):
        if _is_place(word, tag) and word not in _WIDE:
            _note(word, seen)
        elif word in _SUFFIXES and len(previous) >= 2 and (joining or previous_tag == "ns"):
            _note(previous + word, seen)
        previous, previous_tag = word, tag


def _is_place(word: str, tag: str) -> bool:
    return tag in {"ns", "nr", "nz", "nrt", "nt"} and len(word) >= 3 and bool(_NAME.match(word))


def _is_administrative(word: str) -> bool:
    """Whether the segmenter's dictionary knows the word as a province, city, county or district."""
    name = short_name(word)
    if word in _WIDE or len(name) < 2 or name.endswith(_ENDS_LIKE_A_KIND) or _GENERIC.match(name):
        return False
    return any(rjieba.has_word(name + s) for s in ("省", "市", "县", "区"))


def _note(word: str, seen: dict[str, set[str]]) -> None:
    name = short_name(word)
    if len(name) < 2 or name == word or _GENERIC.match(name) or name.endswith(_ENDS_LIKE_A_KIND):
        return
    if word.endswith("区") and name[-1] in _MAKES_AN_AREA:
        return
    seen.setdefault(name, set()).add(word[len(name) :])
