"""Evaluation: predicted positions against annotated ones, as GUIDELINES.md defines it."""
