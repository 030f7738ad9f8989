"""Positions for other programs: annotation tools, programs of qualitative analysis, statistics.

`passages` finds where each row stands in its text, and a module each writes one format.
"""
