from minentropy_app.sources.class_names import class_name, fitting_scheme


def test_classes_are_named_in_both_languages():
    assert class_name("CLC", "I") == "Literature"
    assert class_name("CLC", "I", "zh_CN") == "文学"
    assert class_name("CLC", "own class") == "own class"


def test_the_scheme_is_the_one_that_all_classes_fit():
    assert fitting_scheme({"I", "K", "T", ""}, "DDC") == "CLC"  # a file's own classes beside Dewey numbers
    assert fitting_scheme({"B", "K"}, "LCC") == "LCC"
    assert fitting_scheme({"B", "K"}) == ""  # both CLC and LCC have them
    assert fitting_scheme({"novels"}, "CLC") == ""
