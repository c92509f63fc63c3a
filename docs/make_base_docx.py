"""Make ``templates/look/base.docx``, carehire's own Word styles, from what is written here.

Run as ``python docs/make_base_docx.py``. The file is the same, byte for byte, each time,
and a test compares it with what stands in the repository.

Fonts and colours come from the theme, so that "Design > Colors" in Word changes all of a
document, and an employer's base turns the styles that it lacks into its own colours.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

BASE = Path(__file__).parent.parent / "templates" / "look" / "base.docx"

# Each against white: 7.6, 13.1, 6.0 and 6.7 to 1, where 4.5 is asked for.
ACCENT, INK, QUIET, LINK = "0B5D66", "22333B", "59656C", "0B5CAD"
RULE = "CBD5D8"

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

ACCENT_COLOUR = f'<w:color w:val="{ACCENT}" w:themeColor="accent1"/>'
INK_COLOUR = f'<w:color w:val="{INK}" w:themeColor="text2"/>'
QUIET_COLOUR = f'<w:color w:val="{QUIET}"/>'
HEADING_FONT = '<w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" ' + (
    'w:hAnsiTheme="majorHAnsi" w:cstheme="majorBidi"/>'
)
TEXT_FONT = '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" ' + (
    'w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
)


def size(points: float) -> str:
    """Return a font size; Word counts half points, and complex scripts apart."""
    return f'<w:sz w:val="{points * 2:g}"/><w:szCs w:val="{points * 2:g}"/>'


def spacing(before: int = 0, after: int = 0, line: int = 0) -> str:
    """Return the room around a paragraph in twentieths of a point; ``line`` in 240ths of a line."""
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def style(
    kind: str,
    name: str,
    *,
    based_on: str = "",
    follows: str = "",
    paragraph: str = "",
    run: str = "",
    rest: str = "",
    default: bool = False,
    house: bool = False,
    priority: int = 1,
) -> str:
    """Return a style; its id is its name without spaces, as Word makes it."""
    own = (' w:default="1"' if default else "") + (' w:customStyle="1"' if house else "")
    written = name if house or name[:7] != "Heading" else name.lower()
    written = {"Header": "header", "Footer": "footer", "Caption": "caption"}.get(written, written)
    parts = [f'<w:style w:type="{kind}"{own} w:styleId="{name.replace(" ", "")}"><w:name w:val="{written}"/>']
    parts += [f'<w:basedOn w:val="{based_on}"/>'] if based_on else []
    parts += [f'<w:next w:val="{follows}"/>'] if follows else []
    parts += [f'<w:uiPriority w:val="{priority}"/>']
    parts += ["<w:qFormat/>"] if kind == "paragraph" else []
    parts += [f"<w:pPr>{paragraph}</w:pPr>"] if paragraph else []
    parts += [f"<w:rPr>{run}</w:rPr>"] if run else []
    return "".join([*parts, rest, "</w:style>"])


def heading(level: int, run: str, before: int, after: int) -> str:
    """Return a heading style that stays with what it heads."""
    paragraph = f"<w:keepNext/><w:keepLines/>{spacing(before, after, 252)}" + (
        f'<w:outlineLvl w:val="{level - 1}"/>'
    )
    return style(
        "paragraph",
        f"Heading {level}",
        based_on="Normal",
        follows="Normal",
        paragraph=paragraph,
        run=HEADING_FONT + run,
        priority=9,
    )


def paragraph_styles() -> list[str]:
    """Return the styles of paragraphs, Word's own first."""
    bold = "<w:b/><w:bCs/>"
    hanging = '<w:ind w:left="2665" w:hanging="2665"/>'
    top_rule = f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{RULE}"/></w:pBdr>'
    title = "<w:keepNext/><w:keepLines/>" + spacing(0, 60, 228)
    subtitle = "<w:keepNext/><w:keepLines/>" + spacing(0, 220, 252)
    caption = "<w:keepNext/><w:keepLines/>" + spacing(240, 80, 252)
    return [
        style("paragraph", "Normal", default=True, priority=0),
        style("paragraph", "Title", based_on="Normal", follows="Normal", paragraph=title,
              run=HEADING_FONT + bold + INK_COLOUR + '<w:spacing w:val="-6"/><w:kern w:val="28"/>' + size(25),
              priority=10),
        style("paragraph", "Subtitle", based_on="Normal", follows="Normal", paragraph=subtitle,
              run=QUIET_COLOUR + size(12), priority=11),
        heading(1, bold + ACCENT_COLOUR + size(14), 270, 70),
        heading(2, bold + INK_COLOUR + size(11.5), 200, 60),
        heading(3, bold + QUIET_COLOUR + size(10.5), 180, 50),
        style("paragraph", "List Bullet", based_on="Normal", priority=20,
              paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>' + spacing(0, 40)),
        style("paragraph", "List Number", based_on="Normal", priority=20,
              paragraph='<w:numPr><w:numId w:val="2"/></w:numPr>' + spacing(0, 40)),
        style("paragraph", "Caption", based_on="Normal", follows="Normal", paragraph=caption,
              run=bold + INK_COLOUR + size(9.5), priority=35),
        style("paragraph", "Header", based_on="Normal", paragraph=spacing(0, 0, 240),
              run=QUIET_COLOUR + size(8.5), priority=99),
        style("paragraph", "Footer", based_on="Normal", paragraph=top_rule + spacing(0, 0, 240),
              run=QUIET_COLOUR + size(8.5), priority=99),
        style("paragraph", "Carehire Fact", based_on="Normal", house=True, priority=21,
              paragraph='<w:tabs><w:tab w:val="left" w:pos="2665"/></w:tabs>' + spacing(0, 40) + hanging),
        style("paragraph", "Carehire Note", based_on="Normal", house=True, priority=22,
              paragraph=spacing(80, 120, 252), run=QUIET_COLOUR + size(8.5)),
        style("paragraph", "Carehire Table Text", based_on="Normal", house=True, priority=36,
              paragraph=spacing(0, 0, 252), run=size(9.5)),
        style("paragraph", "Carehire Table Heading", based_on="CarehireTableText", house=True, priority=36,
              paragraph="<w:keepNext/>", run=bold + INK_COLOUR),
    ]  # fmt: skip


def other_styles() -> list[str]:
    """Return the styles of characters and tables."""
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 70), ("left", 100), ("bottom", 70), ("right", 100))
    )
    none = '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>' + "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
    )
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>' for side in ("bottom", "insideH")
    )
    under_head = f'<w:bottom w:val="single" w:sz="10" w:space="0" w:color="{ACCENT}" w:themeColor="accent1"/>'
    table = (
        f"<w:tblPr><w:tblBorders>{rules}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>'
        f'<w:tcBorders>{under_head}</w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    )
    link = f'<w:color w:val="{LINK}" w:themeColor="hyperlink"/><w:u w:val="single"/>'
    return [
        style("character", "Default Paragraph Font", default=True),
        style("character", "Hyperlink", based_on="DefaultParagraphFont", run=link, priority=99),
        style("character", "Carehire Label", based_on="DefaultParagraphFont", house=True, priority=21,
              run="<w:b/><w:bCs/>" + INK_COLOUR),
        style("table", "Normal Table", default=True, rest=none + "</w:tblCellMar></w:tblPr>", priority=99),
        style("table", "Carehire Table", based_on="NormalTable", house=True, rest=table, priority=40),
        style("numbering", "No List", default=True, priority=99),
    ]  # fmt: skip


def styles() -> str:
    """Return ``styles.xml``."""
    language = '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{TEXT_FONT}{size(10.5)}{language}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{spacing(0, 110, 271)}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" '
        'w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376"/>'
    )
    return f'<w:styles xmlns:w="{W}">{defaults}{"".join(paragraph_styles() + other_styles())}</w:styles>'


