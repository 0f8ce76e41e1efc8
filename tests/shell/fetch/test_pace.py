"""Turns at a host."""

from __future__ import annotations

import threading

from gander.shell.fetch.pace import AT_ONCE, Pace
from tests.shell.fetch.host import Clock


def test_starts_at_one_host_lie_apart_and_others_do_not_wait():
    clock = Clock()
    pace, began = Pace(clock=clock, sleep=clock.sleep), []
    for host in ("a", "a", "b", "a"):
        with pace.turn(host, 2.0):
            began.append((host, clock.now - 1_000_000))
    assert began == [("a", 0), ("a", 2), ("b", 2), ("a", 4)]


def test_a_pause_that_the_host_asks_for_holds_also_for_those_who_wait_already():
    clock = Clock()
    pace = Pace(
        clock=clock, sleep=lambda seconds: (clock.sleep(seconds), told and pace.wait("a", told.pop()))
    )
    told = [50.0]
    for _ in range(2):
        with pace.turn("a", 1.0):
            pass
    assert clock.slept == [1.0, 50.0]


def test_no_more_at_once_than_a_host_can_bear():
    pace, now, most, lock = Pace(), [0], [0], threading.Lock()
    full = threading.Event()

    def ask():
        with pace.turn("a", 0.0):
            with lock:
                now[0] += 1
                most[0] = max(most[0], now[0])
                if now[0] == AT_ONCE:
                    full.set()
            full.wait(1)
            with lock:
                now[0] -= 1

    threads = [threading.Thread(target=ask) for _ in range(4 * AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [AT_ONCE]
