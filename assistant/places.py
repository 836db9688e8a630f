"""Which places a text names; the list is learned from the library's own titles, headings and texts."""

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import zip_longest

import rjieba

_KEPT = 1024
"""Texts whose words are kept: headings and questions are looked through again and again."""
_SUFFIXES = (
    *("特别行政区", "经济特区", "自治区", "自治州", "自治县", "地区", "街道", "新区"),
    *("省", "市", "县", "区", "州", "镇", "乡", "村"),
)
KIND = "(?:省|市|县|区|州|镇|乡|村|街道)?"
"""A pattern of what may stand behind a place's name and belongs to it."""
_PEOPLES = re.compile(
    r"(?:(?:壮|回|满|苗|彝|藏|畲|侗|瑶|白|黎|傣|羌|佤|水|怒|土家|布依|朝鲜|蒙古|维吾尔|哈萨克|哈尼|傈僳|拉祜|纳西|景颇|柯尔克孜"
    r"|撒拉|仡佬|毛南|达斡尔|锡伯|裕固|鄂温克|鄂伦春|东乡|塔吉克|土)(?:族|(?=族|$)))+$"
)
"""Whose autonomous region a place is: 景宁畲族自治县 is called 景宁."""
_WITHIN = re.compile(r"^(.{2,}?(?:省|市|自治区|自治州))(.{3,})$")
"""A chain of places that the segmenter takes for one word: 上海市浦东新区."""
_GENERIC = re.compile(
    r"^(?:全|各|该|本|此|每|两|跨|外|我|某|新|老|同|别|几|多|大|小|中心|行政|示范|保护|功能|工业|开发|度假|旅游|山|城|"
    r"园|景|社|地|辖|自治|先进|农业|受灾|贫困|扶贫|主产|卫生|友好|中等|级|灾|郊|小|牧|林|农|渔|库|矿|港|片|街|校|厂|商|住宅|居民|生态|实验|试验|先行|样板|体验|特色|重点|"
    r"核心|美丽|都|乡|县|市|区|省|自然|经济|产业|高新|贸易|控制|安全|流域|区域|禁燃|建成|城中|古|集|文明|田园|贫困|沿海|小镇|发展|毗邻|周边|落后|发达)+$"
)
_NAME = re.compile(rf"^[\u4e00-\u9fff]{{1,6}}(?:{'|'.join(_SUFFIXES)})$")
_ENDS_LIKE_A_KIND = tuple(suffix for suffix in _SUFFIXES if suffix != "州")
_NOT_MISTAKEN = ("省", "市", "县", "特别行政区", "经济特区", "自治区", "自治州", "自治县")
"""Ends of words that are places whatever the segmenter's dictionary takes them for: 周口市."""
_SHORT_NAME, _SHORTEST = 2, 3
_MAKES_AN_AREA = frozenset("港园景山城社矿牧林库湖河")
_COUNTRY = re.compile(
    r"法国|美国|英国|德国|韩国|泰国|日本|俄罗斯|印度|加拿大|澳大利亚|意大利|西班牙|"
    r"葡萄牙|荷兰|比利时|瑞士|瑞典|挪威|芬兰|丹麦|波兰|希腊|土耳其|以色列|伊朗|"
    r"伊拉克|埃及|南非|巴西|阿根廷|墨西哥|智利|古巴|越南|老挝|缅甸|柬埔寨|新加坡|"
    r"马来西亚|菲律宾|朝鲜|尼泊尔|乌克兰|新西兰"
)
_ALSO_WORDS = re.compile(
    r"^(?:新建|海岛|丘陵|故城|旧城|平原|高原|河口|山口|江口|湖口|上街|天桥|路桥|滨海|临江|临海|江海|银海|海港|内湖|盐湖|沙河|荷塘|桃园|牡丹|"
    r"深山|半山|城东|城西|城南|南郊|北郊|东至|如东|东北|西北|东南|西南|江南|江北|长寿|太平|安宁|和平|平安|长安|文明|无极)$"
)
"""Names of places that are ordinary words too; they are places only with what makes them one: 新建县."""
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
        found = {name: text.find(name) for name, is_place in _named(text) if is_place}
        learned = (name for name in self.names if name in text and self._is_meant(name, text))
        found |= {name: text.find(name) for name in learned}
        names = [n for n in found if not any(n != m and n in m for m in found)]
        return tuple(sorted(names, key=lambda name: found[name]))

    def with_suffix(self, text: str, suffix: str) -> tuple[str, ...]:
        """The places in `text` that are of the kind `suffix`, such as 县."""
        return tuple(n for n in self.places_in(text) if self._is_of(n, suffix) or n + suffix in text)

    def _is_meant(self, name: str, text: str) -> bool:
        """Whether a learned name means the place; an ordinary word only with what makes it one."""
        return not _ALSO_WORDS.match(name) or any(name + suffix in text for suffix in self.names[name])

    def _is_of(self, name: str, suffix: str) -> bool:
        """Whether a place is of a kind: as it was seen, or by the dictionary if it never was."""
        seen = self.names.get(name)
        return suffix in seen if seen else rjieba.has_word(name + suffix)


