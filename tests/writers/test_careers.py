from __future__ import annotations

import base64
import json
import posixpath
import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import urlsplit

import lxml.etree
import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carehire.errors import UserError
from carehire.postings.posting import Posting
from carehire.postings.requisition import Apply, Employer, Location
from carehire.postings.role import Line
from carehire.postings.terms import Workplace
from carehire.writers import jsonld, sitemap
from carehire.writers.accent import accent
from carehire.writers.logo import logo
from tests.writers.openings import BASE, NOW, OURS, SAMPLE_ID, files, house_look, opening, posting, several

ATOM = "{http://www.w3.org/2005/Atom}"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="9"/></svg>'
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg=="
)
HOSTILE = "</script><script>alert(1)</script> \"' & <b>x</b> ]]> {{ 7*7 }} {% raw %} \x00\x0b\ud800 🎈"
VOID = {"meta", "link", "br", "img", "input", "hr"}


class Nesting(HTMLParser):
    """Checks that elements are closed in order and ids stand once."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice"
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def parsed(data: bytes) -> lxml.html.HtmlElement:
    text = data.decode("utf-8")
    assert text.startswith("<!DOCTYPE html>\n<html lang=")
    nesting = Nesting()
    nesting.feed(text)
    nesting.close()
    assert nesting.open == []
    assert len(nesting.ids) == len(set(nesting.ids))
    return lxml.html.document_fromstring(text)


def pages(made: dict[str, bytes]) -> dict[str, lxml.html.HtmlElement]:
    return {name: parsed(data) for name, data in made.items() if name.endswith(".html")}


def test_each_posting_has_a_page_and_all_are_in_the_list() -> None:
    made = files()
    names = {entry.posting.id for entry in several()}
    assert {name.partition("/")[0] for name in made if "/" in name} == names
    index = parsed(made["index.html"])
    assert {a.get("href") for a in index.findall(".//h3/a")} == {f"{name}/index.html" for name in names}


def test_openings_stand_by_place_with_several_places_and_remote_last() -> None:
    index = parsed(files()["index.html"])
    assert [h.text for h in index.iter("h2")] == ["Boulder, CO", "Denver, CO", "Several places", "Remote"]
    jumps = [a.get("href", "").removeprefix("#") for a in index.findall(".//nav//a")]
    assert jumps == [h.get("id") for h in index.iter("h2")]


@pytest.mark.parametrize("with_logo", [False, True])
@pytest.mark.parametrize("base_url", [BASE, None])
def test_every_link_leads_to_a_file_of_the_site_and_nothing_is_loaded_from_elsewhere(
    base_url: str | None, with_logo: bool
) -> None:
    made = files(organisation=replace(OURS, logo=logo(SVG) if with_logo else None), base_url=base_url)
    for name, page in pages(made).items():
        found = [(tag, page.xpath(f"//{tag}/@href | //{tag}/@src")) for tag in ("a", "link", "script", "img")]
        for tag, links in found:
            for link in links:
                if link == page.xpath("string(//link[@rel='canonical']/@href)"):
                    continue
                if urlsplit(link).scheme:
                    assert tag == "a", f"{name} loads {link}"
                    continue
                path, _, anchor = link.partition("#")
                if name == "404.html" and base_url:
                    path = path.removeprefix(urlsplit(base_url).path) if path else ""
                target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
                assert target in made, f"{name} links to {link}"
                if anchor:
                    assert parsed(made[target]).xpath("//*[@id=$anchor]", anchor=anchor)


def test_headings_never_skip_a_level_and_each_page_has_one_of_the_first() -> None:
    for page in pages(files()).values():
        levels = [int(h.tag[1]) for h in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_page_begins_with_a_way_past_the_head_and_says_its_language() -> None:
    made = files([opening(language="en-GB")])
    page = parsed(made[f"{SAMPLE_ID}/index.html"])
    assert page.get("lang") == "en-GB"
    first = next(page.iter("a"))
    assert page.get_element_by_id(first.get("href", "").removeprefix("#")).tag == "main"


def test_the_page_carries_the_json_ld_of_its_posting() -> None:
    page = parsed(files()[f"{SAMPLE_ID}/index.html"])
    (script,) = page.xpath("//script")
    published = several()[0].published
    assert json.loads(script.text or "") == jsonld.build(posting(), published.posted, published.url)


def test_every_sentence_of_the_posting_is_on_its_page() -> None:
    page = parsed(files()[f"{SAMPLE_ID}/index.html"])
    said = " ".join(page.find(".//article").text_content().split())  # type: ignore[union-attr]
    made = posting()
    for line in (*made.responsibilities, *made.requirements, *made.benefits):
        assert line.text in said
    assert made.equal_opportunity in said


def hostile(text: str) -> Posting:
    return posting(
        title=text,
        summary=(text,),
        employer=Employer.model_construct(name=text, about=text, website=None, contact=text),
        benefits=(Line.model_construct(id="x", text=text, industries=()),),
        apply=Apply.model_construct(url="javascript:alert(1)", email=None, instructions=text),
    )


@settings(max_examples=25, deadline=None)
@given(st.one_of(st.just(HOSTILE), st.text(min_size=1, max_size=40)))
def test_text_stays_text_whatever_it_is(text: str) -> None:
    made = hostile(text)
    entry = replace(opening(), published=replace(opening().published, posting=made))
    site = files([entry, opening(id="other")], replace(OURS, name=text, about=text))
    for name, page in pages(site).items():
        scripts = [(script.get("type"), script.get("src")) for script in page.iter("script")]
        allowed = {("application/ld+json", None), (None, "filter.js")}
        assert set(scripts) <= allowed, name
        assert not page.xpath("//b | //@onclick | //a[starts-with(@href, 'javascript')]")
    (data,) = parsed(site[f"{SAMPLE_ID}/index.html"]).xpath("//script[@type]/text()")
    assert json.loads(data)["@type"] == "JobPosting"
    for name in site:
        if name.endswith((".xml", ".svg")):
            lxml.etree.fromstring(site[name])


def test_the_news_feed_has_what_atom_asks_for() -> None:
    later = datetime(2026, 12, 6, 8, tzinfo=UTC)
    feed = lxml.etree.fromstring(files([opening(), opening(later, id="other")])["atom.xml"])
    for name in ("id", "title", "updated", "author"):
        assert len(feed.findall(ATOM + name)) == 1
    entries = feed.findall(ATOM + "entry")
    # The one that was changed last comes first, and gives the whole feed its time.
    assert [entry.findtext(ATOM + "id") for entry in entries] == [BASE + "other/", f"{BASE}{SAMPLE_ID}/"]
    assert feed.findtext(ATOM + "updated") == entries[0].findtext(ATOM + "updated") == "2026-12-06T08:00:00Z"
    for entry in entries:
        assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Larkspur Home Goods"
        assert entry.findtext(ATOM + "published") == "2026-12-01T00:00:00Z"
        assert entry.findtext(ATOM + "title")


def test_the_news_do_not_change_when_the_site_is_built_again() -> None:
    assert files()["atom.xml"] == files()["atom.xml"]
    assert (
        NOW.strftime("%Y-%m-%dT%H:%M:%SZ")
        not in files([opening(datetime(2026, 12, 2, tzinfo=UTC))])["atom.xml"].decode()
    )


def test_the_sitemap_lists_the_list_and_each_page_by_whole_address() -> None:
    made = files()
    tree = lxml.etree.fromstring(made["sitemap.xml"])
    found = [str(loc.text) for loc in tree.iter("{*}loc")]
    assert found == [BASE, *(f"{BASE}{entry.posting.id}/" for entry in several())]
    assert made["robots.txt"].decode().endswith(f"Sitemap: {BASE}sitemap.xml\n")


def test_the_feeds_hold_what_each_board_takes() -> None:
    made = files()
    remote = "chat-remote"  # ZipRecruiter asks for a place, which work without one hasn't
    for board, left in (("indeed", set()), ("linkedin", set()), ("ziprecruiter", {remote})):
        text = made[f"{board}.xml"].decode()
        listed = {
            entry.posting.id
            for entry in several()
            if f"{BASE}{entry.posting.id}/" in text
            or (board == "linkedin" and f"[{entry.posting.id}]" in text)
        }
        assert listed == {entry.posting.id for entry in several()} - left, board


def test_without_an_address_there_is_nothing_that_needs_one() -> None:
    made = files(base_url=None)
    assert not [name for name in made if name.endswith(".xml")]
    assert b"atom" not in made["index.html"]
    assert b"canonical" not in made["index.html"]


def test_an_empty_list_says_so() -> None:
    index = parsed(files([])["index.html"])
    assert "There are no open positions right now." in index.text_content()
    assert not index.xpath("//form | //script")


def test_another_employer_than_the_sites_own_is_named() -> None:
    guest = Employer(name="Riverbend Clinics")
    made = files([opening(employer=guest), opening(id="other")])
    facts = parsed(made["index.html"]).xpath("//p[@class='facts']/span[1]/text()")
    assert "Riverbend Clinics" in facts
    assert "Larkspur Home Goods" not in facts
    assert parsed(made[f"{SAMPLE_ID}/index.html"]).findtext(".//p[@class='author']") == "Riverbend Clinics"


def test_ids_that_are_no_page_names_and_ids_that_stand_twice_are_all_told() -> None:
    with pytest.raises(UserError) as raised:
        files([opening(id="../up"), opening(), opening(), opening(id="404.html")])
    assert len(raised.value.faults) == 3


def test_a_template_that_fails_is_named() -> None:
    broken = replace(house_look(), pages={**house_look().pages, "posting.html.j2": "{{ nothing.here }}"})
    with pytest.raises(UserError, match=r"template posting\.html\.j2 can't be used"):
        files(site_look=broken)


def test_the_icon_is_the_logo_where_that_is_square_and_else_the_first_letter() -> None:
    square = files(organisation=replace(OURS, logo=logo(SVG)))
    assert "icon.svg" not in square
    assert parsed(square["index.html"]).xpath("string(//link[@rel='icon']/@href)") == "logo.svg"
    wide = files(organisation=replace(OURS, logo=logo(SVG.replace(b"0 0 40 40", b"0 0 400 40"))))
    assert b">L</text>" in wide["icon.svg"]
    page = parsed(wide[f"{SAMPLE_ID}/index.html"])
    assert page.xpath("//header//img/@alt") == ["Larkspur Home Goods"]
    assert page.xpath("//header//img/@src") == ["../logo.svg"]


def test_the_style_sheet_has_the_organisations_colours() -> None:
    style = files(organisation=replace(OURS, accent=accent("#0a7")))["style.css"].decode()
    assert re.match(r":root \{ --brand: #00aa77; --accent-light: #[0-9a-f]{6};", style)
    assert "--on-brand: #000000; }" in style.partition("\n")[0]


def test_the_page_for_what_is_missing_brings_its_look_along() -> None:
    made = files(organisation=replace(OURS, logo=logo(SVG)))
    page = parsed(made["404.html"])
    assert page.findtext(".//style", "").strip() == made["style.css"].decode().strip()
    assert not page.xpath("//img | //link[@rel='stylesheet']")


def test_remote_work_says_from_where_it_may_be_done() -> None:
    remote = opening(locations=(), workplace=Workplace.REMOTE, remote_from=("US-CO", "DE"))
    made = files([remote])
    assert "Remote from Colorado, United States; Germany" in parsed(made["index.html"]).text_content()
    panel = parsed(made[f"{SAMPLE_ID}/index.html"]).xpath("//div[@class='panel']//dt/text()")
    assert panel[:3] == ["Pay", "Where", "Remote from"]


def test_a_place_without_a_region_is_called_by_its_country() -> None:
    berlin = Location(city="Berlin", country="DE")
    index = parsed(files([opening(locations=(berlin,), language="de-DE")])["index.html"])
    assert [h.text for h in index.iter("h2")] == ["Berlin, Germany"]


def test_a_preview_elsewhere_gets_a_picture_only_where_it_can_show_it() -> None:
    png = logo(PNG)
    pictures = [
        parsed(files(organisation=replace(OURS, logo=mark))["index.html"]).xpath(
            "//meta[@property='og:image']/@content"
        )
        for mark in (png, logo(SVG))
    ]
    assert pictures == [[BASE + "logo.png"], []]
    page = parsed(files(organisation=replace(OURS, logo=png))[f"{SAMPLE_ID}/index.html"])
    data = json.loads(page.findtext(".//script") or "")
    assert data["hiringOrganization"]["logo"] == BASE + "logo.png"


def test_a_page_is_light() -> None:
    made = files([opening(id=f"opening-{number}") for number in range(50)])
    first_view = sum(len(made[name]) for name in ("index.html", "style.css", "filter.js", "icon.svg"))
    assert first_view < 60_000  # one photo weighs more


def test_robots_txt_without_a_sitemap_lets_everybody_in() -> None:
    assert sitemap.robots(None).decode().endswith("User-agent: *\nDisallow:\n")


def test_the_sites_own_words_are_english_whatever_language_its_postings_are_in() -> None:
    arabic = opening(id="cairo", language="ar-EG")
    made = files([arabic, opening(id="koeln", language="de-DE"), opening(id="leeds", language="en-GB")])
    index, page = parsed(made["index.html"]), parsed(made["cairo/index.html"])
    assert (index.get("lang"), index.get("dir")) == ("en-GB", "ltr")
    assert index.xpath("//li[@class='opening']/@lang").count("ar-EG") == 1
    assert parsed(files([arabic])["index.html"]).get("lang") == "en"
    assert (page.get("lang"), page.get("dir")) == ("ar-EG", "rtl")
    assert set(page.xpath("//div[@class='panel']//dt/@lang | //header[@class='top']/@lang")) == {"en"}
    assert not parsed(made["leeds/index.html"]).xpath("//header[@lang]")
