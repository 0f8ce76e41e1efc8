"""A body as it comes in: decoded, and never more of it in memory than the limits allow."""

from __future__ import annotations

import zlib

from gander.shell.fetch.answer import FetchError, Limits

ENCODING = "gzip"
"""The only one that is asked for."""
_FREE = 1 << 20
"""Bytes to which anything may swell."""


class Body:
    """Takes the pieces of a body one after the other. Raises FetchError as soon as it passes a limit."""

    def __init__(self, encoding: str, limits: Limits) -> None:
        kind = encoding.strip().lower()
        if kind not in ("", "identity", ENCODING, "x-gzip"):
            raise FetchError("encoding", f"an encoding that was not asked for: {kind[:20]!r}")
        self._inflate = _gunzip() if kind in (ENCODING, "x-gzip") else None
        self._limits, self._wire, self._out = limits, 0, bytearray()

    def __len__(self) -> int:
        return len(self._out)

    def take(self, piece: bytes) -> None:
        limits = self._limits
        self._wire += len(piece)
        if self._inflate is None:
            self._out += piece
        else:
            self._inflated(piece)
        if self._inflate is not None and len(self._out) > max(_FREE, limits.ratio * self._wire):
            raise FetchError("too large", f"it swells to more than {limits.ratio} times what was sent")
        if max(len(self._out), self._wire) > limits.size:
            raise FetchError("too large", f"it is larger than {limits.size / (1 << 20):g} MB")

    def whole(self) -> bytes:
        """All of it. Raises FetchError where a compressed body breaks off: plain ones are counted below."""
        if self._inflate is not None and self._wire and not self._inflate.eof:
            raise FetchError("broken off", "the compressed body is not whole", again=True)
        return bytes(self._out)

    def start(self, size: int) -> bytes:
        return bytes(self._out[:size])

    def _inflated(self, piece: bytes) -> None:
        """Inflates member after member (RFC 1952, 2.2); what follows the last and is none is left, as
        browsers do."""
        assert self._inflate is not None
        while piece and len(self._out) <= self._limits.size:
            if self._inflate.eof:
                if not piece.startswith(b"\x1f"):
                    return
                self._inflate = _gunzip()
            try:
                self._out += self._inflate.decompress(piece, self._limits.size + 1 - len(self._out))
            except zlib.error:
                raise FetchError("encoding", "it says that it is gzip and is not", again=True) from None
            piece = self._inflate.unconsumed_tail or self._inflate.unused_data


def _gunzip() -> zlib._Decompress:
    return zlib.decompressobj(16 + zlib.MAX_WBITS)