@functools.lru_cache(maxsize=_KEPT)
def _named(text: str) -> tuple[tuple[str, bool], ...]:
    """The words of a text without places' suffixes, and whether they name places whatever is collected."""
    words = (
        (short_name(part), _is_sure(part, tag)) for word, tag in rjieba.tag(text) for part in _parts_of(word)
    )
    return tuple(dict.fromkeys(words))


def _is_sure(word: str, tag: str) -> bool:
    """Whether a word names a place by itself."""
    if tag == "ns":
        return not _ALSO_WORDS.match(word) and _is_administrative(word)
    # 大城市 is no 大城, 县级市 no 县级.
    is_named = (
        word.endswith(_NOT_MISTAKEN) and not word.endswith("城市") and rjieba.has_word(short_name(word))
    )
    return is_named and len(word) >= _SHORTEST and _is_administrative(word)


def _parts_of(word: str) -> tuple[str, ...]:
    """The places of a chain that is taken for one word."""
    chain = _WITHIN.match(word)
    return (chain[1], chain[2]) if chain else (word,)


def short_name(word: str) -> str:
    """A place without its suffix, when at least two characters remain.

    >>> short_name("北仑区")
    '北仑'
    """
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORT_NAME:
            name = word[: -len(suffix)]
            people = _PEOPLES.search(name) if suffix.startswith("自治") else None
            return name[: people.start()] if people and people.start() >= _SHORT_NAME else name
    return word


def names_places(text: str, gazetteer: Gazetteer) -> bool:
    """Whether a text names a place of the collection, or one that everybody knows."""
    return bool(gazetteer.places_in(text) or well_known_in(text))


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


def place_exchanged(text: str, old: str, new: str) -> str:
    """A text with a place put in for another; the old one goes with its suffix.

    >>> place_exchanged("青川县的桥", "青川", "白沙")
    '白沙的桥'
    """
    return re.sub(rf"{re.escape(old)}{KIND}", new, text)


def well_known_in(text: str) -> tuple[str, ...]:
    """Countries, provinces, cities, counties and districts that the segmenter's dictionary knows, in order.

    Among them are words that mean something else as well (惠民), which `Gazetteer.places_in` leaves out.

    >>> well_known_in("石家庄和桐乡")
    ('石家庄', '桐乡')
    """
    names = (
        short_name(word) for word, tag in rjieba.tag(text) if tag in _TAGS and not _ALSO_WORDS.match(word)
    )
    return tuple(dict.fromkeys(filter(_is_well_known, names)))


def _is_well_known(name: str) -> bool:
    if len(name) < _SHORT_NAME or name in _WIDE or _GENERIC.match(name):
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
        follows_name = word in _SUFFIXES and len(previous) >= _SHORT_NAME
        if _is_place(word, tag) and word not in _WIDE:
            for part in _parts_of(word):
                _note(part, seen)
        elif follows_name and (previous_tag == "ns" or (joining and _may_name(previous, previous_tag, word))):
            _note(previous + word, seen)
        previous, previous_tag = word, tag


def _may_name(word: str, tag: str, suffix: str) -> bool:
    """Whether a word before a suffix may be a place's name, as in 天台县; 关于 in 关于市政府 may not."""
    return tag in _TAGS or not rjieba.has_word(word) or (suffix != "区" and rjieba.has_word(word + suffix))


def _is_place(word: str, tag: str) -> bool:
    return tag in {"ns", "nr", "nz", "nrt", "nt"} and len(word) >= 3 and bool(_NAME.match(word))


def _is_administrative(word: str) -> bool:
    """Whether the segmenter's dictionary knows the word as a province, city, county or district."""
    name = short_name(word)
    if word in _WIDE or len(name) < _SHORT_NAME or _is_a_kind(name):
        return False
    return any(rjieba.has_word(name + s) for s in ("省", "市", "县", "区", "自治区", "自治州"))


def _is_a_kind(name: str) -> bool:
    """Whether a word tells what a place is like rather than how it is called: 示范区, 大城, but not 新乡."""
    if name.endswith("乡") and rjieba.has_word(name + "市"):
        return False
    return name.endswith(_ENDS_LIKE_A_KIND) or bool(_GENERIC.match(name))


def _note(word: str, seen: dict[str, set[str]]) -> None:
    name = short_name(word)
    if len(name) < _SHORT_NAME or name == word or _is_a_kind(name):
        return
    if word == f"{name}区" and name[-1] in _MAKES_AN_AREA:
        return
    if word.endswith("地区") and (_ALSO_WORDS.match(name) or not _is_administrative(name)):
        return
    seen.setdefault(name, set()).add(word[len(name) :])
