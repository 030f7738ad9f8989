"""From text to parsed sentences: blocks, sentences, and the spaCy pipeline that reads them."""
