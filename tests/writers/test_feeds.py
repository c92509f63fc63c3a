from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from carehire import postings
from carehire.errors import UserError
from carehire.findings import Severity
from carehire.writers import indeed, linkedin, ziprecruiter
from carehire.writers.boards import BOARDS
from carehire.writers.feed import PublishedPosting, Publisher, cdata
from tests.postings.conftest import requisition, role, statements  # noqa: F401 - fixtures

NOW = datetime(2026, 12, 5, 8, 30, tzinfo=UTC)
PUBLISHER = Publisher("Coast & Co", "https://coast.example", "4711")
BASE: dict[str, Any] = {
    "locations": [
        {"city": "Denver", "region": "Colorado", "country": "US", "postal_code": "80205", "street": "1 Main"}
    ],
    "pay": {"min": 68000, "max": 84000, "currency": "USD", "period": "year"},
    "opens": "2026-12-01",
    "closes": "2027-01-15",
    "apply": {"email": "jobs@coast.example", "url": "https://coast.example/apply"},
}
TAGS = {"indeed": indeed.TAGS, "linkedin": linkedin.TAGS, "ziprecruiter": ziprecruiter.TAGS}
EVERY = sorted(BOARDS)


@pytest.fixture
def publish(role, requisition, statements):  # noqa: F811
    def make(closed: bool = False, category: str | None = "Marine", **fields: Any) -> PublishedPosting:
        posting = postings.draft(role, requisition(**BASE | fields), statements)
        return PublishedPosting(posting, "https://coast.example/1", date(2026, 12, 1), closed, category)

    return make


def jobs(board: str, *published: PublishedPosting) -> list[etree._Element]:
    feed = b"".join(BOARDS[board].write(published, PUBLISHER, NOW))
    return list(etree.fromstring(feed).iter("job"))


def values(job: etree._Element) -> dict[str, str]:
    return {child.tag: child.text or "" for child in job}


def told(board: str, published: PublishedPosting) -> set[tuple[str, str]]:
    return {(found.severity.value, found.where) for found in BOARDS[board].check(published)}


def test_an_indeed_entry_has_what_indeed_requires(publish):
    (job,) = jobs("indeed", publish())
    found = values(job)
    description = found.pop("description")
    assert found == {
        "title": "Lighthouse Keeper",
        "date": "2026-12-01T00:00:00Z",
        "referencenumber": "keeper-1",
        "requisitionid": "keeper-1",
        "url": "https://coast.example/1",
        "company": "Coast & Co",
        "sourcename": "Coast & Co",
        "city": "Denver",
        "state": "CO",
        "country": "US",
        "postalcode": "80205",
        "streetaddress": "1 Main",
        "email": "jobs@coast.example",
        "salary": "$68000 - $84000 per year",
        "jobtype": "fulltime",
        "category": "Marine",
        "expirationdate": "2027-01-15",
    }
    assert "<li>Keep the lamp burning.</li>" in description
    assert "A year at sea" in description


def test_a_linkedin_entry_has_what_linkedin_requires(publish):
    (job,) = jobs("linkedin", publish())
    found = values(job)
    found.pop("description")
    found.pop("salaries")
    assert found == {
        "partnerJobId": "keeper-1",
        "company": "Coast & Co",
        "companyId": "4711",
        "title": "Lighthouse Keeper",
        "applyUrl": "https://coast.example/apply",
        "location": "Denver, CO, US",
        "city": "Denver",
        "state": "CO",
        "country": "US",
        "postalCode": "80205",
        "workplaceTypes": "On-site",
        "jobtype": "FULL_TIME",
        "listDate": "12/01/2026",
        "expirationDate": "01/15/2027",
        "posterEmail": "jobs@coast.example",
    }
    (salary,) = job.findall("salaries/salary")
    assert [salary.findtext(path) for path in ("highEnd/amount", "lowEnd/amount", "lowEnd/currencyCode")] == [
        "84000",
        "68000",
        "USD",
    ]
    assert (salary.findtext("period"), salary.findtext("type")) == ("YEARLY", "BASE_SALARY")


def test_a_ziprecruiter_entry_has_what_ziprecruiter_requires(publish):
    (job,) = jobs("ziprecruiter", publish())
    found = values(job)
    found.pop("description")
    assert found == {
        "title": "Lighthouse Keeper",
        "date": "2026-12-01",
        "referencenumber": "keeper-1",
        "url": "https://coast.example/1",
        "company": "Coast & Co",
        "city": "Denver",
        "state": "CO",
        "postalcode": "80205",
        "country": "US",
        "category": "Marine",
    }


