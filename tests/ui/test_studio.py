from __future__ import annotations

from typing import Any

import pytest

from carehire.people import Actor
from carehire.ui.parts.field_keeping import key_of
from carehire.workflows import keep_requisition
from carehire.workflows.open_house import House
from tests.ui.openings import HOSTILE, primary, show, words
from tests.writers.word_templates import example, made

OWNER = Actor.owner()
GROUPS = (
    "About the role",
    "What you will do",
    "What you bring",
    "What we offer",
    "More about the employer",
    "Hours, dates and conditions",
    "How to apply, and statements",
    "Order of the sections",
)


class Studio:
    """The studio of one requisition in one window."""

    def __init__(self, house: House, name: str) -> None:
        self.house, self.id, self.page = house, name, show("posting", requisition=name)
        assert not self.page.exception

    def open(self, group: str) -> None:
        """Open a group of the form."""
        key = next(each.proto.id for each in self.page.expander if each.label == group)
        name = next(name for name in self.page.session_state if key.endswith(str(name)))
        self.page.session_state[name] = True
        self.page.run()

    def open_formats(self) -> None:
        """Open the menu of all formats."""
        self.page.session_state[f"{self.id}: formats"] = True
        self.page.run()

    def open_saving(self) -> None:
        """Open the form that saves the role."""
        self.page.session_state[f"{self.id}: saving the role"] = True
        self.page.run()

    def field(self, *place: str | int) -> Any:
        return self.page.get_by_key(key_of(self.id, place))

    def type(self, value: object, *place: str | int) -> None:
        self.field(*place).set_value(value).run()
        assert not self.page.exception

    def press(self, label: str) -> None:
        next(each for each in self.page.button if each.label == label).click().run()
        assert not self.page.exception

    def kept(self, *place: str | int) -> Any:
        return keep_requisition.value_at(self.house.store.requisition(OWNER, self.id).data, place)

    @property
    def paper(self) -> str:
        return next(each.value for each in self.page.html if 'class="paper"' in each.value)

    @property
    def downloads(self) -> list[bool]:
        """Whether each download can be pressed."""
        return [not each.proto.disabled for each in self.page.get("download_button")]


@pytest.fixture
def name(house: House) -> str:
    return keep_requisition.start(house.store, OWNER, house.catalog, "customer-care-manager", "").id


@pytest.fixture
def studio(house: House, name: str) -> Studio:
    return Studio(house, name)


def _fill(studio: Studio) -> None:
    studio.type("Larkspur", "employer", "name")
    studio.type("Denver", "locations", 0, "city")
    studio.type("US", "locations", 0, "country")
    studio.type("68,000", "pay", "min")
    studio.type("84k", "pay", "max")
    studio.type("jobs@larkspur.example", "apply", "email")


def test_a_new_requisition_names_what_is_open_and_offers_no_download(studio: Studio):
    assert "Pay from · Pay to · Place of work · Employer · How to apply" in words(studio.page)
    studio.open_formats()
    assert studio.downloads == [False] * 5 + [True]  # the example of a template needs no posting
    assert "<mark>[employer]</mark>" in studio.paper


def test_what_is_typed_is_kept_and_shows_on_the_page_at_once(studio: Studio):
    studio.type("  Larkspur ", "employer", "name")
    assert studio.kept("employer", "name") == "Larkspur"
    assert "Saved at" in words(studio.page)
    assert "at Larkspur" in studio.paper


def test_filling_in_what_is_open_makes_the_posting_ready(studio: Studio):
    _fill(studio)
    assert "Ready to publish." in words(studio.page)
    assert all(studio.downloads)
    assert primary(studio.page) == ["Download Word document"]
    assert "$68,000 – $84,000 a year" in studio.paper
    assert "<mark>" not in studio.paper


def test_a_new_window_finds_all_that_was_typed(studio: Studio):
    _fill(studio)
    again = Studio(studio.house, studio.id)
    assert again.field("employer", "name").value == "Larkspur"
    assert again.field("pay", "max").value == "84,000"
    assert again.field("locations", 0, "country").value == "US"


