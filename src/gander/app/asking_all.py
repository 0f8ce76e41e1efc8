"""Asks many subjects at once: a few at a time of each source, their answers one by one as they come."""

from __future__ import annotations

import queue
import threading
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gander.connectors.live.registry import live_connectors
from gander.connectors.live.wire import Subject
from gander.errors import UserError
from gander.shell.asking import Asked, Asker

AT_ONCE = 4
"""Subjects of one source under way at a time. How often a host is asked is decided by its pace."""
WAITING = 8
"""Answers that may wait to be read before asking pauses: texts must not pile up in memory."""
_LOOK = 0.2  # seconds between looks at whether to stop
_PATIENCE = 5.0  # seconds for all that is under way


@dataclass(frozen=True, slots=True)
class _Failed:
    error: BaseException


def ask_all(asker: Asker, subjects: Iterable[Subject], stop: threading.Event) -> Iterator[Asked]:
    """The answers in the order in which they come. Ends early once `stop` is set, with what had come.

    Raises UserError where none could go on (the disk is full, the landing cannot be used).
    """
    waiting: dict[str, deque[Subject]] = defaultdict(deque)
    for subject in subjects:
        waiting[subject.source].append(subject)
    answers: queue.Queue[Asked | _Failed | None] = queue.Queue(WAITING)
    left = threading.Event()

    def put(answer: Asked | _Failed | None) -> None:
        while not left.is_set():
            try:
                answers.put(answer, timeout=_LOOK)
                return
            except queue.Full:
                continue

    def work(source: str) -> None:
        connector = live_connectors()[source]
        try:
            while not stop.is_set():
                try:
                    subject = waiting[source].popleft()
                except IndexError:
                    break
                answer = asker.ask(connector, subject, stop.is_set)
                if answer.whole or answer.rows or not stop.is_set():
                    put(answer)  # of a subject that was only begun when the run was stopped, nothing is known
        except BaseException as error:
            put(_Failed(error))
        finally:
            put(None)

    threads = [
        threading.Thread(target=work, args=(source,), daemon=True)
        for source, line in sorted(waiting.items())
        for _ in range(min(AT_ONCE, len(line)))
    ]
    for thread in threads:
        thread.start()
    try:
        yield from _answers(answers, len(threads))
    finally:
        # Where it ends early, what is under way is waited for a moment: its connections are closed next.
        stop.set()
        left.set()
        for thread in threads:
            thread.join(_PATIENCE / len(threads))


def _answers(answers: queue.Queue[Asked | _Failed | None], workers: int) -> Iterator[Asked]:
    while workers:
        answer = answers.get()
        if answer is None:
            workers -= 1
        elif isinstance(answer, _Failed):
            if isinstance(answer.error, UserError):
                raise answer.error
            raise RuntimeError("asking failed") from answer.error
        else:
            yield answer
