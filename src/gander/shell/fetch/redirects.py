"""Where a redirect leads, and what of the first call may go there."""

from __future__ import annotations

from urllib.parse import quote, urljoin, urlsplit

from gander.shell.fetch.answer import Answer, Call, FetchError

REDIRECTS = 5
_ANYWHERE = frozenset({"accept", "accept-language"})
"""Headers that hold no key and may be told to another host."""


def onward(call: Call, answer: Answer) -> Call | None:
    """The call that follows a redirect; None for an answer that is none. Raises FetchError."""
    if answer.status not in (301, 302, 303, 307, 308):
        return None
    target = answer.headers.get("location", "").strip()
    if not target:
        raise FetchError("redirect", "a redirect without a target")
    method, headers, body = call.method, call.headers, call.body
    if answer.status == 303 or (answer.status in (301, 302) and method == "POST"):
        method, body = "GET", None
        headers = {name: value for name, value in headers.items() if name.lower() != "content-type"}
    try:
        url = urljoin(call.url, sendable(target, "latin-1"))  # as headers are read
        elsewhere = _place(url) != _place(call.url)
    except ValueError:
        raise FetchError("redirect", "a redirect to an address that is none") from None
    if elsewhere:
        if body is not None:
            raise FetchError("redirect", "a redirect that would tell another host what was meant for one")
        headers = {name: value for name, value in headers.items() if name.lower() in _ANYWHERE}
    return Call(url=url, method=method, headers=headers, body=body)


def sendable(url: str, encoding: str = "utf-8") -> str:
    """The address with what may not be sent as it is quoted."""
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]", encoding=encoding)


def _place(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port