def test_the_last_changes_can_be_taken_back_one_by_one(studio: Studio):
    studio.type("Larkspur", "employer", "name")
    studio.type("68,000", "pay", "min")
    studio.press("Undo")
    assert studio.kept("pay", "min") is None
    assert studio.field("pay", "min").value == ""
    assert studio.kept("employer", "name") == "Larkspur"
    studio.press("Undo")
    assert studio.field("employer", "name").value == ""
    assert studio.kept("employer") is None


def test_typing_on_in_one_field_is_taken_back_as_one_change(studio: Studio):
    for so_far in ("L", "Lark", "Larkspur"):
        studio.type(so_far, "employer", "name")
    studio.press("Undo")
    assert studio.kept("employer") is None


def test_what_is_wrong_is_kept_and_told_beside_its_field(studio: Studio):
    _fill(studio)
    studio.type("nobody", "apply", "email")
    assert studio.kept("apply", "email") == "nobody"
    assert words(studio.page).count('"nobody" is not an e-mail address') == 2  # at the field, and in the list
    assert studio.downloads == [False]


def test_pay_the_wrong_way_round_is_told(studio: Studio):
    _fill(studio)
    studio.type("90.000", "pay", "min")
    assert "minimum 90,000 is above the maximum 84,000" in words(studio.page)


def test_what_is_no_sum_is_kept_as_it_was_typed_and_told(studio: Studio):
    _fill(studio)
    studio.type("60-80k", "pay", "min")
    assert studio.kept("pay", "min") == studio.field("pay", "min").value == "60-80k"
    assert words(studio.page).count('found "60-80k"; this takes a number') == 1
    assert words(studio.page).count('Found "60-80k"; this takes a number') == 1


def test_cents_are_kept_and_whole_sums_stay_whole(studio: Studio):
    studio.type("21,5", "pay", "min")
    studio.type("25", "pay", "max")
    assert (studio.kept("pay", "min"), studio.kept("pay", "max")) == (21.5, 25)
    assert isinstance(studio.kept("pay", "max"), int)
    assert (studio.field("pay", "min").value, studio.field("pay", "max").value) == ("21.50", "25")


def test_leaving_out_the_pay_warns_and_does_not_stop(studio: Studio):
    _fill(studio)
    studio.page.checkbox(key=f"{studio.id}: pay is stated").uncheck().run()
    assert studio.kept("pay") is None
    assert all(studio.downloads)
    assert "Pay" not in studio.paper
    studio.page.checkbox(key=f"{studio.id}: pay is stated").check().run()
    assert studio.field("pay", "currency").value == "USD"
    assert studio.downloads == [False]
    studio.type("DE", "locations", 0, "country")
    assert studio.field("pay", "currency").value == "EUR"
    studio.type("CHF", "pay", "currency")
    studio.type("CA", "locations", 0, "country")
    assert studio.kept("pay", "currency") == studio.field("pay", "currency").value == "CHF"


def test_what_a_law_asks_for_is_to_be_mended_before_the_posting_goes_out(studio: Studio):
    _fill(studio)
    studio.type("MD", "locations", 0, "region")  # where every employer must show the pay
    assert "Ready to publish." in words(studio.page)
    studio.page.checkbox(key=f"{studio.id}: pay is stated").uncheck().run()
    assert "Mend the errors below before it goes out." in words(studio.page)
    assert "Ready to publish." not in words(studio.page)
    assert all(studio.downloads)


def test_every_format_is_in_the_menu_and_a_board_refuses_in_words(studio: Studio):
    _fill(studio)
    studio.open_formats()
    offered = [each.proto.label for each in studio.page.get("download_button")]
    assert offered[:5] == ["Download Word document", "Web page", "Markdown", "Plain text", "JSON-LD"]
    studio.press("LinkedIn feed")
    assert "Give a web address for applications." in words(studio.page)
    studio.type("https://larkspur.example/jobs/1", "apply", "url")
    studio.press("Indeed feed")
    assert "The state of Denver is missing" in words(studio.page)
    studio.type("CO", "locations", 0, "region")
    studio.press("Indeed feed")
    assert "Download the Indeed feed" in [each.proto.label for each in studio.page.get("download_button")]


