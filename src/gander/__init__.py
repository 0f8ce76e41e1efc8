"""Gander: an honest look at where you stand in the machine-learning job market."""

__version__ = "0.1.0"
