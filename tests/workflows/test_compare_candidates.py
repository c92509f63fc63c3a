import io
from datetime import UTC, datetime

import docx
import pytest

from carehire.errors import NotAllowedError, UserError
from carehire.people import Actor
from carehire.workflows.compare_candidates import Comparison, compare_candidates, comparison_file
from carehire.workflows.load_demo import load_demo
from carehire.workflows.open_house import House, find_settings, open_house
from carehire.workflows.show_shortlist import show_shortlist

NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory):
    made = open_house(find_settings({"home": tmp_path_factory.mktemp("home")}))
    load_demo(made)
    yield made
    made.store.close()


def compared(house: House, *wanted: str, actor: Actor | None = None) -> Comparison:
    sample = "larkspur-customer-care-manager"
    shortlist = show_shortlist(house.store, actor or Actor.owner(), house.catalog, sample, NOW)
    return compare_candidates(shortlist, wanted or None)


def test_where_nobody_is_named_the_leading_three_are_compared(house: House):
    found = compared(house)
    assert [result.rank for result in found.results] == [1, 2, 2]
    assert found.is_whole


def test_who_is_named_is_compared_in_that_order_and_once(house: House):
    found = compared(house, "luis-ferreira", "amara-osei", "luis-ferreira", "nobody")
    assert found.chosen == ("luis-ferreira", "amara-osei")
    assert found.strange == ("nobody",)


def test_of_more_than_five_the_first_five_are_compared(house: House):
    everybody = [result.candidate for result in compared(house).everybody]
    found = compared(house, *everybody)
    assert (list(found.chosen), found.left_out) == (everybody[:5], len(everybody) - 5)


def test_the_word_file_names_those_who_are_compared_and_nobody_else(house: House):
    found = compared(house, "amara-osei", "mei-tanaka")
    made = docx.Document(io.BytesIO(comparison_file(found, "docx", house.look(), NOW)))
    words = "\n".join(
        [*(p.text for p in made.paragraphs), *(c.text for t in made.tables for r in t.rows for c in r.cells)]
    )
    assert made.core_properties.title == "Comparison: Customer Care Manager"
    assert "Amara Osei" in words
    assert "Mei Tanaka" in words
    assert "Luís Ferreira" not in words


def test_one_alone_makes_no_document(house: House):
    with pytest.raises(UserError, match="choose 2 to 5 candidates"):
        comparison_file(compared(house, "amara-osei"), "docx", house.look(), NOW)


def test_a_format_that_is_not_there_is_told(house: House):
    with pytest.raises(UserError, match='there is no format "pdf"'):
        comparison_file(compared(house), "pdf", house.look(), NOW)


def test_a_panelist_may_not_compare(house: House):
    with pytest.raises(NotAllowedError):
        compared(house, actor=Actor.panelist("Ana"))