def test_a_second_place_is_added_filled_in_and_removed(studio: Studio):
    _fill(studio)
    studio.press("Add another place")
    assert "City of place 2 · Country of place 2" in words(studio.page)
    studio.type("Hartford", "locations", 1, "city")
    studio.type("CT", "locations", 1, "region")
    studio.type("US", "locations", 1, "country")
    assert "Denver, United States · Hartford, CT" in studio.paper
    studio.press("Remove place 1")
    assert studio.kept("locations") == [{"city": "Hartford", "region": "CT", "country": "US"}]
    assert studio.field("locations", 0, "city").value == "Hartford"
    studio.press("Undo")
    assert studio.field("locations", 1, "city").value == "Hartford"
    studio.press("Redo")
    assert studio.field("locations", 0, "city").value == "Hartford"


def test_remote_work_needs_no_office_and_may_have_one(studio: Studio):
    studio.type("remote", "workplace")
    assert not [each for each in studio.page.text_input if each.label == "City"]
    studio.press("Add an office")
    studio.type("Denver", "locations", 0, "city")
    assert studio.kept("locations") == [{"city": "Denver"}]


def test_employees_are_counted_by_place(studio: Studio):
    _fill(studio)
    studio.open("More about the employer")
    studio.page.selectbox(key=f"{studio.id}: counted place").select("US-CT")
    studio.page.number_input(key=f"{studio.id}: counted people").set_value(4)
    studio.press("Add this number")
    assert studio.kept("employer", "headcount_by_jurisdiction") == {"US-CT": 4}
    studio.type(5.0, "employer", "headcount_by_jurisdiction", "US-CT")
    assert studio.kept("employer", "headcount_by_jurisdiction") == {"US-CT": 5}
    studio.press("Undo")
    assert studio.kept("employer", "headcount_by_jurisdiction") is None


def test_a_change_is_taken_back_and_made_again_also_after_a_reload(studio: Studio):
    studio.type("Larkspur", "employer", "name")
    again = Studio(studio.house, studio.id)
    again.press("Undo")
    assert again.kept("employer") is None
    again.press("Redo")
    assert again.kept("employer", "name") == "Larkspur"
    again.press("Undo")
    again.type("Care Lead", "title")
    assert next(each for each in again.page.button if each.label == "Redo").disabled


def test_remote_work_asks_from_where(studio: Studio):
    _fill(studio)
    studio.type("remote", "workplace")
    studio.type(["US-CO", "DE"], "remote_from")
    assert studio.kept("remote_from") == ["US-CO", "DE"]
    assert "Germany" in studio.paper


def test_two_windows_that_write_different_fields_both_see_both(studio: Studio):
    other = Studio(studio.house, studio.id)
    studio.type("Larkspur", "employer", "name")
    other.type("Denver", "locations", 0, "city")
    assert other.field("employer", "name").value == "Larkspur"
    studio.page.run()
    assert studio.field("locations", 0, "city").value == "Denver"


@pytest.mark.parametrize(("press", "wins"), [("Keep what I typed", "Mine"), ("Take the other", "Theirs")])
def test_two_windows_that_write_one_field_are_shown_both_and_choose(studio: Studio, press: str, wins: str):
    other = Studio(studio.house, studio.id)
    other.type("Theirs", "employer", "name")
    studio.type("Mine", "employer", "name")
    said = words(studio.page)
    assert "Changed in another window" in said
    assert "There it now says: “Theirs”" in said
    assert "You typed: “Mine”" in said
    assert studio.kept("employer", "name") == "Theirs"
    assert studio.field("employer", "name").value == "Mine"
    studio.press(press)
    assert studio.kept("employer", "name") == wins
    assert studio.field("employer", "name").value == wins
    assert "Changed in another window" not in words(studio.page)


def test_a_requisition_deleted_in_another_window_says_so_and_loses_nothing(studio: Studio):
    keep_requisition.delete(studio.house.store, OWNER, studio.id)
    studio.field("employer", "name").set_value("Larkspur").run()
    assert not studio.page.exception
    assert "may have been deleted" in words(studio.page)


