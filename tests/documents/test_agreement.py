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
        "6 of 6",
        "0.29 (0.02 to 0.76)",
        "0.62 (0.07 to 0.93)",
        "0.11",
    ]
    assert overall[0] == "All criteria together"
    assert "There are too few candidates to tell how far the panel agrees" in text(blocks)
    assert "(4 panelists, 6 candidates, no rating missing)." in text(blocks)
    assert "Koo & Li 2016" in text(blocks)


def test_figures_are_written_as_the_language_does_with_a_real_minus():
    rows_ = tables(made(*cards(SHROUT_FLEISS), language="de-DE"))["Leniency of each panelist"]
    assert rows_[0][3:] == ["+2,38", "+1,61 to +3,14"]
    assert rows_[1][3:] == ["−2,79", "−3,55 to −2,03"]


def test_leniency_is_drawn_with_its_intervals_as_far_to_both_sides():
    [table] = [
        block
        for block in made(*cards(SHROUT_FLEISS))
        if isinstance(block, Table) and block.caption == "Leniency of each panelist"
    ]
    assert table.plot is not None
    [(_, marks)] = table.plot.series
    assert marks[0] is not None
    assert marks[0].said == "+2.38, 95% interval +1.61 to +3.14"
    assert [label for _, label in table.plot.ticks] == [
        "−6.00",
        "−4.00",
        "−2.00",
        "0.00",
        "+2.00",
        "+4.00",
        "+6.00",
    ]


def test_what_was_left_out_stands_in_figures_and_what_is_missing_in_words():
    gaps = made(*cards(rows(KRIPPENDORFF)), coaching="Coaching people")
    assert tables(gaps)["Agreement of the panel by criterion"][0][2] == "8 of 12"
    assert not [block for block in gaps if isinstance(block, Bullets)]
    asked = [*cards(rows("12 34 54")), *cards(rows("3. 2. 1."), "writing")]
    asked += cards(rows("5. 4. 2."), "calm")
    (notes, *_) = [block for block in made(*asked, writing="Clear writing") if isinstance(block, Bullets)]
    assert [plain(item) for item in notes.items] == [
        "Clear writing and calm: Only p1 has rated here; agreement needs at least two panelists."
    ]


def test_the_summary_is_a_sentence_whatever_there_is_to_say():
    def told(panel):
        return agreement.summary(measure(cards(rows(panel))).agreement.overall)

    many = " ".join(f"{1 + i % 5}{1 + i % 5 if i % 4 else min(5, 2 + i % 5)}" for i in range(60))
    assert told(many).startswith("Over all criteria the panel's agreement is good to excellent (2 panelists")
    assert told("11 33 55").startswith("All panelists gave the very same ratings (")
    assert told("12. 3.4 .55").startswith("Too few candidates were rated by the whole panel, so only alpha")
    assert told("15 51 33").startswith("How far the panel agrees can be calculated here, but not how sure")
    assert told("33 33").startswith("How far the panel agrees can't be told from these ratings (")


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
