"""Files of rows, read in batches of strings: CSV, JSON lines, JSON, Parquet. In bounded memory."""
