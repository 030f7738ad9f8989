"""Constructions: how holder, target and stance are found around each kind of cue.

One module a construction; each gives, for a cue, a `Candidate` or a `Rejected` with the
reason. Nothing here chooses between candidates.
"""
