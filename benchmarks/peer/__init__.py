"""The tools that `benchmarks/peers.py` measures: a module each, whose `load` makes one.

Each is run with an interpreter of its own, so none imports another, and what they share needs
nothing installed.
"""