def numbering() -> str:
    """Return ``numbering.xml``: bullets that are real signs of the text's font, and numbers."""

    def levels(number: int, signature: str, style_id: str, form: str, text: str) -> str:
        return (
            f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{signature}"/>'
            f'<w:multiLevelType w:val="singleLevel"/><w:tmpl w:val="{signature}"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:pStyle w:val="{style_id}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:tabs><w:tab w:val="num" w:pos="369"/></w:tabs>'
            '<w:ind w:left="369" w:hanging="369"/></w:pPr>'
            f"<w:rPr>{TEXT_FONT}{ACCENT_COLOUR}</w:rPr></w:lvl></w:abstractNum>"
        )

    bullets = levels(0, "0CA4E001", "ListBullet", "bullet", "•")
    numbers = levels(1, "0CA4E002", "ListNumber", "decimal", "%1.")
    nums = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number - 1}"/></w:num>' for number in (1, 2)
    )
    return f'<w:numbering xmlns:w="{W}">{bullets}{numbers}{nums}</w:numbering>'


def theme() -> str:
    """Return ``theme1.xml``: our colours and fonts, and the plain effects that the format demands."""
    colours = {
        "dk1": '<a:sysClr val="windowText" lastClr="000000"/>',
        "lt1": '<a:sysClr val="window" lastClr="FFFFFF"/>',
        **{
            name: f'<a:srgbClr val="{value}"/>'
            for name, value in {
                "dk2": INK, "lt2": "EEF3F3", "accent1": ACCENT, "accent2": "8A4B2A", "accent3": "4F6B2F",
                "accent4": "6A4C8C", "accent5": "2F5F8F", "accent6": "8C3B4A", "hlink": LINK,
                "folHlink": "6A4C8C",
            }.items()
        },
    }  # fmt: skip
    scheme = "".join(f"<a:{name}>{colour}</a:{name}>" for name, colour in colours.items())
    font = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(
        f'<a:ln w="{width}">{fill}<a:prstDash val="solid"/></a:ln>' for width in (6350, 12700, 19050)
    )
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<a:theme xmlns:a="{A}" name="carehire"><a:themeElements>'
        f'<a:clrScheme name="carehire">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="carehire"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="carehire"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def settings() -> str:
    """Return ``settings.xml``; mode 15 keeps Word from opening the file in compatibility mode."""
    colours = "".join(
        f' w:{name}="{value}"'
        for name, value in {
            "bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2", "accent1": "accent1",
            "accent2": "accent2", "accent3": "accent3", "accent4": "accent4", "accent5": "accent5",
            "accent6": "accent6", "hyperlink": "hyperlink", "followedHyperlink": "followedHyperlink",
        }.items()
    )  # fmt: skip
    mode = 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
    return (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat><w:compatSetting {mode}/></w:compat><w:themeFontLang w:val="en-US"/>'
        f"<w:clrSchemeMapping{colours}/></w:settings>"
    )


