"""A ready Fetcher from what the user configured: whom to reach, through what, and whom to trust."""

from __future__ import annotations

import os
import ssl
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from gander.errors import UserError
from gander.model import Problem
from gander.shell.config import EXAMPLES, Config
from gander.shell.fetch.answer import Limits
from gander.shell.fetch.exchange import Exchange, trusting
from gander.shell.fetch.fetcher import AGENT, Budget, Fetcher
from gander.shell.fetch.pace import Pace
from gander.shell.proxy import Proxy, proxy_of

RETRIES = 200
"""How often a run may ask again, over all hosts."""


def open_fetcher(
    config: Config | None = None,
    *,
    retries: int = RETRIES,
    limits: Limits | None = None,
    sleep: Callable[[float], object] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
    environment: Mapping[str, str] | None = None,
) -> Fetcher:
    """A Fetcher to be closed by the caller. Raises UserError with all that keeps it from being made.

    `sleep` and `clock`: a run that is stopped wakes them, a test moves them; `sleep` has to make `clock` go
    on. `environment`: HTTPS_PROXY, where the configuration names no proxy, and NO_PROXY; os.environ unless
    given.
    """
    around = os.environ if environment is None else environment
    problems: list[Problem] = []
    proxy = _proxy(config, around, problems)
    trusted = _trusted(config, problems)
    if problems:
        raise UserError(*problems)
    exchange = Exchange(
        limits or Limits(), AGENT, config.allow if config else (), proxy, _direct(around), trusted
    )
    ignored = config.robots_ignored if config else ()
    return Fetcher(
        exchange, Pace(clock=clock, sleep=sleep), Budget(retries), robots_ignored=ignored, sleep=sleep
    )


def _proxy(config: Config | None, around: Mapping[str, str], problems: list[Problem]) -> Proxy | None:
    """The configured proxy, else the environment's, whose address may be without its scheme."""
    if config and config.proxy:
        return proxy_of(config.proxy)
    name = next((name for name in ("HTTPS_PROXY", "https_proxy") if around.get(name)), None)
    if name is None:
        return None
    told = around[name]
    proxy = proxy_of(told if "://" in told else f"http://{told}")
    if proxy is None:
        why = "is no address of an HTTP proxy"  # and is not shown: it may hold a password
        problems.append(
            Problem(where=name, why=why, next=f"e.g. {name}=http://127.0.0.1:3128, or unset {name}")
        )
    return proxy


def _direct(around: Mapping[str, str]) -> Callable[[str, int], bool]:
    """Hosts that NO_PROXY names: names with all below them, perhaps with a port; '*' is all."""
    told = [
        one.strip().lower() for one in (around.get("NO_PROXY") or around.get("no_proxy") or "").split(",")
    ]
    pairs = [one.removeprefix("*").removeprefix(".").partition(":") for one in told if one and one != "*"]

    def direct(host: str, port: int) -> bool:
        return "*" in told or any(
            f".{host}".endswith(f".{name}") and number in ("", str(port)) for name, _, number in pairs if name
        )

    return direct


def _trusted(config: Config | None, problems: list[Problem]) -> ssl.SSLContext | None:
    if config is None or config.ca is None:
        return None
    try:
        return trusting(config.ca)
    except ssl.SSLError:
        why = "holds no certificate in PEM ('-----BEGIN CERTIFICATE-----')"
    except OSError as error:
        why = f"cannot be read: {error.strerror}"
    hint = f"in {config.path}, below [network]: {EXAMPLES['network']['ca']}"
    problems.append(Problem(where=str(Path(config.ca)), why=why, next=hint))
    return None
