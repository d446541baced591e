"""The collector waits while what lasts is built, and is left as it was."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest

from nkconflict.lexicon.lasting import lasting


@pytest.fixture(autouse=True, params=[True, False], ids=["on", "off"])
def collecting(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Begin with the collector on or off, and leave it on."""
    on: bool = request.param
    (gc.enable if on else gc.disable)()
    yield on
    gc.enable()


def test_the_collector_is_off_within_and_then_as_it_was(collecting: bool) -> None:
    with lasting():
        assert not gc.isenabled()
    assert gc.isenabled() is collecting


def test_it_is_as_it_was_after_an_error_too(collecting: bool) -> None:
    with pytest.raises(ZeroDivisionError), lasting():
        raise ZeroDivisionError
    assert gc.isenabled() is collecting


def test_another_thread_that_puts_it_off_meanwhile_is_not_heard(collecting: bool) -> None:
    with lasting():
        other = threading.Thread(target=gc.disable)
        other.start()
        other.join()
    assert gc.isenabled() is collecting


def test_what_is_built_within_what_is_built_does_not_end_the_wait(collecting: bool) -> None:
    with lasting():
        with lasting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled() is collecting