def test_a_line_is_reworded_for_this_requisition_alone(studio: Studio):
    studio.open("What we offer")
    studio.type("Health insurance from day one", "edits", "reword", "health-insurance")
    assert "Health insurance from day one" in studio.paper
    role = studio.house.catalog.role("customer-care-manager")
    assert "Health insurance" in [line.text for line in role.benefits]
    studio.type("", "edits", "reword", "health-insurance")
    assert studio.kept("edits") is None
    assert studio.field("edits", "reword", "health-insurance").value == "Health insurance"


def test_a_line_that_was_left_out_can_be_brought_back(house: House, name: str):
    keep_requisition.change(house.store, OWNER, name, ("edits",), None, {"drop": ["savings-plan"]})
    studio = Studio(house, name)
    assert "401(k)" not in studio.paper
    studio.open("What we offer")
    studio.press("Bring back")
    assert "401(k)" in studio.paper
    assert studio.kept("edits") is None


def test_a_requirement_is_added_with_the_criterion_that_scores_it(studio: Studio):
    studio.open("What you bring")
    key = f"{studio.id}: qualifications new line"
    studio.page.text_area(key=key).set_value("Spanish")
    studio.page.get_by_key(f"{key} necessity").set_value("nice")
    studio.page.selectbox(key=f"{key} criterion").select("communication")
    studio.page.selectbox(key=f"{key} kind").select("experience").run()
    studio.page.number_input(key=f"{key} years").set_value(2.5)
    studio.page.button(key=f"{key} add").click().run()
    assert studio.kept("edits", "add", "added-1") == {
        "id": "added-1",
        "section": "qualifications",
        "text": "Spanish",
        "necessity": "nice",
        "criterion": "communication",
        "kind": "experience",
        "months": 30,
    }
    assert "Spanish" in studio.paper
    assert studio.page.text_area(key=key).value == ""
    studio.type("Spanish or French", "edits", "add", "added-1", "text")
    assert "Spanish or French" in studio.paper


def test_an_empty_new_line_adds_nothing(studio: Studio):
    studio.open("What we offer")
    studio.press("Add the line")
    assert studio.kept("edits") is None


def test_the_summary_starts_from_the_role_and_returns_to_it_when_emptied(studio: Studio):
    studio.open("About the role")
    assert studio.field("summary").value.startswith("As Customer Care Manager")
    studio.type("One.\n\nTwo.", "summary")
    assert studio.kept("summary") == ["One.", "Two."]
    studio.type("One.\n\nTwo. ", "summary")
    assert studio.kept("summary") == ["One.", "Two."]
    studio.type(" ", "summary")
    assert studio.kept("summary") is None
    assert studio.field("summary").value.startswith("As Customer Care Manager")


def test_an_industry_brings_its_lines(studio: Studio):
    studio.open("About the role")
    studio.type("retail", "industry")
    assert "sales floor" in studio.paper


def test_days_are_kept_as_files_write_them(studio: Studio):
    from datetime import date

    studio.open("Hours, dates and conditions")
    studio.type(date(2027, 1, 15), "closes")
    assert studio.kept("closes") == "2027-01-15"
    assert "January 15, 2027" in studio.paper


def test_sections_are_reordered_and_renamed(studio: Studio):
    studio.open("Order of the sections")
    studio.page.button(key=f"{studio.id}: benefits Up").click().run()
    assert studio.paper.index("What we offer") < studio.paper.index("What you bring")
    studio.type("Perks", "headings", "benefits")
    assert ">Perks</h3>" in studio.paper


def test_every_group_opens_without_a_fault(studio: Studio):
    for group in GROUPS:
        studio.open(group)
        assert not studio.page.exception, group


def test_what_sources_say_of_the_pay_stands_beside_the_field(studio: Studio):
    assert "Range used in a sample posting" in words(studio.page)
    assert "Range used in a sample posting" not in studio.paper


def test_hostile_text_is_shown_to_the_letter(studio: Studio):
    for place in (("employer", "name"), ("title",), ("apply", "email")):
        studio.type(HOSTILE, *place)
    assert not [each for each in studio.page.html if "<script>alert" in each.value]
    assert HOSTILE in words(studio.page)
    assert studio.page.title[0].value.startswith("\\<script\\>")


