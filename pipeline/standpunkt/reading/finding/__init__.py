"""From what a user names to the files to read, and what is known of each beforehand."""
