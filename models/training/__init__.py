"""Training code for the Norwegian pipeline: tokenizer, corpus, augmentation, training, scoring.

Nothing in this package is needed to load or run the trained pipeline.
"""
