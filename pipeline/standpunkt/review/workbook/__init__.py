"""Decisions read out of a workbook that a person worked in, whatever program saved it.

The hidden baseline says what every cell held when the book was written; what a cell says otherwise
now is the person's. Columns are known by their headings in any language and place, rows by their
id. Whatever is not understood is told with sheet and row, and nothing of it is guessed.

`book` opens and reads; `columns` finds the sheet and its columns, `baseline` what they held,
`identified` which row a line is, and `decided` what a person made of it.
"""
