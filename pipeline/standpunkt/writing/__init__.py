"""Writing: positions out, as CSV, Parquet, XLSX or JSON lines."""
