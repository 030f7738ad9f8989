"""Confidence: the estimated probability that a row is right."""

from __future__ import annotations

from standpunkt.stance.candidates import Candidate


def confidence(won: Candidate) -> float:
    """The probability that the candidate is right."""
    return 0.7