def fonts() -> str:
    """Return ``fontTable.xml``.

    Arial, since every system has it or a font of the same widths: Liberation Sans, Arimo,
    Helvetica. Where Calibri is missing, LibreOffice sets a far wider font and pages break anew.
    """
    return (
        f'<w:fonts xmlns:w="{W}"><w:font w:name="Arial"><w:altName w:val="Liberation Sans"/>'
        '<w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def body() -> str:
    """Return ``document.xml``: no text, margins of one inch, A4 until a document asks for Letter."""
    return (
        f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body><w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1247" w:right="1247" w:bottom="1134" w:left="1247" w:header="624" w:footer="567" '
        'w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def parts() -> dict[str, str]:
    """Return the package's files by name, in the order in which they stand in it."""
    written = {"document": body(), "styles": styles(), "numbering": numbering(), "settings": settings(),
               "fontTable": fonts()}  # fmt: skip
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD_TYPE}.{kind}+xml"/>'
        for name, kind in ((name, "document.main" if name == "document" else name) for name in written)
    )
    theme_type = "application/vnd.openxmlformats-officedocument.theme+xml"
    types = (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        f'<Override PartName="/word/theme/theme1.xml" ContentType="{theme_type}"/></Types>'
    )
    targets = {name: f"{name}.xml" for name in written if name != "document"} | {"theme": "theme/theme1.xml"}
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{name}" Target="{target}"/>'
        for number, (name, target) in enumerate(targets.items(), start=1)
    )
    relationships = f'<Relationships xmlns="{PACKAGE}/relationships">'
    main = f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
    return {
        "[Content_Types].xml": types,
        "_rels/.rels": f"{relationships}{main}</Relationships>",
        "word/_rels/document.xml.rels": f"{relationships}{related}</Relationships>",
        **{f"word/{name}.xml": text for name, text in written.items()},
        "word/theme/theme1.xml": theme(),
    }


def make() -> bytes:
    """Return the base; nothing in it depends on when or where it is made."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, text in parts().items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), XML + text)
    return out.getvalue()


if __name__ == "__main__":
    BASE.parent.mkdir(parents=True, exist_ok=True)
    BASE.write_bytes(make())
