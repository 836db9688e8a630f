import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from dropped_rights import as_nobody, open_to_all, public_folder

from corpus.errors import LibraryError, ReadError
from corpus.ingest import IngestReport, ingest
from corpus.store import Library

sys.path.append(str(Path(__file__).parent / "readers"))
from pdf_samples import pdf

PAGE = "{}管理办法\n\n第一章 总则\n第一条 为了加强{}管理，制定本办法。\n第二条 本办法自公布之日起施行。\n"


def page(subject: str) -> str:
    return PAGE.format(subject, subject)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "home") as library:
        yield library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(
        tmp_path / "文件", {"甲.txt": page("河道"), "下级/乙.txt": page("林地"), "下级/丙.txt": page("海岛")}
    )
    return tmp_path / "文件"


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def ids(library: Library) -> list[str]:
    return [summary.doc_id for summary in library.documents()]


def outcome(report: IngestReport) -> dict[str, tuple[object, ...]]:
    """What is not empty in the report."""
    names = ("added", "replaced", "unchanged", "removed", "failed", "duplicates")
    return {name: getattr(report, name) for name in names if getattr(report, name)}


def test_a_folder_is_added_under_relative_names(library: Library, folder: Path) -> None:
    report = ingest(library, [folder])
    assert outcome(report) == {"added": ("下级/丙.txt", "下级/乙.txt", "甲.txt")}
    assert report.seconds > 0
    assert "河道管理办法" in library.text_of("甲.txt")
    assert len(library.passage_ranges(ids(library))) == 3
    assert library.check() == []


