"""Sets of forms are laid out once for all indexes, and none sees what another one leads to."""

from standpunkt.stance.form_index import FormIndex

ER, BLIR = frozenset({"er", "var"}), frozenset({"blir", "var"})


def test_indexes_share_sets_and_nothing_else() -> None:
    one = FormIndex([(ER, "a"), (BLIR, "b"), (ER, "c")], tuple)
    other = FormIndex([(BLIR, "d")], tuple)
    assert (one["er"], one["var"], one["blir"]) == (("a", "c"), ("a", "b", "c"), ("b",))
    assert (other["er"], other["var"], other["blir"]) == ((), ("d",), ("d",))


def test_what_comes_later_changes_no_index_that_was_asked_before() -> None:
    one = FormIndex([(ER, 1)], sum)
    assert one["var"] == 1
    FormIndex([(BLIR, 2), (frozenset({"var", "vart"}), 4)], sum)
    assert (one["var"], one["vart"], one["skog"]) == (1, 0, 0)
