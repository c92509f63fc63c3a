"""Reading and changing Word's XML by its own names, such as ``w:style``."""

from __future__ import annotations

import re

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

Element = etree._Element


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first element below ``element`` along ``path``; None where there is none."""
    for tag in path:
        element = None if element is None else element.find(qn(tag))
    return element


def children(element: Element, *tags: str) -> list[Element]:
    """Return the direct children of these names; a list, so that they can be removed meanwhile."""
    return list(element.iterchildren(*map(qn, tags)))


def value(element: Element | None, attribute: str = "w:val") -> str:
    """Return an attribute's text; empty where it or the element is missing."""
    return "" if element is None else str(element.get(qn(attribute), ""))


def made(markup: str) -> Element:
    """Return the element of ``markup``, such as ``<w:p/>``."""
    element: Element = parse_xml(re.sub(r"(?<=^<w:)\w+", lambda tag: f"{tag[0]} {nsdecls('w')}", markup))
    return element


def put_before(parent: Element, new: Element, later: tuple[str, ...]) -> Element:
    """Insert ``new`` before the first of what the schema wants ``later``, else at the end."""
    successor = next(iter(children(parent, *later)), None)
    if successor is None:
        parent.append(new)
    else:
        successor.addprevious(new)
    return new
