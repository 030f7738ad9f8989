"""The workbook of a run: what a person who works with the responses opens.

`contents` is what goes into it, `checks` what is most worth looking at, `words` what it says in
which language, and `book` writes its sheets.
"""
