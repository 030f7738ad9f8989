"""Reading: files and folders in, Documents out."""
