"""Openings and a site of them that the tests of the careers site share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from carehire.catalog import Catalog
from carehire.postings.posting import Posting
from carehire.postings.requisition import Location, Pay
from carehire.postings.terms import EmploymentType, PayPeriod, Workplace
from carehire.workflows.build_careers import look
from carehire.workflows.post_role import read_requisition
from carehire.writers import careers
from carehire.writers.accent import accent
from carehire.writers.careers import SiteLook
from carehire.writers.careers_brand import Organisation
from carehire.writers.feed import PublishedPosting
from carehire.writers.openings import Opening

NOW = datetime(2026, 12, 5, 12, tzinfo=UTC)
BASE = "https://jobs.larkspur-home.example/careers/"
OURS = Organisation(
    "Larkspur Home Goods", accent("#00aa77"), "Furniture, lamps and kitchenware.", "https://larkspur.example"
)
SAMPLE_ID = "larkspur-customer-care-manager"


@lru_cache
def house_look() -> SiteLook:
    return look(Catalog())


@lru_cache
def sample() -> Posting:
    return read_requisition(Catalog(), Catalog().samples()[0])


def posting(**changes: Any) -> Posting:
    """Return the sample's posting with a few facts changed."""
    return sample().model_copy(update=changes)


def opening(changed: datetime = NOW, **changes: Any) -> Opening:
    made = posting(**changes)
    page = careers.page_address(BASE, made.id)
    return Opening(PublishedPosting(made, page, date(2026, 12, 1)), changed)


def several() -> list[Opening]:
    """Return five openings that differ in all by which the list can be narrowed."""
    boulder = Location(city="Boulder", region="CO", country="US", postal_code="80301")
    pueblo = Location(city="Pueblo", region="CO", country="US", postal_code="81003")
    hourly = Pay(min=Decimal(21), max=Decimal("25.5"), currency="USD", period=PayPeriod.HOUR)
    part = EmploymentType.PART_TIME
    return [
        opening(),
        opening(id="desk-boulder", title="Customer Service Desk Lead", locations=(boulder,), pay=hourly),
        opening(
            id="night-desk",
            title="Night Desk Agent",
            locations=(boulder,),
            workplace=Workplace.ONSITE,
            employment_type=part,
            pay=hourly,
            closes=None,
        ),
        opening(id="chat-remote", title="Chat Agent", locations=(), workplace=Workplace.REMOTE),
        opening(id="two-stores", title="Café Host", locations=(boulder, pueblo), employment_type=part),
    ]


def files(
    openings: Sequence[Opening] | None = None,
    organisation: Organisation = OURS,
    base_url: str | None = BASE,
    site_look: SiteLook | None = None,
) -> dict[str, bytes]:
    """Return the site's files by name."""
    listed = several() if openings is None else openings
    return dict(careers.site(listed, organisation, site_look or house_look(), base_url, NOW))
