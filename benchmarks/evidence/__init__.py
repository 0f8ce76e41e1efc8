"""How right findings and levels are, against what readers saw who did not write the program."""
