from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from carehire.catalog import Catalog, read_text
from carehire.errors import UserError
from carehire.people import Actor
from carehire.postings.lifecycle import Step
from carehire.postings.requisition import Apply
from carehire.storage import open_store
from carehire.workflows import build_feed
from carehire.workflows.post_role import read_requisition
from carehire.writers.feed import Publisher

CATALOG = Catalog()
SAMPLE = CATALOG.samples()[0]
NOW = datetime(2026, 12, 5, tzinfo=UTC)
PUBLISHER = Publisher("Larkspur")


def ids(path: Path) -> list[str | None]:
    return [node.text for node in etree.parse(str(path)).getroot().iter("referencenumber")]


def copy(folder: Path, name: str, **lines: str) -> Path:
    text = read_text(SAMPLE).replace("id: larkspur-customer-care-manager", f"id: {name}", 1)
    for old, new in lines.items():
        text = text.replace({"closes": "closes: 2027-01-15", "state": "region: CO"}[old], new)
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_feed_of_files_holds_what_is_open_and_counts_what_is_not(tmp_path: Path):
    paths = [
        copy(tmp_path, "one"),
        copy(tmp_path, "two"),
        copy(tmp_path, "gone", closes="closes: 2026-12-04"),
    ]
    out = tmp_path / "feed.xml"
    source = build_feed.from_files(CATALOG, paths, NOW)
    built = build_feed.build(source, "indeed", PUBLISHER, NOW, out)
    assert (built.listed, built.left, built.findings) == (2, 1, ())
    assert ids(out) == ["one", "two"]
    assert build_feed.employer_of(source) == "Larkspur Home Goods"


def test_a_page_is_the_base_address_and_the_id_or_the_address_to_apply_at(tmp_path: Path):
    path = copy(tmp_path, "one")
    (own,) = build_feed.from_files(CATALOG, [path], NOW)()
    assert own.url == "https://www.larkspur-home.example/careers/customer-care-manager"
    (based,) = build_feed.from_files(CATALOG, [path], NOW, "https://jobs.example/", "Retail")()
    assert (based.url, based.category) == ("https://jobs.example/one", "Retail")


def test_a_posting_without_a_page_is_refused(tmp_path: Path):
    path = copy(tmp_path, "one")
    text = read_text(path).replace(
        "url: https://www.larkspur-home.example/careers/customer-care-manager", "email: a@b.example"
    )
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="own page"):
        build_feed.build(
            build_feed.from_files(CATALOG, [path], NOW), "indeed", PUBLISHER, NOW, tmp_path / "f"
        )


def test_all_that_a_board_refuses_is_told_at_once_and_nothing_is_written(tmp_path: Path):
    out = tmp_path / "feed.xml"
    out.write_text("old")
    paths = [copy(tmp_path, name, state="region: Rockies") for name in ("one", "two")]
    with pytest.raises(UserError) as caught:
        build_feed.build(build_feed.from_files(CATALOG, paths, NOW), "indeed", PUBLISHER, NOW, out)
    assert [fault.field for fault in caught.value.faults] == ["one.yaml, locations", "two.yaml, locations"]
    assert out.read_text() == "old"


def test_faults_of_all_files_and_of_all_kinds_are_told_at_once(tmp_path: Path):
    broken = tmp_path / "broken.yaml"
    broken.write_text("id: [")
    twin = copy(tmp_path, "twin")
    twin.write_text(read_text(SAMPLE), encoding="utf-8")
    paths = [broken, SAMPLE, copy(tmp_path, "long", state="region: Rockies"), twin]
    with pytest.raises(UserError) as caught:
        build_feed.build(build_feed.from_files(CATALOG, paths, NOW), "indeed", PUBLISHER, NOW, tmp_path / "f")
    told = " ".join(map(str, caught.value.faults))
    assert ("requisition.yaml and twin.yaml" in told, "long.yaml" in told, "broken.yaml" in told) == (
        True,
    ) * 3


def test_two_postings_with_one_identifier_are_refused(tmp_path: Path):
    out = tmp_path / "feed.xml"
    source = build_feed.from_files(CATALOG, [SAMPLE, SAMPLE, SAMPLE], NOW)
    with pytest.raises(UserError) as caught:
        build_feed.build(source, "indeed", PUBLISHER, NOW, out)
    assert len(caught.value.faults) == 2
    assert not out.exists()


def test_an_unknown_board_is_told_with_the_known_ones(tmp_path: Path):
    with pytest.raises(UserError, match='Did you mean "indeed"'):
        build_feed.build(lambda: (), "inded", PUBLISHER, NOW, tmp_path / "x")


def test_a_posting_that_was_only_exported_does_not_reach_a_feed(tmp_path: Path):
    store = open_store(f"sqlite:///{tmp_path / 'a.db'}", lambda: NOW)
    owner = Actor.owner()
    posting = read_requisition(CATALOG, SAMPLE)
    store.add_requisition(owner, {"id": "first", "role": posting.role})
    store.add_posting(owner, "first", posting.model_copy(update={"id": "first"}))
    out = tmp_path / "feed.xml"
    built = build_feed.build(build_feed.from_store(store, owner), "indeed", PUBLISHER, NOW, out)
    store.close()
    assert (built.listed, ids(out)) == (0, [])


def test_a_feed_of_closed_postings_is_empty_and_none_of_them_needs_a_page(tmp_path: Path):
    store = open_store(f"sqlite:///{tmp_path / 'a.db'}", lambda: NOW)
    owner = Actor.owner()
    posting = read_requisition(CATALOG, SAMPLE).model_copy(
        update={"id": "first", "apply": Apply(email="jobs@coast.example")}
    )
    record = store.add_requisition(owner, {"id": "first", "role": posting.role})
    for step in (Step.SUBMIT, Step.APPROVE):
        record = store.take_step(owner, "first", step, record.version)
    record = store.publish(owner, "first", posting, record.version)
    store.take_step(owner, "first", Step.CLOSE, record.version, "It is filled.")
    out = tmp_path / "feed.xml"
    source = build_feed.from_store(store, owner)
    built = build_feed.build(source, "indeed", PUBLISHER, NOW, out)
    assert build_feed.employer_of(source) == posting.employer.name
    store.close()
    assert (built.listed, built.left, ids(out)) == (0, 1, [])


def test_nothing_to_publish_is_told():
    with pytest.raises(UserError, match="no published posting yet"):
        build_feed.employer_of(lambda: ())


def test_the_feed_of_one_posting_is_written_as_on_its_first_day_and_refused_after_its_last():
    posting = read_requisition(CATALOG, SAMPLE)
    assert posting.opens
    assert posting.closes
    before, after = (
        datetime(year, 1, 31, tzinfo=UTC) for year in (posting.opens.year, posting.closes.year + 1)
    )
    assert posting.title.encode() in build_feed.feed_of(posting, "indeed", before)
    with pytest.raises(UserError, match="last day to apply has passed"):
        build_feed.feed_of(posting, "indeed", after)