@pytest.mark.parametrize("board", EVERY)
class TestEveryBoard:
    def test_finds_nothing_to_refuse_in_a_whole_posting(self, board, publish):
        assert told(board, publish()) == set()

    def test_is_told_who_publishes_and_when(self, board):
        feed = etree.fromstring(b"".join(BOARDS[board].write([], PUBLISHER, NOW)))
        assert feed.tag == "source"
        head = {child.tag.lower(): child.text for child in feed}
        assert head == {
            "publisher": "Coast & Co",
            "publisherurl": "https://coast.example",
            "lastbuilddate": "Sat, 05 Dec 2026 08:30:00 GMT",
        }

    def test_gets_no_posting_to_which_nobody_can_apply_any_more_or_yet(self, board, publish):
        for gone in (publish(closed=True), publish(closes="2026-12-04"), publish(opens="2026-12-06")):
            assert jobs(board, gone) == []
        assert len(jobs(board, publish(closes="2026-12-05"))) == 1
        assert len(jobs(board, publish(opens="2026-12-05"))) == 1
        assert len(jobs(board, publish(closes=None))) == 1

    def test_refuses_two_postings_with_one_identifier(self, board, publish):
        with pytest.raises(UserError, match='two postings have the identifier "keeper-1"'):
            jobs(board, publish(), publish())
        assert len(jobs(board, publish(), publish(id="keeper-2"), publish(closed=True))) == 2

    def test_gets_only_the_tags_that_it_allows(self, board, publish):
        (job,) = jobs(board, publish(summary="<script>alert(1)</script> <b>bold</b> R&D"))
        tree = html.fragment_fromstring(job.findtext("description"), create_parent="div")
        assert {node.tag for node in tree.iter()} - {"div"} <= TAGS[board]
        assert "<script>alert(1)</script>" in tree.text_content()

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
        | st.sampled_from(["]]>", "a]]>b]]>", "&amp;", "\x00\x0b\ufffe", "🗼"])
    )
    def test_stays_well_formed_for_any_text(self, board, publish, text):
        published = publish(title=f"x{text}", summary=f"y{text}", employer={"name": f"z{text}"})
        (job,) = jobs(board, published)
        assert job.findtext("title", "").startswith("x")
        assert len(values(job)) > 8

    def test_needs_no_more_memory_for_hundreds_of_postings_than_for_fifty(self, board, publish):
        one = publish()

        def many(count: int) -> Iterator[PublishedPosting]:
            for number in range(count):
                posting = one.posting.model_copy(update={"id": f"keeper-{number}"})
                if number % 50 == 0:
                    gc.collect()  # what waits for the collector is no memory that grows
                yield PublishedPosting(posting, one.url, one.posted)

        def peak(count: int) -> int:
            tracemalloc.start()
            size = sum(map(len, BOARDS[board].write(many(count), PUBLISHER, NOW)))
            highest = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            assert size > count * 1000
            return highest

        peak(5)  # what is kept once, such as compiled patterns, is kept before it is measured
        # The identifiers are kept, some hundred bytes each; the entries, of two thousand and more, are not.
        assert peak(250) < peak(50) + 250 * 400


def test_a_section_of_data_is_split_where_a_text_would_end_it():
    assert cdata("a ]]> b") == "<![CDATA[a ]]]]><![CDATA[> b]]>"
    assert etree.fromstring(f"<a>{cdata(']]>]]>')}</a>").text == "]]>]]>"


def test_several_places_are_entries_of_their_own_where_the_board_has_one_place_an_entry(publish):
    two = publish(locations=[*BASE["locations"], {"city": "Reno", "region": "NV", "country": "US"}])
    for board in ("indeed", "ziprecruiter"):
        found = [values(job) for job in jobs(board, two)]
        assert [(job["city"], job["referencenumber"]) for job in found] == [
            ("Denver", "keeper-1"),
            ("Reno", "keeper-1.2"),
        ]
    assert len(jobs("linkedin", two)) == 1
    assert told("linkedin", two) == {("note", "locations")}


