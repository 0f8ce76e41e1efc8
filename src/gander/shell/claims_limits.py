"""How much of a source of claims is read, in one place: what people have stays far below."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bytes unless said otherwise."""

    text: int = 1_000_000
    """of a CV in Markdown or plain text; a book has as many"""
    file: int = 64 << 20
    """of one JSON, CSV, PDF or DOCX; a data archive's largest table that is read has some MB"""
    total: int = 256 << 20
    """of all that is unpacked from one archive, or read of one folder"""
    stream: int = 4 << 30
    """of a tar that is run through: a GitHub archive carries whole repositories between what is read"""
    members: int = 20_000
    """files in an archive or a folder; a GitHub archive with attachments has thousands"""
    depth: int = 8
    """folders below a folder that are looked into"""
    ratio: int = 200
    """how many times its packed size a member may be; text packs to a tenth, a bomb to a thousandth"""
    small: int = 1 << 20
    """below this size the ratio does not matter: a page of blanks packs well, too"""
    rows: int = 500_000
    """of one table"""
    field: int = 1 << 20
    """characters of one field of a table"""
    pages: int = 200
    """of a PDF; a CV has two, a thesis has less"""
    extracted: int = 2_000_000
    """characters taken out of one PDF or DOCX"""
    seconds: float = 20.0
    """for one PDF or DOCX, in a process of its own that is ended then; a CV takes less than one"""
    memory: int = 1 << 30
    """of that process"""


LIMITS = Limits()
