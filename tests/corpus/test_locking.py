import multiprocessing
import os
import signal
import threading
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from dropped_rights import as_nobody, public_folder
from library_samples import sample

from corpus.errors import LibraryError
from corpus.locking import WriteLock
from corpus.store import Library

SPAWN = multiprocessing.get_context("spawn")


def _hold(home: str, pipe: Connection) -> None:
    with WriteLock(Path(home), wait=5).held():
        pipe.send("held")
        pipe.recv()


def test_another_process_has_to_wait_and_is_told_for_whom(tmp_path: Path) -> None:
    with Library.open(tmp_path, wait=0.1) as library:
        ours, theirs = SPAWN.Pipe()
        child = SPAWN.Process(target=_hold, args=(str(tmp_path), theirs))
        child.start()
        assert ours.recv() == "held"
        with pytest.raises(LibraryError, match=f"in use by process {child.pid}, .*wait until .*or stop it"):
            library.add(*sample())
        assert library.documents() == []
        os.kill(child.pid or 0, signal.SIGKILL)
        child.join()
        library.add(*sample())
    assert not (tmp_path / "lock.pid").exists()


def test_the_holder_may_take_it_again(tmp_path: Path) -> None:
    lock = WriteLock(tmp_path, wait=0.1)
    with lock.held():
        with lock.held():
            pass
        assert (tmp_path / "lock.pid").read_text(encoding="ascii") == str(os.getpid())
        with pytest.raises(LibraryError), WriteLock(tmp_path, wait=0).held():
            pass
    with WriteLock(tmp_path, wait=0.1).held():
        pass


def test_another_thread_has_to_wait(tmp_path: Path) -> None:
    lock = WriteLock(tmp_path, wait=0.1)
    caught: list[str] = []

    def try_it() -> None:
        try:
            with lock.held():
                caught.append("nothing")
        except LibraryError as error:
            caught.append(str(error))

    with lock.held():
        thread = threading.Thread(target=try_it)
        thread.start()
        thread.join()
    assert f"in use by process {os.getpid()} (this one)" in caught[0]


@pytest.mark.parametrize("content", ["", "not a number"])
def test_a_holder_without_a_readable_number_is_another_process(tmp_path: Path, content: str) -> None:
    with WriteLock(tmp_path, wait=0).held():
        (tmp_path / "lock.pid").write_text(content, encoding="ascii")
        with (
            pytest.raises(LibraryError, match="in use by another process"),
            WriteLock(tmp_path, wait=0).held(),
        ):
            pass


def test_a_folder_that_cannot_be_written_is_an_error() -> None:
    with public_folder() as place:
        place.chmod(0o555)
        with as_nobody(), pytest.raises(LibraryError, match="cannot write to the home folder"):  # noqa: SIM117
            with WriteLock(place, wait=0.1).held():
                pass
