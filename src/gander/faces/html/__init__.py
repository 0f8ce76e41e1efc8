"""The report: the first screen and all tables as one self-contained HTML file."""
