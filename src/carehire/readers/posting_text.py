"""Any posting that somebody has as a file (Word, web page, Markdown, text) → its reading, section by section.

One core that works on bytes, so that a file on disk and an upload in the browser take
the same path.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from carehire.checks.reading import Reading, compose
from carehire.checks.words import HeadingNames
from carehire.errors import DataFileError, Fault, UserError
from carehire.readers import posting_docx, posting_html, posting_markdown, posting_plain
from carehire.readers.old_office import is_old, is_protected
from carehire.readers.posting_blocks import Block
from carehire.readers.posting_headings import is_listed
from carehire.readers.posting_sections import pieces

MOST_BYTES = 20 * 1024 * 1024
MOST_CHARACTERS = 200_000
_FEWEST_BYTES = 16  # from which on an encoding that nothing names can be told
ENDINGS = (".docx", ".html", ".htm", ".md", ".markdown", ".txt", ".text")
_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_UNTYPED = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff\ufffe\uffff]")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_READERS: dict[str, Callable[..., Iterator[Block]]] = {
    ".html": posting_html.read,
    ".htm": posting_html.read,
    ".md": posting_markdown.read,
    ".markdown": posting_markdown.read,
    ".txt": posting_plain.read,
    ".text": posting_plain.read,
}
_OTHERS = {
    b"%PDF": "this is a PDF; open it in Word, or copy its text into a .txt file",
    b"{\\rtf": "this is a Rich Text file (.rtf); save it in Word as .docx",
}


_BINARY = {
    b"MZ": "a program",
    b"\x7fELF": "a program",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}


def read_file(path: Path, names: HeadingNames) -> Reading:
    """Return the reading of a file. Raises DataFileError where it can't be read."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise DataFileError(path, _too_large(size))
        data = path.read_bytes()
    except FileNotFoundError:
        raise DataFileError(path, "there is no such file") from None
    except IsADirectoryError:
        raise DataFileError(path, "this is a folder; name a file in it") from None
    except OSError as error:
        raise DataFileError(path, f"it can't be read: {(error.strerror or str(error)).lower()}") from None
    return _named(data, path, names)


def read(data: bytes, name: str, names: HeadingNames) -> Reading:
    """Return the reading of the bytes of a file called ``name``, whose ending says what it is.

    ``names`` are the headings that open a section. Raises DataFileError for what can't be
    read: another kind of file, another encoding, one too large, or one without a word.
    """
    return _named(data, Path(name), names)


def _named(data: bytes, path: Path, names: HeadingNames) -> Reading:
    try:
        reading = compose(pieces(_blocks(data, path.suffix.lower(), names), names))
    except DataFileError:
        raise
    except UserError as error:
        raise DataFileError(path, error.faults) from None
    if not reading.words:
        raise DataFileError(path, "there is no text in it")
    return reading


def _blocks(data: bytes, ending: str, names: HeadingNames) -> Iterator[Block]:
    if len(data) > MOST_BYTES:
        raise UserError(_too_large(len(data)))
    if not data.strip():
        raise UserError("the file is empty")
    for mark, words in _OTHERS.items():
        if data.startswith(mark):
            raise UserError(words)
    if is_protected(data):
        raise UserError("the file is protected by a password; save it without one")
    if is_old(data):
        raise UserError("this is an old Word file (.doc), whatever its name says; save it as .docx")
    if ending == ".docx":
        yield from _bounded(posting_docx.read(data, partial(is_listed, names=names)))
        return
    if ending in (".yaml", ".yml"):
        raise UserError("this is no old posting; a requisition is checked with: carehire posting check")
    reader = _READERS.get(ending)
    if reader is None:
        kind = f'"{ending}" files' if ending else "files without an ending"
        raise UserError(f"{kind} are not read as a posting; give one of {', '.join(ENDINGS)}")
    if data.startswith(b"PK\x03\x04"):
        raise UserError("this is a packed file such as a Word file, and no text; give it the ending .docx")
    text = _clean(_decoded(data, ending))
    if reader is not posting_html.read and len(text) > MOST_CHARACTERS:
        raise UserError(_too_long(len(text)))
    more = (partial(is_listed, names=names),) if reader is not posting_plain.read else ()
    yield from _bounded(reader(text, *more))


def _bounded(blocks: Iterator[Block]) -> Iterator[Block]:
    """Yield the blocks; raises UserError when they are longer than any posting is."""
    length = 0
    for block in blocks:
        text = _clean(block.text)
        length += len(text) + len(block.label)
        if length > MOST_CHARACTERS:
            raise UserError(_too_long(length))
        yield replace(block, text=text, label=_clean(block.label))


def _clean(text: str) -> str:
    return _UNTYPED.sub("", _LINE_ENDS.sub("\n", text))


def _decoded(data: bytes, ending: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _as(data, "utf-16")
    wide = _utf_16(data)
    if wide:
        return _as(data, wide)
    if b"\x00" in data:
        kind = next((words for mark, words in _BINARY.items() if data.startswith(mark)), None)
        if kind:
            raise UserError(f"this is {kind} and no text, whatever its name says; give the posting as text")
        raise UserError("there is a NUL byte in it, so this is no text in UTF-8; save it as text in UTF-8")
    if ending in (".html", ".htm"):
        told = _CHARSET.search(data[:4096])
        charset = told[1].decode("ascii", "replace").lower() if told else "utf-8"
        if charset not in ("utf-8", "utf8"):
            # Browsers read Latin-1 as Windows-1252, which has the typographic quotes.
            return _as(
                data, "cp1252" if charset in ("iso-8859-1", "latin1", "ascii", "us-ascii") else charset
            )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _as_windows(data)


def _utf_16(data: bytes) -> str | None:
    """Return which UTF-16 a text without a mark of it is in: every second byte of plain letters is NUL."""
    near = data[:2000]
    low, high = near[::2].count(0), near[1::2].count(0)
    if len(near) < _FEWEST_BYTES or max(low, high) < len(near) // 3 or min(low, high):
        return None
    return "utf-16-le" if high else "utf-16-be"


def _as_windows(data: bytes) -> str:
    """Return a text as older Windows programs save it; what holds signs that no text has is refused."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return _as(data, "utf-8-sig")
    return _as(data, "utf-8-sig") if _UNTYPED.search(text) else text


def _as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise UserError(
            f'the page says that its encoding is "{encoding}", which is not known; save it as UTF-8'
        ) from None
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        around = data[max(0, error.start - 20) : error.start + 20].decode("cp1252", errors="replace")
        word = next((word for word in around.split() if not word.isascii()), around.strip())
        known = encoding in ("utf-8-sig", "cp1252")
        told = "neither in UTF-8 nor in Windows-1252" if known else f"not in {encoding}, as it says"
        message = f"the text is {told}: near “{word}”; save it as UTF-8"
        raise UserError(Fault(message, line=line)) from None
    except UnicodeError:
        raise UserError("the text can't be decoded; save it as UTF-8") from None


def _too_large(size: int) -> str:
    return f"it holds {size / 1024 / 1024:.0f} MB; a posting may hold {MOST_BYTES // 1024 // 1024} MB"


def _too_long(length: int) -> str:
    return f"it holds more than {MOST_CHARACTERS:,} characters ({length:,} found); give the posting alone"
