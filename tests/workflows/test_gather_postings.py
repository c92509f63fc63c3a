from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from carehire.catalog import Catalog
from carehire.errors import UserError
from carehire.people import Actor
from carehire.postings.lifecycle import Step
from carehire.storage import Store, open_store
from carehire.workflows.build_careers import Wishes, build
from carehire.workflows.gather_postings import from_files, from_store
from tests.writers.openings import NOW, posting

OWNER = Actor.owner()
CATALOG = Catalog()


def test_faults_of_all_files_are_told_with_their_places(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text("id: x\nrole: nobody\n")
    with pytest.raises(UserError) as raised:
        from_files(CATALOG, [tmp_path / "one.yaml", tmp_path / "two.yaml"], NOW)
    assert {fault.path.name for fault in raised.value.faults if fault.path} == {"one.yaml", "two.yaml"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    ticks = count()
    clock: Callable[[], datetime] = lambda: datetime(2026, 12, 2, tzinfo=UTC) + timedelta(days=next(ticks))  # noqa: E731
    opened = open_store(f"sqlite:///{tmp_path / 'carehire.db'}", clock)
    yield opened
    opened.close()


def publish(store: Store, name: str, **changes: object) -> None:
    record = store.requisition(OWNER, name)
    for step in (Step.SUBMIT, Step.APPROVE):
        record = store.take_step(OWNER, name, step, record.version)
    store.publish(OWNER, name, posting(id=name, **changes), record.version)


def take(store: Store, name: str, step: Step) -> None:
    store.take_step(OWNER, name, step, store.requisition(OWNER, name).version, "because")


def test_of_the_store_what_is_published_is_listed_and_what_is_closed_is_left(
    store: Store, tmp_path: Path
) -> None:
    for name in ("out", "exported", "gone", "done"):
        store.add_requisition(OWNER, {"id": name, "role": "customer-care-manager"})
    store.add_posting(OWNER, "exported", posting(id="exported"))
    for name in ("out", "gone", "done"):
        publish(store, name)
    store.delete_requisition(OWNER, "gone")
    take(store, "done", Step.CLOSE)
    built = build(
        CATALOG,
        from_store(store, OWNER),
        Wishes(base_url="https://jobs.example/"),
        tmp_path / "site",
        datetime(2027, 1, 10, tzinfo=UTC),
    )
    assert [name for name in built.sizes if "/" in name] == ["out/index.html"]
    assert built.left == ("done is closed",)


def test_a_new_version_is_a_change_and_a_reopened_posting_is_news(store: Store) -> None:
    store.add_requisition(OWNER, {"id": "out", "role": "customer-care-manager"})
    publish(store, "out")
    record = store.requisition(OWNER, "out")
    store.save_requisition(OWNER, "out", {**record.data, "title": "Head of Care"}, record.version)
    publish(store, "out", title="Head of Care")
    second, first = store.publications(OWNER, "out")
    (found,) = from_store(store, OWNER)
    assert found.posting.title == "Head of Care"
    assert (found.posted, found.changed) == (first.begun.at.date(), second.begun.at)
    take(store, "out", Step.CLOSE)
    take(store, "out", Step.REOPEN)
    publish(store, "out")
    (again,) = from_store(store, OWNER)
    assert again.posted == store.publications(OWNER, "out")[0].begun.at.date()
