from carehire.values import listed


def test_names_are_listed_with_an_and_before_the_last_and_the_rest_is_counted():
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a and b"
    assert listed(["a", "b", "c", "d"], limit=2) == "a, b and 2 more"
    assert listed(["a", "b"], last="or") == "a or b"
    assert listed([]) == ""
