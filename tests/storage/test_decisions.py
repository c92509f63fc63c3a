from __future__ import annotations

import pytest

from carehire.candidates.decision import Choice, Standing, in_force
from carehire.errors import NotAllowedError, NotFoundError, UserError
from carehire.storage.store import Store
from tests.storage.conftest import ANA, OWNER

MARIA = "Maria Lopez"


def test_a_decision_is_kept_with_its_reason_its_person_and_what_it_rested_on(store: Store, opening: str):
    standing = Standing("customer-care-manager v1", 71.25, 0.8)
    made = store.decide(OWNER, opening, "k", "advance", " Coaches well. ", f" {MARIA} ", standing)
    [kept] = store.decisions(OWNER, opening)
    assert kept == made
    assert (kept.choice, kept.reason, kept.by) == (Choice.ADVANCE, "Coaches well.", MARIA)
    assert kept.standing == standing
    assert kept.at.tzinfo is not None


def test_changing_a_decision_adds_one_and_leaves_the_older(store: Store, opening: str):
    store.decide(OWNER, opening, "k", "hold", "Wait for the second talk.", MARIA)
    store.decide(OWNER, opening, "l", "advance", "Ready.", MARIA)
    store.decide(OWNER, opening, "k", "decline", "Not this time.", "Jo Park")
    all_of_them = store.decisions(OWNER, opening)
    assert [(each.candidate, each.choice) for each in all_of_them] == [
        ("k", Choice.HOLD),
        ("l", Choice.ADVANCE),
        ("k", Choice.DECLINE),
    ]
    counted = in_force(all_of_them)
    assert (counted["k"].choice, counted["k"].by) == (Choice.DECLINE, "Jo Park")


def test_a_decision_without_reason_or_name_and_of_no_kind_is_refused_with_all_faults(
    store: Store, opening: str
):
    with pytest.raises(UserError) as caught:
        store.decide(OWNER, opening, "k", "reject", " \n", "owner")
    assert [fault.field for fault in caught.value.faults] == ["decision", "reason", "name"]
    assert store.decisions(OWNER, opening) == []


@pytest.mark.parametrize("name", ["", "  ", "Owner", "OWNER", " owner "])
def test_a_role_is_nobodys_name(store: Store, opening: str, name: str):
    with pytest.raises(UserError, match="a person's name"):
        store.decide(OWNER, opening, "k", "hold", "Later.", name)


def test_only_the_owner_decides_and_reads_decisions(store: Store, opening: str):
    with pytest.raises(NotAllowedError):
        store.decide(ANA, opening, "k", "hold", "Later.", "Ana")
    with pytest.raises(NotAllowedError):
        store.decisions(ANA, opening)


def test_a_removed_candidates_decisions_come_back_with_them(store: Store, opening: str):
    store.decide(OWNER, opening, "k", "hold", "Later.", MARIA)
    store.remove_candidate(OWNER, opening, "k")
    assert store.decisions(OWNER, opening) == []
    with pytest.raises(NotFoundError):
        store.decide(OWNER, opening, "k", "hold", "Later.", MARIA)
    store.restore_candidate(OWNER, opening, "k")
    assert len(store.decisions(OWNER, opening)) == 1


def test_the_journal_tells_of_a_decision_without_its_words(store: Store, opening: str):
    store.decide(OWNER, opening, "k", "decline", "Secret words.", MARIA)
    entry = store.journal(OWNER, opening)[0]
    assert entry.action == "decide"
    assert "Secret" not in entry.thing
