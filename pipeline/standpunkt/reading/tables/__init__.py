"""Tables with one response a row, and what their columns mean by their headings."""
