from carehire.values import folded, listed


def test_names_are_listed_with_an_and_before_the_last_and_the_rest_is_counted():
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a and b"
    assert listed(["a", "b", "c", "d"], limit=2) == "a, b and 2 more"
    assert listed(["a", "b"], last="or") == "a or b"
    assert listed([]) == ""


def test_two_texts_that_differ_in_capitals_and_spaces_alone_fold_to_one():
    assert folded(" Straße\u00a0 \n12 ") == folded("STRASSE 12") == "strasse 12"
    assert folded("") == ""
    assert folded("résumé") != folded("resume")
