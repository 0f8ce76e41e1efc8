"""Postings read by several processes, one a core, each with readers of its own that it loads once."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait
from typing import TypeVar

from gander.app.reading import Readers
from gander.errors import UserError
from gander.model import Problem

Job = TypeVar("Job")
Done = TypeVar("Done")


def cores() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(task: Callable[[Job, Readers], Done], jobs: Iterable[Job]) -> Iterator[Done]:
    """task(job, readers) of each job, in their order; `task` is a function of a module, jobs can be pickled.

    At most two jobs a process wait: the memory in use does not grow with their number. When the caller stops,
    or is interrupted, the processes end at once. Raises UserError where one of them is killed.
    """
    # a process a core: were each to use every core for its columns, they would wait for one another
    os.environ.setdefault("POLARS_MAX_THREADS", "1")
    pool = ProcessPoolExecutor(cores(), mp_context=get_context("spawn"), initializer=_get_ready)
    waiting: deque[Future[Done]] = deque()
    others, whole = set(active_children()), False
    try:
        for job in jobs:
            waiting.append(pool.submit(_apart, task, job))
            if len(waiting) > 2 * cores():
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
        whole = True
    except BrokenProcessPool as error:
        raise UserError(
            Problem(
                where="reading postings",
                why="a process that read them was killed, most often because memory ran out",
                next="close other programs, then the same command again",
            )
        ) from error
    finally:
        for process in set(active_children()) - others if not whole else ():
            process.terminate()
        pool.shutdown(cancel_futures=True)


_ready: Readers | None = None


def _get_ready() -> None:
    """Loads what a process needs, once."""
    global _ready
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asked for the work ends it
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _ready = Readers(threads=1)


def _end_with_parent() -> None:
    """Nobody would end a process whose parent was killed: it would wait for work forever."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _apart(task: Callable[[Job, Readers], Done], job: Job) -> Done:
    assert _ready is not None
    return task(job, _ready)
