import random

from scanned import MIXED_UP, misread


def test_misread_changes_letters_and_no_offsets() -> None:
    text = "Fjordvik kommune støtter ikke forslaget om målere. " * 50
    found = misread(text, 0.1, random.Random(1))
    wrong = [(a, b) for a, b in zip(text, found, strict=True) if a != b]
    assert 20 <= len(wrong) <= 60
    assert all(MIXED_UP[a] == b for a, b in wrong)
    assert misread(text, 0.1, random.Random(1)) == found


def test_no_letter_is_mixed_up_with_itself() -> None:
    assert all(a != b for a, b in MIXED_UP.items())
