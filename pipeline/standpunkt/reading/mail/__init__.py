"""Mail: what the sender writes, without the mail it answers."""
