"""How right findings and levels are, against what people saw who did not write the program."""
