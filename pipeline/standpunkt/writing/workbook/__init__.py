"""The workbook of a run: what a person who works with the responses opens.

`words` is what it says in which language, `styles` how it looks, and `book` writes its sheets.
"""
