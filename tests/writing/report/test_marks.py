import pytest
from hypothesis import given
from hypothesis import strategies as st

from standpunkt.documents import Span
from standpunkt.writing.report.marks import Mark, Role, segments

LENGTH = 30
SPANS = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, LENGTH)).filter(lambda s: s[0] < s[1])
MARKS = st.lists(
    st.builds(
        lambda span, role, number: Mark(Span(*span), role, number),
        SPANS,
        st.sampled_from(Role),
        st.integers(1, 5),
    ),
    max_size=12,
)


@given(MARKS)
def test_segments_are_the_whole_text_and_say_of_each_character_what_lies_over_it(
    marks: list[Mark],
) -> None:
    found = list(segments(LENGTH, marks))

    assert "".join("x" * (end - start) for (start, end), *_ in map(_plain, found)) == "x" * LENGTH
    for segment in found:
        for at in range(*segment.span):
            over = [mark for mark in marks if mark.span.start <= at < mark.span.end]
            assert segment.numbers == tuple(sorted({mark.number for mark in over}))
            assert segment.roles == {mark.role for mark in over}
    ends = [(segment.span.end, number) for segment in found for number in segment.ends]
    assert sorted(ends) == sorted(
        {(mark.span.end, mark.number) for mark in marks if mark.role is Role.EVIDENCE}
    )


def _plain(segment: object) -> tuple[Span, object]:
    return segment.span, segment  # type: ignore[attr-defined]


def test_a_text_without_marks_is_one_segment_and_an_empty_one_none() -> None:
    assert [segment.span for segment in segments(4, [])] == [Span(0, 4)]
    assert list(segments(0, [])) == []


@pytest.mark.parametrize("span", [Span(2, 2), Span(3, 2), Span(-1, 2), Span(2, 9)])
def test_a_mark_that_is_no_part_of_the_text_is_refused(span: Span) -> None:
    with pytest.raises(ValueError, match="no part of a text of 8 characters"):
        list(segments(8, [Mark(span, Role.CUE, 1)]))
