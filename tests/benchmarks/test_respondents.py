"""The benchmark of respondents: its responses are what it says, and its names are nobody's."""

from __future__ import annotations

import pytest

from respondents import LAYOUTS, NAMES, OWN, Layout, read, same_name
from standpunkt.respondent.catalogue import shipped


def test_there_are_forty_names_in_twelve_layouts_and_nobody_bears_them() -> None:
    assert (len(set(NAMES)), len(LAYOUTS)) == (40, 12)
    assert [name for name in NAMES if shipped().called(name)] == []


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_layout_holds_the_respondents_stands(layout: Layout) -> None:
    response = layout("Storlund kommune")
    assert len(response.own) == len(OWN)
    assert all(response.text.count(stand) == 1 for stand in response.own)
    assert read(response.text).metadata.organisation == "Storlund kommune"


def test_a_department_and_a_joint_name_count_as_right() -> None:
    found = read("LUNDE KOMMUNE\nEnhet for arkiv\n\nVi er imot.")
    assert same_name(found, "Lunde kommune, Enhet for arkiv")
    joint = read("Høringssvar fra Lunde kommune og Vik kommune\n\nVi er imot.")
    assert same_name(joint, "Lunde kommune og Vik kommune")
    assert not same_name(joint, "Lunde kommune")
