"""Readings by a person: the sheet they are written on, what is wrong with one, and how far two of them agree.

Why its own room: a label is a posting read by a person, beside `reading`, which is one read by rules; neither
uses the other, and what they share (the text, the vocabulary's names) comes in as values.
"""
