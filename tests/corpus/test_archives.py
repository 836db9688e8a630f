import io
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import archives
from corpus.archives import is_in_archive, members
from corpus.errors import ReadError
from corpus.finding import FoundFile
from corpus.ingest import ingest
from corpus.store import Library

TEXT = "{}岸线办法\n\n第一条 为了管理{}岸线，制定本办法。\n"


def text(subject: str) -> bytes:
    return TEXT.format(subject, subject).encode()


def packed(**files: bytes) -> bytes:
    return packed_names(files)


def packed_names(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def in_gbk(data: bytes, name: str) -> bytes:
    """The same archive with a name of one byte a character replaced by GBK, without the mark of UTF-8."""
    return data.replace(b"x" * len(name.encode("gbk")), name.encode("gbk"))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "home") as library:
        yield library


def test_members_are_documents_named_after_archive_and_folder(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "文件.zip"
    files = {
        "2021/甲.txt": text("甲"),
        "乙.md": text("乙"),
        ".隐.txt": text("隐"),
        "__MACOSX/甲.txt": text("影"),
    }
    path.write_bytes(packed_names({**files, "图.xyz": b"?"}))
    report = ingest(library, [path])
    assert report.added == ("文件.zip/2021/甲.txt", "文件.zip/乙.md")
    assert report.failed == ()
    assert "甲岸线办法" in library.text_of("文件.zip/2021/甲.txt")
    assert ingest(library, [tmp_path]).unchanged == report.added


def test_what_changes_in_an_archive_changes_in_the_library(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed_names({"甲.txt": text("甲"), "乙.txt": text("乙")}))
    ingest(library, [tmp_path])
    path.write_bytes(packed_names({"甲.txt": text("新"), "丙.txt": text("丙")}))
    report = ingest(library, [tmp_path], prune=True)
    assert (report.replaced, report.added, report.removed) == (
        ("a.zip/甲.txt",),
        ("a.zip/丙.txt",),
        ("a.zip/乙.txt",),
    )
    path.unlink()
    (tmp_path / "b.txt").write_bytes(text("别"))
    assert ingest(library, [tmp_path], prune=True).removed == ("a.zip/丙.txt", "a.zip/甲.txt")


def test_one_bad_member_is_reported_and_the_rest_go_on(library: Library, tmp_path: Path) -> None:
    inner = packed(x=b"")
    path = tmp_path / "a.zip"
    path.write_bytes(
        packed_names({"坏.txt": b"\0\1\2", "好.txt": text("好"), "旧.doc": b"\xd0\xcf", "内.zip": inner})
    )
    report = ingest(library, [path])
    assert report.added == ("a.zip/好.txt",)
    reasons = {Path(name).name: reason for name, reason in report.failed}
    assert reasons.keys() == {"坏.txt", "旧.doc", "内.zip"}
    assert "save it as .docx" in reasons["旧.doc"]
    assert "archive within an archive" in reasons["内.zip"]


def test_names_in_gbk_are_read_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    name = "海滨.txt"
    path.write_bytes(in_gbk(packed_names({"x" * len(name.encode("gbk")): b"?"}), name))
    assert [member.file.doc_id for member in members(FoundFile(path, "a.zip"), [".txt"])] == [
        "a.zip/海滨.txt"
    ]


def test_names_never_lead_out_of_the_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(
        packed_names({"../../外.txt": text("外"), "/根.txt": text("根"), "夹\\内.txt": text("内")})
    )
    found = [member.file.doc_id for member in members(FoundFile(path, "a.zip"), [".txt"])]
    assert sorted(found) == ["a.zip/外.txt", "a.zip/夹/内.txt", "a.zip/根.txt"]


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed_names({"大.txt": b"a" * (25 * 1024**2), "好.txt": text("好")}))
    found = members(FoundFile(path, "a.zip"), [".txt"])
    big, good = next(found), next(found)
    assert big.file.problem.endswith("to 26,214,400 bytes, like no document")
    assert good.file.problem == ""
    assert good.unpack is not None
    with pytest.raises(ReadError, match="has more than 5 bytes"):
        good.unpack(5)
    monkeypatch.setattr(archives, "_MOST_UNPACKED", 1_000_000)
    with pytest.raises(ReadError, match="2 files that would unpack to 26,214,"):
        list(members(FoundFile(path, "a.zip"), [".txt"]))


def test_a_member_with_a_password_is_named(tmp_path: Path) -> None:
    data = bytearray(packed(a=b"x"))
    at = data.index(b"PK\1\2")
    struct.pack_into("<H", data, at + 8, 1)
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    [member] = members(FoundFile(path, "a.zip"), [""])
    assert "needs a password" in member.file.problem


def test_no_archive_is_reported_by_name(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\3\4 and nothing more")
    (tmp_path / "b.txt").write_bytes(text("乙"))
    [(path, reason)] = ingest(library, [tmp_path / "a.zip", tmp_path / "b.txt"]).failed
    assert Path(path).name == "a.zip"
    assert "no zip archive, or a damaged one" in reason


def test_what_is_in_an_archive_is_found_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed_names({"夹/甲.txt": text("甲")}))
    assert is_in_archive(path / "夹" / "甲.txt")
    assert not is_in_archive(path / "乙.txt")
    assert not is_in_archive(tmp_path / "b.zip" / "甲.txt")


@given(st.binary(max_size=80), st.integers(0, 400))
def test_a_damaged_archive_gives_members_or_a_read_error(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int
) -> None:
    whole = packed_names({"甲.txt": text("甲"), "夹/乙.txt": text("乙")})
    path = tmp_path_factory.getbasetemp() / "damaged.zip"
    path.write_bytes(whole[:at] + noise + whole[at + len(noise) :])
    try:
        for member in members(FoundFile(path, "damaged.zip"), [".txt"]):
            if not member.file.problem and member.unpack:
                member.unpack(10_000)
    except ReadError as error:
        assert "damaged" in str(error)
