from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from carehire.documents.blocks import Block, Bullets, Fields, Heading, Paragraph, Span, Table, inline, plain
from carehire.writers import text
from carehire.writers.characters import clean
from tests.writers.samples import HOUSE, document
from tests.writers.test_docx import ANY_TEXT

LONG = "Write down why customers call, and bring the three largest reasons to Product each and every month."


def lines(*blocks: Block, title: str = "T") -> list[str]:
    """Return the lines below the title."""
    data = text.write(document(*blocks, title=title, subtitle=""), HOUSE)
    assert data.endswith(b"\n")
    assert b"\r" not in data
    return data.decode("utf-8").split("\n")[3:-1]


def test_headings_are_underlined_as_long_as_they_are() -> None:
    made = text.write(document(Heading("One"), Heading("Two!", 2), subtitle="Below"), HOUSE).decode()
    assert made == "Customer Care Manager\n=====================\n\nBelow\n\nOne\n---\n\nTwo!\n~~~~\n"


def test_lines_hold_at_most_78_columns_and_bullets_hang() -> None:
    first, second = lines(Bullets((inline(LONG),)))
    assert first == "- Write down why customers call, and bring the three largest reasons to"
    assert second == "  Product each and every month."


def test_numbers_are_aligned() -> None:
    made = lines(Bullets(tuple(inline(f"x{n}") for n in range(1, 11)), ordered=True))
    assert (made[0], made[9]) == (" 1. x1", "10. x10")


def test_facts_and_links_show_their_whole_content() -> None:
    facts = (("Pay", inline("$10")), ("Apply", (Span("our page", href="https://riverbend.example/a"),)))
    assert lines(Fields(facts)) == ["Pay: $10", "Apply: our page (https://riverbend.example/a)"]


def test_an_address_that_is_its_own_text_is_not_repeated() -> None:
    links = (Span("https://riverbend.example", href="https://riverbend.example"),)
    mail = (Span("care@riverbend.example", href="mailto:care@riverbend.example"),)
    assert lines(Bullets((links, mail))) == ["- https://riverbend.example", "- care@riverbend.example"]


def test_tables_are_aligned_and_numbers_flush_right() -> None:
    table = Table(
        "Hours",
        ("Day", "Calls"),
        ((inline("Monday"), inline("120")), (inline("日曜日"), inline("8"))),
        frozenset({1}),
    )
    assert lines(table) == ["Hours", "Day     Calls", "------  -----", "Monday    120", "日曜日      8"]


def test_wide_tables_wrap_in_their_cells() -> None:
    table = Table(
        "", ("Name", "Remark", "Score"), ((inline("Ana"), inline(LONG), inline("91.5")),), frozenset({2})
    )
    made = lines(table)
    assert max(map(len, made)) <= 78
    assert len(made) == 4
    assert made[2].endswith("91.5")
    assert " ".join(" ".join(line[5:].rsplit("91.5")[0] for line in made[2:]).split()) == LONG


def test_a_table_with_too_many_columns_becomes_entries() -> None:
    names = tuple(f"Criterion{number}" for number in range(12))
    made = lines(Table("Ratings", names, (tuple(inline(f"value{n}") for n in range(12)),)))
    assert made[:3] == ["Ratings", "Criterion0: value0", "Criterion1: value1"]


@settings(max_examples=200, deadline=None)
@given(ANY_TEXT, st.lists(st.builds(Span, ANY_TEXT), max_size=3))
def test_no_word_is_lost(one: str, spans: list[Span]) -> None:
    cell = tuple(spans)
    made = text.write(
        document(
            Paragraph((Span("."), *spans)),
            Bullets(((Span("."), *spans),)),
            Fields((("." + one, cell),)),
            Table("", ("." + one, "b"), ((cell, inline(one)),)),
            title="." + one,
        ),
        HOUSE,
    ).decode("utf-8")
    for said in ("." + one, "." + plain(cell)):
        wanted = clean(said).split()
        assert all(word in made for word in wanted)


def test_a_word_longer_than_a_line_stays_whole() -> None:
    assert lines(Paragraph(inline("x" * 200))) == ["x" * 200]
