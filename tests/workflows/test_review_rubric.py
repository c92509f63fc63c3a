import pytest
import yaml

from carehire.catalog import Catalog
from carehire.workflows.review_rubric import has_errors, review_rubric

CATALOG = Catalog()


@pytest.mark.parametrize("name", CATALOG.rubric_ids())
def test_a_packaged_rubric_leaves_nothing_to_remark(name):
    assert review_rubric(CATALOG, CATALOG.rubric(name)) == []


def test_the_list_of_unobservable_words_is_read_and_can_be_replaced(tmp_path):
    rubric = CATALOG.rubric("customer-care-manager")
    vague = rubric.criteria[0].model_copy(
        update={"definition": "Is mostly excellent and seems to be a zebra."}
    )
    changed = rubric.model_copy(update={"criteria": (vague, *rubric.criteria[1:])})
    assert {finding.text for finding in review_rubric(CATALOG, changed)} == {"mostly", "excellent", "seems"}
    own = tmp_path / "templates" / "wordlists" / "en" / "unobservable.yaml"
    own.parent.mkdir(parents=True)
    entry = {"kind": "animal", "words": ["zebra"], "why": "No.", "suggestion": "Name work."}
    own.write_text(yaml.safe_dump({"entries": [entry]}), encoding="utf-8")
    assert {finding.text for finding in review_rubric(Catalog(tmp_path), changed)} == {"zebra"}


def test_a_criterion_that_the_role_does_not_ask_for_is_remarked():
    rubric = CATALOG.rubric("customer-care-manager")
    extra = rubric.criteria[0].model_copy(update={"id": "juggling", "name": "Juggling"})
    findings = review_rubric(CATALOG, rubric.model_copy(update={"criteria": (*rubric.criteria, extra)}))
    assert [(finding.check, finding.where) for finding in findings] == [("trace", "juggling")]


def test_a_criterion_that_the_rubric_lacks_is_an_error():
    rubric = CATALOG.rubric("customer-care-manager")
    findings = review_rubric(CATALOG, rubric.model_copy(update={"criteria": rubric.criteria[1:]}))
    assert has_errors(findings)
    assert all(rubric.criteria[0].id in finding.why for finding in findings)


def test_a_rubric_for_a_role_that_is_not_there_can_still_be_reviewed():
    rubric = CATALOG.rubric("customer-care-manager").model_copy(update={"role": "astronaut"})
    (finding,) = review_rubric(CATALOG, rubric)
    assert finding.where == "role"
    assert not has_errors([finding])
