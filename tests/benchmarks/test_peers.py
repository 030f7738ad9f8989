import sys

import pytest

from peer import naive
from peer.shared import Response
from peers import PEERS, Peer, measured, row

BY_NAME = {peer.name: peer for peer in PEERS}


def test_the_naive_pattern_finds_names_and_we() -> None:
    text = "Ås kommune støtter forslaget. Vi er skeptisk til gebyret. Andre støtter det ikke."
    assert naive.load()([Response("Ås kommune", text)]) == 2


def test_a_tool_is_measured_in_a_process_of_its_own() -> None:
    took = measured(BY_NAME["pattern"], sys.executable)
    assert took["found"] > 300
    assert took["words"] > 30_000
    assert took["used"] == []
    assert len(row(BY_NAME["pattern"], took)) == 7


@pytest.mark.parametrize("peer", [Peer("x", "y", "borte"), BY_NAME["medspacy"]])
def test_a_tool_that_is_not_there_is_left_out(peer: Peer) -> None:
    took = measured(peer, sys.executable)
    assert row(peer, took)[1].startswith("left out: ModuleNotFoundError: No module named")
