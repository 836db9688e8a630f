#!/usr/bin/env python3
"""Take the statutes that a question set asks about out of the archive of statutes.

    python scripts/extract_statutes.py ../shared/texts/laws.tar.xz FOLDER
    python scripts/extract_statutes.py ../shared/texts/laws.tar.xz FOLDER --set practice-statutes
    python scripts/extract_statutes.py ../shared/texts/laws.tar.xz FOLDER --set practice-statutes-2
    python scripts/extract_statutes.py ../shared/texts/laws.tar.xz FOLDER --set unseen-statutes

Those of a set differ in kind, place, age, length and form: laws, regulations of the State Council and of
ministries, an interpretation by the Supreme Court, and local regulations of several provinces and cities.
"""

import argparse
import tarfile
from collections.abc import Sequence
from pathlib import Path

NAMES = {
    "statutes": (
        "噪声污染防治法(2021-12-24).md",
        "环境噪声污染防治法(2018-12-29).md",
        "保障农民工工资支付条例(2019-12-30).md",
        "公安部对部分刀具实行管制的暂行规定(1983-03-12).md",
        "上海市养犬管理条例.md",
        "郑州市城市养犬管理条例(2022-01-01).md",
        "聊城市禁止燃放烟花爆竹条例(2018-12-04).md",
        "重庆市轨道交通条例(2011-03-25).md",
        "绍兴黄酒保护和发展条例(2021-08-09).md",
        "汕尾市农村建房条例(2022-12-02).md",
    ),
    "practice-statutes": (
        "上海市公共图书馆条例(2024-11-28).md",
        "人民币管理条例(2018-03-19).md",
        "北京市控制吸烟条例(2021-09-24).md",
        "北京市机动车停车条例(2021-09-24).md",
        "反家庭暴力法(2015-12-27).md",
        "居住证暂行条例(2015-11-26).md",
        "护士条例(2020-03-27).md",
        "洛阳市古树名木保护条例(2015-08-12).md",
        "浙江省见义勇为人员奖励和保障条例(2020-11-27).md",
        "禁止传销条例(2005-08-23).md",
        "职工带薪年休假条例(2007-12-14).md",
        "莱芜市既有多层住宅增设电梯规定(2017-12-01).md",
        "劳动争议调解仲裁法(2007-12-29).md",
        "女职工劳动保护特别规定(2012-04-28).md",
        "快递暂行条例(2019-03-02).md",
        "最高人民法院关于审理民间借贷案件适用法律若干问题的规定(2020-12-29).md",
        "消费者权益保护法(2013-10-25).md",
        "道路交通安全违法行为记分管理办法(2021-12-17).md",
    ),
    "practice-statutes-2": (
        "学前教育法(2024-11-08).md",
        "居民身份证法(2011-10-29).md",
        "最高人民法院关于审理人身损害赔偿案件适用法律若干问题的解释(2022-04-24).md",
        "最高人民法院关于审理预付式消费民事纠纷案件适用法律若干问题的解释(2025-03-13).md",
        "社会保险法(2018-12-29).md",
        "政府信息公开条例(2019-04-03).md",
        "明码标价和禁止价格欺诈规定(2022-04-14).md",
        "校车安全管理条例(2012-04-05).md",
        "诉讼费用交纳办法(2006-12-19).md",
        "食品生产经营监督检查管理办法(2021-12-24).md",
        "上海市单用途预付消费卡管理规定(2018-07-27).md",
        "济南市院前医疗急救条例(2020-12-01).md",
        "温州市家政服务条例(2021-04-07).md",
        "郑州市城市公共汽车客运条例(2020-09-08).md",
        "重庆市国家教育考试条例(2011-11-29).md",
    ),
    "practice-statutes-3": (
        "住房公积金管理条例(2019-03-24).md",
        "公共安全视频图像信息系统管理条例(2025-01-13).md",
        "学位法(2024-04-26).md",
        "护照法(2006-04-29).md",
        "收费公路管理条例(2004-09-13).md",
        "最高人民法院关于人民法院办理财产保全案件若干问题的规定(2020-12-29).md",
        "上海市殡葬管理条例(2024-08-22).md",
        "广东省人口与计划生育条例(2021-12-01).md",
        "杭州市渔业资源保护管理规定(2014-04-11).md",
        "郑州市燃气管理条例(2022-01-01).md",
        "重庆市村镇供水条例(2016-11-24).md",
        "青岛市客运出租汽车管理条例(2021-05-27).md",
    ),
    "practice-statutes-4": (
        "三门峡市白天鹅及其栖息地保护条例(2019-01-15).md",
        "娱乐场所管理条例(2020-11-29).md",
        "宁波市非机动车管理条例(2019-06-13).md",
        "市场监督管理投诉举报处理暂行办法(2022-03-24).md",
        "彩票管理条例(2009-05-04).md",
        "律师法(2017-09-01).md",
        "最高人民法院关于办理减刑、假释案件具体应用法律的规定(2016-11-14).md",
        "机动车交通事故责任强制保险条例(2019-03-02).md",
        "杭州市历史文化街区和历史建筑保护条例(2013-04-09).md",
        "枣庄市城市绿化条例(2020-07-30).md",
        "深圳经济特区绿色建筑条例(2022-03-28).md",
        "青岛市城市供水条例(2017-12-01).md",
    ),
    "unseen-statutes": (
        "保障中小企业款项支付条例(2025-03-17).md",
        "北京市小规模食品生产经营管理规定(2018-12-27).md",
        "反食品浪费法(2021-04-29).md",
        "大型群众性活动安全管理条例(2007-09-14).md",
        "失业保险条例(1999-01-22).md",
        "家用汽车产品修理更换退货责任规定(2021-07-22).md",
        "最高人民法院关于人民法院网络司法拍卖若干问题的规定(2016-08-02).md",
        "杭州市电梯安全管理条例(2019-12-18).md",
        "法律援助法(2021-08-20).md",
        "洛阳市集中供热条例(2018-10-22).md",
    ),
}
"""The statutes of each question set."""


def extract(archive: Path, folder: Path, names: Sequence[str]) -> None:
    """Write the statutes into the folder, to the byte as they stand in the archive.

    Raises:
        LookupError: the archive lacks one of them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    missing = set(names)
    with tarfile.open(archive) as tar:
        for member in tar:
            name = Path(member.name).name
            if name in missing and (content := tar.extractfile(member)):
                (folder / name).write_bytes(content.read())
                missing.discard(name)
    if missing:
        raise LookupError(f"{archive} lacks {', '.join(sorted(missing))}; name the archive laws.tar.xz")


def main() -> None:
    """Read the command line and extract."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("archive", type=Path, help="laws.tar.xz")
    parser.add_argument("folder", type=Path, help="where the statutes go")
    parser.add_argument("--set", choices=NAMES, default="statutes", help="default: %(default)s")
    options = parser.parse_args()
    extract(options.archive, options.folder, NAMES[options.set])


if __name__ == "__main__":
    main()
