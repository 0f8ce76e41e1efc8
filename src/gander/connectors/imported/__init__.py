"""Postings in files of others: which column is what, and rows of tables.RAW made of them."""
