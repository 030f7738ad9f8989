"""The draft of "Høringsinstansenes syn": what a proposition says of the responses to a hearing.

`draft` makes it from the matrix, clause by clause, each with the rows it rests on; `markdown` and
`docx` write it.
"""
