"""An organisation's logo: recognised by its content, measured, and refused where it could do something.

A page shows an SVG as a picture, in which nothing runs; but the file can be opened by its own
address as well, and there its scripts would run in the organisation's name.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx.image.exceptions import UnrecognizedImageError
from docx.image.image import Image
from lxml import etree

from carehire.errors import Fault, UserError

LARGEST = 1_000_000  # bytes
_ENDINGS = {"image/png": "png", "image/jpeg": "jpg"}
_RUNNING = {"script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "audio", "video"}
_MOVING = {"animate", "animatemotion", "animatetransform", "set"}
_SQUARE = 1.3


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that a site may carry; ``width`` and ``height`` in pixels, 0 where an SVG states none."""

    data: bytes
    ending: str
    media_type: str
    width: int = 0
    height: int = 0

    @property
    def file_name(self) -> str:
        """What the file is called on the site."""
        return f"logo.{self.ending}"

    @property
    def fits_an_icon(self) -> bool:
        """Whether it is about as wide as high, so that it can be told in a browser's tab."""
        return bool(self.width and self.height) and 1 / _SQUARE <= self.width / self.height <= _SQUARE


def logo(data: bytes) -> Logo:
    """Return the picture in ``data``. Raises UserError with everything that speaks against it."""
    if len(data) > LARGEST:
        raise _refused([f"it has more than {LARGEST:,} bytes, which is the most for a logo"])
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _svg(data)
    try:
        image = Image.from_blob(data)
        media_type, width, height = image.content_type, image.px_width, image.px_height
    except (UnrecognizedImageError, ValueError, KeyError, IndexError, EOFError, OSError) as error:
        raise _refused(["it is no picture that can be read; give a PNG, JPEG or SVG file"]) from error
    except Exception as error:  # the reader of damaged pictures names its errors in many ways
        raise _refused(["it is damaged; save it anew as a PNG, JPEG or SVG file"]) from error
    if media_type not in _ENDINGS:
        raise _refused([f"it is of the type {media_type}; give a PNG, JPEG or SVG file"])
    return Logo(data, _ENDINGS[media_type], media_type, width, height)


def _svg(data: bytes) -> Logo:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.parse(BytesIO(data), parser)
    except etree.XMLSyntaxError as error:
        raise _refused([f"it is no well-formed SVG ({error.msg})"]) from error
    root = tree.getroot()
    if not isinstance(root.tag, str) or etree.QName(root).localname != "svg":
        raise _refused(["it begins like SVG but is something else; give a PNG, JPEG or SVG file"])
    faults: list[str] = []
    declared: Any = tree.docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        faults.append("it declares entities; save it as plain SVG")
    for node in (*root.itersiblings(preceding=True), *root.iter(), *root.itersiblings()):
        faults += _faults(node)
    if faults:
        raise _refused(list(dict.fromkeys(faults)))
    width, height = _size(root)
    return Logo(data, "svg", "image/svg+xml", width, height)


def _faults(element: etree._Element) -> list[str]:
    if isinstance(element, etree._ProcessingInstruction):
        return ["it calls for something beside it (a processing instruction); save it as plain SVG"]
    if not isinstance(element.tag, str):
        return []
    name = etree.QName(element).localname
    faults = []
    if name.lower() in _RUNNING | _MOVING:
        faults.append(f'it holds "{name}", which can run or move; a logo stands still')
    if name.lower() == "style" and _reaches_out("".join(map(str, element.itertext()))):
        faults.append("its styles load something from elsewhere")
    for key, value in element.attrib.items():
        attribute = etree.QName(str(key)).localname.lower()
        text = str(value)
        if attribute.startswith("on"):
            faults.append(f'it has a script in "{attribute}"')
        elif attribute in ("href", "src"):
            if not _own(text):
                faults.append(f'it points elsewhere ("{text[:60]}"); everything has to be in the file itself')
        elif _reaches_out(text):
            faults.append(f'its "{attribute}" loads something from elsewhere')
    return faults


def _own(address: str) -> bool:
    address = "".join(address.split()).lower()
    return address.startswith(("#", "data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp"))


def _reaches_out(text: str) -> bool:
    folded = "".join(text.split()).lower()
    if "@import" in folded or "javascript:" in folded or "expression(" in folded or "\\" in folded:
        return True
    return any(not _own(part.strip("\"'")) for part in folded.split("url(")[1:])


def _size(root: etree._Element) -> tuple[int, int]:
    sides = [_pixels(root.get("width")), _pixels(root.get("height"))]
    if not all(sides):
        box = [_pixels(part) for part in (root.get("viewBox") or "").replace(",", " ").split()]
        sides = box[2:] if len(box) == 4 else [0, 0]
    width, height = sides
    return (width, height) if width and height else (0, 0)


def _pixels(text: str | None) -> int:
    try:
        value = float((text or "").strip().removesuffix("px"))
    except ValueError:
        return 0
    return round(value) if 0 < value < 100_000 else 0


def _refused(reasons: list[str]) -> UserError:
    return UserError(Fault(f"the logo can't be used: {reason}", field="logo") for reason in reasons)
