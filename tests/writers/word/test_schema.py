"""Word calls a file damaged whose elements stand in another order than its schema asks for."""

from __future__ import annotations

import runpy
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from carehire.documents.blocks import Heading, NoteSpace, Table, inline
from carehire.writers import docx as writer
from tests.writers.samples import BLOCKS, HOUSE, HOUSE_BASE, document, look
from tests.writers.word.plots import plot
from tests.writers.word.test_base import german, letterhead

# From ECMA-376, part 1, wml.xsd: for each type the order of the children that matter here.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
    "pBdr shd tabs suppressAutoHyphens bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike noProof vanish color spacing w kern "
    "position sz szCs highlight u effect shd vertAlign rtl cs em lang",
    "tblPr": "tblStyle tblpPr bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign",
    "trPr": "cnfStyle cantSplit trHeight tblHeader",
    "tbl": "tblPr tblGrid tr",
    "tc": "tcPr p",
    "tr": "trPr tc",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
    "wgp": "cNvPr cNvGrpSpPr grpSpPr wsp",
    "wsp": "cNvPr cNvSpPr spPr style txbx bodyPr",
    "spPr": "xfrm custGeom prstGeom noFill solidFill ln effectLst",
    "ln": "noFill solidFill prstDash round headEnd tailEnd",
    "num": "abstractNumId lvlOverride",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
    "qFormat locked personal rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
    "lnNumType pgNumType cols titlePg textDirection bidi docGrid",
    "settings": "zoom embedSystemFonts removePersonalInformation mirrorMargins proofState "
    "attachedTemplate stylePaneFormatFilter documentProtection autoFormatOverride "
    "defaultTabStop characterSpacingControl savePreviewPicture doNotValidateAgainstSchema "
    "compat rsids mathPr themeFontLang clrSchemeMapping shapeDefaults decimalSymbol "
    "listSeparator",
}
PANEL = tuple(f"Panelist{place:02}" for place in range(12))
HEAT = Table(
    "Levels of a panel whose names don't fit beside each other",
    ("Criterion", *PANEL),
    ((inline("Coaching"), *(inline("3") for _ in PANEL)),),
    numeric=frozenset(range(1, 13)),
    tints=((0.0, *(0.6 for _ in PANEL)),),
)
PLOTTED = Table(
    "Points", ("Criterion", "Ana"), ((inline("Coaching"), inline("4")),), plot=plot(joined=True, middle=3.0)
)
BASES = {
    "ours": HOUSE,
    "with a letterhead": look(letterhead()),
    "German": look(german()),
    "plain": look(docx.Document()),
}


def misplaced(root: etree._Element) -> list[str]:
    """Return what stands after something that the schema wants behind it."""
    faults = []
    for element in root.iter(etree.Element):
        order = ORDERS.get(etree.QName(element).localname, "").split()
        # Headers and footers may take turns.
        names = [
            etree.QName(child).localname.replace("headerR", "footerR")
            for child in element.iterchildren(etree.Element)
        ]
        places = [order.index(name) for name in names if name in order]
        if places != sorted(places):
            faults.append(f"{etree.QName(element).localname}: {names}")
    return faults


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
@pytest.mark.parametrize("language", ["en-US", "ar-EG"])
def test_elements_stand_in_the_order_of_the_schema(base: object, language: str) -> None:
    by_hand = (Heading("Notes", new_page=True), NoteSpace(2, "Room"), HEAT, PLOTTED, *BLOCKS)
    made = writer.write(document(*by_hand, language=language), base)  # type: ignore[arg-type]
    package = zipfile.ZipFile(BytesIO(made))
    for name in package.namelist():
        if name.endswith((".xml", ".rels")):
            assert misplaced(etree.fromstring(package.read(name))) == [], name


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_every_reference_leads_somewhere(base: object) -> None:
    package = zipfile.ZipFile(BytesIO(writer.write(document(), base)))  # type: ignore[arg-type]
    names = set(package.namelist())
    assert len(names) == len(package.namelist())
    types = etree.fromstring(package.read("[Content_Types].xml"))
    declared = {element.get("PartName", "").lstrip("/") for element in types} - {""}
    assert declared <= names
    roots = {name: etree.fromstring(package.read(name)) for name in names if name.endswith(".xml")}
    styles, body = roots["word/styles.xml"], roots["word/document.xml"]
    w = {"w": body.nsmap["w"]}
    known = set(styles.xpath("//w:style/@w:styleId", namespaces=w))
    asked = (
        "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val | //w:basedOn/@w:val | //w:next/@w:val"
    )
    for root in roots.values():
        assert set(root.xpath(asked, namespaces=w)) <= known
    numbers = set(roots["word/numbering.xml"].xpath("//w:num/@w:numId", namespaces=w))
    assert set(body.xpath("//w:numId/@w:val", namespaces=w)) <= numbers
    links = etree.fromstring(package.read("word/_rels/document.xml.rels"))
    ids = [link.get("Id") for link in links]
    assert len(ids) == len(set(ids))
    assert set(body.xpath("//@r:id", namespaces={"r": body.nsmap["r"]})) <= set(ids)


def test_our_base_is_what_its_recipe_makes() -> None:
    recipe = runpy.run_path(str(Path(__file__).parents[3] / "docs" / "make_base_docx.py"))
    assert recipe["make"]() == HOUSE_BASE, "run `python docs/make_base_docx.py`"


def test_our_colours_can_be_read_on_white() -> None:
    recipe = runpy.run_path(str(Path(__file__).parents[3] / "docs" / "make_base_docx.py"))
    for name in ("ACCENT", "INK", "QUIET", "LINK"):
        assert contrast_with_white(recipe[name]) >= 4.5, name


def contrast_with_white(colour: str) -> float:
    """Return the contrast as WCAG 2.2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
