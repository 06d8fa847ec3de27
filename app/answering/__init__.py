"""The steps from a question to an answer, in the order that ``ask.py`` takes them."""
