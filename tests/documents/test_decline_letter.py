from __future__ import annotations

import io
import re
from datetime import UTC, datetime

import docx
import pytest

from carehire.catalog import Catalog
from carehire.documents import decline_letter
from carehire.documents.blocks import Bullets, Paragraph, plain
from carehire.documents.letter_words import LetterWords
from carehire.errors import UserError
from carehire.readers import candidates, ratings
from carehire.rubrics.rubric import RatedCriterion, Scale
from carehire.scoring.feedback import Feedback, Remark, feedback
from carehire.scoring.panel import PanelTable, collect
from carehire.writers import FORMATS

CATALOG = Catalog()
WORDS = CATALOG.decline_letter()
NOW = datetime(2027, 1, 15, 12, tzinfo=UTC)


def sample() -> PanelTable:
    path = CATALOG.samples()[0]
    rubric = CATALOG.rubric("customer-care-manager")
    people = candidates.read_file(path.with_name("candidates.csv"), rubric).candidates
    rated = ratings.read_file(path.with_name("ratings.csv"), rubric, people)
    return collect(rubric, people, rated.scorecards)


PANEL = sample()


def letter(
    candidate: str = "luis-ferreira", *, employer: str = "Larkspur", signer: str = "Maria Lopez", levels=False
) -> str:
    person = PANEL.candidates[PANEL.rows[candidate]]
    return decline_letter.draft(
        WORDS,
        feedback(PANEL, candidate),
        PANEL.rubric.scale,
        name=person.name,
        title="Customer Care Manager",
        employer=employer,
        signer=signer,
        with_levels=levels,
    )


def build(text: str):
    return decline_letter.build(
        text, name="Luís Ferreira", subject="Yours", employer="Larkspur", language="en-US", created=NOW
    )


def criterion(**anchors: str) -> RatedCriterion:
    return RatedCriterion(
        id="coaching",
        name="Coaching",
        definition="Helps people grow.",
        anchors={int(level.removeprefix("at_")): text for level, text in anchors.items()},
    )


def one_line(**anchors: str) -> str:
    remark = Remark(criterion(**anchors), 3, 4)
    text = decline_letter.draft(
        WORDS, Feedback((remark,)), Scale(), name="Kim", title="T", employer="E", signer="S"
    )
    [line] = [line for line in text.splitlines() if line.startswith("- ")]
    return line


def test_the_letter_greets_thanks_tells_and_is_signed():
    text = letter()
    assert text.startswith("Dear Luís Ferreira,\n\nThank you")
    assert "Customer Care Manager at Larkspur" in text
    assert text.endswith("Kind regards,\nMaria Lopez\nLarkspur")
    assert decline_letter.unfinished(text) == ()


def test_an_anchor_goes_on_with_the_sentence_above_it():
    assert (
        one_line(at_4="Describes a plan. Gives a measure.")
        == "- Coaching: describes a plan; gives a measure."
    )


def test_an_anchor_of_other_words_stands_as_it_is():
    assert (
        one_line(at_4="Describes a plan. A clear measure.")
        == "- Coaching: Describes a plan. A clear measure."
    )


def test_without_an_anchor_the_criterions_definition_stands():
    assert one_line(at_1="Waits.") == "- Coaching: helps people grow."


@pytest.mark.parametrize("person", [each.id for each in PANEL.candidates])
def test_a_letter_names_nobody_else_and_quotes_no_evidence(person: str):
    text = letter(person)
    others = [each.name for each in PANEL.candidates if each.id != person]
    panelists = {card.panelist for card in PANEL.scorecards}
    assert not [name for name in (*others, *panelists) if name in text]
    said = [rating.evidence for card in PANEL.scorecards for rating in card.ratings.values()]
    assert not [evidence for evidence in said if evidence and evidence in text]


def test_levels_stand_in_it_only_when_they_were_chosen():
    assert not re.search(r"level \d|\d of \d", letter())
    assert "(level 4 of 5)" in letter(levels=True)


def test_where_nothing_was_observed_the_letter_says_so_and_gives_no_list():
    text = decline_letter.draft(WORDS, Feedback(), Scale(), name="Kim", title="T", employer="E", signer="S")
    assert "- " not in text
    assert WORDS.no_feedback in text


def test_what_a_person_typed_is_never_run_as_a_template():
    text = decline_letter.draft(
        WORDS, Feedback(), Scale(), name="{{ 7 * 7 }}", title="{% x %}", employer="E", signer="S"
    )
    assert "Dear {{ 7 * 7 }}," in text
    assert "{% x %}" in text


def test_no_letter_is_written_while_a_placeholder_stands():
    text = letter(employer="", signer="")
    assert decline_letter.unfinished(text) == ("[name of the employer]", "[your name]")
    with pytest.raises(UserError) as caught:
        build(text)
    assert [fault.field for fault in caught.value.faults] == ["letter to Luís Ferreira"] * 2
    assert "[your name]" in str(caught.value)


def test_an_empty_letter_is_refused():
    with pytest.raises(UserError, match="it is empty"):
        build(" \n ")


def test_words_whose_placeholder_would_not_be_noticed_are_refused():
    with pytest.raises(ValueError, match="would not be noticed"):
        LetterWords.model_validate(WORDS.model_dump() | {"unknown_signer": "somebody"})


def test_a_text_with_an_unknown_variable_is_named_with_those_that_there_are():
    broken = WORDS.model_copy(update={"opening": "Hello {{ nmae }}"})
    with pytest.raises(UserError, match=r"opening.*employer, name, signer, title"):
        decline_letter.draft(broken, Feedback(), Scale(), name="K", title="T", employer="E", signer="S")


def test_lines_of_a_list_become_a_list_and_lines_of_a_signature_stay_lines():
    built = build("Dear Kim,\n\nWhat helps:\n- One\n-  Two\n\nKind regards,\nJo")
    first, lead, listed, last = built.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(lead, Paragraph)
    assert isinstance(listed, Bullets)
    assert isinstance(last, Paragraph)
    assert [plain(item) for item in listed.items] == ["One", "Two"]
    assert plain(last.spans) == "Kind regards,\nJo"


def test_the_word_file_holds_the_edited_text():
    made = FORMATS["docx"].write(build(letter() + "\n\nP.S. Good luck!"), CATALOG.look())
    text = [paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs]
    assert "P.S. Good luck!" in text
    assert "Dear Luís Ferreira," in text
