"""What Norwegian text tells by its letters alone, before anything is parsed."""
