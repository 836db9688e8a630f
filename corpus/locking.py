"""One writer at a time: between the threads of a process, and between processes."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import LibraryError


class WriteLock:
    """The right to write to a home folder; the thread that has it may take it again.

    The lock is the operating system's, on `home/lock`, so a process that dies gives it back. Its number
    stands in `home/lock.pid`, for the message that others see.

    Args:
        home: The folder; it must exist when the lock is taken.
        wait: Seconds to wait for the holder.
    """

    def __init__(self, home: Path, wait: float) -> None:
        self._home = home
        self._wait = wait
        self._threads = threading.RLock()
        self._processes = FileLock(home / "lock", timeout=wait, thread_local=False)
        self._pid = home / "lock.pid"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock for the length of a `with` block.

        Raises:
            LibraryError: Somebody else held it all the time, or the folder cannot be written.
        """
        if not self._threads.acquire(timeout=self._wait):
            raise self._in_use(f"process {os.getpid()} (this one)")
        try:
            with self._held_here():
                yield
        finally:
            self._threads.release()

    @contextmanager
    def _held_here(self) -> Iterator[None]:
        if self._processes.is_locked:
            yield
            return
        self._acquire()
        try:
            self._pid.write_text(str(os.getpid()), encoding="ascii")
            yield
        finally:
            # Gone before the lock is, so that it never names a process that holds nothing.
            with suppress(OSError):
                self._pid.unlink()
            self._processes.release()

    def _acquire(self) -> None:
        try:
            self._processes.acquire()
        except Timeout:
            raise self._in_use(self._holder()) from None
        except (OSError, NotImplementedError) as error:
            raise LibraryError(
                f"cannot write to the home folder {self._home}: {error}; "
                "give yourself write permission there, or choose another home folder"
            ) from error

    def _holder(self) -> str:
        try:
            return f"process {int(self._pid.read_text(encoding='ascii'))}"
        except (OSError, ValueError):
            return "another process"

    def _in_use(self, holder: str) -> LibraryError:
        return LibraryError(
            f"the library in {self._home} is in use by {holder}, which did not finish within "
            f"{self._wait:g} seconds; wait until it is done, or stop it"
        )
