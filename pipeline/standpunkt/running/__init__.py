"""Running: the stages driven over many documents."""
