from __future__ import annotations

from carehire.postings import old_facts
from carehire.postings.terms import EmploymentType, Workplace


def test_terms_and_workplaces_are_read_from_facts():
    assert old_facts.employment("Part-time (not full-time)").value is EmploymentType.PART_TIME
    assert old_facts.employment("Permanent, full time").value is EmploymentType.FULL_TIME
    assert old_facts.employment("Casual, 15 hours a week").value is EmploymentType.TEMPORARY
    assert old_facts.employment("Business casual dress") is None
    assert old_facts.employment("Monday to Friday") is None
    assert old_facts.workplace("Hybrid, two days remote").value is Workplace.HYBRID
    assert old_facts.workplace("100% remote").value is Workplace.REMOTE
    assert old_facts.workplace("in-office").value is Workplace.ONSITE


def test_a_sentence_tells_the_workplace_only_where_it_speaks_of_the_work():
    assert old_facts.workplace_in_prose("This is a fully remote position.").value is Workplace.REMOTE
    assert old_facts.workplace_in_prose("Remote within CT").value is Workplace.REMOTE
    assert old_facts.workplace_in_prose("two days a week in our office").value is Workplace.HYBRID
    assert old_facts.workplace_in_prose("Partially remote").value is Workplace.HYBRID
    assert old_facts.workplace_in_prose("The work is on-site.").value is Workplace.ONSITE
    assert old_facts.workplace_in_prose("Coach a remote team and fix remote controls.") is None


def test_addresses_end_before_the_mark_of_their_sentence():
    assert old_facts.email("Write to jobs@acme.example.").value == "jobs@acme.example"
    assert old_facts.web_address("See (https://acme.example/jobs).").value == "https://acme.example/jobs"
    assert old_facts.web_address("See www.acme.example, please").value == "https://www.acme.example"
    assert old_facts.web_address("nothing here") is None


def test_words_beyond_what_was_read_are_noticed():
    assert not old_facts.leftover("Full-time position", (0, 9))
    assert old_facts.leftover("Full-time, nights", (0, 9))


def test_the_words_around_the_facts_of_a_sentence_say_nothing_more():
    text = "Please send your resume to jobs@acme.example."
    place = (text.index("jobs"), len(text) - 1)
    assert not old_facts.leftover(text, place, in_sentence=True)
    assert old_facts.leftover(text, place)
    assert old_facts.leftover("Send two photographs to jobs@acme.example.", (24, 41), in_sentence=True)
