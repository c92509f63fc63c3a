"""Postings as a careers site: plain files that any web server can hand out.

A page a posting stands at ``<id>/index.html``, so ``<address of the site>/<id>`` is its
address, as the feeds have it. Ids hold no dots, so no page can take another file's place.
All links within the site are relative: it can be read from a folder as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from urllib.parse import urlsplit

from jinja2 import DictLoader, StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from carehire.documents import posting as posting_document
from carehire.documents.blocks import Document
from carehire.errors import Fault, UserError
from carehire.postings.days import in_words
from carehire.postings.posting import Posting
from carehire.values import SLUG
from carehire.writers import careers_feeds, html, jsonld, openings, sitemap
from carehire.writers.careers_brand import Organisation, coloured, pictures
from carehire.writers.careers_feeds import site_address
from carehire.writers.characters import clean, language_right_to_left
from carehire.writers.feed import Publisher, refuse_duplicate
from carehire.writers.links import address
from carehire.writers.openings import Opening

PAGES = ("base.html.j2", "index.html.j2", "posting.html.j2", "missing.html.j2")
STYLE, SCRIPT = "style.css", "filter.js"


@dataclass(frozen=True, slots=True)
class SiteLook:
    """The site's templates by name, its style sheet and its script, as text."""

    pages: Mapping[str, str]
    style: str
    script: str


def site(
    postings: Sequence[Opening],
    organisation: Organisation,
    look: SiteLook,
    base_url: str | None,
    now: datetime,
) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the site by its relative path; ``postings`` are those that are open.

    ``base_url`` is where the site will stand; without it there is no sitemap and no feed,
    which need whole addresses. Raises UserError with all that stands in the way.
    """
    _refuse_faults(postings)
    return _Site(tuple(postings), organisation, look, base_url, now).files()


def page_address(base_url: str, name: str) -> str:
    """Return the address of a posting's page on a site."""
    return f"{base_url.rstrip('/')}/{name}/"


def _refuse_faults(postings: Sequence[Opening]) -> None:
    seen: dict[str, str | None] = {}
    faults: list[Fault] = []
    for opening in postings:
        name = opening.posting.id
        if not re.fullmatch(SLUG, name):
            faults.append(
                Fault(f"\"{name}\" can't be a page's name; give it an id of letters, digits and hyphens")
            )
        try:
            refuse_duplicate(opening.published, seen)
        except UserError as error:
            faults += error.faults
    if faults:
        raise UserError(faults)


@dataclass(frozen=True)
class _Site:
    postings: tuple[Opening, ...]
    organisation: Organisation
    look: SiteLook
    base_url: str | None
    now: datetime

    def files(self) -> Iterator[tuple[str, bytes]]:
        yield "index.html", self._index()
        for opening in self.postings:
            yield f"{opening.posting.id}/index.html", self._posting(opening)
        yield "404.html", self._missing()
        yield STYLE, coloured(self.look.style, self.organisation)
        yield SCRIPT, self.look.script.encode()
        yield from pictures(self.organisation)
        if self.base_url:
            publisher = Publisher(self.organisation.name, self.organisation.website or self.base_url)
            yield from careers_feeds.files(self.postings, publisher, self.base_url, self.now)
        yield "robots.txt", sitemap.robots(self._address("sitemap.xml") if self.base_url else None)

    def _index(self) -> bytes:
        cards = [openings.card(opening.posting, self.organisation.name) for opening in self.postings]
        return self._page(
            "index.html.j2",
            language=self._language,
            title=f"Jobs at {clean(self.organisation.name)}",
            description=self._description(len(cards)),
            canonical=self._address(""),
            sections=openings.sections(cards),
            count=len(cards),
            about=[line.strip() for line in clean(self.organisation.about).splitlines() if line.strip()],
            places=openings.choices(place for card in cards for place in card.places),
            workplaces=openings.choices(card.workplace for card in cards),
            types=openings.choices(card.type for card in cards),
        )

    def _posting(self, opening: Opening) -> bytes:
        posting = opening.posting
        canonical = page_address(self.base_url, posting.id) if self.base_url else None
        head, mark, rest = html.body(self._document(posting)).partition("</header>")
        data = jsonld.write(posting, opening.published.posted, canonical, self._logo_of(posting)).decode()
        return self._page(
            "posting.html.j2",
            root="../",
            language=clean(posting.language),
            title=f"{clean(posting.title)} · {clean(posting.employer.name)}",
            description=openings.teaser(posting),
            canonical=canonical,
            # Made by writers of the house, which escape every text.
            head=Markup(head + mark),  # noqa: S704
            rest=Markup(rest),  # noqa: S704
            words=Markup(rest.removesuffix("</article>")),  # noqa: S704
            jsonld=Markup(data),  # noqa: S704
            facts=openings.panel(posting),
            ways=openings.ways(posting),
        )

    def _logo_of(self, posting: Posting) -> str | None:
        """Return the address of the logo where it is that of the posting's employer."""
        logo = self.organisation.logo
        own = posting.employer.name == self.organisation.name
        return self._address(logo.file_name) if logo and own else None

    def _document(self, posting: Posting) -> Document:
        """Return the posting without what the page says around it already."""
        guest = "" if posting.employer.name == self.organisation.name else posting.employer.name
        return replace(posting_document.build(posting, self.now), author=guest, subtitle="")

    def _missing(self) -> bytes:
        # A server shows it at any address, so its own links begin at the host's root.
        root = urlsplit(self.base_url).path.rstrip("/") + "/" if self.base_url else ""
        return self._page(
            "missing.html.j2",
            root=root,
            language=self._language,
            title="Page not found",
            description="There is no such page.",
            canonical=None,
            alone=True,
            style=Markup(coloured(self.look.style, self.organisation).decode()),  # noqa: S704 - the site's own style sheet
        )

    def _page(self, name: str, root: str = "", *, alone: bool = False, **values: object) -> bytes:
        logo = self.organisation.logo
        icon = logo if logo and logo.fits_an_icon else None
        try:
            page = self._templates.get_template(name).render(
                root=root,
                alone=alone,
                organisation=clean(self.organisation.name),
                website=address(self.organisation.website),
                logo=logo,
                icon=(icon.file_name, icon.media_type) if icon else ("icon.svg", "image/svg+xml"),
                brand=self.organisation.accent.brand,
                picture=self._address(logo.file_name) if logo and logo.ending != "svg" else None,
                feeds=bool(self.base_url),
                built=in_words(self.now.date(), self._language),
                direction="rtl" if language_right_to_left(str(values["language"])) else "ltr",
                # A page in another language holds the site's own words, which are English.
                own="" if str(values["language"]).lower().startswith("en") else Markup(' lang="en"'),
                **values,
            )
        except TemplateError as error:
            raise UserError(f"The careers site's template {name} can't be used: {error}") from error
        return page.encode()

    @cached_property
    def _templates(self) -> SandboxedEnvironment:
        return SandboxedEnvironment(
            loader=DictLoader(self.look.pages),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    @cached_property
    def _language(self) -> str:
        """The language of the site's own words: the English that most of its postings are in."""
        tags = [opening.posting.language for opening in self.postings]
        tags = [tag for tag in tags if tag.partition("-")[0].lower() == "en"]
        return clean(max(sorted(set(tags)), key=tags.count)) if tags else "en"

    def _description(self, count: int) -> str:
        some = f"{count} open position{'' if count == 1 else 's'}" if count else "Open positions"
        return f"{some} at {clean(self.organisation.name)}."

    def _address(self, name: str) -> str | None:
        return site_address(self.base_url, name) if self.base_url else None
