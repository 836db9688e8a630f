import pytest

from assistant.places import learn, short_name, well_known_in


def test_a_name_and_its_kind_are_learned_from_headings() -> None:
    gazetteer = learn(["青川县推进垃圾分类"], ["会议在白沙镇召开，全县干部参加。"])
    assert "县" in gazetteer.names["青川"]


def test_general_words_with_a_suffix_are_no_places() -> None:
    gazetteer = learn([], ["全县建成示范区三个，保护区、社区和山区都有，各镇各村参加，工业园区投产。"])
    assert not {"全", "示范", "保护", "山", "工业园", "社"} & gazetteer.names.keys()


def test_a_short_form_is_found_in_a_question() -> None:
    gazetteer = learn(["宁波市北仑区打造样板"], [])
    assert gazetteer.places_in("北仑的空气怎么样") == ("北仑",)


def test_a_well_known_place_is_found_though_the_library_never_names_it() -> None:
    assert learn([], []).places_in("杭州2017年的浓度") == ("杭州",)


@pytest.mark.parametrize("place", ["慈溪", "石家庄", "桐乡", "法国"])
def test_a_well_known_place_is_known_whatever_the_dictionary_takes_it_for(place: str) -> None:
    assert well_known_in(f"{place}2017年的浓度") == (place,)


@pytest.mark.parametrize("text", ["都市的空气", "家乡的河", "城乡居民", "外国专家", "美丽乡镇", "工业区"])
def test_words_that_end_like_a_place_are_none(text: str) -> None:
    assert well_known_in(text) == ()


def test_places_of_a_kind_are_told_apart() -> None:
    gazetteer = learn(["丽水市莲都区印发方案"], [])
    assert gazetteer.with_suffix("丽水市莲都区", "市") == ("丽水",)


def test_a_suffix_is_only_cut_from_a_name_that_stays_one() -> None:
    assert (short_name("北仑区"), short_name("温州"), short_name("城区")) == ("北仑", "温州", "城区")


@pytest.mark.parametrize(
    ("heading", "places"),
    [
        ("深圳经济特区垃圾分类条例", ("深圳",)),
        ("广西壮族自治区植树办法", ("广西",)),
        ("景宁畲族自治县渡口管理规定", ("景宁",)),
        ("内蒙古自治区草场办法", ("内蒙古",)),
        ("香港特别行政区船舶办法", ("香港",)),
        ("上海市浦东新区渡口办法", ("上海", "浦东")),
        ("周口市植树条例", ("周口",)),
        ("新乡市渡口条例", ("新乡",)),
        ("关于市政府规章备案的规定", ()),
        ("加强区级渡口管理的办法", ()),
        ("历史风貌区保护办法", ()),
    ],
)
def test_a_title_names_its_places_whatever_kind_they_are(heading: str, places: tuple[str, ...]) -> None:
    assert learn([heading], []).places_in(heading) == places


@pytest.mark.parametrize(
    "text", ["新建住宅的车位", "海岛上的渡口", "平原地区的水渠", "贫困地区的学校", "借壳上市", "大城市的房子"]
)
def test_ordinary_words_are_no_places(text: str) -> None:
    assert learn([], []).places_in(text) == ()
    assert well_known_in(text) == ()


def test_an_ordinary_word_that_was_learned_is_a_place_with_its_kind_only() -> None:
    gazetteer = learn(["郑州市上街区渡口办法"], [])
    assert gazetteer.places_in("上街区的渡口") == ("上街",)
    assert gazetteer.places_in("带狗上街") == ()


def test_a_kind_of_country_is_no_place() -> None:
    assert learn(["平原地区和丘陵地区的水渠"], []).names == {}


def test_an_ordinary_word_with_its_kind_is_a_place() -> None:
    assert learn([], []).places_in("新建县的车位") == ("新建",)
