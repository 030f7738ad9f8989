"""Saved web pages: what a page says, without the site around it."""
