"""Proposals: what a hearing puts forward, and which positions are about it."""
