"""Forms: answers to closed questions, and the tables they stand in."""
