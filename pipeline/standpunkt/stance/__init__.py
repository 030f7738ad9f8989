"""From parsed sentences to positions: who takes which stance on what."""
