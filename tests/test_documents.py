import pytest

from standpunkt.documents import Document, Span


@pytest.mark.parametrize(
    ("a", "b", "overlap"),
    [((0, 3), (2, 5), True), ((0, 3), (3, 5), False), ((0, 9), (4, 5), True)],
)
def test_span_overlaps(a: tuple[int, int], b: tuple[int, int], overlap: bool) -> None:
    assert Span(*a).overlaps(Span(*b)) is overlap
    assert Span(*b).overlaps(Span(*a)) is overlap


@pytest.mark.parametrize(("offset", "page"), [(0, 1), (9, 1), (10, 2), (25, 3)])
def test_page_of(offset: int, page: int) -> None:
    assert Document("a", "a.pdf", "x" * 30, pages=(0, 10, 20)).page_of(offset) == page


def test_page_of_text_without_pages() -> None:
    assert Document("a", "a.txt", "tekst").page_of(3) is None