def test_unchanged_files_are_not_even_read(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(library, [folder])
    change = library.last_change
    monkeypatch.setattr("corpus.ingest.read", None)
    assert outcome(ingest(library, [folder])) == {"unchanged": ("下级/丙.txt", "下级/乙.txt", "甲.txt")}
    assert library.last_change == change


def test_a_changed_file_replaces_its_document(library: Library, folder: Path) -> None:
    ingest(library, [folder])
    write(folder, {"甲.txt": page("湖泊")})
    report = ingest(library, [folder])
    assert outcome(report) == {"replaced": ("甲.txt",), "unchanged": ("下级/丙.txt", "下级/乙.txt")}
    assert "湖泊" in library.text_of("甲.txt")


def test_unchanged_files_are_read_again_on_demand(library: Library, folder: Path) -> None:
    ingest(library, [folder])
    assert len(ingest(library, [folder], force=True).replaced) == 3


def test_a_bad_file_is_reported_and_the_rest_go_on(library: Library, folder: Path) -> None:
    (folder / "下级" / "坏.txt").write_bytes(b"\0\1\2" * 100)
    (folder / "空.txt").touch()
    report = ingest(library, [folder, folder / "没有.txt"])
    assert len(report.added) == 3
    assert [Path(path).name for path, _ in report.failed] == ["坏.txt", "空.txt", "没有.txt"]
    assert all(reason for _, reason in report.failed)


def test_what_a_reader_did_not_foresee_is_reported_too(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall_over(path: Path, doc_id: str) -> None:
        raise IndexError(f"{path.name} {doc_id}")

    monkeypatch.setattr("corpus.ingest.read", fall_over)
    report = ingest(library, [folder])
    assert [reason for _, reason in report.failed][2] == (
        "reading it broke off with IndexError: 甲.txt 甲.txt; please report it"
    )


def test_documents_whose_file_is_gone_are_removed_on_demand(library: Library, folder: Path) -> None:
    write(folder.parent / "别处", {"丁.txt": page("公园")})
    ingest(library, [folder, folder.parent / "别处"])
    (folder / "甲.txt").unlink()
    (folder.parent / "别处" / "丁.txt").unlink()
    assert "removed" not in outcome(ingest(library, [folder]))
    assert ingest(library, [folder], prune=True).removed == ("甲.txt",)
    assert ids(library) == ["丁.txt", "下级/丙.txt", "下级/乙.txt"]


def test_a_renamed_file_is_no_duplicate_once_the_old_name_is_pruned(library: Library, folder: Path) -> None:
    ingest(library, [folder])
    (folder / "甲.txt").rename(folder / "新名.txt")
    report = ingest(library, [folder], prune=True)
    assert (report.added, report.removed, report.duplicates) == (("新名.txt",), ("甲.txt",), ())


def test_a_folder_that_was_moved_keeps_its_documents(library: Library, folder: Path) -> None:
    ingest(library, [folder])
    moved = folder.rename(folder.with_name("搬家"))
    assert len(ingest(library, [moved]).unchanged) == 3
    (moved / "甲.txt").unlink()
    write(moved, {"下级/乙.txt": page("草地")})
    report = ingest(library, [moved], prune=True)
    assert (report.replaced, report.removed) == (("下级/乙.txt",), ("甲.txt",))


def test_two_files_of_one_name_get_two_names(library: Library, tmp_path: Path) -> None:
    write(tmp_path, {"东区/通知.txt": page("东区"), "西区/通知.txt": page("西区")})
    east, west = tmp_path / "东区" / "通知.txt", tmp_path / "西区"
    assert ingest(library, [east, west]).added == ("通知.txt", "西区/通知.txt")
    write(tmp_path, {"西区/通知.txt": page("西城")})
    report = ingest(library, [west, east])
    assert (report.replaced, report.unchanged) == (("西区/通知.txt",), ("通知.txt",))
    assert "东区" in library.text_of("通知.txt")


def test_a_file_never_takes_the_place_of_another_that_is_still_there(
    library: Library, tmp_path: Path
) -> None:
    write(tmp_path, {"东区/通知.txt": page("东区"), "西区/通知.txt": page("西区")})
    ingest(library, [tmp_path / "东区"])
    assert ingest(library, [tmp_path / "西区"]).added == ("西区/通知.txt",)
    assert "东区" in library.text_of("通知.txt")


def test_a_file_in_the_place_of_one_that_is_gone_replaces_it(library: Library, tmp_path: Path) -> None:
    write(tmp_path, {"旧/通知.txt": page("旧区"), "新/通知.txt": page("新区")})
    ingest(library, [tmp_path / "旧"])
    (tmp_path / "旧" / "通知.txt").unlink()
    assert ingest(library, [tmp_path / "新"]).replaced == ("通知.txt",)
    assert library.paths() == {"通知.txt": tmp_path / "新" / "通知.txt"}


def test_a_file_is_the_same_through_a_link(library: Library, folder: Path) -> None:
    ingest(library, [folder])
    write(folder, {"甲.txt": page("湖泊")})
    folder.with_name("链").symlink_to(folder, target_is_directory=True)
    assert ingest(library, [folder.with_name("链")]).replaced == ("甲.txt",)


def test_a_file_stays_one_document_whichever_folder_is_added(library: Library, folder: Path) -> None:
    ingest(library, [folder / "下级"])
    write(folder, {"乙.txt": page("矿山")})
    report = ingest(library, [folder])
    assert report.unchanged == ("丙.txt", "乙.txt")
    assert report.added == ("文件/乙.txt", "甲.txt")


def test_a_name_that_is_no_text_is_written_out(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "文件"
    write(folder, {r"\xff.txt": page("甲")})
    try:
        (folder / os.fsdecode(b"\xff.txt")).write_text(page("乙"), encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only names that are text")
    assert ingest(library, [folder]).added == (r"\xff.txt", r"文件/\xff.txt")
    assert len(ingest(library, [folder]).unchanged) == 2
    (folder / os.fsdecode(b"\xff.txt")).write_bytes(b"\0\0\0")
    [(path, reason)] = ingest(library, [folder]).failed
    assert f"{path} {reason}".isprintable()
    assert library.check() == []


def test_the_same_content_under_two_names_is_kept_and_noted(library: Library, folder: Path) -> None:
    ingest(library, [folder])
    write(folder, {"副本.txt": page("河道")})
    report = ingest(library, [folder])
    assert report.duplicates == (("副本.txt", "甲.txt"),)
    assert len(ids(library)) == 4


def test_progress_is_told_after_every_file(library: Library, folder: Path) -> None:
    told: list[tuple[int, int, str]] = []
    ingest(library, [folder], progress=lambda done, total, name: told.append((done, total, name)))
    assert told == [(1, 3, "丙.txt"), (2, 3, "乙.txt"), (3, 3, "甲.txt")]


def test_a_long_file_tells_its_pages(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.ingest._PATIENCE", -1.0)
    (tmp_path / "长.pdf").write_bytes(pdf([["The coast is clean."]] * 3))
    told: list[tuple[int, int, str]] = []
    report = ingest(library, [tmp_path / "长.pdf"], progress=lambda *news: told.append(news))
    assert told == [*((0, 1, f"{page}/3 长.pdf") for page in (1, 2, 3)), (1, 1, "长.pdf")]
    assert library.document("长.pdf").pages == (0, 20, 40)
    assert report.added == ("长.pdf",)


def test_kinds_without_a_reader_are_named_with_what_to_do(library: Library, folder: Path) -> None:
    (folder / "旧.doc").write_bytes(b"\xd0\xcf")
    (folder / "歌.mp3").write_bytes(b"?")
    report = ingest(library, [folder])
    assert len(report.added) == 3
    [(path, reason)] = report.failed
    assert Path(path).name == "旧.doc"
    assert reason.endswith("save it as .docx")


def test_pictures_that_cannot_be_read_are_named_together(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.readers.ocr.is_installed", lambda: False)
    for name in ("一.png", "二.jpg", "网页_files/标志.png"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"\x89PNG")
    [(path, reason)] = ingest(library, [folder]).failed
    assert Path(path).name == "一.png"
    assert reason.startswith("2 pictures were left out")
    [(_, reason)] = ingest(library, [folder / "二.jpg"]).failed
    assert "pip install 'wenju[ocr]'" in reason


def test_nothing_to_read_is_an_error_that_says_what_is_read(library: Library, tmp_path: Path) -> None:
    write(tmp_path / "图", {"录音.mp3": "不是文字"})
    with pytest.raises(ReadError, match=r"no documents in it; files ending in .*\.txt"):
        ingest(library, [tmp_path / "图"])
    with pytest.raises(ReadError, match=r"没有: there is no such file or folder"):
        ingest(library, [tmp_path / "没有"])
    with pytest.raises(ReadError, match="no file or folder was named"):
        ingest(library, [])


def test_what_cannot_be_seen_is_not_pruned() -> None:
    with public_folder() as place:
        write(place / "文件", {"甲.txt": page("河道"), "下级/乙.txt": page("林地")})
        with Library.open(place / "home") as library:
            ingest(library, [place])
        open_to_all(place)
        (place / "文件" / "下级").chmod(0)
        (place / "文件" / "甲.txt").chmod(0)
        with as_nobody(), Library.open(place / "home") as library:
            report = ingest(library, [place / "文件", _page_in(place)], prune=True)
        (place / "文件" / "下级").chmod(0o700)
    assert report.added == ("好.txt",)
    assert report.removed == ()
    [(folder, no_list), (file, no_read)] = report.failed
    assert (Path(folder).name, no_list) == ("下级", "the folder cannot be listed: Permission denied")
    assert Path(file).name == "甲.txt"
    assert "ermission" in no_read


def _page_in(place: Path) -> Path:
    write(place, {"好.txt": page("花园")})
    return place / "好.txt"


def test_adding_is_refused_while_another_process_writes(tmp_path: Path, folder: Path) -> None:
    with Library.open(tmp_path / "home") as first, Library.open(tmp_path / "home", wait=0.1) as second:
        with first.write_lock(), pytest.raises(LibraryError, match=f"in use by process {os.getpid()}"):
            ingest(second, [folder])
        assert len(ingest(second, [folder]).added) == 3
