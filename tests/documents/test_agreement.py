from carehire.documents import agreement
from carehire.documents.blocks import Bullets, Heading, Paragraph, Table, plain
from carehire.scoring.panel_measures import measure
from tests.scoring.panels import KRIPPENDORFF, SHROUT_FLEISS, cards, rows


def made(*cards_, language="en-US", **names):
    return list(agreement.build(measure(cards_, names=names), language))


def tables(blocks):
    return {
        block.caption: [[plain(cell) for cell in row] for row in block.rows]
        for block in blocks
        if isinstance(block, Table)
    }


def text(blocks):
    return "\n".join(plain(block.spans) for block in blocks if isinstance(block, Paragraph))


def test_each_criterion_has_its_words_its_figures_and_its_interval():
    blocks = made(*cards(SHROUT_FLEISS), coaching="Coaching people")
    (coaching, overall) = tables(blocks)["Agreement of the panel by criterion"]
    assert coaching == [
        "Coaching people",
        "Too few candidates to tell",
        "0.29 (0.02 to 0.76)",
        "0.62 (0.07 to 0.93)",
        "0.11",
    ]
    assert overall[0] == "All criteria together"
    assert "agreement is: too few candidates to tell (4 panelists, 6 candidates, nothing missing)." in text(
        blocks
    )
    assert "Koo & Li 2016" in text(blocks)


def test_figures_are_written_as_the_language_does_with_a_real_minus():
    rows_ = tables(made(*cards(SHROUT_FLEISS), language="de-DE"))["Leniency of each panelist"]
    assert rows_[0][3:] == ["+2,37", "+1,61 to +3,14"]
    assert rows_[1][3:] == ["−2,79", "−3,55 to −2,03"]


def test_what_was_left_out_is_told_by_criterion():
    blocks = made(*cards(rows(KRIPPENDORFF)), coaching="Coaching people")
    (notes, *_) = [block for block in blocks if isinstance(block, Bullets)]
    assert plain(notes.items[0]).startswith("Coaching people: ICC rests on the 8 of 12 candidates")


def test_means_stand_as_given_and_adjusted_under_the_names_of_people():
    rows_ = tables(made(*cards(rows("42 5. .3")), c1="Kim Lee"))[
        "Candidates' mean ratings, as given and adjusted"
    ]
    assert rows_ == [
        ["Kim Lee", "2", "3.00", "3.00"],
        ["c2", "1", "5.00", "4.00"],
        ["c3", "1", "3.00", "4.00"],
    ]


def test_a_panel_in_parts_is_told_and_not_adjusted():
    blocks = made(*cards(rows("12.. 34.. ..12")))
    assert "falls into 2 parts" in text(blocks)
    assert "Leniency of each panelist" not in tables(blocks)


def test_one_panelist_or_nobody_leaves_sentences_and_no_table():
    for nobody in (made(*cards(rows("1 2 3"))), made()):
        assert tables(nobody) == {}
        assert [block.text for block in nobody if isinstance(block, Heading)] == [
            "How far the panel agreed",
            "How leniently each panelist rated",
        ]
        assert "agreement needs at least two panelists" in text(nobody)
