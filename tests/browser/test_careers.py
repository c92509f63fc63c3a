"""The careers site in a real browser, served as any web server does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from carehire.postings.requisition import Employer
from carehire.writers.logo import logo
from tests.writers.openings import OURS, SAMPLE_ID, files, opening, several

LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="120" viewBox="0 0 900 120">'
    b'<rect width="900" height="120" fill="#0a7"/></svg>'
)
PAGES = ("index.html", f"{SAMPLE_ID}/index.html", "404.html")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    long = "Donaudampfschifffahrtsgesellschaftskundenbetreuungsleitung" * 2
    guest = opening(id="long", title=long, employer=Employer(name="Riverbend " + long))
    made = files([*several(), guest], replace(OURS, logo=logo(LOGO)))
    for name, data in made.items():
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_bytes(data)
    (out / "404.html").write_bytes(made["404.html"].replace(b'"/careers/', b'"/'))
    return out


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


def titles(page: Page) -> list[str]:
    return page.locator(".opening:visible h3").all_inner_texts()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_to_mend(browser: Browser, site: str, scheme: str, name: str) -> None:
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(site + name)
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    page.close()
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_a_phone(page: Page, site: str, name: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(site + name)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("name", ["index.html", f"{SAMPLE_ID}/index.html", "long/index.html"])
def test_the_narrowest_window_still_holds_everything(page: Page, site: str, name: str) -> None:
    # 320 pixels are what a page of 1280 becomes at four times its size.
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(site + name)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_list_is_narrowed_by_words_and_choices(page: Page, site: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(site)
    assert len(titles(page)) == 6
    page.get_by_label("Place", exact=True).select_option("Boulder, CO")
    assert titles(page) == ["Customer Service Desk Lead", "Night Desk Agent", "Café Host"]
    expect(page.get_by_role("status")).to_have_text("3 of 6 open positions")
    page.get_by_label("Employment").select_option("Part-time")
    assert titles(page) == ["Night Desk Agent", "Café Host"]
    page.get_by_label("Search").fill("cafe HOST")  # an accent that is not typed is found all the same
    assert titles(page) == ["Café Host"]
    page.get_by_label("Search").fill("astronaut")
    expect(page.get_by_text("No opening matches.")).to_be_visible()
    expect(page.locator("section.place:visible")).to_have_count(0)
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".opening:visible")).to_have_count(6)
    expect(page.get_by_label("Search")).to_be_focused()
    assert faults == []


def test_a_narrowed_list_can_be_sent_as_a_link(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_label("Workplace").select_option("Remote")
    assert page.url == site + "?workplace=Remote"
    page.goto(page.url)
    assert titles(page) == ["Chat Agent"]
    page.goto(site + "?workplace=Moon&place=%3Cscript%3E")  # what nobody can choose narrows nothing
    assert len(titles(page)) == 6


def test_without_scripts_all_is_there_and_places_are_jumped_to(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    expect(page.get_by_role("search")).to_be_hidden()
    assert len(titles(page)) == 6
    page.get_by_role("navigation", name="Places").get_by_role("link", name="Remote").click()
    assert page.url.endswith("#place-4")
    page.get_by_role("link", name="Chat Agent").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chat Agent")
    context.close()


def test_the_keyboard_reaches_the_content_first(page: Page, site: str) -> None:
    page.goto(site)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_the_site_works_from_a_folder_as_well(page: Page, folder: Path) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((folder / "index.html").as_uri())
    page.get_by_label("Search").fill("night")
    assert titles(page) == ["Night Desk Agent"]
    page.get_by_role("link", name="Night Desk Agent").click()
    expect(page.get_by_role("link", name="Apply online").first).to_be_visible()
    page.get_by_role("link", name="All openings", exact=True).click()
    assert len(titles(page)) == 6
    assert faults == []


def test_paper_shows_the_posting_and_not_the_buttons(page: Page, site: str) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"{site}{SAMPLE_ID}/index.html")
    expect(page.get_by_role("heading", name="How to apply")).to_be_visible()
    expect(page.locator(".button:visible")).to_have_count(0)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
