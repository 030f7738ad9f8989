"""The reading process: files from strangers are read where reading can be ended."""
