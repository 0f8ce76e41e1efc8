"""An authority that is made for one run, and a certificate of it for every name of the replica."""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from pathlib import Path


def authority(ca: Path, hosts: Iterable[str]) -> ssl.SSLContext:
    """Writes the authority's certificate to `ca`; its key stays here. `hosts`: '*.' for all below."""
    import trustme  # of the development group: boards and adverts are made without it

    made = trustme.CA(organization_name="Gander replica")
    made.cert_pem.write_to_path(str(ca))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.issue_cert(*hosts).configure_cert(context)
    context.set_alpn_protocols(["http/1.1"])
    return context
