"""The command line: a module for each command, its options in `options`, thin all of it."""

from standpunkt.cli.program import app, main

__all__ = ["app", "main"]
