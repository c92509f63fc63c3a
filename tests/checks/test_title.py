from __future__ import annotations

import pytest

from tests.checks.making import found, subject, told

REST = "\n\nAbout the role\n\nYou keep the lamp.\n\nLocation: Denver, CO\nCompany: Coast & Co\n"


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Sales Ninja", ["Ninja"]),
        ("Keeper!!", ["!!"]),
        ("Keeper | $65k", ["|", "$65k"]),
        ("Keeper - New York", ["New York"]),
        ("Keeper, Seattle WA", ["Seattle WA"]),
        ("Keeper (London)", ["London"]),
        ("Chief Happiness Officer", ["Happiness"]),
        ("World-Class Keeper", ["World-Class"]),
        ("Keeper in Denver", ["Denver"]),
        ("Keeper, CO", [", CO"]),
        ("Keeper at Coast & Co", ["Coast & Co"]),
        ("Keeper (Remote)", ["Remote"]),
        ("Keeper 2024001", ["2024001"]),
        ("LIGHTHOUSE KEEPER", ["LIGHTHOUSE KEEPER"]),
        ("Keeper 🚀", ["🚀"]),
        ("Keeper 40k-50k", ["40k", "50k"]),
    ],
)
def test_what_does_not_belong_into_a_title_is_marked(title: str, words: list[str]):
    assert told("title", title + REST) == words


@pytest.mark.parametrize(
    "title",
    ["Lighthouse Keeper", "C++ Developer", "Nurse (m/f/d)", "Head of R&D", "Director of IT", "VP, Operations", "HR Manager",
     "Hiring Manager", "Scrum Master", "Hybrid Vehicle Technician", "Remote Sensing Scientist", "Portland Cement Technician"],
)  # fmt: skip
def test_an_ordinary_title_is_left_alone(title: str):
    assert told("title", title + REST) == []


def test_sixty_characters_are_fine_and_sixty_one_are_not():
    assert told("title", "K" + "e" * 59 + REST) == []
    assert told("title", "K" + "e" * 60 + REST) == ["K" + "e" * 60]


def test_the_longest_title_can_be_set():
    assert told("title", "Lighthouse Keeper" + REST, most_title_characters=16) == ["Lighthouse Keeper"]


def test_a_title_in_capitals_can_be_mended_by_one_click():
    assert found("title", "LIGHTHOUSE KEEPER" + REST)[0].replacement == "Lighthouse Keeper"
    assert found("title", "HEAD OF ICU NURSES" + REST)[0].replacement == "Head of ICU Nurses"


def test_a_posting_without_a_title_is_told():
    (each,) = found("title", "You keep the lamp and write the log.\n\nYou climb.")
    assert each.why == "There is no title."
    assert subject("You keep the lamp and write the log.\n\nYou climb.").reading.title is None
