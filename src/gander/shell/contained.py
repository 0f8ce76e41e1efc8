"""Work on a file from elsewhere that may unfold without end, in a process of its own with little memory.

Why: a decoder takes what a file's headers ask for, and a system that runs out of memory ends whatever it
likes. Here it is the small process that ends.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from typing import TypeVar

T = TypeVar("T")


class TooMuchError(Exception):
    """It took more memory than it may."""


def contained(most: int, function: Callable[..., T], *given: object) -> T:
    """What `function` gives, with at most so many bytes of memory and no more than half of the machine's.

    `function` and all that goes in and out must be picklable. Raises TooMuchError where it is not enough.
    """
    with suppress(ValueError, OSError, AttributeError):
        most = min(most, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2)
    spawn = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn, initializer=_limit, initargs=(most,)) as pool:
        try:
            return pool.submit(function, *given).result()
        except (BrokenProcessPool, MemoryError) as error:
            raise TooMuchError from error


def _limit(most: int) -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # what an allocator says when it gives up is no message for people
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


@contextmanager
def quiet() -> Iterator[None]:
    """While the block lasts nothing of this process reaches standard error: a decoder that meets a damaged
    file tells the world before it raises."""
    try:
        kept = os.dup(2)
    except OSError:  # there is none
        yield
        return
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nothing, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nothing)
