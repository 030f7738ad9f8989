"""Word processors' files: DOCX and OpenDocument, and older ones through LibreOffice."""
