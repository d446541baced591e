"""One run at a time: the second is refused, the dead hold nothing, and no lock is taken for another."""

from __future__ import annotations

import errno
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from nkconflict.errors import NkConflictError
from nkconflict.runs.lock import LOCK, locked

MODULE = import_module("nkconflict.runs.lock")
HOLDER = """
from pathlib import Path
from nkconflict.runs.lock import locked
with locked(Path({!r})):
    print("held", flush=True)
    input()
"""


def test_what_is_held_is_refused_by_name_and_free_again_afterwards(tmp_path: Path) -> None:
    folder = tmp_path / "parts"
    for _ in range(2):
        with locked(folder):
            with pytest.raises(NkConflictError, match=r"parts: another run is at work in it"), locked(folder):
                raise AssertionError
            assert (folder / LOCK).exists()
        assert list(tmp_path.iterdir()) == []


def test_what_is_in_the_folder_stays(tmp_path: Path) -> None:
    with locked(tmp_path):
        (tmp_path / "part").touch()
    assert [found.name for found in tmp_path.iterdir()] == ["part"]


def test_a_process_that_is_killed_holds_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "parts"
    command = [sys.executable, "-c", HOLDER.format(str(folder))]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(NkConflictError, match="another run"), locked(folder):
        raise AssertionError
    holder.kill()
    holder.communicate()
    assert (folder / LOCK).exists()
    with locked(folder):
        assert (folder / LOCK).exists()
    assert not folder.exists()


def test_a_lock_is_not_handed_down_to_processes_that_live_longer(tmp_path: Path) -> None:
    with locked(tmp_path):
        child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, close_fds=False)
    with locked(tmp_path):
        assert child.poll() is None
    child.communicate(b"\n")


def test_never_are_two_at_work_though_each_takes_its_lock_away(tmp_path: Path) -> None:
    folder, inside, most, taken = tmp_path / "parts", [0], [0], [0]

    def work() -> None:
        for _ in range(100):
            try:
                with locked(folder):
                    inside[0] += 1
                    most[0] = max(most[0], inside[0])
                    taken[0] += 1
                    (folder / "part").touch()
                    (folder / "part").unlink()
                    inside[0] -= 1
            except NkConflictError:
                continue

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]
    assert taken[0] > 10
    assert not folder.exists()


def first(happening: Callable[[], object]) -> Callable[[object], None]:
    """Return what locks a file, and the first time only after something happened to it."""
    lock, happened = MODULE._lock, list[bool]()

    def after(file: object) -> None:
        if not happened:
            happened.append(True)
            happening()
        lock(file)

    return after


@pytest.mark.parametrize("again", [False, True])
def test_the_lock_of_a_run_that_ends_just_now_is_not_taken_for_the_next(
    again: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end() -> None:
        (tmp_path / LOCK).unlink()
        if again:
            (tmp_path / LOCK).touch()

    monkeypatch.setattr(MODULE, "_lock", first(end))
    with locked(tmp_path):
        monkeypatch.undo()
        with pytest.raises(NkConflictError, match="another run"), locked(tmp_path):
            raise AssertionError


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_where_a_drive_knows_no_locks_it_says_so_and_goes_on(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def none(_: object) -> None:
        raise OSError(number, "no locks")

    monkeypatch.setattr(MODULE, "_lock", none)
    with caplog.at_level(logging.WARNING, "nkconflict.runs"), locked(tmp_path / "parts"):
        (record,) = caplog.records
    assert "this drive knows no locks: let no other run write there" in record.getMessage()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("made", ["link", "dangling link", "pipe", "folder"])
def test_a_lock_that_is_no_plain_file_is_refused_and_left(made: str, tmp_path: Path) -> None:
    lock, mine = tmp_path / LOCK, tmp_path / "mine.txt"
    if made == "pipe":
        os.mkfifo(lock)
    elif made == "folder":
        lock.mkdir()
    else:
        lock.symlink_to(mine)
    if made == "link":
        mine.touch()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(NkConflictError, match=r"its run\.lock is no plain file"), locked(tmp_path):
        raise AssertionError
    assert sorted(tmp_path.iterdir()) == before


def differ(*_: object) -> bool:
    """Say that two files are not the same."""
    return False


@pytest.mark.parametrize("never", ["the same", "there"])
def test_a_lock_that_is_never_had_is_not_tried_for_ever(
    never: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "parts"
    if never == "there":
        folder.symlink_to(tmp_path / "absent")
    else:
        monkeypatch.setattr("os.path.samestat", differ)
    with pytest.raises(NkConflictError, match="each time it is gone or another"), locked(folder):
        raise AssertionError


def test_what_else_goes_wrong_is_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(MODULE, "_lock", broken)
    with pytest.raises(OSError, match="broken"), locked(tmp_path):
        raise AssertionError
    with pytest.raises(FileNotFoundError), locked(tmp_path / "absent" / "parts"):
        raise AssertionError
