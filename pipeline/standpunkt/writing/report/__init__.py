"""The report of a run: one page that is looked at, searched and mended, offline and for years.

`placing` finds where each position stands in its response, `marks` cuts what overlaps into
segments, `charts` draws, `embedded` is what the page's script is given, and `page` puts it
together.
"""
