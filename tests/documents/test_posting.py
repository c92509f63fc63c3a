from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from carehire import postings
from carehire.documents import posting as posting_document
from carehire.documents.blocks import Bullets, Fields, Heading, Paragraph, plain
from carehire.postings.requisition import Pay
from tests.postings.conftest import requisition, role, statements  # noqa: F401 - fixtures

NOW = datetime(2027, 1, 10, tzinfo=UTC)


@pytest.fixture
def build(role, requisition, statements):  # noqa: F811
    return lambda **fields: posting_document.build(
        postings.draft(role, requisition(**fields), statements), NOW
    )


def headings(document, level=1):
    return [block.text for block in document.blocks if isinstance(block, Heading) and block.level == level]


def facts_of(document):
    return {
        label: plain(value)
        for block in document.blocks
        if isinstance(block, Fields)
        for label, value in block.items
    }


def test_the_five_sections_stand_in_their_usual_order(build):
    assert headings(build()) == [
        "About the role",
        "What you will do",
        "What you bring",
        "What we offer",
        "Good to know",
    ]


def test_the_sections_follow_the_requisitions_order_and_headings(build):
    document = build(sections=["additional", "brief"], headings={"brief": "Who we look for"})
    assert headings(document)[:2] == ["Good to know", "Who we look for"]


def test_a_section_without_content_leaves_no_heading_behind(build):
    assert "What we offer" not in headings(build(benefits=[]))


def test_no_heading_level_is_skipped(build):
    levels = [
        block.level
        for block in build(employer={"name": "C", "about": "Since 1850."}).blocks
        if isinstance(block, Heading)
    ]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_line_of_the_posting_stands_in_the_document(build):
    items = [plain(item) for block in build().blocks if isinstance(block, Bullets) for item in block.items]
    assert items == [
        "Keep the lamp burning.",
        "Write the log for the Harbour Master.",
        "You can climb stairs.",
        "A year at sea",
        "A view.",
        "Fresh fish.",
    ]


@pytest.mark.parametrize(
    ("locale", "pay", "closing"),
    [
        ("en-US", "$68,000 – $84,000 a year (base pay)", "January 15, 2027"),
        ("en-GB", "US$68,000 – US$84,000 a year (base pay)", "15 January 2027"),
    ],
)
def test_money_and_dates_stand_in_the_readers_format(build, locale, pay, closing):
    sum_paid = {"min": 68000, "max": 84000, "currency": "USD", "period": "year"}
    shown = facts_of(build(locale=locale, pay=sum_paid, closes="2027-01-15"))
    assert (shown["Pay"], shown["Apply by"]) == (pay, closing)


def test_cents_are_shown_where_there_are_any_and_a_fixed_rate_stands_once(build):
    rate = Pay.model_validate({"min": "21.50", "max": "21.50", "currency": "USD", "period": "hour"})
    shown = facts_of(build(locale="en-US", pay=rate.model_dump()))
    assert shown["Pay"] == "$21.50 an hour (base pay)"


def test_author_language_and_subject_are_the_employers(build):
    document = build()
    assert (document.author, document.language) == ("Coast & Co", "en-NO")
    assert document.subject == "Lighthouse Keeper at Coast & Co"


def test_lines_of_a_long_text_become_paragraphs_and_none_is_empty(build):
    document = build(summary="One.\n\nTwo.\nThree.")
    texts = [plain(block.spans) for block in document.blocks if isinstance(block, Paragraph)]
    assert texts[:3] == ["One.", "Two.", "Three."]
    assert all(text.strip() for text in texts)


@pytest.mark.parametrize(
    ("contact", "links"),
    [
        ("Ida Sol, People team", []),
        ("Ida Sol, ida.sol@coast.example, or +1 555 0100", ["mailto:ida.sol@coast.example"]),
        ("<a@coast.example>; b@coast.example.", ["mailto:a@coast.example", "mailto:b@coast.example"]),
    ],
)
def test_an_address_in_the_contact_is_a_link_and_every_word_stays(build, contact, links):
    document = build(employer={"name": "Coast & Co", "contact": contact})
    assert facts_of(document)["Contact"] == contact
    fields = [item for block in document.blocks if isinstance(block, Fields) for item in block.items]
    (value,) = [value for label, value in fields if label == "Contact"]
    assert [span.href for span in value if span.href] == links


def test_places_stand_in_the_readers_words(build):
    document = build(
        workplace="remote",
        locations=[{"city": "Denver", "region": "colorado", "country": "US", "postal_code": "80202"}],
        remote_from=["US-NY", "CA-ON", "DE"],
    )
    assert facts_of(document)["Location"] == "Denver, CO 80202, United States"
    assert facts_of(document)["Remote from"] == "New York, United States; Ontario, Canada; Germany"
    assert "Denver, CO" in document.subtitle
