"""Answers as lines of styled text: pure functions from a value and a width to lines no wider than it."""
