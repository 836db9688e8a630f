#!/usr/bin/env python3
"""Take the ten statutes of the question set `statutes.jsonl` out of the archive of statutes.

    python scripts/extract_statutes.py ../shared/texts/laws.tar.xz FOLDER

They differ in kind, place, age, length and form: a law of 2021 and the one that it repealed, a regulation of
the State Council, one of a ministry from the eighties, and local regulations of six provinces and cities.
"""

import argparse
import tarfile
from pathlib import Path

NAMES = (
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
)


def extract(archive: Path, folder: Path) -> None:
    """Write the statutes into the folder, to the byte as they stand in the archive.

    Raises:
        LookupError: the archive lacks one of them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    missing = set(NAMES)
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
    parser.add_argument("folder", type=Path, help="where the ten statutes go")
    options = parser.parse_args()
    extract(options.archive, options.folder)


if __name__ == "__main__":
    main()
