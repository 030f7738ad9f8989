"""PDF: from a file's pages to text, with OCR for pages that are scans."""