def test_a_file_that_another_program_filled_with_nonsense_still_opens(house: House):
    nonsense = {
        "pay": "a lot",
        "locations": "Denver",
        "closes": "soon",
        "workplace": "sea",
        "summary": "One.",
    }
    record = house.store.add_requisition(
        OWNER, {"id": "odd", "role": "customer-care-manager", "employment_type": "gig"} | nonsense
    )
    studio = Studio(house, record.id)
    for group in GROUPS:
        studio.open(group)
        assert not studio.page.exception, group
    assert "Employer" in words(studio.page)


def test_a_suggestion_is_taken_with_one_click_and_taken_back_with_another(studio: Studio):
    studio.type("Customer Care Ninja", "title")
    assert "Customer Care <a" in studio.paper
    assert "Nobody searches for this word" in words(studio.page)
    studio.press("Use “Specialist”")
    assert studio.kept("title") == "Customer Care Specialist"
    assert studio.field("title").value == "Customer Care Specialist"
    studio.press("Undo")
    assert studio.kept("title") == "Customer Care Ninja"


def test_a_remark_is_kept_with_a_reason_and_heard_again(studio: Studio):
    studio.type("Customer Care Ninja", "title")
    key = next(each.key for each in studio.page.button if each.label == "Use “Specialist”")
    number = key.rpartition(" ")[2]
    keep = next(name for name in studio.page.session_state if f": keep {number} " in str(name))
    studio.page.session_state[keep] = True
    studio.page.run()
    _labelled(studio.page.text_input, "Why it stays as it is").set_value("Our own word.").run()
    studio.press("Keep it as it is")
    assert studio.kept("waivers", 0, "reason") == "Our own word."
    assert "Kept, since: Our own word." in words(studio.page)
    studio.press("Remark on it again")
    assert studio.kept("waivers") is None


def test_the_measures_are_told_in_words_beside_their_pictures(studio: Studio):
    shown = words(studio.page)
    for name in ("Length", "Reading grade", "Gendered words", "You and we"):
        assert f"<strong>{name}</strong>" in shown


def _labelled(found: Any, label: str) -> Any:
    return next(each for each in found if each.label == label)


def test_a_role_is_saved_as_ours_and_offered_for_the_next_requisition(studio: Studio):
    studio.type("Care Lead", "title")
    studio.open_saving()
    assert _labelled(studio.page.text_input, "Its id").value == "our-care-lead"
    studio.press("Save the role")
    assert "Care Lead was saved." in words(studio.page)
    home = show("home")
    next(each for each in home.button if each.label == "New requisition").click().run()
    assert "Care Lead (ours)" in home.selectbox(key="home: role").options


def test_the_id_of_a_role_follows_its_name_until_somebody_types_one(studio: Studio):
    studio.open_saving()
    # The name and the click arrive in one run, as they do from somebody who is quick.
    _labelled(studio.page.text_input, "Name of the role").set_value("Ward Lead")
    studio.press("Save the role")
    assert "our-ward-lead" in studio.house.catalog.role_ids()
    _labelled(studio.page.text_input, "Its id").set_value("nights").run()
    _labelled(studio.page.text_input, "Name of the role").set_value("Night Lead").run()
    assert _labelled(studio.page.text_input, "Its id").value == "nights"


def test_a_role_with_a_taken_id_says_so(studio: Studio):
    studio.open_saving()
    _labelled(studio.page.text_input, "Its id").set_value("customer-care-manager").run()
    studio.press("Save the role")
    assert 'there is a role "customer-care-manager" already' in words(studio.page)


def test_a_word_template_is_checked_kept_filled_in_and_removed(studio: Studio):
    _fill(studio)
    studio.open_formats()
    page = studio.page
    page.file_uploader[0].upload("ours.docx", made("Hello", "{{ titel }}")).run()
    assert "The template was not kept." in words(page)
    assert "Paragraph 2" in words(page)
    page.file_uploader[0].upload("ours.docx", made("Larkspur letterhead", *example())).run()
    assert "The template was kept." in words(page)
    studio.press("Fill in our template")
    assert "Download it filled in" in [each.proto.label for each in page.get("download_button")]
    studio.press("Remove")
    assert "The template was removed." in words(page)
    studio.press("Bring back the former one")
    assert "Fill in our template" in [each.label for each in page.button]
