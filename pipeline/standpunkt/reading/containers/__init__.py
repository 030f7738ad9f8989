"""One file, many responses: ZIP files, e-mails with attachments, and tables."""