def test_remote_work_follows_each_boards_convention(publish):
    remote = publish(workplace="remote", locations=[], remote_from=["US-CO", "US-NY"])
    (job,) = jobs("indeed", remote)
    found = values(job)
    assert (found["city"], found["state"], found["country"]) == ("Remote", "", "US")
    assert found["remotetype"] == "Fully remote"
    (job,) = jobs("linkedin", remote)
    found = values(job)
    assert (found["location"], found["country"], found["workplaceTypes"]) == (
        "United States",
        "US",
        "Remote",
    )
    (job,) = jobs("linkedin", publish(workplace="remote", locations=[], remote_from=["US-CO"]))
    assert values(job)["location"] == "Colorado, United States"
    assert told("ziprecruiter", remote) == {("error", "locations")}
    abroad = publish(workplace="remote", locations=[], remote_from=["US-CO", "DE", "US-NY"])
    found = [values(job) for job in jobs("indeed", abroad)]
    assert [(job["referencenumber"], job["country"]) for job in found] == [
        ("keeper-1", "US"),
        ("keeper-1.2", "DE"),
    ]
    assert ("note", "remote_from") in told("linkedin", abroad)
    (job,) = jobs("indeed", publish(workplace="hybrid", remote_from=["US-CO"]))
    assert "remotetype" not in values(job)


@pytest.mark.parametrize(
    ("pay", "text"),
    [
        ({"min": 68000, "max": 84000, "currency": "USD", "period": "year"}, "$68000 - $84000 per year"),
        ({"min": "25.5", "max": "25.5", "currency": "USD", "period": "hour"}, "$25.50 per hour"),
        ({"min": 3200, "max": 3800, "currency": "EUR", "period": "month"}, "€3200 - €3800 per month"),
        ({"min": 95000, "max": 99000, "currency": "CHF", "period": "year"}, "CHF95000 - CHF99000 per year"),
    ],
)
def test_indeeds_salary_has_a_sign_and_a_time_and_neither_k_nor_commas(pay, text, publish):
    (job,) = jobs("indeed", publish(pay=pay))
    assert values(job)["salary"] == text


def test_a_value_that_a_board_has_no_word_for_is_left_out_and_never_invented(publish):
    odd = publish(employment_type="per_diem", pay=BASE["pay"] | {"kind": "total"})
    for board, names in (
        ("indeed", ("jobtype", "salary")),
        ("linkedin", ("jobtype", "salaries", "experienceLevel")),
    ):
        (job,) = jobs(board, odd)
        assert not set(names) & set(values(job))
        assert told(board, odd) == {("note", "employment_type"), ("note", "pay")}


def test_linkedins_lengths_hold_at_their_limits(publish):
    assert told("linkedin", publish(id="k" * 40)) == set()
    assert told("linkedin", publish(id="k" * 41)) == {("error", "id")}
    assert told("linkedin", publish(title="k" * 200)) == set()
    assert told("linkedin", publish(title="k" * 201)) == {("error", "title")}
    assert told("linkedin", publish(summary="k " * 13_000)) == {("error", "posting")}


def test_linkedin_asks_who_posts(publish):
    nobody = publish(apply={"url": "https://coast.example/apply"})
    assert told("linkedin", nobody) == {("warning", "apply.email")}
    (job,) = jobs("linkedin", publish(apply={"email": "jobs@coast.example"}))
    assert values(job)["applyUrl"] == "https://coast.example/1"


def test_a_missing_state_is_refused_where_the_board_needs_one(publish):
    nowhere = publish(locations=[{"city": "Denver", "country": "US"}])
    assert told("indeed", nowhere) == {("error", "locations")}
    assert told("ziprecruiter", nowhere) == {("error", "locations")}
    assert told("indeed", publish(locations=[{"city": "Bergen", "country": "NO"}])) == set()


def test_ziprecruiter_writes_no_city_without_its_state_and_asks_for_a_category(publish):
    (job,) = jobs(
        "ziprecruiter", publish(locations=[{"city": "Denver", "country": "US", "postal_code": "80205"}])
    )
    assert "city" not in values(job)
    assert values(job)["postalcode"] == "80205"
    assert told("ziprecruiter", publish(category=None)) == {("warning", "category")}


def test_indeed_is_told_experience_and_education_as_far_as_the_musts_state_them(publish):
    add = [
        {"section": "qualifications", "text": "3 years at sea", "kind": "experience", "months": 36},
        {"section": "qualifications", "text": "A bachelor's degree", "kind": "education"},
    ]
    (job,) = jobs("indeed", publish(edits={"add": add}))
    assert (values(job)["experience"], values(job)["education"]) == ("3+ years", "Bachelors")
    (job,) = jobs("indeed", publish())
    assert not {"experience", "education"} & values(job).keys()


def test_each_finding_is_a_whole_sentence_with_a_way_out(publish):
    odd = publish(
        id="k" * 41, title="k" * 201, employment_type="per_diem", apply={"url": "https://coast.example/a"}
    )
    for board in EVERY:
        for found in BOARDS[board].check(odd):
            assert found.check == f"feed-{board}"
            assert found.why.endswith(".")
            assert found.suggestion.endswith(".")
            assert found.severity in Severity
